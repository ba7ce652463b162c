import type { OneTimeLink, Person } from '@eupraxia/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { peopleQuery } from '../../app/queries.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { useText } from '../../text/en.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { useAdminText } from './text.ts';

/** A person's account: a link where they forgot the password, and their place in the clinic taken away. */
export function AccountDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const common = useText();
  const t = useAdminText();
  const queries = useQueryClient();
  const [made, setMade] = useState<OneTimeLink>();
  const { userId, name } = person;
  const link = useMutation({ mutationFn: () => client.admin.passwordLink({ userId }), onSuccess: setMade });
  const remove = useMutation({
    mutationFn: () => client.admin.removePerson({ userId }),
    onSuccess: async () => {
      showToast({ text: t('removed', { name }) });
      onClose();
      await queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
    },
  });
  const failed = link.error ?? remove.error;
  if (made !== undefined)
    return <LinkDialog title={t('forgotten')} how={t('passwordLinkHow', { name })} name={name} link={made} onClose={onClose} />;
  return (
    <Dialog
      title={t('changeTitle', { name })}
      closeLabel={common('close')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{common('close')}</Button>}
    >
      <section className="stack">
        <h3>{t('forgotten')}</h3>
        <p className="soft">{t('forgottenHow', { name })}</p>
        <Button className="start" busy={link.isPending} onClick={() => link.mutate()}>
          {t('passwordLink')}
        </Button>
      </section>
      <section className="stack">
        <h3>{t('place')}</h3>
        <p className="soft">{t('removeHow')}</p>
        <Button className="start" busy={remove.isPending} onClick={() => remove.mutate()}>
          {t('remove')}
        </Button>
      </section>
      {failed === null ? null : <ErrorCard fault={faultFrom(failed)} safe={t('safe')} />}
    </Dialog>
  );
}
