import { findRow, type MeasureRow, measures, searchCatalogue } from '@eupraxia/catalogue';
import type { Side } from '@eupraxia/clinical';
import { dayIn } from '@eupraxia/clinical';
import type { ChartView } from '@eupraxia/clinical/chart';
import { type SubmitEvent, useDeferredValue, useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { dayShort } from '../../app/days.ts';
import { freshId } from '../../app/fresh-id.ts';
import { sideText } from '../../app/labels.ts';
import { SideChoice } from '../../app/SideChoice.tsx';
import { SourceMark } from '../../app/SourceMark.tsx';
import { useMe } from '../../app/session.ts';
import { Card } from '../../kit/Card.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { AddRow } from './AddRow.tsx';
import { GuidedMeasure } from './GuidedMeasure.tsx';
import { MeasureGate } from './MeasureGate.tsx';
import { readMeasureValue } from './measure-value.ts';
import { Recorded } from './Recorded.tsx';
import { useEvaluateText } from './text.ts';
import { useMeasureDeeds, useMeasureGate } from './use-measure-gate.ts';

const measuredSides = ['left', 'right'] as const;

/** One value of one measure, held to its scale: the first of its kind becomes the baseline. */
export function MeasureCard({ patientId, view }: { readonly patientId: string; readonly view: ChartView }) {
  const common = useText();
  const t = useEvaluateText();
  const { clinic } = useMe();
  const today = dayIn(clinic.zone, Date.now());
  const [row, setRow] = useState<MeasureRow>();
  const [find, setFind] = useState('');
  const [text, setText] = useState('');
  const [side, setSide] = useState<Side>();
  const [takenOn, setTakenOn] = useState(today);
  const [tried, setTried] = useState(false);
  const verdict = useMeasureGate(patientId, view, today, row, side === 'left' || side === 'right' ? side : undefined);
  const deeds = useMeasureDeeds(patientId, view, today);

  const usual = new Set([
    ...view.conditions.flatMap((one) => findRow('condition', one.conditionId)?.measures ?? []),
    ...view.deficits.flatMap((one) => findRow('deficit', one.deficitId)?.measures ?? []),
  ]);
  const asked = useDeferredValue(find);
  const ordered = (asked.trim() === '' ? measures : searchCatalogue(asked, 'measure')).toSorted(
    (a, b) => Number(usual.has(b.id)) - Number(usual.has(a.id)),
  );
  const read = row === undefined ? undefined : readMeasureValue(text, row);
  const wrong = {
    row: row === undefined ? t('measureMissing') : undefined,
    value: row === undefined || read === undefined || read.kind === 'value' ? undefined : reasonText(read.kind, row),
    side: row?.sided === true && side === undefined ? common('sideMissing') : undefined,
    takenOn: takenOn === '' || takenOn > today ? t('takenWrong') : undefined,
  };

  function reasonText(kind: 'missing' | 'low' | 'high' | 'step', { min, max, step, unit }: MeasureRow): string {
    if (kind === 'low') return t('valueLow', { min, unit });
    if (kind === 'high') return t('valueHigh', { max: max ?? '', unit });
    return kind === 'step' ? t('valueStep', { step, unit }) : t('valueMissing');
  }

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (row === undefined || read?.kind !== 'value' || Object.values(wrong).some((message) => message !== undefined)) return;
    appendToChart(patientId, [
      {
        id: freshId(),
        kind: 'measurement',
        body: {
          id: freshId(),
          measureId: row.id,
          name: row.name,
          value: read.value,
          unit: row.unit,
          better: row.better,
          ...(row.sided && side !== undefined ? { side } : {}),
          takenOn,
        },
      },
    ]);
    setRow(undefined);
    setText('');
    setSide(undefined);
    setTried(false);
  };

  return (
    <Card title={t('measure')}>
      <Recorded
        patientId={patientId}
        view={view}
        rows={view.measurements.map((one) => ({
          id: one.id,
          title: `${one.name}${one.side === undefined ? '' : `, ${common(sideText[one.side])}`}: ${one.value} ${one.unit}`,
          detail: dayShort(one.takenOn, language),
        }))}
      />
      <Form noValidate className="stack" onSubmit={submit}>
        <TextField
          label={t('findMeasure')}
          type="search"
          autoComplete="off"
          maxLength={100}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
        <Select
          label={t('whichMeasure')}
          choose={common('choose')}
          value={row?.id ?? ''}
          error={tried ? wrong.row : undefined}
          onChange={(event) => {
            setRow(measures.find((one) => one.id === event.currentTarget.value));
            setSide(undefined);
            setText('');
          }}
          options={ordered.map((one) => ({
            value: one.id,
            label: usual.has(one.id) ? `${one.name} (${t('suggested')})` : one.name,
          }))}
        />
        {row === undefined ? null : (
          <>
            <p>{row.procedure}</p>
            <SourceMark row={row} />
            {row.sided ? (
              <SideChoice of={measuredSides} value={side} onChange={setSide} error={tried ? wrong.side : undefined} />
            ) : null}
            <GuidedMeasure
              key={row.id}
              row={row}
              gate={
                verdict === null
                  ? null
                  : (steps) => (
                      <MeasureGate measure={row} verdict={verdict} deeds={deeds}>
                        {steps}
                      </MeasureGate>
                    )
              }
              onScore={(value) => setText(value === undefined ? '' : String(value))}
            />
            <div className="pair">
              <TextField
                label={t('value')}
                inputMode="decimal"
                autoComplete="off"
                value={text}
                unit={row.unit}
                hint={`${
                  row.max === null
                    ? t('rangeOpen', { min: row.min, unit: row.unit, step: row.step })
                    : t('range', { min: row.min, max: row.max, unit: row.unit, step: row.step })
                } ${row.better === 'higher' ? t('higherBetter') : t('lowerBetter')}`}
                error={tried || (text !== '' && read?.kind === 'high') ? wrong.value : undefined}
                onChange={(event) => setText(event.currentTarget.value)}
              />
              <TextField
                label={t('takenOn')}
                type="date"
                max={today}
                value={takenOn}
                error={tried ? wrong.takenOn : undefined}
                onChange={(event) => setTakenOn(event.currentTarget.value)}
              />
            </div>
          </>
        )}
        <AddRow label={t('addMeasure')} dirty={row !== undefined} />
      </Form>
    </Card>
  );
}
