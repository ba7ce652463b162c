import { type SubmitEvent, useState } from 'react';
import { passkeysHere } from '../../app/address.ts';
import { focusHere } from '../../app/focus-here.ts';
import { type HalfSignIn, signInByCode, signInByPasskey } from '../../app/sign-in-calls.ts';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Field } from '../../kit/Field.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useSignInText } from './text.ts';
import type { Attempt } from './use-attempt.ts';
import './sign-in.css';

type Method = HalfSignIn['methods'][number];

/** After the password: a code of the authenticator app, a recovery code, or a passkey. The one at hand comes first. */
export function SecondStep({ half, attempt }: { readonly half: HalfSignIn; readonly attempt: Attempt }) {
  const t = useSignInText();
  const offered = half.methods.filter((method) => method !== 'passkey' || passkeysHere());
  const [chosen, setChosen] = useState<Method>();
  const method = chosen ?? (['code', 'passkey', 'recovery'] as const).find((one) => offered.includes(one));
  const others = offered.filter((one) => one !== method);
  const choose = (next: Method) => () => setChosen(next);
  return (
    <div className="sign-in-form">
      <h2>{t('secondStep')}</h2>
      {method === undefined ? <p>{t('passkeyOnly')}</p> : null}
      {half.methods.includes('passkey') && !passkeysHere() && method === 'recovery' ? <p>{t('passkeyOnly')}</p> : null}
      {method === 'code' || method === 'recovery' ? (
        <CodeForm key={method} method={method} pending={half.pending} attempt={attempt} />
      ) : null}
      {method === 'passkey' ? (
        <>
          <p>{t('passkeyHow')}</p>
          {attempt.fault === undefined ? null : <ErrorCard fault={attempt.fault} />}
          <Button
            ref={focusHere}
            kind="ask"
            size="live"
            busy={attempt.busy}
            icon={<Icon name="key" size={20} />}
            onClick={() => void attempt.run(() => signInByPasskey(half.pending))}
          >
            {t('usePasskey')}
          </Button>
        </>
      ) : null}
      <div className="sign-in-others">
        {others.includes('code') ? <Button onClick={choose('code')}>{t('useCode')}</Button> : null}
        {others.includes('passkey') ? <Button onClick={choose('passkey')}>{t('usePasskey')}</Button> : null}
        {others.includes('recovery') ? <Button onClick={choose('recovery')}>{t('useRecovery')}</Button> : null}
        <Button kind="plain" onClick={attempt.startOver}>
          {t('startOver')}
        </Button>
      </div>
    </div>
  );
}

function CodeForm({
  method,
  pending,
  attempt,
}: {
  readonly method: 'code' | 'recovery';
  readonly pending: string;
  readonly attempt: Attempt;
}) {
  const t = useSignInText();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const isApp = method === 'code';
  // People type what they see: in groups, with the hyphens of the printed sheet.
  const given = isApp ? code.replace(/\s/g, '') : code.trim();
  const missing = isApp ? !/^\d{6}$/.test(given) : given === '';
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!missing && !attempt.busy) void attempt.run(() => signInByCode(pending, given));
  };
  return (
    <form noValidate className="sign-in-form" onSubmit={submit}>
      <Field
        label={t(method)}
        hint={t(isApp ? 'codeHow' : 'recoveryHow')}
        error={tried && missing ? t(isApp ? 'codeMissing' : 'recoveryMissing') : undefined}
      >
        {(wiring) => (
          <input
            {...wiring}
            ref={focusHere}
            className={isApp ? 'control sign-in-code' : 'control'}
            name="code"
            type="text"
            inputMode={isApp ? 'numeric' : 'text'}
            autoComplete={isApp ? 'one-time-code' : 'off'}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            maxLength={isApp ? 10 : 40}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
      </Field>
      {attempt.fault === undefined ? null : <ErrorCard fault={attempt.fault} />}
      <Button type="submit" kind="ask" size="live" busy={attempt.busy}>
        {t('verify')}
      </Button>
    </form>
  );
}
