import { readEmail } from '@eupraxia/api';
import { type SubmitEvent, useState } from 'react';
import { focusHere } from '../../app/focus-here.ts';
import { dropLinkToken } from '../../app/link-token.ts';
import { NewPasswordField } from '../../app/NewPasswordField.tsx';
import { isLongEnough } from '../../app/new-password.ts';
import { startAnew } from '../../app/session.ts';
import { foundFirstClinic } from '../../app/sign-in-calls.ts';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { useLinkText } from './link-text.ts';
import { SecondStep } from './SecondStep.tsx';
import { useAttempt } from './use-attempt.ts';
import './sign-in.css';

/** Sets up the first clinic of an installation: its name and time zone, and its administrator, who is whoever fills this in. */
export function FoundingForm({ token }: { readonly token: string }) {
  const t = useLinkText();
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [clinic, setClinic] = useState('');
  const [zone, setZone] = useState(own);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const attempt = useAttempt(async () => {
    dropLinkToken();
    await startAnew();
    return undefined;
  });
  const told = (wrong: boolean, message: string) => (tried && wrong ? message : undefined);
  const address = readEmail(email);
  const whole = clinic.trim() !== '' && name.trim() !== '' && address === 'good' && isLongEnough(password);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!whole) {
      const form = event.currentTarget;
      // The first field that is wrong gets the keyboard once it says what is missing.
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    const given = { clinic: { name: clinic.trim(), zone }, name: name.trim(), email: email.trim(), password };
    if (!attempt.busy) void attempt.run(() => foundFirstClinic(token, given));
  };
  if (attempt.half !== undefined) return <SecondStep half={attempt.half} attempt={attempt} />;
  const zones = [...new Set([own, ...Intl.supportedValuesOf('timeZone')])].sort();
  return (
    <form noValidate className="sign-in-form" onSubmit={submit}>
      <TextField
        ref={focusHere}
        label={t('clinicName')}
        name="organization"
        autoComplete="organization"
        maxLength={200}
        value={clinic}
        error={told(clinic.trim() === '', t('clinicNameMissing'))}
        onChange={(event) => setClinic(event.currentTarget.value)}
      />
      <Select
        label={t('zone')}
        value={zone}
        hint={t('zoneHint')}
        options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        onChange={(event) => setZone(event.currentTarget.value)}
      />
      <h3>{t('youAdministrate')}</h3>
      <p className="soft">{t('youAdministrateHow')}</p>
      <TextField
        label={t('name')}
        name="name"
        autoComplete="name"
        maxLength={200}
        value={name}
        error={told(name.trim() === '', t('nameMissing'))}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextField
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        value={email}
        hint={t('emailHint')}
        error={told(address !== 'good', address === 'nobody-reads-it' ? t('emailNobody') : t('emailMissing'))}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <NewPasswordField label={t('password')} value={password} tried={tried} onChange={setPassword} />
      {attempt.fault === undefined ? null : <ErrorCard fault={attempt.fault} />}
      <Button type="submit" kind="ask" size="live" busy={attempt.busy}>
        {t('foundClinic')}
      </Button>
    </form>
  );
}
