import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { focusHere } from '../../app/focus-here.ts';
import { makePasskey } from '../../app/passkey.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { useText } from '../../text/en.ts';
import { useConfirmed } from './confirmed.tsx';
import { deviceName } from './device-name.ts';
import { useAccountText } from './text.ts';

/** Makes a passkey under a name of the person's own. `onAdded` gets the recovery codes that come with the first second step. */
export function AddPasskeyDialog({
  onAdded,
  onClose,
}: {
  readonly onAdded: (name: string, recoveryCodes: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const common = useText();
  const t = useAccountText();
  const form = useId();
  const confirmed = useConfirmed();
  const [name, setName] = useState(() => deviceName(navigator.userAgent, navigator.maxTouchPoints));
  const [tried, setTried] = useState(false);
  const add = useMutation({
    async mutationFn(called: string) {
      const step = await confirmed.run(() => client.account.beginPasskey());
      const response = await makePasskey(step.options);
      return confirmed.run(() => client.account.finishPasskey({ step: step.id, name: called, response }));
    },
    onSuccess: ({ passkey, recoveryCodes }) => onAdded(passkey.name, recoveryCodes),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== '' && !add.isPending) add.mutate(name.trim());
  };
  if (confirmed.dialog !== null) return confirmed.dialog;
  return (
    <Dialog
      title={t('addPasskey')}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" form={form} kind="ask" busy={add.isPending}>
            {t('addPasskey')}
          </Button>
        </>
      }
    >
      <Form id={form} noValidate className="stack" onSubmit={submit}>
        <TextField
          ref={focusHere}
          label={t('passkeyName')}
          hint={t('passkeyNameHint')}
          maxLength={60}
          value={name}
          error={tried && name.trim() === '' ? t('passkeyNameMissing') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <p className="soft">{t('passkeyNext')}</p>
        {add.error === null ? null : <ErrorCard fault={faultFrom(add.error)} safe={t('safe')} />}
      </Form>
    </Dialog>
  );
}
