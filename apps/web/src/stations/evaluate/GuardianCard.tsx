import { dayIn } from '@eupraxia/clinical';
import { type ChartView, consentKinds } from '@eupraxia/clinical/chart';
import { type SubmitEvent, useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { dayShort } from '../../app/days.ts';
import { freshId } from '../../app/fresh-id.ts';
import { useMe } from '../../app/session.ts';
import { Card } from '../../kit/Card.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { language } from '../../text/i18n.ts';
import { AddRow } from './AddRow.tsx';
import { Recorded } from './Recorded.tsx';
import { useEvaluateText } from './text.ts';

const scopes = [...consentKinds, 'information'] as const;
type Scope = (typeof scopes)[number];

/** Who decides for the patient: on what, and until when. A guardian without an end is asked for again by nobody, so it says so. */
export function GuardianCard({ patientId, view }: { readonly patientId: string; readonly view: ChartView }) {
  const t = useEvaluateText();
  const { clinic } = useMe();
  const today = dayIn(clinic.zone, Date.now());
  const [name, setName] = useState('');
  const [relation, setRelation] = useState('');
  const [scope, setScope] = useState<readonly Scope[]>([]);
  const [until, setUntil] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = {
    name: name.trim() === '' ? t('guardianNameMissing') : undefined,
    relation: relation.trim() === '' ? t('guardianRelationMissing') : undefined,
    scope: scope.length === 0 ? t('guardianScopeMissing') : undefined,
    until: until !== '' && until < today ? t('guardianUntilWrong') : undefined,
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).some((one) => one !== undefined)) return;
    appendToChart(patientId, [
      {
        id: freshId(),
        kind: 'guardian',
        body: {
          id: freshId(),
          name: name.trim(),
          relation: relation.trim(),
          scope: [...scope],
          from: today,
          until: until === '' ? null : until,
        },
      },
    ]);
    setName('');
    setRelation('');
    setScope([]);
    setUntil('');
    setTried(false);
  };
  return (
    <Card title={t('guardians')}>
      <Recorded
        patientId={patientId}
        view={view}
        rows={view.guardians.map((one) => ({
          id: one.id,
          title: `${one.name}, ${one.relation}`,
          detail: `${one.scope.map((what) => t(`consent-${what}`)).join(', ')} · ${
            one.until === null
              ? t('guardianOpen')
              : t(one.until < today ? 'guardianEnded' : 'guardianUntil', { day: dayShort(one.until, language) })
          }`,
        }))}
      />
      <Form noValidate className="stack" onSubmit={submit}>
        <div className="pair">
          <TextField
            label={t('guardianName')}
            value={name}
            maxLength={200}
            error={tried ? wrong.name : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextField
            label={t('guardianRelation')}
            value={relation}
            maxLength={200}
            error={tried ? wrong.relation : undefined}
            onChange={(event) => setRelation(event.currentTarget.value)}
          />
        </div>
        <fieldset>
          <legend className="field-label">{t('guardianScope')}</legend>
          {scopes.map((what) => (
            <label key={what} className="check">
              <input
                type="checkbox"
                checked={scope.includes(what)}
                onChange={(event) =>
                  setScope(event.currentTarget.checked ? [...scope, what] : scope.filter((one) => one !== what))
                }
              />
              {t(`consent-${what}`)}
            </label>
          ))}
          {tried && wrong.scope !== undefined ? <p className="field-error">{wrong.scope}</p> : null}
        </fieldset>
        <TextField
          label={t('guardianEnd')}
          type="date"
          min={today}
          value={until}
          hint={t('guardianEndHint')}
          error={tried ? wrong.until : undefined}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <AddRow label={t('addGuardian')} dirty={name !== '' || relation !== ''} />
      </Form>
    </Card>
  );
}
