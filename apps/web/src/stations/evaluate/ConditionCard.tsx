import { type ConditionRow, conditionNamed, icdFor, onsetFlaw, prepareSearch, searchCatalogue } from '@eupraxia/catalogue';
import type { Side } from '@eupraxia/clinical';
import { dayIn } from '@eupraxia/clinical';
import type { ChartView } from '@eupraxia/clinical/chart';
import { type SubmitEvent, useDeferredValue, useEffect, useId, useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { dayShort } from '../../app/days.ts';
import { freshId } from '../../app/fresh-id.ts';
import { SideCheck } from '../../app/SideCheck.tsx';
import { SideChoice } from '../../app/SideChoice.tsx';
import { SourceMark } from '../../app/SourceMark.tsx';
import { useMe } from '../../app/session.ts';
import { Card } from '../../kit/Card.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { AddRow } from './AddRow.tsx';
import { Recorded } from './Recorded.tsx';
import { useEvaluateText } from './text.ts';

/** Names a condition from the catalogue, with its side, the day of onset and, when wanted, a diagnosis code. */
export function ConditionCard({
  patientId,
  bornOn,
  view,
}: {
  readonly patientId: string;
  readonly bornOn: string;
  readonly view: ChartView;
}) {
  const common = useText();
  const t = useEvaluateText();
  const { clinic } = useMe();
  const group = useId();
  const today = dayIn(clinic.zone, Date.now());
  const [text, setText] = useState('');
  const [row, setRow] = useState<ConditionRow>();
  const [chosen, setSide] = useState<Side>();
  const [onset, setOnset] = useState('');
  const [icd, setIcd] = useState('');
  const [tried, setTried] = useState(false);

  const laterality = row?.laterality ?? 'none';
  // The stored shape asks for a side of every condition; one that takes none is stored without.
  const side: Side | undefined = row !== undefined && laterality === 'none' ? 'midline' : chosen;
  const asked = useDeferredValue(text);
  useEffect(prepareSearch, []);
  const found = searchCatalogue(asked, 'condition').slice(0, 6);
  const dominance = view.history?.dominance;
  const handedness = dominance === undefined || dominance === 'unknown' ? null : dominance;
  const candidates =
    row === undefined
      ? []
      : icdFor(row, { side: side === undefined || side === 'midline' ? null : side, handedness, day: today }).fitting;
  const flaw = onsetFlaw(row ?? { onset: 'event' }, onset, { bornOn, today });
  const wrong = {
    row: row === undefined ? t('conditionMissing') : undefined,
    side: side === undefined ? common('sideMissing') : undefined,
    onset: flaw === null ? undefined : t(`onset-${flaw}`),
  };

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (row === undefined || side === undefined || wrong.onset !== undefined) return;
    const code = candidates.find((one) => one.code === icd)?.code;
    appendToChart(patientId, [
      {
        id: freshId(),
        kind: 'condition',
        body: { id: freshId(), conditionId: row.id, name: row.name, side, onset, ...(code === undefined ? {} : { icd10: code }) },
      },
    ]);
    setText('');
    setRow(undefined);
    setSide(undefined);
    setOnset('');
    setIcd('');
    setTried(false);
  };

  return (
    <Card title={t('condition')}>
      <Recorded
        patientId={patientId}
        view={view}
        rows={view.conditions.map((one) => ({
          id: one.id,
          title: conditionNamed(one).alone,
          detail: `${t('since', { day: dayShort(one.onset, language) })}${one.icd10 === undefined ? '' : ` · ${one.icd10}`}`,
          end: <SideCheck condition={one} />,
        }))}
      />
      <Form noValidate className="stack" onSubmit={submit}>
        <TextField
          label={t('findCondition')}
          type="search"
          autoComplete="off"
          value={text}
          maxLength={100}
          hint={t('findConditionHint')}
          error={tried ? wrong.row : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <fieldset className="picks">
          <legend className="unseen">{t('results')}</legend>
          {found.map((one) => (
            <label key={one.id} className="pick">
              <input
                type="radio"
                className="unseen"
                name={group}
                checked={one.id === row?.id}
                onChange={() => {
                  setRow(one);
                  setIcd('');
                }}
              />
              <span>{one.name}</span>
            </label>
          ))}
        </fieldset>
        {found.length === 0 ? <p className="soft">{t('nothingFound')}</p> : null}
        {row === undefined ? null : (
          <>
            <SourceMark row={row} />
            {laterality === 'none' ? null : (
              <SideChoice
                label={t(`affectedSide-${laterality.affects}`)}
                words={{ midline: t('sideNotOne') }}
                value={side}
                onChange={setSide}
                error={tried ? wrong.side : undefined}
              />
            )}
            <div className="pair">
              <TextField
                label={t('onset')}
                type="date"
                max={today}
                value={onset}
                hint={t('onsetHint')}
                error={tried ? wrong.onset : undefined}
                onChange={(event) => setOnset(event.currentTarget.value)}
              />
              <Select
                label={t('icd')}
                choose={t('icdNone')}
                value={icd}
                hint={t('icdHint')}
                onChange={(event) => setIcd(event.currentTarget.value)}
                options={candidates.map((code) => ({ value: code.code, label: `${code.code} ${code.label}` }))}
              />
            </div>
          </>
        )}
        <AddRow label={t('addCondition')} dirty={row !== undefined} main={view.conditions.length === 0} />
      </Form>
    </Card>
  );
}
