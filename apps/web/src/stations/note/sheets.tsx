import { cueChannels, cueLevels, type EventKind, type NewBodies } from '@eupraxia/clinical';
import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import type { VisitInView } from '../../visit/use-visit.ts';
import { Choices } from './Choices.tsx';
import { useNoteText } from './text.ts';

export interface SheetProps {
  readonly view: VisitInView;
  readonly onDone: () => void;
}

type OfActivity = SheetProps & { readonly activityId: string };

/** Records one event and closes the sheet; what was refused stays open and is said. */
export function useRecord({ view, onDone }: SheetProps) {
  const [error, setError] = useState<string>();
  async function record<K extends EventKind>(kind: K, body: NewBodies[K]): Promise<void> {
    const result = await view.journal.append(kind, body);
    if (result.ok) onDone();
    else setError(result.error.message);
  }
  const refused =
    error === undefined ? null : (
      <p className="field-error" role="alert">
        {error}
      </p>
    );
  return [record, refused] as const;
}

const grades = ['light', 'moderate', 'strong'] as const;
const tenths = Array.from({ length: 11 }, (_, score) => String(score));

/** One press for none and gravity, two for what is graded, a number for what is weighed. */
export function ResistanceSheet({ activityId, ...to }: OfActivity) {
  const t = useNoteText();
  const [record, refused] = useRecord(to);
  const [kind, setKind] = useState<NewBodies['resistance.set']['kind']>();
  const [amount, setAmount] = useState('');
  const kinds = [
    ['none', t('resistanceNone')],
    ['gravity', t('resistanceGravity')],
    ['manual', t('resistanceManual')],
    ['weight', t('resistanceWeight')],
    ['band', t('resistanceBand')],
    ['machine', t('resistanceMachine')],
  ] as const;
  const kilos = Number(amount.trim().replace(',', '.'));
  return (
    <>
      <Choices
        label={t('resistanceHow')}
        choices={kinds}
        chosen={kind}
        onChoose={(chosen) => {
          if (chosen === 'none' || chosen === 'gravity') void record('resistance.set', { activityId, kind: chosen });
          else setKind(chosen);
        }}
      />
      {kind === 'manual' || kind === 'band' ? (
        <Choices
          label={t('degree')}
          choices={grades.map((grade) => [grade, t(grade)] as const)}
          onChoose={(text) => void record('resistance.set', { activityId, kind, text })}
        />
      ) : null}
      {kind === 'weight' || kind === 'machine' ? (
        <Form
          className="remedy-line"
          onSubmit={(event) => {
            event.preventDefault();
            if (kilos > 0 && kilos <= 500) void record('resistance.set', { activityId, kind, value: kilos, unit: 'kg' });
          }}
        >
          <TextField
            label={t('load')}
            unit="kg"
            inputMode="decimal"
            autoFocus
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
          <Button type="submit" kind="ask" size="live" disabled={!(kilos > 0 && kilos <= 500)}>
            {t('record')}
          </Button>
        </Form>
      ) : null}
      {refused}
    </>
  );
}

/** A cue that was given and not tapped: channel and how much, one press for both. */
export function CueSheet({ activityId, ...to }: OfActivity) {
  const t = useNoteText();
  const [record, refused] = useRecord(to);
  return (
    <>
      {cueChannels.map((channel) => (
        <Choices
          key={channel}
          label={t(channel)}
          choices={cueLevels.map((level) => [level, t(level)] as const)}
          onChoose={(level) => void record('cue.given', { activityId, channel, level })}
        />
      ))}
      {refused}
    </>
  );
}

/** How the patient took it: effort, or pain after the activity. */
export function ResponseSheet({ activityId, ...to }: OfActivity) {
  const t = useNoteText();
  const [record, refused] = useRecord(to);
  const scores = tenths.map((score) => [score, score] as const);
  return (
    <>
      <Choices
        label={t('effort')}
        columns={6}
        choices={scores}
        onChoose={(score) => void record('effort.rated', { activityId, score: Number(score), scale: 'CR10' })}
      />
      <Choices
        label={t('painAfter')}
        columns={6}
        choices={scores}
        onChoose={(score) => void record('pain.rated', { activityId, score: Number(score), when: 'after' })}
      />
      {refused}
    </>
  );
}
