import './picks.css';

/** Several of a few, side by side, each a large toggle. Nothing is chosen for the person. */
export function Picks<T extends string>({
  label,
  options,
  value,
  onChange,
  hint,
  error,
}: {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: readonly T[];
  readonly onChange: (value: readonly T[]) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}) {
  return (
    <fieldset className="picks-field">
      <legend className="field-label">{label}</legend>
      <div className="picks-row">
        {options.map((option) => (
          <label key={option.value} className="pick-one">
            <input
              type="checkbox"
              className="unseen"
              checked={value.includes(option.value)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...value, option.value] : value.filter((one) => one !== option.value))
              }
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error === undefined ? null : <p className="field-error">{error}</p>}
      {hint === undefined ? null : <p className="field-hint">{hint}</p>}
    </fieldset>
  );
}
