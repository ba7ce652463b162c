import type { Disturbance } from '@eupraxia/devices';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { liveSession } from '../../../live/page/live-session.ts';
import { useSourceText } from './text.ts';

/** What a hand does by itself: this much of the body's strength while the pad is held. */
const usual = 60;

/** The panel that plays the patient: what the body intends, by touch or keys, and what goes wrong at the skin. */
export function PlayPatient({ hasOther }: { readonly hasOther: boolean }) {
  const t = useSourceText();
  const live = liveSession();
  const [agonist, setAgonist] = useState(0);
  const [antagonist, setAntagonist] = useState(0);
  const [off, setOff] = useState(false);
  const held = useRef(false);
  useEffect(() => live.intend({ agonist: agonist / 100, antagonist: antagonist / 100 }), [live, agonist, antagonist]);
  const press = (down: boolean): void => {
    if (held.current === down) return;
    held.current = down;
    setAgonist(down ? usual : 0);
  };
  const slider = (label: string, value: number, change: (value: number) => void) => (
    <label className="intend">
      <span className="taps-label">{label}</span>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={value}
        aria-valuetext={`${value} %`}
        onChange={(event) => change(Number(event.target.value))}
      />
      <span className="tabular intend-value" aria-hidden="true">
        {value} %
      </span>
    </label>
  );
  const disturb = (what: Disturbance, label: string) => <Button onClick={() => live.disturb(what)}>{label}</Button>;
  return (
    <section className="play-patient" aria-label={t('panel')}>
      <p className="soft">{t('panelHow')}</p>
      <div className="play-patient-sliders">
        {slider(t('agonist'), agonist, setAgonist)}
        {hasOther ? slider(t('antagonist'), antagonist, setAntagonist) : null}
      </div>
      <div className="play-patient-buttons">
        <Button
          kind="ask"
          className="play-patient-hold"
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            press(true);
          }}
          onPointerUp={() => press(false)}
          onPointerCancel={() => press(false)}
          onBlur={() => press(false)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') press(true);
          }}
          onKeyUp={(event) => {
            if (event.key === 'Enter') press(false);
          }}
          onContextMenu={(event) => event.preventDefault()}
        >
          {t('hold')}
        </Button>
        {disturb('artefact', t('artefact'))}
        <Button
          aria-pressed={off}
          onClick={() => {
            live.disturb(off ? 'electrode-on' : 'electrode-off');
            setOff(!off);
          }}
        >
          {off ? t('electrodeOn') : t('electrodeOff')}
        </Button>
        {disturb('mains', t('mains'))}
        {disturb('stall', t('stall'))}
        {disturb('fatigue-reset', t('rested'))}
      </div>
    </section>
  );
}
