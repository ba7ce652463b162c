import { formOf, type MeasureRow, scoreForm } from '@eupraxia/catalogue';
import { type ReactNode, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { useEvaluateText } from './text.ts';

/**
 * A measure taken step by step: tasks, trials, distance and seconds, or a grade. What comes out is put into the value.
 * `gate` says why it may not be taken yet, and shows the steps once it may.
 */
export function GuidedMeasure({
  row,
  gate,
  onScore,
}: {
  readonly row: MeasureRow;
  /** Null while nobody knows whom it is taken of. */
  readonly gate: ((steps: ReactNode) => ReactNode) | null;
  readonly onScore: (value: number | undefined) => void;
}) {
  const steps = <Steps row={row} onScore={onScore} />;
  return gate === null ? steps : gate(steps);
}

function Steps({ row, onScore }: { readonly row: MeasureRow; readonly onScore: (value: number | undefined) => void }) {
  const t = useEvaluateText();
  const form = formOf(row);
  const [numbers, setNumbers] = useState<readonly (number | null)[]>([]);
  const [texts, setTexts] = useState<readonly string[]>([]);
  const [metres, setMetres] = useState<number>();
  if (form.kind === 'value') return null;

  const score = (next: readonly (number | null)[], distance: number | undefined) => {
    const scored = scoreForm(row, { numbers: next, ...(distance === undefined ? {} : { metres: distance }) });
    onScore(scored.kind === 'score' ? scored.value : undefined);
  };
  const enter = (at: number, value: number | null) => {
    const next = Array.from({ length: Math.max(numbers.length, at + 1) }, (_, i) => (i === at ? value : (numbers[i] ?? null)));
    setNumbers(next);
    score(next, metres);
  };
  const type = (at: number, text: string) => {
    setTexts(Array.from({ length: Math.max(texts.length, at + 1) }, (_, i) => (i === at ? text : (texts[i] ?? ''))));
    const value = Number(text.trim().replace(',', '.'));
    enter(at, text.trim() === '' || Number.isNaN(value) ? null : value);
  };

  if (form.kind === 'grade')
    return (
      <Segmented
        label={t('guidedGrade')}
        grow={false}
        value={numbers[0] === undefined || numbers[0] === null ? undefined : String(numbers[0])}
        onChange={(value) => enter(0, Number(value))}
        options={form.grades.map((grade) => ({ value: String(grade.value), label: grade.label }))}
      />
    );
  if (form.kind === 'items') {
    const done = form.items.filter((_, at) => (numbers[at] ?? null) !== null).length;
    return (
      <details className="guided" open>
        <summary>{t('guidedItems', { done, of: form.items.length })}</summary>
        <ol className="stack">
          {form.items.map((item, at) => (
            <li key={item.id}>
              <Segmented
                label={item.task}
                hint={t('guidedFull', { most: item.most, full: item.full })}
                value={numbers[at] === undefined || numbers[at] === null ? undefined : String(numbers[at])}
                onChange={(value) => enter(at, Number(value))}
                options={Array.from({ length: item.most + 1 }, (_, points) => ({ value: String(points), label: String(points) }))}
              />
            </li>
          ))}
        </ol>
      </details>
    );
  }
  return (
    <fieldset className="stack">
      <legend className="field-label">{t('guidedTrials')}</legend>
      {form.kind === 'speed' ? (
        <Segmented
          label={t('guidedMetres')}
          value={metres === undefined ? undefined : String(metres)}
          onChange={(value) => {
            setMetres(Number(value));
            score(numbers, Number(value));
          }}
          options={form.metres.map((one) => ({ value: String(one), label: `${one} m` }))}
        />
      ) : form.practice > 0 ? (
        <p className="field-hint">{t('guidedPractice', { count: form.practice })}</p>
      ) : null}
      <div className="pair">
        {Array.from({ length: form.count }, (_, at) => (
          <Stopwatch
            // biome-ignore lint/suspicious/noArrayIndexKey: a trial is its number
            key={at}
            label={t('guidedTrial', { number: at + 1 })}
            unit={form.kind === 'speed' ? 's' : row.unit}
            timed={form.kind === 'speed' || row.unit === 's'}
            value={texts[at] ?? ''}
            onChange={(text) => type(at, text)}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** A number that may be typed, or taken with the watch: press to start, press to stop. */
function Stopwatch({
  label,
  unit,
  timed,
  value,
  onChange,
}: {
  readonly label: string;
  readonly unit: string;
  readonly timed: boolean;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const t = useEvaluateText();
  const [since, setSince] = useState<number>();
  return (
    <div className="stopwatch">
      <TextField
        label={label}
        unit={unit}
        inputMode="decimal"
        value={value}
        maxLength={8}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {timed ? (
        <Button
          size="live"
          kind={since === undefined ? 'quiet' : 'ask'}
          onClick={() => {
            if (since === undefined) return setSince(performance.now());
            onChange(((performance.now() - since) / 1000).toFixed(1));
            setSince(undefined);
          }}
        >
          {t(since === undefined ? 'watchStart' : 'watchStop')}
        </Button>
      ) : null}
    </div>
  );
}
