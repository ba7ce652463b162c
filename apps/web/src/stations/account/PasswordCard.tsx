import type { SignInSecurity } from '@eupraxia/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { client } from '../../app/client.ts';
import { momentOf } from '../../app/days.ts';
import { faultFrom } from '../../app/fault.ts';
import { focusHere } from '../../app/focus-here.ts';
import { NewPasswordField } from '../../app/NewPasswordField.tsx';
import { isLongEnough } from '../../app/new-password.ts';
import { PasswordField } from '../../app/PasswordField.tsx';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { useAccountText } from './text.ts';

/** The password, which the person alone changes, and the link that replaced it last, where it is to be named here. */
export function PasswordCard({ link }: { readonly link: SignInSecurity['passwordLink'] }) {
  const t = useAccountText();
  const { clinic } = useMe();
  const [changing, setChanging] = useState(false);
  return (
    <Card title={t('password')}>
      <div className="account-card">
        <p className="soft">{t('passwordWhat')}</p>
        {link === null ? null : (
          <p className="soft">{t('linkUsed', { when: momentOf(link.at, language, clinic.zone), who: link.madeBy })}</p>
        )}
        <Button className="start" onClick={() => setChanging(true)}>
          {t('change')}
        </Button>
      </div>
      {changing ? <PasswordChangeDialog onClose={() => setChanging(false)} /> : null}
    </Card>
  );
}

function PasswordChangeDialog({ onClose }: { readonly onClose: () => void }) {
  const common = useText();
  const t = useAccountText();
  const { email } = useMe();
  const queries = useQueryClient();
  const form = useId();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => client.account.changePassword({ current, next }),
    onSuccess: async () => {
      onClose();
      showToast({ text: t('changed') });
      await queries.invalidateQueries({ queryKey: ['account'] });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (current !== '' && isLongEnough(next) && !change.isPending) change.mutate();
  };
  return (
    <Dialog
      title={t('change')}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" form={form} kind="ask" busy={change.isPending}>
            {t('change')}
          </Button>
        </>
      }
    >
      <form id={form} noValidate className="stack" onSubmit={submit}>
        {/* For the browser’s password manager, which keeps the two together. */}
        <input hidden readOnly type="email" name="email" autoComplete="username" value={email} />
        <PasswordField
          ref={focusHere}
          label={t('current')}
          name="password"
          autoComplete="current-password"
          value={current}
          error={tried && current === '' ? t('currentMissing') : undefined}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <NewPasswordField label={t('next')} value={next} tried={tried} onChange={setNext} />
        {change.error === null ? null : <ErrorCard fault={faultFrom(change.error)} safe={t('safe')} />}
      </form>
    </Dialog>
  );
}
