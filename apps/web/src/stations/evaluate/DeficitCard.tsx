import { type DeficitRow, deficits } from '@eupraxia/catalogue';
import type { Side } from '@eupraxia/clinical';
import type { ChartView } from '@eupraxia/clinical/chart';
import { type SubmitEvent, useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { freshId } from '../../app/fresh-id.ts';
import { sideText } from '../../app/labels.ts';
import { SideChoice } from '../../app/SideChoice.tsx';
import { SourceMark } from '../../app/SourceMark.tsx';
import { Card } from '../../kit/Card.tsx';
import { TextArea, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { useText } from '../../text/en.ts';
import { AddRow } from './AddRow.tsx';
import { Recorded } from './Recorded.tsx';
import { useEvaluateText } from './text.ts';

/** An impairment: which, where, and how it shows. */
export function DeficitCard({ patientId, view }: { readonly patientId: string; readonly view: ChartView }) {
  const common = useText();
  const t = useEvaluateText();
  const [row, setRow] = useState<DeficitRow>();
  const [bodyPart, setBodyPart] = useState('');
  const [side, setSide] = useState<Side>();
  const [detail, setDetail] = useState('');
  const [tried, setTried] = useState(false);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (row === undefined) return;
    const part = bodyPart.trim();
    const shown = detail.trim();
    appendToChart(patientId, [
      {
        id: freshId(),
        kind: 'deficit',
        body: {
          id: freshId(),
          deficitId: row.id,
          name: row.name,
          ...(part === '' ? {} : { bodyPart: part }),
          ...(side === undefined ? {} : { side }),
          ...(shown === '' ? {} : { detail: shown }),
        },
      },
    ]);
    setRow(undefined);
    setBodyPart('');
    setSide(undefined);
    setDetail('');
    setTried(false);
  };

  return (
    <Card title={t('deficit')}>
      <Recorded
        patientId={patientId}
        view={view}
        rows={view.deficits.map((one) => ({
          id: one.id,
          title: [one.name, one.bodyPart, one.side === undefined ? undefined : common(sideText[one.side])]
            .filter((part) => part !== undefined)
            .join(', '),
          detail: one.detail,
        }))}
      />
      <Form noValidate className="stack" onSubmit={submit}>
        <Segmented
          label={t('whichDeficit')}
          grow={false}
          value={row?.id}
          error={tried && row === undefined ? t('deficitMissing') : undefined}
          onChange={(id) => setRow(deficits.find((one) => one.id === id))}
          options={deficits.map((one) => ({ value: one.id, label: one.name }))}
        />
        {row === undefined ? null : (
          <>
            <SourceMark row={row} />
            <div className="pair">
              <TextField
                label={t('bodyPart')}
                value={bodyPart}
                maxLength={200}
                hint={t('bodyPartHint')}
                onChange={(event) => setBodyPart(event.currentTarget.value)}
              />
              <SideChoice label={t('sideOptional')} value={side} onChange={setSide} />
            </div>
            <TextArea
              label={t('detail')}
              value={detail}
              maxLength={2000}
              hint={t('detailHint')}
              onChange={(event) => setDetail(event.currentTarget.value)}
            />
          </>
        )}
        <AddRow label={t('addDeficit')} dirty={row !== undefined} />
      </Form>
    </Card>
  );
}
