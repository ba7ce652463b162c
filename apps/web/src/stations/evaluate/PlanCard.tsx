import { techniques } from '@eupraxia/catalogue';
import { dayIn } from '@eupraxia/clinical';
import { type ChartView, deliveries, settings } from '@eupraxia/clinical/chart';
import { type SubmitEvent, useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { freshId } from '../../app/fresh-id.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Select, TextArea, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { AddRow } from './AddRow.tsx';
import { keptSheets, useKeptSheet } from './kept-sheets.ts';
import { codedDiagnoses, type PlanDraft, planDraft, planOf } from './plan.ts';
import { proposedTechniques } from './proposals.ts';
import { useEvaluateText } from './text.ts';

/** Which therapy, how much, how often, how long, for which goals: the diagnoses and goals stand already, the numbers are decided. */
export function PlanCard({ patientId, view }: { readonly patientId: string; readonly view: ChartView }) {
  const t = useEvaluateText();
  const { clinic } = useMe();
  const today = dayIn(clinic.zone, Date.now());
  const last = view.plans.at(-1);
  const [draft, setDraft] = useKeptSheet(keptSheets.plan, patientId);
  const [own, setOwn] = useState('');
  const [tried, setTried] = useState(false);
  const shown = draft ?? planDraft(view, today);
  const change = (next: Partial<PlanDraft>) => setDraft({ ...shown, ...next });
  const { flaws } = planOf(shown, '', last?.id);
  const wrong = (flaw: (typeof flaws)[number], text: string) => (tried && flaws.includes(flaw) ? text : undefined);
  const chosen = new Set(shown.interventions.map((one) => one.name));
  const proposals = proposedTechniques(view).filter((one) => !chosen.has(one.row.name));
  const add = (name: string, more: { techniqueId?: string; why?: string } = {}) => {
    if (name.trim() === '' || chosen.has(name.trim())) return;
    change({ interventions: [...shown.interventions, { name: name.trim(), ...more }] });
    setOwn('');
  };
  const number = (key: 'amount' | 'frequency' | 'duration', unit: string) => (
    <TextField
      label={t(`plan-${key}`)}
      unit={unit}
      inputMode="numeric"
      value={shown[key]}
      maxLength={4}
      error={wrong(key, t(`plan-${key}-wrong`))}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
    />
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const { plan } = planOf(shown, freshId(), last?.id);
    if (plan === undefined) return;
    appendToChart(patientId, [{ id: freshId(), kind: 'plan', body: plan }]);
    setDraft(undefined);
    setTried(false);
  };

  return (
    <Card title={t(last === undefined ? 'plan' : 'planChange')}>
      <Form noValidate className="stack" onSubmit={submit}>
        <Segmented
          label={t('plan-discipline')}
          value={shown.discipline}
          onChange={(discipline) => change({ discipline })}
          error={wrong('discipline', t('plan-discipline-wrong'))}
          options={[
            { value: 'PT', label: t('plan-PT') },
            { value: 'OT', label: t('plan-OT') },
          ]}
        />
        <fieldset>
          <legend className="field-label">{t('plan-diagnoses')}</legend>
          {codedDiagnoses(view).map((one) => (
            <label key={one.icd10} className="check">
              <input
                type="checkbox"
                checked={shown.diagnoses.some((other) => other.icd10 === one.icd10)}
                onChange={(event) =>
                  change({
                    diagnoses: event.currentTarget.checked
                      ? [...shown.diagnoses, one]
                      : shown.diagnoses.filter((other) => other.icd10 !== one.icd10),
                  })
                }
              />
              {one.name} · {one.icd10}
            </label>
          ))}
          {codedDiagnoses(view).length === 0 ? <p className="soft">{t('plan-diagnoses-none')}</p> : null}
          {tried && flaws.includes('diagnoses') ? <p className="field-error">{t('plan-diagnoses-wrong')}</p> : null}
        </fieldset>
        <fieldset>
          <legend className="field-label">{t('plan-goals')}</legend>
          {view.goals.map((goal) => (
            <label key={goal.id} className="check">
              <input
                type="checkbox"
                checked={shown.goals.includes(goal.id)}
                onChange={(event) =>
                  change({
                    goals: event.currentTarget.checked ? [...shown.goals, goal.id] : shown.goals.filter((id) => id !== goal.id),
                  })
                }
              />
              {goal.text}
            </label>
          ))}
          {view.goals.length === 0 ? <p className="soft">{t('plan-goals-none')}</p> : null}
          {tried && flaws.includes('goals') ? <p className="field-error">{t('plan-goals-wrong')}</p> : null}
        </fieldset>
        <fieldset className="stack">
          <legend className="field-label">{t('plan-interventions')}</legend>
          {shown.interventions.length === 0 ? null : (
            <ul className="recorded">
              {shown.interventions.map((one) => (
                <li key={one.name} className="recorded-row">
                  <span className="recorded-words">
                    <strong>{one.name}</strong>
                    {one.why === undefined ? null : <span className="soft">{one.why}</span>}
                  </span>
                  <Button
                    kind="plain"
                    aria-label={t('plan-intervention-remove', { name: one.name })}
                    onClick={() => change({ interventions: shown.interventions.filter((other) => other.name !== one.name) })}
                  >
                    <Icon name="remove" size={20} />
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {proposals.length === 0 ? null : (
            <div>
              <p className="field-label">{t('plan-proposed')}</p>
              <ul className="suggestions">
                {proposals.slice(0, 12).map(({ row, why }) => (
                  <li key={row.id}>
                    <Button
                      icon={<Icon name="plus" size={16} />}
                      title={`${why} ${row.source}`}
                      onClick={() => add(row.name, { techniqueId: row.id, why })}
                    >
                      {row.name}
                    </Button>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <div className="pair">
            <Select
              label={t('plan-technique')}
              choose={t('plan-technique-choose')}
              value=""
              onChange={(event) => {
                const row = techniques.find((one) => one.id === event.currentTarget.value);
                if (row !== undefined) add(row.name, { techniqueId: row.id });
              }}
              options={techniques.filter((row) => !chosen.has(row.name)).map((row) => ({ value: row.id, label: row.name }))}
            />
            <div className="add-row">
              <TextField
                label={t('plan-own')}
                value={own}
                maxLength={200}
                onChange={(event) => setOwn(event.currentTarget.value)}
              />
              <Button onClick={() => add(own)}>{t('factorAdd')}</Button>
            </div>
          </div>
          {tried && flaws.includes('interventions') ? <p className="field-error">{t('plan-interventions-wrong')}</p> : null}
        </fieldset>
        <Segmented
          label={t('plan-setting')}
          value={shown.setting}
          onChange={(setting) => change({ setting })}
          error={wrong('setting', t('plan-setting-wrong'))}
          options={settings.map((value) => ({ value, label: t(`setting-${value}`) }))}
        />
        <fieldset>
          <legend className="field-label">{t('plan-delivery')}</legend>
          {deliveries.map((value) => (
            <label key={value} className="check">
              <input
                type="checkbox"
                checked={shown.delivery.includes(value)}
                onChange={(event) =>
                  change({
                    delivery: event.currentTarget.checked
                      ? [...shown.delivery, value]
                      : shown.delivery.filter((one) => one !== value),
                  })
                }
              />
              {t(`delivery-${value}`)}
            </label>
          ))}
          {tried && flaws.includes('delivery') ? <p className="field-error">{t('plan-delivery-wrong')}</p> : null}
        </fieldset>
        <div className="pair">
          {number('amount', t('plan-amount-unit'))}
          {number('frequency', t('plan-frequency-unit'))}
          {number('duration', t('plan-duration-unit'))}
        </div>
        <TextField
          label={t('plan-startsOn')}
          type="date"
          value={shown.startsOn}
          error={wrong('startsOn', t('plan-startsOn-wrong'))}
          onChange={(event) => change({ startsOn: event.currentTarget.value })}
        />
        <TextArea
          label={t('plan-potential')}
          hint={t('plan-potential-hint')}
          value={shown.potential}
          maxLength={2000}
          onChange={(event) => change({ potential: event.currentTarget.value })}
        />
        {last === undefined ? null : (
          <TextArea
            label={t('plan-change')}
            hint={t('plan-change-hint')}
            value={shown.change}
            maxLength={2000}
            error={wrong('change', t('plan-change-wrong'))}
            onChange={(event) => change({ change: event.currentTarget.value })}
          />
        )}
        <AddRow
          label={t(last === undefined ? 'savePlan' : 'savePlanVersion')}
          dirty={draft !== undefined}
          main={last === undefined}
        />
      </Form>
    </Card>
  );
}
