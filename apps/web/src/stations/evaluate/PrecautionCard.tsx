import { findRow } from '@eupraxia/catalogue';
import type { ChartView } from '@eupraxia/clinical/chart';
import { type SubmitEvent, useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { freshId } from '../../app/fresh-id.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { AddRow } from './AddRow.tsx';
import { Recorded } from './Recorded.tsx';
import { useEvaluateText } from './text.ts';

const sources = {
  patient: 'sourcePatient',
  referral: 'sourceReferral',
  chart: 'sourceChart',
  therapist: 'sourceTherapist',
} as const;
type Source = keyof typeof sources;
const sourceKeys = Object.keys(sources) as Source[];

/** What everyone must mind; it stands as a chip in the bar of every screen of this patient. */
export function PrecautionCard({ patientId, view }: { readonly patientId: string; readonly view: ChartView }) {
  const t = useEvaluateText();
  const [text, setText] = useState('');
  const [source, setSource] = useState<Source>();
  const [tried, setTried] = useState(false);

  const known = new Set(view.precautions.map((one) => one.text));
  const usual = [...new Set(view.conditions.flatMap((one) => findRow('condition', one.conditionId)?.precautions ?? []))].filter(
    (one) => !known.has(one),
  );

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (text.trim() === '' || source === undefined) return;
    appendToChart(patientId, [{ id: freshId(), kind: 'precaution', body: { id: freshId(), text: text.trim(), source } }]);
    setText('');
    setSource(undefined);
    setTried(false);
  };

  return (
    <Card title={t('precaution')}>
      <Recorded
        patientId={patientId}
        view={view}
        rows={view.precautions.map((one) => ({ id: one.id, title: one.text, detail: t(sources[one.source]) }))}
      />
      <Form noValidate className="stack" onSubmit={submit}>
        {usual.length === 0 ? null : (
          <div>
            <p className="field-label">{t('fromCatalogue')}</p>
            <ul className="suggestions">
              {usual.map((one) => (
                <li key={one}>
                  <Button icon={<Icon name="plus" size={16} />} onClick={() => setText(one)}>
                    {one}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        )}
        <TextField
          label={t('precautionText')}
          value={text}
          maxLength={200}
          hint={t('precautionHint')}
          error={tried && text.trim() === '' ? t('precautionMissing') : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Segmented
          label={t('source')}
          value={source}
          onChange={setSource}
          error={tried && source === undefined ? t('sourceMissing') : undefined}
          options={sourceKeys.map((value) => ({ value, label: t(sources[value]) }))}
        />
        <AddRow label={t('addPrecaution')} dirty={text.trim() !== ''} />
      </Form>
    </Card>
  );
}
