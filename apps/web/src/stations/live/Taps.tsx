import type { ReactNode } from 'react';

export interface Tap<T> {
  readonly value: T;
  readonly label: string | number;
  /** The whole word, where the label is short. */
  readonly full?: string;
}

/** A row of taps: each press records, also the same again. `value` shows what was recorded last, or all that hold together. */
export function Taps<T extends string | number>({
  label,
  side,
  taps,
  value,
  columns,
  onTap,
  disabled = false,
}: {
  readonly label: string;
  readonly side?: ReactNode;
  readonly taps: readonly Tap<T>[];
  readonly value: T | readonly T[] | undefined;
  readonly columns: number;
  readonly onTap: (value: T) => void;
  readonly disabled?: boolean;
}) {
  return (
    <fieldset className="taps" aria-label={label}>
      <div className="taps-head">
        <span className="taps-label">{label}</span>
        {side === undefined ? null : <span className="taps-side">{side}</span>}
      </div>
      <div className="taps-grid" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {taps.map((tap) => (
          <button
            key={tap.value}
            type="button"
            className="tap"
            aria-pressed={Array.isArray(value) ? value.includes(tap.value) : tap.value === value}
            title={tap.full}
            aria-label={tap.full === undefined ? undefined : `${tap.label}, ${tap.full}`}
            disabled={disabled}
            onClick={() => onTap(tap.value)}
          >
            {tap.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
