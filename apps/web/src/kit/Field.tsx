import { type ComponentProps, type ReactNode, useId } from 'react';
import './field.css';

interface FieldFrame {
  readonly label: string;
  /** What it means, or what is expected. */
  readonly hint?: ReactNode;
  /** What is wrong with it, in words. */
  readonly error?: string | undefined;
  /** The label is read out but not drawn, where the place says it already. */
  readonly labelUnseen?: boolean | undefined;
}

interface Wiring {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** A label, a control, a hint and an error, tied together for screen readers. */
export function Field({
  label,
  hint,
  error,
  labelUnseen = false,
  children,
}: FieldFrame & { readonly children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const describedBy = [errorId, hintId].filter((part) => part !== undefined).join(' ');
  return (
    <div className="field">
      <label htmlFor={id} className={labelUnseen ? 'unseen' : 'field-label'}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error === undefined ? undefined : true,
      })}
      {error === undefined ? null : (
        <p id={errorId} className="field-error">
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={hintId} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

/** One line of text, a date, a time, a number: a native input in a field. `unit` stands behind the number. */
export function TextField({
  label,
  hint,
  error,
  labelUnseen,
  unit,
  ...input
}: FieldFrame & ComponentProps<'input'> & { readonly unit?: string | undefined }) {
  return (
    <Field label={label} hint={hint} error={error} labelUnseen={labelUnseen}>
      {(wiring) =>
        unit === undefined ? (
          <input autoComplete="off" {...input} {...wiring} className="control" />
        ) : (
          <span className="control-with-unit">
            <input autoComplete="off" {...input} {...wiring} className="control" />
            <span className="control-unit">{unit}</span>
          </span>
        )
      }
    </Field>
  );
}

/** Several lines of a person's own words. */
export function TextArea({ label, hint, error, labelUnseen, ...area }: FieldFrame & ComponentProps<'textarea'>) {
  return (
    <Field label={label} hint={hint} error={error} labelUnseen={labelUnseen}>
      {(wiring) => <textarea rows={2} {...area} {...wiring} className="control control-area" />}
    </Field>
  );
}

/** A native select. `choose` is the empty first row: nothing is chosen for the person. */
export function Select({
  label,
  hint,
  error,
  labelUnseen,
  choose,
  options,
  ...select
}: FieldFrame &
  Omit<ComponentProps<'select'>, 'children'> & {
    readonly choose?: string | undefined;
    readonly options: readonly { readonly value: string; readonly label: string }[];
  }) {
  return (
    <Field label={label} hint={hint} error={error} labelUnseen={labelUnseen}>
      {(wiring) => (
        <select {...select} {...wiring} className="control">
          {choose === undefined ? null : <option value="">{choose}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
