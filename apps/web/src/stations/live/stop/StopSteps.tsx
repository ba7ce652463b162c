import type { SafetyRow } from '@eupraxia/catalogue';
import { useStopText } from './text.ts';

const general = ['first-1', 'first-2', 'first-3', 'first-4', 'first-5'] as const;

/** What to do, large: the steps of the rules that are concerned, most urgent first; before anything is known, the general ones. */
export function StopSteps({
  rows,
  nameOf,
}: {
  readonly rows: readonly SafetyRow[];
  /** What a row is called here: a limit that no rule was met by is a person's own words. */
  readonly nameOf: (row: SafetyRow) => string;
}) {
  const t = useStopText();
  const [first, ...others] = rows;
  if (first === undefined)
    return (
      <section className="stop-steps" aria-label={t('steps')}>
        <ol>
          {general.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ol>
      </section>
    );
  return (
    <>
      <Steps row={first} name={nameOf(first)} />
      {others.map((row) => (
        <Steps key={row.id} row={row} name={nameOf(row)} />
      ))}
    </>
  );
}

function Steps({ row, name }: { readonly row: SafetyRow; readonly name: string }) {
  const t = useStopText();
  return (
    <section className="stop-steps" aria-label={`${t('steps')}: ${name}`}>
      <h3>{name}</h3>
      <p className="stop-action">{row.action}</p>
      {row.steps.length === 0 ? null : (
        <ol>
          {row.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </section>
  );
}
