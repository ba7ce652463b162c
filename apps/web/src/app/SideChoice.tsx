import { type Side, sides } from '@eupraxia/clinical';
import { Segmented } from '../kit/Segmented.tsx';
import { useText } from '../text/en.ts';
import { sideText } from './labels.ts';

/** The side of the body. Nothing is chosen until a person chooses. */
export function SideChoice({
  value,
  onChange,
  of = sides,
  label,
  hint,
  error,
  words,
}: {
  readonly value: Side | undefined;
  readonly onChange: (side: Side) => void;
  readonly of?: readonly Side[];
  readonly label?: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** Other words for some of the sides. */
  readonly words?: Partial<Record<Side, string>>;
}) {
  const t = useText();
  return (
    <Segmented
      label={label ?? t('sideLabel')}
      value={value}
      onChange={onChange}
      hint={hint}
      error={error}
      options={of.map((side) => ({ value: side, label: words?.[side] ?? t(sideText[side]) }))}
    />
  );
}
