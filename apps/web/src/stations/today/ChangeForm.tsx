import type { ScheduleChange, VisitRow } from '@eupraxia/api';
import { clockIn, dayIn, instantAt } from '@eupraxia/clinical';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { freshId } from '../../app/fresh-id.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { useText } from '../../text/en.ts';
import { type ReasonChip, reasonChips, reasonOf } from './schedule-change.ts';
import { useTodayText } from './text.ts';

const words = {
  moved: { title: 'moveTitle', submit: 'moveIt', despite: 'moveDespite', done: 'movedDone' },
  cancelled: { title: 'cancelTitle', submit: 'cancelIt', despite: 'cancelIt', done: 'cancelled' },
  'no-show': { title: 'noShowTitle', submit: 'noShowIt', despite: 'noShowIt', done: 'no-show' },
  restored: { title: 'restoreTitle', submit: 'restoreIt', despite: 'restoreDespite', done: 'restored' },
} as const satisfies Record<ScheduleChange['change'], object>;

/** One change of a visit with its reason. The id is made once, so that a second press changes nothing twice. */
export function ChangeForm({
  visit,
  change,
  onBack,
  onClose,
}: {
  readonly visit: VisitRow;
  readonly change: ScheduleChange['change'];
  readonly onBack: () => void;
  readonly onClose: () => void;
}) {
  const common = useText();
  const t = useTodayText();
  const { zone } = useMe().clinic;
  const queries = useQueryClient();
  const formId = useId();
  const [chip, setChip] = useState<ReasonChip | null>(null);
  const [text, setText] = useState('');
  const [day, setDay] = useState(dayIn(zone, visit.startsAt));
  const [time, setTime] = useState(clockIn(zone, visit.startsAt));
  const [tried, setTried] = useState(false);
  const reason = reasonOf(chip, chip === null ? '' : t(chip), text);
  const timeMissing = change === 'moved' && (day === '' || time === '');
  const said = words[change];

  // What the server keeps under an id is one change: what is edited after a refusal is a new one.
  const [id, setId] = useState(freshId);
  const edit = (act: () => void) => {
    act();
    setId(freshId());
    if (send.error !== null) send.reset();
  };
  const send = useMutation({
    mutationFn: (despite: boolean) => {
      const shared = { id, visitId: visit.id, reason: reason ?? '', ...(despite ? { despite } : {}) };
      return client.visit.change(
        change === 'moved'
          ? { ...shared, change, startsAt: instantAt(zone, day, time), minutes: visit.minutes }
          : { ...shared, change },
      );
    },
    onSuccess: async () => {
      showToast({ text: t('changed', { name: visit.patient.name, what: t(said.done).toLowerCase() }) });
      onClose();
      await Promise.all(
        [['today'], ['chart', visit.patient.id], ['visit-row', visit.id]].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  const fault = send.error === null ? null : faultFrom(send.error);
  const isTaken = fault?.code === 'EUP_STORE_SLOT_TAKEN';

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (reason !== null && !timeMissing) send.mutate(isTaken);
  };

  return (
    <Dialog
      title={t(said.title)}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onBack}>{t('back')}</Button>
          <Button type="submit" form={formId} kind="ask" busy={send.isPending}>
            {t(isTaken ? said.despite : said.submit)}
          </Button>
        </>
      }
    >
      <Form id={formId} noValidate className="stack" onSubmit={submit}>
        <p className="visit-change-who">{visit.patient.name}</p>
        {change !== 'moved' ? null : (
          <div className="plan-row">
            <TextField
              label={t('day')}
              type="date"
              value={day}
              onChange={({ currentTarget: { value } }) => edit(() => setDay(value))}
            />
            <TextField
              label={t('time')}
              type="time"
              step={300}
              value={time}
              hint={t('timeHint', { zone })}
              error={tried && timeMissing ? t('timeMissing') : undefined}
              onChange={({ currentTarget: { value } }) => edit(() => setTime(value))}
            />
          </div>
        )}
        <fieldset className="visit-reasons">
          <legend className="field-label">{t('reason')}</legend>
          {reasonChips.map((one) => (
            <Button
              key={one}
              className="visit-reason"
              aria-pressed={chip === one}
              onClick={() => edit(() => setChip(chip === one ? null : one))}
            >
              {t(one)}
            </Button>
          ))}
        </fieldset>
        <TextField
          label={t('reasonMore')}
          value={text}
          maxLength={500}
          error={tried && reason === null ? t(chip === 'other' ? 'reasonOther' : 'reasonMissing') : undefined}
          onChange={({ currentTarget: { value } }) => edit(() => setText(value))}
        />
        {fault === null ? null : <ErrorCard fault={fault} kind={isTaken ? 'attention' : 'harm'} />}
      </Form>
    </Dialog>
  );
}
