import type { SignInSecurity } from '@eupraxia/api';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { showToast } from '../../kit/Toast.tsx';
import { AuthenticatorDialog } from './AuthenticatorDialog.tsx';
import { RecoveryCodesDialog } from './RecoveryCodesDialog.tsx';
import { SureDialog } from './SureDialog.tsx';
import { useAccountText } from './text.ts';

/** The authenticator app: set it up, or take it away again. */
export function AuthenticatorCard({ security }: { readonly security: SignInSecurity }) {
  const t = useAccountText();
  const queries = useQueryClient();
  const [open, setOpen] = useState<'set-up' | 'remove'>();
  const [codes, setCodes] = useState<readonly string[]>([]);
  const close = () => setOpen(undefined);
  const set = security.authenticator;
  return (
    <Card title={t('app')} actions={<Chip kind={set ? 'done' : 'plain'}>{set ? t('appSet') : t('appNotSet')}</Chip>}>
      <div className="account-card">
        <p className="soft">{t('appWhat')}</p>
        <Button className="start" onClick={() => setOpen(set ? 'remove' : 'set-up')}>
          {set ? t('appRemove') : t('appSetUp')}
        </Button>
      </div>
      {open === 'set-up' ? (
        <AuthenticatorDialog
          onClose={close}
          onDone={async (recoveryCodes) => {
            close();
            setCodes(recoveryCodes);
            showToast({ text: t('appDone') });
            await queries.invalidateQueries({ queryKey: ['account'] });
          }}
        />
      ) : null}
      {open === 'remove' ? (
        <SureDialog
          title={t('appRemoveTitle')}
          how={t('appRemoveHow')}
          work={() => client.account.removeAuthenticator()}
          done={t('appRemoved')}
          onClose={close}
        />
      ) : null}
      {codes.length === 0 ? null : <RecoveryCodesDialog codes={codes} onDone={() => setCodes([])} />}
    </Card>
  );
}
