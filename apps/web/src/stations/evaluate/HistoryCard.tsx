import { type ChartView, type Dominance, dominances } from '@eupraxia/clinical/chart';
import { type SubmitEvent, useState } from 'react';
import { appendToChart } from '../../app/chart-writes.ts';
import { freshId } from '../../app/fresh-id.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { TextArea, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { AddRow } from './AddRow.tsx';
import { type History, keptSheets, useKeptSheet } from './kept-sheets.ts';
import { useEvaluateText } from './text.ts';

const texts = ['reason', 'course', 'priorFunction', 'living', 'occupation', 'wish', 'medication'] as const;
type Factor = History['factors'][number];
const levels = ['1', '2', '3', '4', '5'] as const;
const roman = { '1': 'I', '2': 'II', '3': 'III', '4': 'IV', '5': 'V' } as const;

/** What the patient brings. One sheet that is saved as a whole; what is left empty stays unsaid. */
export function HistoryCard({ patientId, view }: { readonly patientId: string; readonly view: ChartView }) {
  const t = useEvaluateText();
  const saved = view.history;
  const [draft, setDraft] = useKeptSheet(keptSheets.history, patientId);
  const [factor, setFactor] = useState('');
  const shown: Partial<Omit<History, 'id'>> = draft ?? saved ?? {};
  const factors = shown.factors ?? [];
  const change = (next: Partial<Omit<History, 'id'>>) => setDraft({ ...shown, ...next });
  const child = view.conditions.some((one) => one.conditionId === 'cerebral-palsy');

  /** With what still stands in the field; a name stands once. */
  const withFactor = (): readonly Factor[] => {
    const name = factor.trim();
    return name === '' || factors.some((one) => one.name === name) ? factors : [...factors, { name, bearsOnPlan: true }];
  };
  const addFactor = () => {
    change({ factors: [...withFactor()] });
    setFactor('');
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = texts.flatMap((key) => {
      const text = shown[key]?.trim() ?? '';
      return text === '' ? [] : [[key, text] as const];
    });
    appendToChart(patientId, [
      {
        id: freshId(),
        kind: 'history',
        body: {
          id: freshId(),
          ...Object.fromEntries(said),
          ...(shown.dominance === undefined ? {} : { dominance: shown.dominance }),
          ...(shown.gmfcs === undefined ? {} : { gmfcs: shown.gmfcs }),
          factors: [...withFactor()],
        },
      },
    ]);
    setDraft(undefined);
    setFactor('');
  };

  return (
    <Card title={t('history')}>
      <Form noValidate className="stack" onSubmit={submit}>
        <div className="wide-pair">
          {texts.map((key) => (
            <TextArea
              key={key}
              label={t(key)}
              hint={t(`${key}Hint`)}
              value={shown[key] ?? ''}
              maxLength={2000}
              onChange={(event) => change({ [key]: event.currentTarget.value })}
            />
          ))}
        </div>
        <Segmented
          label={t('dominance')}
          value={shown.dominance}
          onChange={(dominance: Dominance) => change({ dominance })}
          hint={t('dominanceHint')}
          options={dominances.map((value) => ({ value, label: t(`dominance-${value}`) }))}
        />
        {child ? (
          <Segmented
            label={t('gmfcs')}
            value={shown.gmfcs === undefined ? undefined : (String(shown.gmfcs) as (typeof levels)[number])}
            onChange={(level) => change({ gmfcs: Number(level) })}
            hint={t('gmfcsHint')}
            options={levels.map((value) => ({ value, label: roman[value] }))}
          />
        ) : null}
        <fieldset className="stack">
          <legend className="field-label">{t('factors')}</legend>
          <p className="field-hint">{t('factorsHint')}</p>
          {factors.length === 0 ? null : (
            <ul className="recorded">
              {factors.map((one) => (
                <li key={one.name} className="recorded-row">
                  <label className="check">
                    <input
                      type="checkbox"
                      checked={one.bearsOnPlan}
                      onChange={(event) => {
                        const bearsOnPlan = event.currentTarget.checked;
                        change({ factors: factors.map((f) => (f.name === one.name ? { ...f, bearsOnPlan } : f)) });
                      }}
                    />
                    <span className="recorded-words">
                      <strong>{one.name}</strong>
                      <span className="soft">{t(one.bearsOnPlan ? 'factorBears' : 'factorBearsNot')}</span>
                    </span>
                  </label>
                  <Button
                    kind="plain"
                    aria-label={t('factorRemove', { name: one.name })}
                    onClick={() => change({ factors: factors.filter((f) => f.name !== one.name) })}
                  >
                    <Icon name="remove" size={20} />
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <div className="add-row">
            <TextField
              label={t('factor')}
              value={factor}
              maxLength={200}
              onChange={(event) => setFactor(event.currentTarget.value)}
            />
            <Button onClick={addFactor}>{t('factorAdd')}</Button>
          </div>
        </fieldset>
        <AddRow label={t('saveHistory')} dirty={draft !== undefined || factor.trim() !== ''} main={saved === null} />
      </Form>
    </Card>
  );
}
