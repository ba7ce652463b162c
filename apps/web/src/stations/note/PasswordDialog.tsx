import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { passkeysHere } from '../../app/address.ts';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { securityQuery } from '../../app/queries.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Field } from '../../kit/Field.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useText } from '../../text/en.ts';
import { beginHere } from './begin-here.ts';
import { useSigningText } from './signing-text.ts';

/** Asks for the password or a passkey of who is signed in; for ten minutes from then on this sign-in signs without it. */
export function PasswordDialog({ onOpen, onClose }: { readonly onOpen: () => void; readonly onClose: () => void }) {
  const common = useText();
  const t = useSigningText();
  const form = useId();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const offersPasskeys = passkeysHere();
  const security = useQuery({ ...securityQuery, enabled: offersPasskeys });
  const begin = useMutation({
    async mutationFn(by: 'password' | 'passkey') {
      if (by === 'password') return client.note.beginSigning({ password });
      const [{ askPasskey }, { id, options }] = await Promise.all([
        import('../../app/passkey.ts'),
        client.account.beginConfirm(),
      ]);
      return client.note.beginSigning({ step: id, response: await askPasskey(options) });
    },
    onSuccess: onOpen,
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (password !== '' && !begin.isPending) begin.mutate('password');
  };
  return (
    <Dialog
      title={t('passwordTitle')}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" form={form} kind="ask" busy={begin.isPending}>
            {t('passwordGo')}
          </Button>
        </>
      }
    >
      <form id={form} noValidate className="stack" onSubmit={submit}>
        <Field label={t('password')} hint={t('passwordHow')} error={tried && password === '' ? t('passwordMissing') : undefined}>
          {(wiring) => (
            <input
              {...wiring}
              ref={beginHere}
              className="control"
              type="password"
              name="password"
              autoComplete="current-password"
              maxLength={128}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          )}
        </Field>
        {offersPasskeys && (security.data?.passkeys.length ?? 0) > 0 ? (
          <Button size="live" busy={begin.isPending} icon={<Icon name="key" size={20} />} onClick={() => begin.mutate('passkey')}>
            {t('passkeyGo')}
          </Button>
        ) : null}
        {begin.error === null ? null : <ErrorCard fault={faultFrom(begin.error)} safe={t('nothingSigned')} />}
      </form>
    </Dialog>
  );
}
