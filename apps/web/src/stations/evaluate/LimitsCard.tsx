import type { ChartView, NewChartEntry } from '@eupraxia/clinical/chart';
import { type SubmitEvent, useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { freshId } from '../../app/fresh-id.ts';
import { Card } from '../../kit/Card.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { AddRow } from './AddRow.tsx';
import { keptSheets, useKeptSheet } from './kept-sheets.ts';
import { type LimitsDraft, limitsDraft, limitsOf } from './limits.ts';
import { useEvaluateText } from './text.ts';

/** What this patient may reach, as the clinician decides it: no number stands here that nobody wrote. */
export function LimitsCard({ patientId, view }: { readonly patientId: string; readonly view: ChartView }) {
  const t = useEvaluateText();
  const [draft, setDraft] = useKeptSheet(keptSheets.limits, patientId);
  const [tried, setTried] = useState(false);
  const shown = draft ?? limitsDraft(view.limits);
  const { limits, wrong } = limitsOf(shown);
  const field = (key: Exclude<keyof LimitsDraft, 'vitalsFirst'>, unit: string) => (
    <TextField
      key={key}
      label={t(`limit-${key}`)}
      unit={unit}
      inputMode="decimal"
      value={shown[key]}
      maxLength={6}
      error={tried && wrong.includes(key) ? t('limitWrong') : undefined}
      onChange={(event) => setDraft({ ...shown, [key]: event.currentTarget.value })}
    />
  );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (limits === undefined) return;
    const entry: NewChartEntry = { id: freshId(), kind: 'limits', body: { id: freshId(), ...limits } };
    appendToChart(patientId, [entry]);
    setDraft(undefined);
    setTried(false);
  };
  return (
    <Card title={t('limits')}>
      <Form noValidate className="stack" onSubmit={submit}>
        <p className="field-hint">{t('limitsHint')}</p>
        <div className="pair">{[field('systolicLeast', 'mmHg'), field('systolicMost', 'mmHg')]}</div>
        <div className="pair">{[field('heartRateLeast', '/min'), field('heartRateMost', '/min')]}</div>
        <div className="pair">{[field('spo2Least', '%'), field('usualSystolic', 'mmHg')]}</div>
        <div className="pair">{[field('pain', '/10'), field('effort', '/10')]}</div>
        <label className="check">
          <input
            type="checkbox"
            checked={shown.vitalsFirst}
            onChange={(event) => setDraft({ ...shown, vitalsFirst: event.currentTarget.checked })}
          />
          {t('vitalsFirst')}
        </label>
        <AddRow label={t('saveLimits')} dirty={draft !== undefined} />
      </Form>
    </Card>
  );
}
