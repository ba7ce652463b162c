import { measures } from '@eupraxia/catalogue';
import type { Side } from '@eupraxia/clinical';
import { type FormEvent, useState } from 'react';
import { SideChoice } from '../../app/SideChoice.tsx';
import { Button } from '../../kit/Button.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { MeasureGate } from '../evaluate/MeasureGate.tsx';
import { readMeasureValue } from '../evaluate/measure-value.ts';
import { measureVerdict } from './measure-verdict.ts';
import { type SheetProps, useRecord } from './sheets.tsx';
import { useNoteText } from './text.ts';

/** Without a side a sided measure may be taken on either. */
const measuredOn = (sided: boolean, side: Side | undefined) =>
  side === 'left' || side === 'right' ? side : sided ? 'bilateral' : 'midline';

const measuredSides = ['left', 'right'] as const;

/** A measure that was taken in this visit. It belongs to the visit's log, so that its note can compare it. */
export function MeasureSheet(props: SheetProps) {
  const t = useNoteText();
  const [id, setId] = useState('');
  const [text, setText] = useState('');
  const [side, setSide] = useState<Side>();
  const [record, refused] = useRecord(props);
  const row = measures.find((measure) => measure.id === id);
  const read = row === undefined ? undefined : readMeasureValue(text, row);
  const sided = row?.sided === true;
  const fits = read?.kind === 'value' && (!sided || side !== undefined);
  const { visit } = props.view;
  // A visit that is over takes no more measures: what is entered now was taken in it.
  const open = visit.status !== 'finished';
  const verdict = row === undefined ? null : measureVerdict(visit, row.id, measuredOn(row.sided, side));
  function take(event: FormEvent): void {
    event.preventDefault();
    if (row === undefined || read?.kind !== 'value' || !fits) return;
    void record('measurement.taken', {
      measureId: row.id,
      name: row.name,
      value: read.value,
      unit: row.unit,
      better: row.better,
      ...(sided && side !== undefined ? { side } : {}),
    });
  }
  return (
    <Form className="note-form" onSubmit={take}>
      <Select
        label={t('measureWhich')}
        choose="…"
        value={id}
        options={measures.map(({ id: value, name }) => ({ value, label: name }))}
        onChange={(event) => {
          setId(event.target.value);
          setSide(undefined);
        }}
      />
      {sided ? <SideChoice value={side} onChange={setSide} of={measuredSides} /> : null}
      {row === undefined || verdict === null || !open ? null : <MeasureGate measure={row} verdict={verdict} />}
      {row === undefined ? null : (
        <TextField
          label={t('measureValue')}
          unit={row.unit}
          inputMode="decimal"
          hint={
            row.max === null
              ? t('measureFrom', { min: row.min, step: row.step })
              : t('measureBetween', { min: row.min, max: row.max, step: row.step })
          }
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <Button type="submit" kind="ask" size="live" disabled={!fits}>
        {t('record')}
      </Button>
      {refused}
    </Form>
  );
}
