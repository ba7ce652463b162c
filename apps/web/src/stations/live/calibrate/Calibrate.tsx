import type { AntagonistReference, MeasuredEvidence, ReferenceKind } from '@eupraxia/clinical';
import { emgTargetOf } from '@eupraxia/clinical/target';
import type { Activity } from '@eupraxia/clinical/visit';
import { useState } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { TextField } from '../../../kit/Field.tsx';
import { Form } from '../../../kit/Form.tsx';
import { liveSession, qualityTexts } from '../../../live/page/live-session.ts';
import type { AntagonistMeasured, PracticeChoices } from '../../../live/page/visit-practice.ts';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { Taps } from '../Taps.tsx';
import { Compared } from './Compared.tsx';
import { MaximalGateCard, type MaximalState, maximalStart } from './MaximalGateCard.tsx';
import { PlacementFigure } from './PlacementFigure.tsx';
import { isRest, restEvidence } from './rest-evidence.ts';
import { useCalibrateText } from './text.ts';
import { type RestTaken, takeSeconds, useTake } from './use-take.ts';
import './calibrate.css';

/** An amplitude with the digits that a therapist can read and type. */
const shownValue = (value: number): string => (value >= 10 ? value.toFixed(1) : value.toPrecision(4));

/** Which recording and channel the reference is measured on. */
export interface ReferenceSource {
  readonly recordingId: string;
  readonly channel: string;
  readonly unit: string;
  readonly seconds: number;
  readonly mains: string;
  /** The other muscle, where one is listened to. */
  readonly other: { readonly channel: string; readonly unit: string } | null;
}

/**
 * Sets what 100 % stands for: place, check at rest, take a comfortable effort; or the peak of the recording, or a maximal
 * contraction by a decision with its gate. Nothing is assumed: without it the trace shows the amplitude in its own unit.
 */
