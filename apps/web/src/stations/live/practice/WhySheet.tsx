import { emgTargetOf } from '@eupraxia/clinical/target';
import type { Activity, Visit } from '@eupraxia/clinical/visit';
import type { Cue } from '@eupraxia/coach';
import {
  errorlessRow,
  type NumberInForce,
  type Parameters,
  parameterRows,
  type RuleId,
  rulesInForce,
  type Standpoint,
} from '@eupraxia/coach/rows';
import { useEffect, useRef } from 'react';
import { doseContext } from '../../../app/dose-context.ts';
import { SourceMark } from '../../../app/SourceMark.tsx';
import { Button } from '../../../kit/Button.tsx';
import { lastDecision, policyOf } from './decision.ts';
import { useWhyText } from './why-text.ts';
import './practice.css';

/** Why the coach does what it does: its last decision with cause, rule, numbers and source, then every rule that is in force. */
export function WhySheet({
  visit,
  activity,
  said,
  onDone,
}: {
  readonly visit: Visit;
  readonly activity: Activity;
  /** What the coach said since the page was opened, oldest first. */
  readonly said: readonly Cue[];
  readonly onDone: () => void;
}) {
  const t = useWhyText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { item, coached } = activity;
  const inForce = rulesInForce({
    order: item.practice,
    policy: policyOf(activity),
    measured: emgTargetOf(item) === null ? 'tap' : 'signal',
    work: doseContext(item, visit.snapshot.conditions, null).work,
    numbers: numbersIn(coached.started.at(-1)?.plan['parameters']),
  });
  const decision = lastDecision(visit, activity, said);
  const behind = inForce.find(({ rule }) => rule === (decision === null ? firstRule(inForce) : decision.rule));
  return (
    <section className="sheet why" aria-label={t('title')}>
      <div className="dose-head">
        <h2 ref={heading} tabIndex={-1}>
          {t('title')}
        </h2>
        <Button onClick={onDone}>{t('back')}</Button>
      </div>
      <div className="why-now">
        <h3>{t('now')}</h3>
        {decision === null ? (
          <p>{t('noDecision', { policy: policyOf(activity) })}</p>
        ) : (
          <>
            <p className="why-what">{decision.what}</p>
            {decision.cause === null ? null : <p>{t('cause', { cause: decision.cause })}</p>}
          </>
        )}
        {behind === undefined ? null : <Rule standpoint={behind} />}
      </div>
      <h3>{t('inForce', { count: inForce.length })}</h3>
      <ul className="why-rules">
        {item.practice?.errors === 'errorless' ? (
          <li>
            <details>
              <summary>
                {errorlessRow.name} <span className="soft">{t('ordered')}</span>
              </summary>
              <Reasons row={errorlessRow} numbers={[]} />
            </details>
          </li>
        ) : null}
        {inForce.map((standpoint) => (
          <li key={standpoint.rule}>
            <details>
              <summary>
                {standpoint.row.name} <span className="soft">{t(`by-${standpoint.by}`)}</span>
              </summary>
              <Reasons row={standpoint.row} numbers={standpoint.numbers} />
            </details>
          </li>
        ))}
      </ul>
      <p className="soft">{t('change')}</p>
    </section>
  );
}

/** The rule that speaks for what is kept while nothing was changed: that of the feedback, else the first. */
function firstRule(inForce: readonly Standpoint[]): RuleId | undefined {
  return (inForce.find(({ rule }) => rule.endsWith('feedback') || rule === 'terminal-after-concurrent') ?? inForce[0])?.rule;
}

function Rule({ standpoint: { row, numbers } }: { readonly standpoint: Standpoint }) {
  const t = useWhyText();
  return (
    <div className="why-rule">
      <p>
        <b>{t('rule', { name: row.name })}</b>
      </p>
      <Reasons row={row} numbers={numbers} />
    </div>
  );
}

function Reasons({
  row,
  numbers,
}: {
  readonly row: Pick<Standpoint['row'], 'does' | 'finding' | 'caution' | 'source' | 'status'>;
  readonly numbers: readonly NumberInForce[];
}) {
  const t = useWhyText();
  return (
    <div className="why-reasons">
      <p>{row.does}</p>
      <p className="soft">{row.finding}</p>
      {numbers.length === 0 ? null : (
        <ul className="why-numbers">
          {numbers.map(({ name, value, changed, row: { unit, status } }) => (
            <li key={name} className="tabular">
              {t(changed ? 'numberChanged' : 'number', { name: wordsOf(name), value, unit })}
              {status === 'verified' ? '' : ' *'}
            </li>
          ))}
        </ul>
      )}
      {numbers.some(({ row: { status } }) => status !== 'verified') ? <p className="soft">{t('ours')}</p> : null}
      {row.caution === undefined ? null : <p>{t('caution', { text: row.caution })}</p>}
      <SourceMark row={row} />
    </div>
  );
}

/** The name of a number as words: `fadeStep` is “fade step”. */
const wordsOf = (name: string): string => name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);

/** The numbers that a stored plan holds, as far as this release knows them. */
function numbersIn(stored: unknown): Partial<Parameters> {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter(([name, value]) => Object.hasOwn(parameterRows, name) && typeof value === 'number'),
  );
}
