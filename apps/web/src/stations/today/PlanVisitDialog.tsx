import { dayIn, instantAt } from '@eupraxia/clinical';
import type { Patient } from '@eupraxia/clinical/chart';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { client } from '../../app/client.ts';
import { timeOf } from '../../app/days.ts';
import { faultFrom } from '../../app/fault.ts';
import { freshId } from '../../app/fresh-id.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { PatientSearch } from './PatientSearch.tsx';
import { useTodayText } from './text.ts';

const lengths = ['30', '45', '60'] as const;

interface NewPatient {
  readonly name: string;
  readonly bornOn: string;
  readonly chartNumber: string;
}

/** Plans a visit for a known or a new patient. The ids are made once, so that a second press doubles nothing. */
export function PlanVisitDialog({ day: firstDay, onClose }: { readonly day: string; readonly onClose: () => void }) {
  const common = useText();
  const t = useTodayText();
  const { clinic } = useMe();
  const queries = useQueryClient();
  const formId = useId();
  const [ids] = useState(() => ({ patient: freshId(), visit: freshId() }));
  const [chosen, setChosen] = useState<Patient>();
  const [fresh, setFresh] = useState<NewPatient>();
  const [day, setDay] = useState(firstDay);
  const [time, setTime] = useState('');
  const [minutes, setMinutes] = useState<(typeof lengths)[number]>('45');
  const [tried, setTried] = useState(false);

  const today = dayIn(clinic.zone, Date.now());
  const wrong = {
    patient: fresh === undefined && chosen === undefined ? t('choosePatient') : undefined,
    name: fresh !== undefined && fresh.name.trim() === '' ? t('nameMissing') : undefined,
    bornOn: fresh !== undefined && (fresh.bornOn === '' || fresh.bornOn > today) ? t('bornMissing') : undefined,
    time: day === '' || time === '' ? t('timeMissing') : undefined,
  };

  const plan = useMutation({
    mutationFn: async () => {
      const number = fresh?.chartNumber.trim() ?? '';
      const patient =
        fresh === undefined
          ? (chosen as Patient)
          : await client.patients.create({
              id: ids.patient,
              name: fresh.name.trim(),
              bornOn: fresh.bornOn,
              ...(number === '' ? {} : { chartNumber: number }),
            });
      return client.visit.plan({
        id: ids.visit,
        patientId: patient.id,
        startsAt: instantAt(clinic.zone, day, time),
        minutes: Number(minutes),
      });
    },
    onSuccess: async (visit) => {
      showToast({ text: t('planned', { name: visit.patient.name, time: timeOf(visit.startsAt, clinic.zone, language) }) });
      onClose();
      await queries.invalidateQueries({ queryKey: ['today'] });
    },
  });

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).every((message) => message === undefined)) plan.mutate();
  };
  const told = (message: string | undefined) => (tried ? message : undefined);

  return (
    <Dialog
      title={t('planTitle')}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" form={formId} kind="ask" busy={plan.isPending}>
            {t('plan')}
          </Button>
        </>
      }
    >
      <Form id={formId} noValidate className="stack" onSubmit={submit}>
        {fresh === undefined ? (
          <PatientSearch
            chosen={chosen}
            error={told(wrong.patient)}
            onChoose={setChosen}
            onNew={(name) => setFresh({ name, bornOn: '', chartNumber: '' })}
          />
        ) : (
          <>
            <TextField
              label={t('patientName')}
              value={fresh.name}
              maxLength={200}
              error={told(wrong.name)}
              onChange={(event) => setFresh({ ...fresh, name: event.currentTarget.value })}
            />
            <div className="plan-row">
              <TextField
                label={t('bornOn')}
                type="date"
                max={today}
                value={fresh.bornOn}
                error={told(wrong.bornOn)}
                onChange={(event) => setFresh({ ...fresh, bornOn: event.currentTarget.value })}
              />
              <TextField
                label={t('chartNumber')}
                value={fresh.chartNumber}
                maxLength={200}
                onChange={(event) => setFresh({ ...fresh, chartNumber: event.currentTarget.value })}
              />
            </div>
            <Button kind="plain" className="start" onClick={() => setFresh(undefined)}>
              {t('backToSearch')}
            </Button>
          </>
        )}
        <div className="plan-row">
          <TextField label={t('day')} type="date" value={day} onChange={(event) => setDay(event.currentTarget.value)} />
          <TextField
            label={t('time')}
            type="time"
            step={300}
            value={time}
            hint={t('timeHint', { zone: clinic.zone })}
            error={told(wrong.time)}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
        </div>
        <Segmented
          label={t('length')}
          value={minutes}
          onChange={setMinutes}
          options={lengths.map((value) => ({ value, label: t('minutes', { count: Number(value) }) }))}
        />
        {plan.error === null ? null : <ErrorCard fault={faultFrom(plan.error)} safe={t('notSaved')} />}
      </Form>
    </Dialog>
  );
}
