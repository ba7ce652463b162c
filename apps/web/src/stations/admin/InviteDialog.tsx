import { type OneTimeLink, readEmail } from '@eupraxia/api';
import { type Discipline, disciplineIds, type Level, levels } from '@eupraxia/catalogue';
import { type Role, roles } from '@eupraxia/clinical';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { client } from '../../app/client.ts';
import { faultFrom } from '../../app/fault.ts';
import { roleText } from '../../app/labels.ts';
import { invitationsQuery } from '../../app/queries.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Select, TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { useText } from '../../text/en.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { useAdminText } from './text.ts';

/** Offers somebody a place, by a link that they get; the role is chosen, never proposed. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const common = useText();
  const t = useAdminText();
  const queries = useQueryClient();
  const formId = useId();
  const { demo } = useMe().clinic;
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>();
  const [discipline, setDiscipline] = useState<Discipline>();
  const [level, setLevel] = useState<Level>();
  const [credentials, setCredentials] = useState('');
  const [made, setMade] = useState<OneTimeLink>();
  const [tried, setTried] = useState(false);
  const treats = role === 'therapist' || role === 'assistant';
  const emailError = (text: string, anybody: boolean) => {
    const read = readEmail(text);
    if (read === 'nobody-reads-it') return anybody ? undefined : t('emailNobody');
    return read === 'good' ? undefined : t('emailMissing');
  };
  const wrong = {
    name: name.trim() === '' ? t('nameMissing') : undefined,
    email: emailError(email, demo),
    role: role === undefined ? t('roleMissing') : undefined,
    discipline: treats && discipline === undefined ? t('disciplineMissing') : undefined,
    level: treats && level === undefined ? t('levelMissing') : undefined,
    credentials: treats && credentials.trim() === '' ? t('credentialsMissing') : undefined,
  };
  const told = (message: string | undefined) => (tried ? message : undefined);

  const invite = useMutation({
    mutationFn: (as: Role) =>
      client.admin.invite({
        name: name.trim(),
        email: email.trim(),
        role: as,
        credentials: credentials.trim(),
        discipline: treats ? (discipline ?? null) : null,
        level: treats ? (level ?? null) : null,
      }),
    onSuccess: async (link) => {
      setMade(link);
      await queries.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    },
  });

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (role !== undefined && Object.values(wrong).every((message) => message === undefined) && !invite.isPending)
      invite.mutate(role);
  };

  if (made !== undefined)
    return (
      <LinkDialog
        title={t('invited', { name: name.trim() })}
        how={t('invitedHow', { name: name.trim() })}
        name={name.trim()}
        link={made}
        onClose={onClose}
      />
    );

  return (
    <Dialog
      title={t('invite')}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" form={formId} kind="ask" busy={invite.isPending}>
            {t('inviteGo')}
          </Button>
        </>
      }
    >
      <Form id={formId} noValidate className="stack" onSubmit={submit}>
        <p className="soft">{t('inviteHow')}</p>
        <TextField
          label={t('name')}
          value={name}
          maxLength={200}
          autoComplete="off"
          error={told(wrong.name)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextField
          label={t('email')}
          type="email"
          value={email}
          maxLength={200}
          autoComplete="off"
          error={told(wrong.email)}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Select
          label={t('role')}
          choose={common('choose')}
          value={role ?? ''}
          error={told(wrong.role)}
          onChange={(event) => setRole(roles.find((one) => one === event.currentTarget.value))}
          options={roles.map((value) => ({ value, label: common(roleText[value]) }))}
        />
        {treats ? (
          <>
            <Select
              label={t('discipline')}
              choose={common('choose')}
              value={discipline ?? ''}
              hint={t('disciplineHint')}
              error={told(wrong.discipline)}
              onChange={(event) => setDiscipline(disciplineIds.find((one) => one === event.currentTarget.value))}
              options={disciplineIds.map((value) => ({ value, label: t(`discipline-${value}`) }))}
            />
            <Select
              label={t('level')}
              choose={common('choose')}
              value={level ?? ''}
              error={told(wrong.level)}
              onChange={(event) => setLevel(levels.find((one) => one === event.currentTarget.value))}
              options={levels.map((value) => ({ value, label: t(`level-${value}`) }))}
            />
          </>
        ) : null}
        <TextField
          label={t('credentials')}
          value={credentials}
          maxLength={60}
          hint={t(treats ? 'credentialsHint' : 'credentialsHintOthers')}
          error={told(wrong.credentials)}
          onChange={(event) => setCredentials(event.currentTarget.value)}
        />
        {invite.error === null ? null : <ErrorCard fault={faultFrom(invite.error)} safe={t('safe')} />}
      </Form>
    </Dialog>
  );
}
