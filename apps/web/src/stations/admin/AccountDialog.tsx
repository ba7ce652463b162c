import type { Person } from '@eupraxia/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { peopleQuery } from '../../app/queries.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { useText } from '../../text/en.ts';
import { useAdminText } from './text.ts';

const shortestPassword = 12;

/** A person's account: a new password where theirs is forgotten, and their place in the clinic taken away. */
export function AccountDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const common = useText();
  const t = useAdminText();
  const queries = useQueryClient();
  const formId = useId();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const short = password.length < shortestPassword;
  const { userId, name } = person;
  const finish = async (text: string) => {
    showToast({ text });
    onClose();
    await queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
  };
  const set = useMutation({
    mutationFn: () => client.admin.setPassword({ userId, password }),
    onSuccess: () => finish(t('passwordSet', { name })),
  });
  const remove = useMutation({
    mutationFn: () => client.admin.removePerson({ userId }),
    onSuccess: () => finish(t('removed', { name })),
  });
  const failed = set.error ?? remove.error;

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!short) set.mutate();
  };

  return (
    <Dialog
      title={t('changeTitle', { name })}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" form={formId} kind="ask" busy={set.isPending}>
            {t('setPassword')}
          </Button>
        </>
      }
    >
      <Form id={formId} noValidate className="stack" onSubmit={submit}>
        <TextField
          label={t('newPassword')}
          type="password"
          autoComplete="new-password"
          value={password}
          maxLength={128}
          hint={t('passwordHint')}
          error={tried && short ? t('passwordShort') : undefined}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <p className="soft">{t('removeHow')}</p>
        <Button busy={remove.isPending} onClick={() => remove.mutate()}>
          {t('remove')}
        </Button>
        {failed === null ? null : <ErrorCard fault={faultFrom(failed)} safe={t('safe')} />}
      </Form>
    </Dialog>
  );
}
