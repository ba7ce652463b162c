import { readEmail } from '@eupraxia/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { focusHere } from '../../app/focus-here.ts';
import { freshId } from '../../app/fresh-id.ts';
import { clinicsQuery } from '../../app/queries.ts';
import { startAnew, useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { useText } from '../../text/en.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { useAdminText } from './text.ts';

/** Founds another clinic on this server: with whoever does it as its administrator, or for a person who gets a link. */
export function FoundClinicDialog({ onClose }: { readonly onClose: () => void }) {
  const common = useText();
  const t = useAdminText();
  const queries = useQueryClient();
  const form = useId();
  const { clinic, name: ownName, email: ownEmail } = useMe();
  // Nobody whose address reaches nobody administers a real clinic: the demo’s administrator names somebody else.
  const madeUp = readEmail(ownEmail) !== 'good';
  // One id for every try: a call that was repeated founds no second clinic.
  const [id] = useState(freshId);
  const [name, setName] = useState('');
  const [zone, setZone] = useState(clinic.zone);
  const [person, setPerson] = useState(madeUp ? '' : ownName);
  const [email, setEmail] = useState(madeUp ? '' : ownEmail);
  const [tried, setTried] = useState(false);
  const zones = [...new Set([clinic.zone, ...Intl.supportedValuesOf('timeZone')])].sort();
  const found = useMutation({
    mutationFn: () =>
      client.admin.foundClinic({ id, name: name.trim(), zone, administrator: { name: person.trim(), email: email.trim() } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: clinicsQuery.queryKey }),
  });
  const address = readEmail(email);
  const wrong = {
    name: name.trim() === '' ? t('foundNameMissing') : undefined,
    person: person.trim() === '' ? t('nameMissing') : undefined,
    email: address === 'good' ? undefined : address === 'nobody-reads-it' ? t('emailNobody') : t('emailMissing'),
  };
  const told = (message: string | undefined) => (tried ? message : undefined);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).every((message) => message === undefined) && !found.isPending) found.mutate();
  };
  if (found.data !== undefined) {
    const { clinicId, clinicName, link } = found.data;
    if (link !== null)
      return (
        <LinkDialog
          title={t('founded', { name: clinicName })}
          how={t('foundedFor', { name: person.trim() })}
          name={person.trim()}
          link={link}
          onClose={onClose}
        />
      );
    return (
      <Dialog
        title={t('founded', { name: clinicName })}
        closeLabel={common('close')}
        onClose={onClose}
        actions={
          <>
            <Button onClick={onClose}>{common('close')}</Button>
            <Button kind="ask" onClick={() => void startAnew(clinicId)}>
              {t('openClinic', { name: clinicName })}
            </Button>
          </>
        }
      >
        <p>{t('foundedHow', { name: clinicName })}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('found')}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" form={form} kind="ask" busy={found.isPending}>
            {t('found')}
          </Button>
        </>
      }
    >
      <Form id={form} noValidate className="stack" onSubmit={submit}>
        <p className="soft">{t('foundHow')}</p>
        <TextField
          ref={focusHere}
          label={t('foundName')}
          maxLength={200}
          value={name}
          error={told(wrong.name)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('zone')}
          value={zone}
          options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
          onChange={(event) => setZone(event.currentTarget.value)}
        />
        <h3>{t('administrator')}</h3>
        {madeUp ? <p className="soft">{t('administratorDemo')}</p> : null}
        <TextField
          label={t('administratorName')}
          maxLength={200}
          autoComplete="off"
          value={person}
          error={told(wrong.person)}
          onChange={(event) => setPerson(event.currentTarget.value)}
        />
        <TextField
          label={t('administratorEmail')}
          type="email"
          maxLength={200}
          autoComplete="off"
          value={email}
          error={told(wrong.email)}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {found.error === null ? null : <ErrorCard fault={faultFrom(found.error)} safe={t('safe')} />}
      </Form>
    </Dialog>
  );
}
