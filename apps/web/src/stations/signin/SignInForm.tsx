import type { Fault } from '@eupraxia/kernel';
import { type SubmitEvent, useState } from 'react';
import { queryClient } from '../../app/queries.ts';
import { signIn } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { TextField } from '../../kit/Field.tsx';
import { useSignInText } from './text.ts';
import './sign-in.css';

/** E-mail and password; refusals say what to do. Password managers fill it. */
export function SignInForm({ email: known }: { readonly email?: string }) {
  const t = useSignInText();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault>();
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFault(undefined);
    const refused = await signIn(String(form.get('email')).trim(), String(form.get('password')));
    setBusy(false);
    setFault(refused);
    if (refused === undefined) await queryClient.invalidateQueries();
  };
  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)}>
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
      <TextField label={t('password')} name="password" type="password" autoComplete="current-password" required />
      {fault === undefined ? null : <ErrorCard fault={fault} />}
      <Button type="submit" kind="ask" size="live" busy={busy}>
        {t('signIn')}
      </Button>
    </form>
  );
}
