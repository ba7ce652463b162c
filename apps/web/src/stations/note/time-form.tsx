import { timeText } from '@eupraxia/claims';
import { dayIn, instantAt } from '@eupraxia/clinical';
import { handEntryVerdict, isReasonOfSubstance } from '@eupraxia/clinical/visit';
import { type FormEvent, useState } from 'react';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import type { VisitInView } from '../../visit/use-visit.ts';
import { type EnteredTime, enteredTime } from './entered-time.ts';
import { timeHere } from './time-here.ts';
import { useTimeText } from './time-text.ts';

/**
 * A time of the clock replaced by what the clinician says it was: so many minutes, or from when to when. Inside the visit one
 * press records it. What the visit has no room for needs its beginning and a reason of substance, and a therapist confirms
 * it in a second step; an assistant's waits for one.
 */
export function TimeForm({
  view,
  activityId,
  onDone,
}: {
  readonly view: VisitInView;
  readonly activityId: string | undefined;
  readonly onDone: () => void;
}) {
  const t = useTimeText();
  const { role } = useMe();
  const { visit, journal } = view;
  const { zone } = visit.snapshot.clinic;
  const [activity, setActivity] = useState(activityId ?? '');
  const [how, setHow] = useState<'minutes' | 'span'>('minutes');
  const [fields, setFields] = useState({ minutes: '', from: '', to: '' });
  const [reason, setReason] = useState('');
  const [confirming, setConfirming] = useState(false);
  const [error, setError] = useState<string>();
  const set = (change: Partial<typeof fields>): void => {
    setFields({ ...fields, ...change });
    setConfirming(false);
  };

  const at = journal.clock.now();
  const day = dayIn(zone, visit.opened.at);
  const entered = enteredTime(how, fields, (time) => instantAt(zone, day, time));
  const verdict = entered === null || activity === '' ? null : handEntryVerdict(visit, { activityId: activity, ...entered, at });
  const beyond = verdict !== null && verdict.outside >= 1;
  const problem = problemOf();
  const ready = entered !== null && activity !== '' && reason.trim() !== '' && problem === undefined;

  function problemOf(): string | undefined {
    if (verdict === null) return undefined;
    if (verdict.ahead) return t('ahead');
    if (verdict.twice >= 1) return t('twice', { length: timeText(verdict.twice) });
    if (beyond && how === 'minutes') return t('needsSpan');
    return beyond && reason.trim() !== '' && !isReasonOfSubstance(reason) ? t('needsReason') : undefined;
  }

  async function record({ seconds, from }: EnteredTime): Promise<void> {
    const corrected = await journal.append('time.corrected', {
      activityId: activity,
      seconds,
      reason: reason.trim(),
      ...(from === null ? {} : { from }),
    });
    if (!corrected.ok) return setError(corrected.error.message);
    if (beyond && role === 'therapist') {
      const confirmed = await journal.append('time.confirmed', { of: corrected.value.id, reason: reason.trim() });
      if (!confirmed.ok) return setError(confirmed.error.message);
    }
    onDone();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!ready || entered === null) return;
    if (beyond && role === 'therapist' && !confirming) setConfirming(true);
    else void record(entered);
  }

  return (
    <Form className="note-form" onSubmit={submit}>
      <Select
        label={t('activity')}
        choose="…"
        value={activity}
        options={visit.activities.map((a) => ({ value: a.item.id, label: a.item.name }))}
        onChange={(event) => setActivity(event.target.value)}
      />
      <Select
        label={t('how')}
        value={how}
        options={[
          { value: 'minutes', label: t('asMinutes') },
          { value: 'span', label: t('asSpan') },
        ]}
        onChange={(event) => {
          setHow(event.target.value === 'span' ? 'span' : 'minutes');
          setConfirming(false);
        }}
      />
      {how === 'minutes' ? (
        <TextField
          label={t('minutes')}
          unit="min"
          inputMode="decimal"
          value={fields.minutes}
          onChange={(event) => set({ minutes: event.target.value })}
        />
      ) : (
        <>
          <TextField label={t('from')} type="time" value={fields.from} onChange={(event) => set({ from: event.target.value })} />
          <TextField label={t('to')} type="time" value={fields.to} onChange={(event) => set({ to: event.target.value })} />
        </>
      )}
      {verdict === null || verdict.ahead ? null : (
        <p className={beyond ? 'field-error' : 'field-hint'} role="status">
          {beyond
            ? t('outside', { from: timeHere(zone, visit.opened.at), to: timeHere(zone, visit.ended) })
            : t('inside', { from: timeHere(zone, visit.opened.at), to: timeHere(zone, visit.ended) })}
        </p>
      )}
      <TextField
        label={t('reason')}
        hint={beyond ? t('reasonHow') : undefined}
        value={reason}
        maxLength={500}
        error={error ?? problem}
        onChange={(event) => {
          setReason(event.target.value);
          setConfirming(false);
        }}
      />
      {confirming && entered !== null && entered.from !== null ? (
        <p className="note-late" role="alert">
          {t('confirmSpan', {
            from: timeHere(zone, entered.from),
            to: timeHere(zone, entered.from + entered.seconds * 1000),
          })}
        </p>
      ) : null}
      {beyond && role !== 'therapist' ? <p className="soft">{t('therapistConfirms')}</p> : null}
      <div className="note-form-foot">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" kind="ask" disabled={!ready}>
          {confirming ? t('confirmIt') : t('correct')}
        </Button>
      </div>
    </Form>
  );
}
