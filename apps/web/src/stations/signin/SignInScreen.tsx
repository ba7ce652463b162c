import type { Fault } from '@eupraxia/kernel';
import { startSession } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Mark } from '../../kit/Mark.tsx';
import { useText } from '../../text/en.ts';
import { SignInForm } from './SignInForm.tsx';
import { useSignInText } from './text.ts';
import './sign-in.css';

/** The first screen. `fault` is why the server could not be asked who sits here. */
export function SignInScreen({ fault }: { readonly fault?: Fault | undefined }) {
  const t = useText();
  const s = useSignInText();
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <header className="sign-in-head">
          <Mark size={56} />
          <div>
            <h1>{t('product')}</h1>
            <p className="soft">{t('productLine')}</p>
          </div>
        </header>
        {fault === undefined ? null : (
          <ErrorCard fault={fault} action={<Button onClick={() => void startSession()}>{t('retry')}</Button>} />
        )}
        <SignInForm />
        <p className="soft">{s('demo')}</p>
        <p className="soft">{s('notDevice')}</p>
      </div>
    </main>
  );
}
