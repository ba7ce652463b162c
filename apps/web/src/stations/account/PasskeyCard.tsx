import type { Passkey, SignInSecurity } from '@eupraxia/api';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { browserHasPasskeys, namedOrigin, passkeysHere } from '../../app/address.ts';
import { client } from '../../app/client.ts';
import { momentOf } from '../../app/days.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { language } from '../../text/i18n.ts';
import { AddPasskeyDialog } from './AddPasskeyDialog.tsx';
import { RecoveryCodesDialog } from './RecoveryCodesDialog.tsx';
import { SureDialog } from './SureDialog.tsx';
import { useAccountText } from './text.ts';

/** The passkeys of the person: add one with a name, see when each was last used, remove it. */
export function PasskeyCard({ security }: { readonly security: SignInSecurity }) {
  const t = useAccountText();
  const { clinic } = useMe();
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey>();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const { passkeys, passkeyName } = security;
  const canAdd = passkeyName !== null && passkeysHere();
  return (
    <Card
      title={t('passkeys')}
      actions={
        canAdd ? (
          <Button icon={<Icon name="plus" size={18} />} onClick={() => setAdding(true)}>
            {t('addPasskey')}
          </Button>
        ) : null
      }
    >
      <div className="account-card">
        <p className="soft">{t('passkeysWhat')}</p>
        {canAdd ? null : <NoPasskeysHere address={passkeyName === null ? security.passkeyAddress : undefined} />}
        {passkeys.length === 0 ? (
          <p>{t('noPasskeys')}</p>
        ) : (
          <ul className="account-rows">
            {passkeys.map((passkey) => (
              <li key={passkey.id} className="account-row">
                <Icon name="key" size={22} />
                <div className="account-row-words">
                  <strong>{passkey.name}</strong>
                  <span className="soft">
                    {t('addedOn', { when: momentOf(passkey.createdAt, language, clinic.zone) })},{' '}
                    {passkey.lastUsedAt === null
                      ? t('neverUsed')
                      : t('lastUsed', { when: momentOf(passkey.lastUsedAt, language, clinic.zone) })}
                  </span>
                </div>
                <RemoveButton name={passkey.name} onPress={() => setRemoving(passkey)} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {adding ? (
        <AddPasskeyDialog
          onClose={() => setAdding(false)}
          onAdded={async (name, recoveryCodes) => {
            setAdding(false);
            setCodes(recoveryCodes);
            showToast({ text: t('passkeyAdded', { name }) });
            await queries.invalidateQueries({ queryKey: ['account'] });
          }}
        />
      ) : null}
      {removing === undefined ? null : (
        <SureDialog
          title={t('passkeyRemoveTitle', { name: removing.name })}
          how={t('passkeyRemoveHow')}
          work={() => client.account.removePasskey({ id: removing.id })}
          done={t('passkeyRemoved', { name: removing.name })}
          onClose={() => setRemoving(undefined)}
        />
      )}
      {codes.length === 0 ? null : <RecoveryCodesDialog codes={codes} onDone={() => setCodes([])} />}
    </Card>
  );
}

/**
 * Why none can be added on this page, and where it can. `address` is the one at which passkeys work; null where there is none,
 * undefined where it is this one.
 */
export function NoPasskeysHere({ address }: { readonly address: string | null | undefined }) {
  const t = useAccountText();
  const local = namedOrigin(location);
  if (local === undefined && address !== undefined && address !== null && address !== location.origin)
    return (
      <p className="account-note">
        <LocalName text={t('needsNameOther', { address })} address={address} />
      </p>
    );
  if (address !== undefined || local !== undefined)
    return (
      <p className="account-note">
        {t('needsName')}{' '}
        {local === undefined ? (
          t('needsNameClinic')
        ) : (
          <LocalName text={t('needsNameLocal', { address: local })} address={local} />
        )}
      </p>
    );
  return browserHasPasskeys() ? null : <p className="account-note">{t('noBrowserPasskeys')}</p>;
}

/** A sentence in which an address is a link. */
function LocalName({ text, address }: { readonly text: string; readonly address: string }) {
  const [before = '', after = ''] = text.split(address);
  return (
    <>
      {before}
      <a href={`${address}/account`}>{address}</a>
      {after}
    </>
  );
}

function RemoveButton({ name, onPress }: { readonly name: string; readonly onPress: () => void }) {
  const t = useAccountText();
  return <Button aria-label={t('passkeyRemoveTitle', { name })} icon={<Icon name="remove" size={18} />} onClick={onPress} />;
}
