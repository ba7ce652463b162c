import type { StopException } from '@eupraxia/catalogue';
import { useId } from 'react';
import { useStopText } from './text.ts';

/** What lets practice go on after a sign that ends the visit: one of a few, in full sentences; none is chosen for anybody. */
export function ExceptionChoice({
  exceptions,
  chosen,
  disabled,
  onChoose,
}: {
  readonly exceptions: readonly StopException[];
  readonly chosen: string | null;
  readonly disabled: boolean;
  readonly onChoose: (id: string) => void;
}) {
  const t = useStopText();
  const name = useId();
  return (
    <fieldset className="stop-exceptions" disabled={disabled}>
      <legend className="unseen">{t('need-exception')}</legend>
      {exceptions.map(({ id, text }) => (
        <label key={id} className="stop-exception">
          <input type="radio" name={name} checked={id === chosen} onChange={() => onChoose(id)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
