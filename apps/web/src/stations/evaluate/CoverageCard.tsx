import { payers } from '@eupraxia/catalogue';
import { type UnitMethod, unitMethods } from '@eupraxia/clinical';
import type { ChartView } from '@eupraxia/clinical/chart';
import { type SubmitEvent, useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { freshId } from '../../app/fresh-id.ts';
import { SourceMark } from '../../app/SourceMark.tsx';
import { Card } from '../../kit/Card.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { useText } from '../../text/en.ts';
import { AddRow } from './AddRow.tsx';
import { Recorded } from './Recorded.tsx';
import { useEvaluateText } from './text.ts';

const other = 'other';
const methodText = {
  CMS_TOTAL: ['methodCmsTotal', 'methodCmsTotalWhy'],
  CPT_MIDPOINT: ['methodCptMidpoint', 'methodCptMidpointWhy'],
  FULL_15: ['methodFull15', 'methodFull15Why'],
} as const satisfies Record<UnitMethod, readonly [string, string]>;

/** Who pays, and how that payer counts units: the catalogue proposes, the clinic's own contract may say otherwise. */
export function CoverageCard({ patientId, view }: { readonly patientId: string; readonly view: ChartView }) {
  const common = useText();
  const t = useEvaluateText();
  const [payerId, setPayerId] = useState('');
  const [name, setName] = useState('');
  const [method, setMethod] = useState<UnitMethod>();
  const [assistantModifier, setAssistantModifier] = useState(false);
  const [tried, setTried] = useState(false);
  const row = payers.find((one) => one.id === payerId);
  const payer = row?.name ?? name.trim();

  const choose = (id: string) => {
    const chosen = payers.find((one) => one.id === id);
    setPayerId(id);
    setMethod(chosen?.unitMethod);
    setAssistantModifier(chosen?.assistantModifier ?? false);
  };

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (payerId === '' || payer === '' || method === undefined) return;
    appendToChart(patientId, [
      { id: freshId(), kind: 'coverage', body: { id: freshId(), payer, unitMethod: method, assistantModifier } },
    ]);
    choose('');
    setName('');
    setTried(false);
  };

  return (
    <Card title={t('coverage')}>
      <Recorded
        patientId={patientId}
        view={view}
        rows={
          view.coverage === null
            ? []
            : [{ id: view.coverage.id, title: view.coverage.payer, detail: t(methodText[view.coverage.unitMethod][0]) }]
        }
      />
      <Form noValidate className="stack" onSubmit={submit}>
        <Select
          label={t('payer')}
          choose={common('choose')}
          value={payerId}
          error={tried && payerId === '' ? t('payerMissing') : undefined}
          onChange={(event) => choose(event.currentTarget.value)}
          options={[...payers.map((one) => ({ value: one.id, label: one.name })), { value: other, label: t('otherPayer') }]}
        />
        {payerId === '' ? null : (
          <>
            {row === undefined ? (
              <TextField
                label={t('payerName')}
                value={name}
                maxLength={200}
                error={tried && payer === '' ? t('payerNameMissing') : undefined}
                onChange={(event) => setName(event.currentTarget.value)}
              />
            ) : (
              <SourceMark row={row} />
            )}
            <Segmented
              label={t('unitMethod')}
              value={method}
              onChange={setMethod}
              error={tried && method === undefined ? t('methodMissing') : undefined}
              options={unitMethods.map((value) => ({ value, label: t(methodText[value][0]), detail: t(methodText[value][1]) }))}
            />
            <label className="check">
              <input
                type="checkbox"
                checked={assistantModifier}
                onChange={(event) => setAssistantModifier(event.currentTarget.checked)}
              />
              {t('assistantModifier')}
            </label>
          </>
        )}
        <AddRow label={t('saveCoverage')} dirty={payerId !== ''} />
      </Form>
    </Card>
  );
}
