import { useText } from '../text/en.ts';
import { isLongEnough, shortestPassword } from './new-password.ts';
import { PasswordField } from './PasswordField.tsx';

/** A password that is being chosen, with the rules beside it before anything is refused. */
export function NewPasswordField({
  label,
  value,
  tried,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  /** Whether it was sent: then what is wrong is said. */
  readonly tried: boolean;
  readonly onChange: (value: string) => void;
}) {
  const t = useText();
  return (
    <PasswordField
      label={label}
      name="new-password"
      autoComplete="new-password"
      value={value}
      hint={t('passwordRules', { least: shortestPassword })}
      error={tried && !isLongEnough(value) ? t('passwordShort', { least: shortestPassword }) : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
