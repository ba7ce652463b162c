import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { useText } from '../../text/en.ts';
import { useConfirmed } from './confirmed.tsx';
import { QrCode } from './QrCode.tsx';
import { useAccountText } from './text.ts';
import './account.css';

/** Sets up an authenticator app: the secret as a picture and as text, and a code that shows that the app has it. */
export function AuthenticatorDialog({
  onDone,
  onClose,
}: {
  readonly onDone: (recoveryCodes: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const common = useText();
  const t = useAccountText();
  const form = useId();
  const confirmed = useConfirmed();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const given = code.replace(/\s/g, '');
  const missing = !/^\d{6}$/.test(given);
  // A secret of this dialog alone: kept nowhere, and made once.
  const begun = useQuery({
    queryKey: ['account', 'authenticator', form],
    queryFn: () => confirmed.run(() => client.account.beginAuthenticator()),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const finish = useMutation({
    mutationFn: () => confirmed.run(() => client.account.finishAuthenticator({ code: given })),
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!missing && !finish.isPending) finish.mutate();
  };
  if (confirmed.dialog !== null) return confirmed.dialog;
  return (
    <Dialog
      title={t('appSetUp')}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" form={form} kind="ask" busy={finish.isPending} disabled={begun.data === undefined}>
            {t('confirmCode')}
          </Button>
        </>
      }
    >
      {begun.isPending ? <p className="soft">{common('loading')}</p> : null}
      {begun.error === null ? null : (
        <ErrorCard
          fault={faultFrom(begun.error)}
          safe={t('safe')}
          action={<Button onClick={() => void begun.refetch()}>{common('retry')}</Button>}
        />
      )}
      {begun.data === undefined ? null : (
        <Form id={form} noValidate className="stack" onSubmit={submit}>
          <div className="authenticator">
            <QrCode text={begun.data.uri} label={t('scanPicture')} />
            <div className="authenticator-words">
              <p>{t('scan')}</p>
              <p className="soft">{t('orSecret')}</p>
              <p className="authenticator-secret">{(begun.data.secret.match(/.{1,4}/g) ?? []).join(' ')}</p>
            </div>
          </div>
          <TextField
            label={t('code')}
            hint={t('codeHint')}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            value={code}
            error={tried && missing ? t('codeMissing') : undefined}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          {finish.error === null ? null : <ErrorCard fault={faultFrom(finish.error)} safe={t('safe')} />}
        </Form>
      )}
    </Dialog>
  );
}
