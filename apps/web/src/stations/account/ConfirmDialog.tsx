import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { passkeysHere } from '../../app/address.ts';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { focusHere } from '../../app/focus-here.ts';
import { PasswordField } from '../../app/PasswordField.tsx';
import { askPasskey } from '../../app/passkey.ts';
import { securityQuery } from '../../app/queries.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useText } from '../../text/en.ts';
import { useAccountText } from './text.ts';

/** Asks again who it is: the password, or a passkey of this address. For ten minutes from then on nothing is asked. */
export function ConfirmDialog({ onConfirmed, onClose }: { readonly onConfirmed: () => void; readonly onClose: () => void }) {
  const common = useText();
  const t = useAccountText();
  const form = useId();
  const { email } = useMe();
  const security = useQuery(securityQuery);
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const hasPasskey = passkeysHere() && (security.data?.passkeys.length ?? 0) > 0;
  const confirm = useMutation({
    async mutationFn(by: 'password' | 'passkey') {
      if (by === 'password') return client.account.confirm({ password });
      const { id, options } = await client.account.beginConfirm();
      return client.account.confirm({ step: id, response: await askPasskey(options) });
    },
    onSuccess: onConfirmed,
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (password !== '' && !confirm.isPending) confirm.mutate('password');
  };
  return (
    <Dialog
      title={t('confirmTitle')}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" form={form} kind="ask" busy={confirm.isPending}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('confirmHow')}</p>
      {hasPasskey ? (
        <Button
          size="live"
          busy={confirm.isPending}
          icon={<Icon name="key" size={20} />}
          onClick={() => confirm.mutate('passkey')}
        >
          {t('confirmPasskey')}
        </Button>
      ) : null}
      <form id={form} noValidate className="stack" onSubmit={submit}>
        {/* For the browser’s password manager, which keeps the two together. */}
        <input hidden readOnly type="email" name="email" autoComplete="username" value={email} />
        <PasswordField
          ref={focusHere}
          label={t('password')}
          name="password"
          autoComplete="current-password"
          value={password}
          error={tried && password === '' ? t('currentMissing') : undefined}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {confirm.error === null ? null : <ErrorCard fault={faultFrom(confirm.error)} safe={t('safe')} />}
      </form>
    </Dialog>
  );
}
