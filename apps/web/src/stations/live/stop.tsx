import type { Visit } from '@eupraxia/clinical/visit';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button } from '../../kit/Button.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Icon } from '../../kit/Icon.tsx';
import type { Journal } from '../../visit/log/journal.ts';
import { useLiveText } from './text.ts';

const reasons = [
  ['pain', 'pain'],
  ['dizziness', 'dizziness'],
  ['chest-pain', 'chest pain'],
  ['fainting', 'fainting'],
  ['new-neurological-sign', 'new neurological sign'],
  ['seizure', 'seizure'],
  ['fall', 'fall'],
  ['vital-signs', 'vital signs'],
  ['fatigue', 'fatigue'],
  ['equipment', 'equipment'],
  ['by-mistake', 'by mistake'],
  ['unknown', 'not known'],
  ['other', 'something else'],
] as const;

/**
 * STOP by keyboard, also while a dialog is open: Escape from anywhere; Space too, except where somebody types or has
 * walked by keyboard to a control that Space presses. A button that was tapped last does not take Space away from STOP.
 */
export function useStopKeys(active: boolean, press: () => void): void {
  useEffect(() => {
    if (!active) return;
    // Whether the focus lies where a finger or mouse put it; who walks by keyboard presses controls with Space.
    let byHand = true;
    const onPointer = (): void => {
      byHand = true;
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Tab' || event.key.startsWith('Arrow')) byHand = false;
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== 'Escape' && !(event.key === ' ' && isFree(event.target, byHand))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      press();
    };
    window.addEventListener('pointerdown', onPointer, { capture: true });
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', onPointer, { capture: true });
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  }, [active, press]);
}

/** Whether Space at this place neither types nor presses what a keyboard user has chosen. */
function isFree(target: EventTarget | null, byHand: boolean): boolean {
  if (!(target instanceof Element)) return true;
  const control = target.closest('button, a, input, select, textarea, summary, [contenteditable], [role="button"]');
  if (control === null) return true;
  return byHand && control instanceof HTMLButtonElement;
}

/** STOP. It takes effect when the finger lands, not when it leaves. A modal dialog would put it out of reach, so that it is drawn inside the dialog too while one is open. */
export function StopButton({ onPress, disabled }: { readonly onPress: () => void; readonly disabled: boolean }) {
  const t = useLiveText();
  const dialog = useOpenDialog();
  const button = (
    <button
      type="button"
      className="stop"
      onPointerDown={(event) => {
        if (event.button === 0) onPress();
      }}
      onClick={onPress}
      disabled={disabled}
      title={t('stopHow')}
      aria-keyshortcuts="Escape Space"
    >
      {t('stop')}
      <span className="stop-key" aria-hidden="true">
        Esc
      </span>
    </button>
  );
  return (
    <>
      {button}
      {dialog === null ? null : createPortal(<div className="stop-in-dialog">{button}</div>, dialog)}
    </>
  );
}

/** The modal dialog that lies over the page, whoever opened it. */
function useOpenDialog(): Element | null {
  const [dialog, setDialog] = useState<Element | null>(null);
  useEffect(() => {
    const look = (): void => setDialog(document.querySelector('dialog:modal'));
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['open'] });
    look();
    return () => watcher.disconnect();
  }, []);
  return dialog;
}

/** After STOP: why, then the clinician clears; going on is a press of its own. */
export function StopCard({
  stop,
  journal,
  time,
}: {
  readonly stop: Visit['stop'];
  readonly journal: Journal;
  readonly time: string;
}) {
  const t = useLiveText();
  const [text, setText] = useState('');
  const explained = stop?.why !== undefined;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // In newer browsers this returns a promise, which an effect must not.
    void card.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <section ref={card} className="stop-card" role="alert">
      <h2>
        <Icon name="stop" size={24} /> {t('stopped', { time })}
      </h2>
      <p>{t('stoppedSafe')}</p>
      <p className="stop-card-emergency">{t('stopEmergency')}</p>
      <p className="stop-card-ask">{t('stopWhy')}</p>
      <div className="stop-reasons">
        {reasons.map(([why, words]) => (
          <Button
            key={why}
            size="live"
            aria-pressed={stop?.why === why}
            disabled={stop === null}
            onClick={() => {
              if (stop !== null)
                void journal.append('stop.explained', {
                  stop: stop.id,
                  why,
                  ...(text.trim() === '' ? {} : { text: text.trim() }),
                });
            }}
          >
            {words}
          </Button>
        ))}
      </div>
      <TextField label={t('stopText')} value={text} maxLength={500} onChange={(event) => setText(event.target.value)} />
      <Button
        kind="ask"
        size="live"
        disabled={!explained}
        onClick={() => {
          if (stop !== null)
            void journal.append('stop.cleared', { stop: stop.id, ...(text.trim() === '' ? {} : { text: text.trim() }) });
        }}
      >
        {t('stopClear')}
      </Button>
    </section>
  );
}
