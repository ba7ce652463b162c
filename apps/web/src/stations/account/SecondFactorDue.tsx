import type { Fault } from '@eupraxia/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { passkeysHere } from '../../app/address.ts';
import { faultFrom } from '../../app/fault.ts';
import { securityQuery } from '../../app/queries.ts';
import { signOut, startSession, useMe, useSession } from '../../app/session.ts';
import { EntryCard } from '../../app/shell/EntryCard.tsx';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { RowButton } from '../../kit/RowButton.tsx';
import { useText } from '../../text/en.ts';
import { AddPasskeyDialog } from './AddPasskeyDialog.tsx';
import { AuthenticatorDialog } from './AuthenticatorDialog.tsx';
import { NoPasskeysHere } from './PasskeyCard.tsx';
import { RecoveryCodesDialog } from './RecoveryCodesDialog.tsx';
import { useAccountText } from './text.ts';
import './account.css';

/** All that somebody sees whose role requires a second step, until it is set up: the set-up, and the way out. */
export function SecondFactorDue() {
  const common = useText();
  const t = useAccountText();
  const { clinic } = useMe();
  const session = useSession();
  const security = useQuery(securityQuery);
  const [open, setOpen] = useState<'passkey' | 'app'>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [fault, setFault] = useState<Fault>();
  const close = () => setOpen(undefined);
  const finish = (recoveryCodes: readonly string[]) => {
    close();
    if (recoveryCodes.length > 0) setCodes(recoveryCodes);
    else void startSession();
  };
  const byPasskey = passkeysHere() && security.data?.passkeyName !== null;
  const away = session.state === 'in' && !session.reached;
  return (
    <EntryCard>
      <h2>{t('due')}</h2>
      <p>{t('dueHow', { clinic: clinic.name })}</p>
      {away ? <p className="account-note">{t('dueAway')}</p> : null}
      {security.error === null ? null : (
        <ErrorCard
          fault={faultFrom(security.error)}
          action={<Button onClick={() => void security.refetch()}>{common('retry')}</Button>}
        />
      )}
      <div className="stack">
        {byPasskey ? (
          <RowButton icon="key" title={t('duePasskey')} more={t('duePasskeyHow')} onPress={() => setOpen('passkey')} />
        ) : null}
        <RowButton icon="phone" title={t('dueApp')} more={t('dueAppHow')} onPress={() => setOpen('app')} />
        {byPasskey ? null : <NoPasskeysHere numbered={security.data?.passkeyName === null} />}
      </div>
      {fault === undefined ? null : <ErrorCard fault={fault} />}
      <Button kind="plain" className="start" onClick={() => void signOut().then(setFault)}>
        {common('signOut')}
      </Button>
      {open === 'passkey' ? <AddPasskeyDialog onClose={close} onAdded={(_name, given) => finish(given)} /> : null}
      {open === 'app' ? <AuthenticatorDialog onClose={close} onDone={finish} /> : null}
      {codes === undefined ? null : (
        <RecoveryCodesDialog
          codes={codes}
          onDone={() => {
            setCodes(undefined);
            void startSession();
          }}
        />
      )}
    </EntryCard>
  );
}
