import { dayIn } from '@eupraxia/clinical';
import { type ChartView, type PlanStanding, planStanding } from '@eupraxia/clinical/chart';
import type { Fault } from '@eupraxia/kernel';
import { type SubmitEvent, useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { dayShort } from '../../app/days.ts';
import { freshId } from '../../app/fresh-id.ts';
import { saveDocument } from '../../app/save-document.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { language } from '../../text/i18n.ts';
import { AddRow } from './AddRow.tsx';
import { useEvaluateText } from './text.ts';

const chip = { due: 'plain', overdue: 'attention', certified: 'done', expired: 'attention', refused: 'attention' } as const;

/** The plan as it stands, its certification with dates, its earlier versions, and the PDF that goes to the physician. */
export function CertificationCard({ patientId, view }: { readonly patientId: string; readonly view: ChartView }) {
  const t = useEvaluateText();
  const { clinic } = useMe();
  const today = dayIn(clinic.zone, Date.now());
  const [refused, setRefused] = useState<Fault>();
  const standing = planStanding(view.plans, view.certifications, today);
  if (standing === null)
    return (
      <Card title={t('planNow')}>
        <EmptyState title={t('planNone')}>{t('planNoneRemedy')}</EmptyState>
      </Card>
    );
  const { plan } = standing;
  const record = (state: 'sent' | 'refused') =>
    appendToChart(patientId, [
      { id: freshId(), kind: 'certification', body: { id: freshId(), plan: plan.id, state, on: today } },
    ]);
  return (
    <Card
      title={t('planNow')}
      actions={
        <Button
          aria-label={t('planPdfHow')}
          icon={<Icon name="file" size={20} />}
          onClick={() =>
            void saveDocument(`/api/patients/${patientId}/plan.pdf`, `plan-of-care-${plan.startsOn}.pdf`).then((saved) =>
              setRefused(saved.ok ? undefined : saved.error),
            )
          }
        >
          {t('planPdf')}
        </Button>
      }
    >
      <div className="stack">
        {refused === undefined ? null : <ErrorCard fault={refused} />}
        <p>
          <Chip kind={chip[standing.state]}>{t(`planState-${standing.state}`)}</Chip>
        </p>
        <p>{words(standing, t)}</p>
        <dl className="facts">
          <dt>{t('plan-frequency')}</dt>
          <dd>
            {t('planDose', {
              discipline: plan.discipline,
              amount: plan.amount,
              frequency: plan.frequency,
              duration: plan.duration,
            })}
          </dd>
          <dt>{t('plan-diagnoses')}</dt>
          <dd>{plan.diagnoses.map((one) => `${one.name} ${one.icd10}`).join('; ')}</dd>
          <dt>{t('plan-interventions')}</dt>
          <dd>{plan.interventions.map((one) => one.name).join(', ')}</dd>
          <dt>{t('planVersion')}</dt>
          <dd>
            {standing.version}
            {plan.change === undefined ? '' : ` · ${plan.change}`}
          </dd>
        </dl>
        {standing.state === 'certified' || today > standing.endsOn ? null : (
          <>
            <div className="add-row">
              {standing.sentOn === null ? <Button onClick={() => record('sent')}>{t('planSent')}</Button> : null}
              <Button onClick={() => record('refused')}>{t('planRefused')}</Button>
            </div>
            <Certify key={plan.id} patientId={patientId} plan={plan.id} through={standing.endsOn} today={today} />
          </>
        )}
        {view.plans.length < 2 ? null : (
          <details className="details">
            <summary>{t('planEarlier', { count: view.plans.length - 1 })}</summary>
            <ol>
              {view.plans.slice(0, -1).map((one) => (
                <li key={one.id} className="soft">
                  {dayShort(one.startsOn, language)}:{' '}
                  {t('planDose', {
                    discipline: one.discipline,
                    amount: one.amount,
                    frequency: one.frequency,
                    duration: one.duration,
                  })}
                  {one.change === undefined ? '' : ` · ${one.change}`}
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
    </Card>
  );
}

function words(standing: PlanStanding, t: ReturnType<typeof useEvaluateText>): string {
  const day = dayShort(standing.next, language);
  const by = standing.certifiedBy ?? '';
  const sent = standing.sentOn === null ? t('planNotSent') : t('planSentOn', { day: dayShort(standing.sentOn, language) });
  if (standing.state === 'certified' || standing.state === 'expired') return t(`planWords-${standing.state}`, { day, by });
  return `${t(`planWords-${standing.state}`, { day })} ${sent}`;
}

function Certify({
  patientId,
  plan,
  through,
  today,
}: {
  readonly patientId: string;
  readonly plan: string;
  readonly through: string;
  readonly today: string;
}) {
  const t = useEvaluateText();
  const [name, setName] = useState('');
  const [credentials, setCredentials] = useState('');
  const [npi, setNpi] = useState('');
  const [on, setOn] = useState(today);
  const [tried, setTried] = useState(false);
  const wrong = {
    name: name.trim() === '' ? t('certifyNameMissing') : undefined,
    npi: npi.trim() !== '' && !/^\d{10}$/.test(npi.trim()) ? t('certifyNpiWrong') : undefined,
    on: on === '' || on > today ? t('takenWrong') : undefined,
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).some((one) => one !== undefined)) return;
    appendToChart(patientId, [
      {
        id: freshId(),
        kind: 'certification',
        body: {
          id: freshId(),
          plan,
          state: 'certified',
          by: {
            name: name.trim(),
            ...(credentials.trim() === '' ? {} : { credentials: credentials.trim() }),
            ...(npi.trim() === '' ? {} : { npi: npi.trim() }),
          },
          on,
          ...(on <= through ? { through } : {}),
        },
      },
    ]);
  };
  return (
    <Form noValidate className="stack" aria-label={t('certify')} onSubmit={submit}>
      <div className="pair">
        <TextField
          label={t('certifyName')}
          value={name}
          maxLength={200}
          error={tried ? wrong.name : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextField
          label={t('certifyCredentials')}
          value={credentials}
          maxLength={200}
          onChange={(event) => setCredentials(event.currentTarget.value)}
        />
        <TextField
          label={t('certifyNpi')}
          inputMode="numeric"
          value={npi}
          maxLength={10}
          error={tried ? wrong.npi : undefined}
          onChange={(event) => setNpi(event.currentTarget.value)}
        />
        <TextField
          label={t('certifyOn')}
          type="date"
          max={today}
          value={on}
          error={tried ? wrong.on : undefined}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
      </div>
      <AddRow label={t('certifySave')} dirty={name.trim() !== ''} />
    </Form>
  );
}
