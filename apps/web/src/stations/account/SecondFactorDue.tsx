import type { Fault } from '@eupraxia/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { passkeysHere } from '../../app/address.ts';
import { faultFrom } from '../../app/fault.ts';
import { focusStep } from '../../app/focus-step.ts';
import { addressQuery, securityQuery } from '../../app/queries.ts';
import { signOut, startSession, useMe, useSession } from '../../app/session.ts';
import { EntryCard } from '../../app/shell/EntryCard.tsx';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { RowButton } from '../../kit/RowButton.tsx';
import { useText } from '../../text/en.ts';
import { AddPasskeyDialog } from './AddPasskeyDialog.tsx';
import { AuthenticatorDialog } from './AuthenticatorDialog.tsx';
import { NameStep } from './NameStep.tsx';
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
  const address = useQuery(addressQuery);
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
  const name = address.data;
  const waits = name !== undefined && name.chosen !== null && name.chosen !== name.name && !name.given ? name.chosen : undefined;
  const away = session.state === 'in' && !session.reached;
  const wayOut = (
    <Button kind="plain" className="start" onClick={() => void signOut().then(setFault)}>
      {common('signOut')}
    </Button>
  );
  if (address.isPending)
    return (
      <EntryCard>
        <p className="soft">{common('loading')}</p>
        {wayOut}
      </EntryCard>
    );
  if (name?.mayChoose === true && name.chosen === null)
    return (
      <EntryCard>
        <NameStep address={name} />
        {fault === undefined ? null : <ErrorCard fault={fault} />}
        {wayOut}
      </EntryCard>
    );
  const app = <RowButton icon="phone" title={t('dueApp')} more={t('dueAppHow')} onPress={() => setOpen('app')} />;
  return (
    <EntryCard>
      <h2 key="due" ref={focusStep} className="step">
        {t('due')}
      </h2>
      <p>{t('dueHow', { clinic: clinic.name })}</p>
      {away ? <p className="account-note">{t('dueAway')}</p> : null}
      {security.error === null ? null : (
        <ErrorCard
          fault={faultFrom(security.error)}
          action={<Button onClick={() => void security.refetch()}>{common('retry')}</Button>}
        />
      )}
      {waits === undefined || name?.address == null ? null : (
        <p className="account-note">{t('dueWaits', { name: waits, address: name.address })}</p>
      )}
      <div className="stack">
        {waits === undefined ? null : app}
        {byPasskey ? (
          <RowButton icon="key" title={t('duePasskey')} more={t('duePasskeyHow')} onPress={() => setOpen('passkey')} />
        ) : null}
        {waits === undefined ? app : null}
        {byPasskey ? null : (
          <NoPasskeysHere address={security.data?.passkeyName === null ? security.data.passkeyAddress : undefined} />
        )}
      </div>
      {fault === undefined ? null : <ErrorCard fault={fault} />}
      {wayOut}
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
