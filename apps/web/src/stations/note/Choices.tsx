import { useId } from 'react';
import { Button } from '../../kit/Button.tsx';

/** A row of thumb-sized presses, each of which answers the question above it. */
export function Choices<T extends string>({
  label,
  choices,
  columns = 3,
  chosen,
  onChoose,
}: {
  readonly label: string;
  readonly choices: readonly (readonly [value: T, label: string])[];
  readonly columns?: 2 | 3 | 6;
  /** Where a press opens a second question: what was pressed. */
  readonly chosen?: T | undefined;
  readonly onChoose: (value: T) => void;
}) {
  const id = useId();
  return (
    <fieldset className="remedy-choices" aria-labelledby={id}>
      <p id={id} className="field-label">
        {label}
      </p>
      <div className={`remedy-grid remedy-grid-${columns}`}>
        {choices.map(([value, words]) => (
          <Button
            key={value}
            size="live"
            aria-pressed={chosen === undefined ? undefined : chosen === value}
            onClick={() => onChoose(value)}
          >
            {words}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
