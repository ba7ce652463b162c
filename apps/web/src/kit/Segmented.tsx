import { type ReactNode, useId } from 'react';
import './segmented.css';

export interface SegmentOption<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  /** A second, smaller line: a count, a meaning. */
  readonly detail?: ReactNode;
}

/**
 * One of a few, side by side: native radio buttons, so that arrow keys move and a screen reader counts them.
 * `value` undefined means that nobody has chosen yet; nothing is chosen for them.
 */
export function Segmented<T extends string>({
  label,
  options,
  value,
  onChange,
  size = 'usual',
  labelUnseen = false,
  hint,
  error,
  disabled = false,
  grow = true,
}: {
  readonly label: string;
  readonly options: readonly SegmentOption<T>[];
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
  readonly size?: 'usual' | 'live';
  readonly labelUnseen?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
  /** Whether the options share the row's whole width; many of unequal length look calmer without. */
  readonly grow?: boolean;
}) {
  const name = useId();
  return (
    <fieldset
      className={size === 'live' ? 'segmented segmented-live' : 'segmented'}
      disabled={disabled}
      aria-describedby={error === undefined ? undefined : `${name}-error`}
    >
      <legend className={labelUnseen ? 'unseen' : 'field-label'}>{label}</legend>
      <div className={grow ? 'segmented-row segmented-grow' : 'segmented-row'}>
        {options.map((option) => (
          <label key={option.value} className="segment">
            <input
              type="radio"
              className="unseen"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className="segment-face">
              <span>{option.label}</span>
              {option.detail === undefined ? null : <span className="segment-detail">{option.detail}</span>}
            </span>
          </label>
        ))}
      </div>
      {error === undefined ? null : (
        <p id={`${name}-error`} className="field-error">
          {error}
        </p>
      )}
      {hint === undefined ? null : <p className="field-hint">{hint}</p>}
    </fieldset>
  );
}
