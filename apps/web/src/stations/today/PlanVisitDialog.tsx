import { dayIn, instantAt } from '@eupraxia/clinical';
import type { Patient } from '@eupraxia/clinical/chart';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
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
import { SamePatient } from './SamePatient.tsx';
import { useTodayText } from './text.ts';

const lengths = ['30', '45', '60'] as const;

interface NewPatient {
  readonly name: string;
  readonly bornOn: string;
  readonly chartNumber: string;
}

/** What was confirmed after the server asked. */
interface Confirmed {
  /** Two people of one name and birth date. */
  readonly otherPerson?: true;
  /** Two visits of one patient at one time. */
  readonly despite?: true;
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

  const [confirmed, setConfirmed] = useState<Confirmed>({});
  const plan = useMutation({
    mutationFn: async ({ otherPerson, despite }: Confirmed) => {
      const number = fresh?.chartNumber.trim() ?? '';
      const patient =
        fresh === undefined
          ? (chosen as Patient)
          : await client.patients.create({
              id: ids.patient,
              name: fresh.name.trim(),
              bornOn: fresh.bornOn,
              ...(number === '' ? {} : { chartNumber: number }),
              ...(otherPerson === undefined ? {} : { otherPerson }),
            });
      return client.visit.plan({
        id: ids.visit,
        patientId: patient.id,
        startsAt: instantAt(clinic.zone, day, time),
        minutes: Number(minutes),
        ...(despite === undefined ? {} : { despite }),
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
    if (Object.values(wrong).every((message) => message === undefined)) plan.mutate(confirmed);
  };
  const fault = plan.error === null ? null : faultFrom(plan.error);
  const isSame = fault?.code === 'EUP_STORE_PATIENT_SAME' && fresh !== undefined;
  const isTaken = fault?.code === 'EUP_STORE_SLOT_TAKEN';
  const answer = useRef<HTMLDivElement>(null);
  const asks = fault?.code;
  useEffect(() => {
    // What the server asks stands below the form, under the fold of a phone.
    if (asks === undefined) return;
    answer.current?.scrollIntoView({ block: 'nearest' });
    // The button that was pressed may be gone, and the focus with it.
    if (document.activeElement === document.body) answer.current?.focus({ preventScroll: true });
  }, [asks]);
  const goOn = (more: Confirmed) => {
    const all = { ...confirmed, ...more };
    setConfirmed(all);
    plan.mutate(all);
  };
  /** Another person or another time: what was confirmed of the one does not hold of the other. */
  const forget = () => {
    setConfirmed({});
    if (plan.error !== null) plan.reset();
  };
  const editFresh = (next: NewPatient | undefined) => {
    setFresh(next);
    forget();
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
          {isSame || isTaken ? null : (
            <Button type="submit" form={formId} kind="ask" busy={plan.isPending}>
              {t('plan')}
            </Button>
          )}
        </>
      }
    >
      <Form id={formId} noValidate className="stack" onSubmit={submit}>
        {fresh === undefined ? (
          <PatientSearch
            chosen={chosen}
            error={told(wrong.patient)}
            onChoose={(patient) => {
              setChosen(patient);
              forget();
            }}
            onNew={(name) => editFresh({ name, bornOn: '', chartNumber: '' })}
          />
        ) : (
          <>
            <TextField
              label={t('patientName')}
              value={fresh.name}
              maxLength={200}
              error={told(wrong.name)}
              onChange={(event) => editFresh({ ...fresh, name: event.currentTarget.value })}
            />
            <div className="plan-row">
              <TextField
                label={t('bornOn')}
                type="date"
                max={today}
                value={fresh.bornOn}
                error={told(wrong.bornOn)}
                onChange={(event) => editFresh({ ...fresh, bornOn: event.currentTarget.value })}
              />
              <TextField
                label={t('chartNumber')}
                value={fresh.chartNumber}
                maxLength={200}
                onChange={(event) => setFresh({ ...fresh, chartNumber: event.currentTarget.value })}
              />
            </div>
            <Button kind="plain" className="start" onClick={() => editFresh(undefined)}>
              {t('backToSearch')}
            </Button>
          </>
        )}
        <div className="plan-row">
          <TextField
            label={t('day')}
            type="date"
            value={day}
            onChange={(event) => {
              setDay(event.currentTarget.value);
              forget();
            }}
          />
          <TextField
            label={t('time')}
            type="time"
            step={300}
            value={time}
            hint={t('timeHint', { zone: clinic.zone })}
            error={told(wrong.time)}
            onChange={(event) => {
              setTime(event.currentTarget.value);
              forget();
            }}
          />
        </div>
        <Segmented
          label={t('length')}
          value={minutes}
          onChange={setMinutes}
          options={lengths.map((value) => ({ value, label: t('minutes', { count: Number(value) }) }))}
        />
        <div ref={answer} tabIndex={-1}>
          {fault === null ? null : isSame ? (
            <SamePatient
              name={fresh.name}
              bornOn={fresh.bornOn}
              busy={plan.isPending}
              onUse={(patient) => {
                setChosen(patient);
                editFresh(undefined);
              }}
              onTwo={() => goOn({ otherPerson: true })}
            />
          ) : (
            <ErrorCard
              fault={fault}
              kind={isTaken ? 'attention' : 'harm'}
              {...(isTaken
                ? {
                    action: (
                      <Button busy={plan.isPending} onClick={() => goOn({ despite: true })}>
                        {t('planDespite')}
                      </Button>
                    ),
                  }
                : { safe: t('notSaved') })}
            />
          )}
        </div>
      </Form>
    </Dialog>
  );
}
