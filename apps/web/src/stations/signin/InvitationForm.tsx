import type { LinkShown, Me } from '@eupraxia/api';
import type { Fault } from '@eupraxia/kernel';
import { type SubmitEvent, useState } from 'react';
import { client, holdCalls } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { dropLinkToken } from '../../app/link-token.ts';
import { NewPasswordField } from '../../app/NewPasswordField.tsx';
import { isLongEnough } from '../../app/new-password.ts';
import { enter, startAnew } from '../../app/session.ts';
import { consumeLink } from '../../app/sign-in-calls.ts';
import { Button, buttonClass } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { useLinkText } from './link-text.ts';
import { SecondStep } from './SecondStep.tsx';
import { SignInForm } from './SignInForm.tsx';
import { useAttempt } from './use-attempt.ts';
import './sign-in.css';

interface InvitationProps {
  readonly link: LinkShown;
  readonly token: string;
  /** Who is signed in here already, with the e-mail of the invitation. */
  readonly me: Me | undefined;
}

/** Takes the place that the invitation offers: as somebody new, or with the account that the person has. */
export function InvitationForm({ link, token, me }: InvitationProps) {
  const t = useLinkText();
  const [account, setAccount] = useState<'new' | 'known'>();
  const [fault, setFault] = useState<Fault>();
  // Who signed in and cannot accept yet stays signed in: what stands in the way is done under their account.
  const acceptAfterSignIn = async () => {
    const refused = await accept(token);
    if (refused === undefined) return undefined;
    setFault(refused);
    await enter();
    return refused;
  };
  if (me !== undefined) return <AcceptHere token={token} me={me} fault={fault} onFault={setFault} />;
  return (
    <>
      <Segmented
        label={t('haveYou')}
        value={account}
        onChange={setAccount}
        options={[
          { value: 'new', label: t('newHere'), detail: t('newDetail') },
          { value: 'known', label: t('known'), detail: t('knownDetail') },
        ]}
      />
      {account === 'new' ? <NewAccount link={link} token={token} /> : null}
      {account === 'known' ? <SignInForm email={link.email} then={acceptAfterSignIn} /> : null}
    </>
  );
}

/** Accepts as who is signed in, and starts in the clinic; the fault when not. */
async function accept(token: string): Promise<Fault | undefined> {
  // Nothing of whoever sat here before is sent meanwhile: the sign-in may be another one's, and `enter` goes on with that.
  const release = holdCalls();
  try {
    const place = await client.account.acceptInvitation({ token });
    dropLinkToken();
    await startAnew(place.clinicId);
    return undefined;
  } catch (error) {
    return faultFrom(error);
  } finally {
    setTimeout(release);
  }
}

function AcceptHere({
  token,
  me,
  fault,
  onFault,
}: {
  readonly token: string;
  readonly me: Me;
  readonly fault: Fault | undefined;
  readonly onFault: (fault: Fault | undefined) => void;
}) {
  const t = useLinkText();
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    onFault(await accept(token));
    setBusy(false);
  };
  return (
    <>
      <p>{t('acceptAs', { name: me.name, email: me.email })}</p>
      {fault === undefined ? null : (
        <ErrorCard
          fault={fault}
          action={
            fault.code === 'EUP_SERVER_PASSWORD_FIRST' ? (
              <a href="/account" className={buttonClass()}>
                {t('toAccount')}
              </a>
            ) : null
          }
        />
      )}
      <Button kind="ask" size="live" busy={busy} onClick={() => void press()}>
        {t('accept')}
      </Button>
    </>
  );
}

function NewAccount({ link, token }: Omit<InvitationProps, 'me'>) {
  const t = useLinkText();
  const [name, setName] = useState(link.name);
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
    if (name.trim() === '' || !isLongEnough(password) || attempt.busy) return;
    void attempt.run(() => consumeLink(token, password, name.trim()));
  };
  if (attempt.half !== undefined) return <SecondStep half={attempt.half} attempt={attempt} />;
  return (
    <form noValidate className="sign-in-form" onSubmit={submit}>
      <TextField
        label={t('name')}
        name="name"
        autoComplete="name"
        maxLength={200}
        value={name}
        error={tried && name.trim() === '' ? t('nameMissing') : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {/* For the browser’s password manager, which keeps the two together. */}
      <input hidden readOnly type="email" name="email" autoComplete="username" value={link.email} />
      <NewPasswordField label={t('password')} value={password} tried={tried} onChange={setPassword} />
      {attempt.fault === undefined ? null : <ErrorCard fault={attempt.fault} />}
      <Button type="submit" kind="ask" size="live" busy={attempt.busy}>
        {t('join')}
      </Button>
    </form>
  );
}
