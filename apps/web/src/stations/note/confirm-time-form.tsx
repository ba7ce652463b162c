import { isReasonOfSubstance } from '@eupraxia/clinical/visit';
import { type FormEvent, useState } from 'react';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { TextArea } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import type { VisitInView } from '../../visit/use-visit.ts';
import { beginHere } from './begin-here.ts';
import { timeHere } from './time-here.ts';
import { useTimeText } from './time-text.ts';

/** A therapist answers for a time that is in question, with a reason of substance. An assistant is told who can. */
export function ConfirmTimeForm({
  view,
  of,
  onDone,
}: {
  readonly view: VisitInView;
  /** The event whose time it is. */
  readonly of: string;
  readonly onDone: () => void;
}) {
  const t = useTimeText();
  const { role } = useMe();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const row = view.visit.journal.find(({ id }) => id === of);
  const { zone } = view.visit.snapshot.clinic;
  const entered = row?.event.kind === 'time.corrected' ? row.event.body : undefined;
  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    const result = await view.journal.append('time.confirmed', { of, reason: reason.trim() });
    if (result.ok) onDone();
    else setError(result.error.message);
  }
  if (role !== 'therapist') return <p className="soft">{t('therapistConfirms')}</p>;
  return (
    <Form className="note-form" onSubmit={(event) => void confirm(event)}>
      {row === undefined ? null : <p>{t('confirmAt', { time: timeHere(zone, row.at) })}</p>}
      {entered === undefined ? null : (
        <p>
          <b>{view.visit.activities.find(({ item }) => item.id === entered.activityId)?.item.name}</b>{' '}
          {t('confirmMinutes', { count: Math.round(entered.seconds / 60) })}
          {entered.from === undefined
            ? null
            : `, ${t('confirmFromTo', { from: timeHere(zone, entered.from), to: timeHere(zone, entered.from + entered.seconds * 1000) })}`}
          {`: “${entered.reason}”`}
        </p>
      )}
      <TextArea
        label={t('confirmReason')}
        hint={t('reasonHow')}
        value={reason}
        maxLength={2000}
        error={error}
        ref={beginHere}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="note-form-foot">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" kind="ask" disabled={!isReasonOfSubstance(reason)}>
          {t('confirmIt')}
        </Button>
      </div>
    </Form>
  );
}
