import type { LinkShown } from '@eupraxia/api';
import { type SubmitEvent, useState } from 'react';
import { dropLinkToken } from '../../app/link-token.ts';
import { NewPasswordField } from '../../app/NewPasswordField.tsx';
import { isLongEnough } from '../../app/new-password.ts';
import { startAnew } from '../../app/session.ts';
import { consumeLink } from '../../app/sign-in-calls.ts';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { useLinkText } from './link-text.ts';
import { SecondStep } from './SecondStep.tsx';
import { useAttempt } from './use-attempt.ts';
import './sign-in.css';

/** The person chooses a new password, and nobody for them; a second step that they have is still asked. */
export function PasswordLinkForm({ link, token }: { readonly link: LinkShown; readonly token: string }) {
  const t = useLinkText();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const attempt = useAttempt(async () => {
    dropLinkToken();
    await startAnew();
    return undefined;
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (isLongEnough(password) && !attempt.busy) void attempt.run(() => consumeLink(token, password));
  };
  if (attempt.half !== undefined) return <SecondStep half={attempt.half} attempt={attempt} />;
  return (
    <form noValidate className="sign-in-form" onSubmit={submit}>
      <input hidden readOnly type="email" name="email" autoComplete="username" value={link.email} />
      <NewPasswordField label={t('password')} value={password} tried={tried} onChange={setPassword} />
      <p className="soft">{t('passwordEnds')}</p>
      {attempt.fault === undefined ? null : <ErrorCard fault={attempt.fault} />}
      <Button type="submit" kind="ask" size="live" busy={attempt.busy}>
        {t('savePassword')}
      </Button>
    </form>
  );
}