export function Calibrate({
  activity,
  view,
  source,
  otherReference,
  onChoices,
  onDone,
  onCancel,
}: {
  readonly activity: Activity;
  readonly view: VisitInView;
  readonly source: ReferenceSource;
  readonly otherReference: AntagonistMeasured | undefined;
  readonly onChoices: (choices: PracticeChoices) => void;
  readonly onDone: () => void;
  readonly onCancel: (() => void) | null;
}) {
  const t = useCalibrateText();
  const live = liveSession();
  const { item } = activity;
  const { journal } = view;
  const [kind, setKind] = useState<ReferenceKind>(
    emgTargetOf(item)?.reference === 'peak-in-task' ? 'peak-in-task' : 'submaximal',
  );
  const [placement, setPlacement] = useState(item.placement ?? '');
  const [placed, setPlaced] = useState(activity.reference !== null);
  const [rest, setRest] = useState<RestTaken | null>(null);
  const [value, setValue] = useState('');
  const [measured, setMeasured] = useState<{ value: number; from: number; to: number } | null>(null);
  const [gate, setGate] = useState<MaximalState>(maximalStart);
  const [error, setError] = useState<string>();
  const keep = (peak: { readonly value: number; readonly from: number; readonly to: number }): void => {
    setMeasured(peak);
    setValue(shownValue(peak.value));
  };
  const keepOther = (level: number, how: AntagonistReference): void => {
    if (level > 0 && source.other !== null)
      onChoices({ antagonistReferences: new Map([[source.other.channel, { value: level, kind: how }]]) });
  };
  const { taking, share, take } = useTake(
    setRest,
    (step, peak) => (step === 'effort' ? keep(peak) : keepOther(peak.value, 'slow-stretch')),
    (level) => keepOther(level, 'rest'),
  );
  const gated = kind === 'MVIC' && !gate.open;

  async function set(): Promise<void> {
    if (gated) return setError(gate.why === '' ? t('answerFirst') : gate.why);
    if (kind === 'MVIC' && gate.reason.trim() === '') return setError(t('reasonMissing'));
    // A value that was typed over is not what was measured.
    const same = measured !== null && Math.abs(Number(value) / measured.value - 1) < 0.001;
    const evidence: MeasuredEvidence | undefined = same
      ? {
          recording: source.recordingId,
          channel: source.channel,
          from: Number(measured.from.toFixed(3)),
          to: Number(measured.to.toFixed(3)),
          algorithm: 'strongest 500 ms of the 50 ms RMS',
          version: '1',
          params: { mains: source.mains, bandPass: '20–450 Hz' },
        }
      : undefined;
    const atRest = restEvidence(rest, Number(value), source.unit, activity.zone?.direction === 'down');
    const result = await journal.append('reference.set', {
      activityId: item.id,
      kind,
      value: Number(value),
      unit: source.unit,
      ...(item.muscle === undefined ? {} : { muscle: item.muscle }),
      ...(placement.trim() === '' ? {} : { placement: placement.trim().slice(0, 200) }),
      ...(evidence === undefined ? {} : { measured: evidence }),
      ...(atRest === undefined ? {} : { rest: atRest }),
    });
    if (!result.ok) return setError(result.error.message);
    if (kind === 'MVIC') await journal.append('reason.given', { of: [result.value.id], text: gate.reason.trim() });
    onDone();
  }

  const progress =
    taking === null ? null : <progress className="calibrate-progress" max={1} value={share} aria-label={`${takeSeconds} s`} />;
  return (
    <Form
      className="reference calibrate"
      aria-label={t('title')}
      onSubmit={(event) => {
        event.preventDefault();
        void set();
      }}
    >
      <h3>{t('title')}</h3>
      <p className="soft">{t('how')}</p>
      <ol className="calibrate-steps">
        <li className={placed ? 'calibrate-step calibrate-step-done' : 'calibrate-step'}>
          <h4>{t('stepPlace')}</h4>
          {placed ? null : (
            <div className="calibrate-place">
              <PlacementFigure />
              <p>{item.placement ?? t('placementNone')}</p>
            </div>
          )}
          {placed ? (
            <TextField
              label={t('placeField')}
              value={placement}
              maxLength={200}
              onChange={(event) => setPlacement(event.target.value)}
            />
          ) : (
            <Button size="live" kind="ask" onClick={() => setPlaced(true)}>
              {t('placed')}
            </Button>
          )}
        </li>
        <li className={rest !== null && rest.reason === null ? 'calibrate-step calibrate-step-done' : 'calibrate-step'}>
          <h4>{t('stepRest')}</h4>
          <p role="status" className="calibrate-found">
            {taking === 'rest' ? t('restTaking') : rest === null ? '' : restWords(t, rest, source.unit)}
          </p>
          {taking === 'rest' ? progress : null}
          <Button
            size="live"
            kind={placed && rest === null ? 'ask' : 'quiet'}
            busy={taking !== null}
            onClick={() => take('rest')}
          >
            {rest === null ? t('restTake') : t('restAgain')}
          </Button>
        </li>
        <li className={measured === null ? 'calibrate-step' : 'calibrate-step calibrate-step-done'}>
          <h4>{t('stepEffort')}</h4>
          <Taps
            label={t('kind')}
            columns={3}
            value={kind}
            taps={(['submaximal', 'peak-in-task', 'MVIC'] as const)
              .filter((k) => k !== 'peak-in-task' || source.seconds > 0)
              .map((k) => ({ value: k, label: t(k) }))}
            onTap={(next) => {
              setKind(next);
              setError(undefined);
              if (next === 'peak-in-task') void live.peak(0, source.seconds).then(keep);
            }}
          />
          {kind === 'MVIC' ? <MaximalGateCard activity={activity} view={view} state={gate} onState={setGate} /> : null}
          {kind === 'peak-in-task' ? null : (
            <Button
              size="live"
              kind={rest !== null && measured === null ? 'ask' : 'quiet'}
              busy={taking !== null}
              disabled={gated}
              onClick={() => {
                setMeasured(null);
                take('effort');
              }}
            >
              {t(kind === 'MVIC' ? 'takeMost' : 'take')}
            </Button>
          )}
          {taking === 'effort' ? progress : null}
          <p role="status" className="soft">
            {taking === 'effort'
              ? t(kind === 'MVIC' ? 'takingMost' : 'taking')
              : measured === null
                ? ''
                : `${t('measured')}: ${measured.from.toFixed(1)}–${measured.to.toFixed(1)} s`}
          </p>
        </li>
        {source.other === null ? null : (
          <li className={otherReference === undefined ? 'calibrate-step' : 'calibrate-step calibrate-step-done'}>
            <h4>{t('other')}</h4>
            <p className="soft">
              {otherReference === undefined
                ? t('otherHow')
                : t(otherWords[otherReference.kind ?? 'unknown'], {
                    value: shownValue(otherReference.value),
                    unit: source.other.unit,
                  })}
            </p>
            {taking === 'other-rest' || taking === 'other-stretch' ? progress : null}
            <div className="calibrate-others">
              <Button size="live" busy={taking !== null} onClick={() => take('other-stretch')}>
                {t('otherStretch')}
              </Button>
              <Button size="live" busy={taking !== null} onClick={() => take('other-rest')}>
                {t('otherRest')}
              </Button>
            </div>
          </li>
        )}
      </ol>
      <TextField
        label={t('value')}
        unit={source.unit}
        inputMode="decimal"
        value={value}
        onChange={(event) => setValue(event.target.value)}
        error={error}
      />
      <Compared view={view} activity={activity} kind={kind} placement={placement} />
      <div className="calibrate-foot">
        {onCancel === null ? null : <Button onClick={onCancel}>{t('cancel')}</Button>}
        <Button type="submit" kind="ask" size="live" disabled={!(Number(value) > 0) || gated}>
          {t('set')}
        </Button>
      </div>
    </Form>
  );
}

const otherWords = { rest: 'otherAtRest', 'slow-stretch': 'otherStretched', unknown: 'otherValue' } as const;

function restWords(t: ReturnType<typeof useCalibrateText>, rest: RestTaken, unit: string): string {
  if (rest.reason !== null) return t('restBad', { what: qualityTexts[rest.reason] });
  if (!isRest(rest)) return t('restMoved');
  return t('restGood', { value: shownValue(rest.level), unit });
}
