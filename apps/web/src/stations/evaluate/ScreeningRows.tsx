import type { ScreenRow } from '@eupraxia/catalogue';
import type { Answer } from '@eupraxia/clinical/chart';
import { useState } from 'react';
import { AnswerForm } from '../../app/safety/AnswerForm.tsx';
import { Button } from '../../kit/Button.tsx';
import { noneOfThese, type ScreeningPlan } from './screening-plan.ts';
import { useEvaluateText } from './text.ts';

interface Answering {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly today: string;
  readonly onAnswer: (answers: Readonly<Record<string, Answer>>) => void;
}

/** How many questions stand open at a time where the program waits for many. */
const atOnce = 8;

/** Questions that are asked now, each with its own answer; `none` offers no for those that are left, once all are shown. */
export function ScreeningRows({
  title,
  hint,
  rows,
  none = false,
  ...of
}: Answering & {
  readonly title: string;
  readonly hint?: string;
  readonly rows: readonly ScreenRow[];
  readonly none?: boolean;
}) {
  const t = useEvaluateText();
  const [all, setAll] = useState(false);
  const shown = all || rows.length <= atOnce ? rows : rows.slice(0, atOnce);
  return (
    <section className="screen-now">
      <h3>{title}</h3>
      {hint === undefined ? null : <p className="field-hint">{hint}</p>}
      <Questions {...of} rows={shown} />
      <div className="add-row">
        {shown.length === rows.length ? null : (
          <Button kind="plain" onClick={() => setAll(true)}>
            {t('screenMore', { count: rows.length - shown.length })}
          </Button>
        )}
        {none ? <None {...of} rows={shown} shown /> : null}
      </div>
    </section>
  );
}

/** The other questions, folded by group. A group can be answered at once only after its questions were shown. */
export function ScreeningGroups({ groups, ...of }: Answering & { readonly groups: ScreeningPlan['groups'] }) {
  const t = useEvaluateText();
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  /** What a closed group says of itself: every yes by name, how many are not known, how many were not asked. */
  const told = (rows: readonly ScreenRow[]): string => {
    const count = (is: Answer['answer'] | undefined) => rows.filter((row) => of.answers[row.id]?.answer === is).length;
    const yes = rows.filter((row) => of.answers[row.id]?.answer === 'yes').map((row) => row.name);
    const [unknown, unasked] = [count('unknown'), count(undefined)];
    const parts = [
      ...yes,
      ...(unknown === 0 ? [] : [t('screenUnknown', { count: unknown })]),
      ...(unasked === 0 ? [] : [t('screenUnasked', { count: unasked })]),
    ];
    return parts.length === 0 ? t('screenAllNo') : parts.join(', ');
  };
  return (
    <div>
      {groups.map(({ group, rows }) => (
        <details
          key={group}
          className="screen-group"
          onToggle={(event) => {
            if (event.currentTarget.open && !seen.has(group)) setSeen(new Set([...seen, group]));
          }}
        >
          <summary>
            <strong>{t(`screen-${group}`)}</strong> <span className="soft">{told(rows)}</span>
          </summary>
          <Questions {...of} rows={rows} />
          <div className="add-row">
            <None {...of} rows={rows} shown={seen.has(group)} />
          </div>
        </details>
      ))}
    </div>
  );
}

function Questions({ rows, answers, today, onAnswer }: Answering & { readonly rows: readonly ScreenRow[] }) {
  return (
    <div className="screen-rows">
      {rows.map(({ id }) => (
        <AnswerForm key={id} question={id} value={answers[id]} today={today} onChange={(answer) => onAnswer({ [id]: answer })} />
      ))}
    </div>
  );
}

function None({ rows, shown, answers, onAnswer }: Answering & { readonly rows: readonly ScreenRow[]; readonly shown: boolean }) {
  const t = useEvaluateText();
  const left = noneOfThese(rows, answers, shown);
  if (left.length < 2) return null;
  return (
    <Button onClick={() => onAnswer(Object.fromEntries(left.map((id) => [id, { answer: 'no' as const }])))}>
      {t('screenNone', { count: left.length })}
    </Button>
  );
}
