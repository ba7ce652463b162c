import { type ComponentProps, type ReactNode, useState } from 'react';
import { Field } from '../kit/Field.tsx';
import { useText } from '../text/en.ts';
import './password-field.css';

/** A password that can be shown while it is typed: on a tablet nobody sees which key was touched. */
export function PasswordField({
  label,
  hint,
  error,
  ...input
}: ComponentProps<'input'> & { readonly label: string; readonly hint?: ReactNode; readonly error?: string | undefined }) {
  const t = useText();
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(wiring) => (
        <span className="password-field">
          <input
            maxLength={128}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            {...input}
            {...wiring}
            type={shown ? 'text' : 'password'}
            className="control"
          />
          <button type="button" className="password-show" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? t('hide') : t('show')}
            <span className="unseen"> {label}</span>
          </button>
        </span>
      )}
    </Field>
  );
}
