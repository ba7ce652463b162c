import type { ServerAddress } from '@eupraxia/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { focusStep } from '../../app/focus-step.ts';
import { addressQuery } from '../../app/queries.ts';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { NameFields } from './NameFields.tsx';
import { draftOf, nameOf } from './name-draft.ts';
import { useNameText } from './name-text.ts';
import { useAccountText } from './text.ts';

/** The step of the set-up before anybody adds a passkey: the name to which all of them will be bound. */
export function NameStep({ address }: { readonly address: ServerAddress }) {
  const t = useNameText();
  const common = useAccountText();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(null));
  const [tried, setTried] = useState(false);
  const choose = useMutation({
    mutationFn: (name: string) => client.admin.chooseName({ name }),
    onSuccess: (chosen) => queries.setQueryData(addressQuery.queryKey, chosen),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const read = nameOf(draft);
    if (read.kind === 'name' && !choose.isPending) choose.mutate(read.name);
  };
  return (
    <>
      <h2 ref={focusStep} className="step">
        {t('title')}
      </h2>
      <p>{t('why')}</p>
      <form noValidate className="sign-in-form" onSubmit={submit}>
        <NameFields draft={draft} tried={tried} address={address} onChange={setDraft} />
        {choose.error === null ? null : <ErrorCard fault={faultFrom(choose.error)} safe={common('safe')} />}
        <Button type="submit" kind="ask" size="live" busy={choose.isPending}>
          {t('go')}
        </Button>
      </form>
    </>
  );
}
