import type { ReactNode } from 'react';
import './big-number.css';

/**
 * A number that is read at a glance, its unit behind it, its meaning with it. `across` is for the patient's eyes from
 * across the room; `body` colours what the body does (coral, large figures only).
 */
export function BigNumber({
  value,
  unit,
  meaning,
  size = 'card',
  tone = 'plain',
}: {
  readonly value: ReactNode;
  readonly unit?: ReactNode;
  readonly meaning: string;
  readonly size?: 'card' | 'across';
  readonly tone?: 'plain' | 'body' | 'ask';
}) {
  return (
    <div className={`big-number big-number-${size} big-number-${tone}`}>
      <span className="big-number-figure">
        <span className="big-number-value">{value}</span>
        {unit === undefined ? null : <span className="big-number-unit"> {unit}</span>}
      </span>
      <span className="big-number-meaning">{meaning}</span>
    </div>
  );
}
