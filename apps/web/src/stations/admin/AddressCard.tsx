import type { ServerAddress } from '@eupraxia/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { addressQuery } from '../../app/queries.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Form } from '../../kit/Form.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { useText } from '../../text/en.ts';
import { useConfirmed } from '../account/confirmed.tsx';
import { NameFields, NameToDo } from '../account/NameFields.tsx';
import { draftOf, nameOf } from '../account/name-draft.ts';
import { useNameText } from '../account/name-text.ts';
import { useAdminText } from './text.ts';

/** Under which name Eupraxia is opened, to which passkeys are bound, and what was chosen and waits. */
export function AddressCard() {
  const common = useText();
  const t = useNameText();
  const query = useQuery(addressQuery);
  const [choosing, setChoosing] = useState(false);
  const { data } = query;
  return (
    <Card title={t('card')}>
      <div className="stack">
        {query.error === null ? null : (
          <ErrorCard
            fault={faultFrom(query.error)}
            action={<Button onClick={() => void query.refetch()}>{common('retry')}</Button>}
          />
        )}
        {data === undefined ? null : (
          <>
            <p>
              {data.name === null || data.address === null
                ? t('inUseNone')
                : t('inUse', { address: data.address, name: data.name })}
            </p>
            {data.chosen !== null && data.chosen !== data.name && !data.given ? (
              <>
                <p className="soft">{t('waits', { name: data.chosen })}</p>
                <NameToDo name={data.chosen} address={data} />
              </>
            ) : null}
            {data.mayChoose ? (
              <>
                {data.chosen === null ? <p className="soft">{t('notChosen')}</p> : null}
                <Button className="start" onClick={() => setChoosing(true)}>
                  {data.chosen === null ? t('choose') : t('change')}
                </Button>
              </>
            ) : (
              <p className="soft">{data.given ? t('given') : t('notYours')}</p>
            )}
            {choosing ? <ChooseNameDialog address={data} onClose={() => setChoosing(false)} /> : null}
          </>
        )}
      </div>
    </Card>
  );
}

function ChooseNameDialog({ address, onClose }: { readonly address: ServerAddress; readonly onClose: () => void }) {
  const common = useText();
  const t = useNameText();
  const safe = useAdminText()('safe');
  const queries = useQueryClient();
  const form = useId();
  const confirmed = useConfirmed();
  const [draft, setDraft] = useState(() => draftOf(address.chosen));
  const [tried, setTried] = useState(false);
  const choose = useMutation({
    mutationFn: (name: string) => confirmed.run(() => client.admin.chooseName({ name })),
    onSuccess: (chosen) => {
      queries.setQueryData(addressQuery.queryKey, chosen);
      showToast({ text: t('chosen', { name: chosen.chosen ?? '' }) });
      onClose();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const read = nameOf(draft);
    if (read.kind === 'name' && !choose.isPending) choose.mutate(read.name);
  };
  if (confirmed.dialog !== null) return confirmed.dialog;
  const title = address.chosen === null ? t('choose') : t('change');
  return (
    <Dialog
      title={title}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" form={form} kind="ask" busy={choose.isPending}>
            {title}
          </Button>
        </>
      }
    >
      <Form id={form} noValidate className="stack" onSubmit={submit}>
        <p>{t('why')}</p>
        {address.name === null ? null : <p className="account-note">{t('changeWarning', { name: address.name })}</p>}
        <NameFields draft={draft} tried={tried} address={address} onChange={setDraft} />
        {choose.error === null ? null : <ErrorCard fault={faultFrom(choose.error)} safe={safe} />}
      </Form>
    </Dialog>
  );
}
