import type { Fault } from '@eupraxia/kernel';
import { lazy, type SubmitEvent, Suspense } from 'react';
import { passkeysHere } from '../../app/address.ts';
import { PasswordField } from '../../app/PasswordField.tsx';
import { queryClient } from '../../app/queries.ts';
import { enter } from '../../app/session.ts';
import { signInByPasskey, signInByPassword } from '../../app/sign-in-calls.ts';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useSignInText } from './text.ts';
import { useAttempt } from './use-attempt.ts';
import './sign-in.css';

const SecondStep = lazy(() => import('./SecondStep.tsx').then(({ SecondStep: it }) => ({ default: it })));

/**
 * E-mail and password, or a passkey; then the second step where there is one. Refusals say what to do. Password managers
 * fill it. `then` is what a whole sign-in leads to: by default the screens.
 */
export function SignInForm({
  email: known,
  then = goIn,
  passkeys = true,
}: {
  readonly email?: string | undefined;
  readonly then?: (() => Promise<Fault | undefined>) | undefined;
  /** Whether passkeys work at this address, as far as the server says. */
  readonly passkeys?: boolean | undefined;
}) {
  const t = useSignInText();
  const attempt = useAttempt(then);
  const { busy, fault, half } = attempt;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    void attempt.run(() => signInByPassword(String(form.get('email')).trim(), String(form.get('password'))));
  };
  if (half !== undefined)
    return (
      <Suspense>
        <SecondStep half={half} attempt={attempt} />
      </Suspense>
    );
  return (
    <form className="sign-in-form" onSubmit={submit}>
      <TextField
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={known}
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField label={t('password')} name="password" autoComplete="current-password" required />
      {fault === undefined ? null : <ErrorCard fault={fault} />}
      <Button type="submit" kind="ask" size="live" busy={busy}>
        {t('signIn')}
      </Button>
      {passkeys && passkeysHere() ? (
        <>
          <p className="sign-in-or">{t('or')}</p>
          <Button
            size="live"
            busy={busy}
            icon={<Icon name="key" size={20} />}
            onClick={() => void attempt.run(() => signInByPasskey())}
          >
            {t('byPasskey')}
          </Button>
        </>
      ) : null}
    </form>
  );
}

/** Goes on to the screens, which read anew what they show. */
async function goIn(): Promise<Fault | undefined> {
  const fault = await enter();
  if (fault === undefined) await queryClient.invalidateQueries();
  return fault;
}
