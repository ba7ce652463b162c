import type { SignInSecurity } from '@eupraxia/api';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { RecoveryCodesDialog } from './RecoveryCodesDialog.tsx';
import { SureDialog } from './SureDialog.tsx';
import { useAccountText } from './text.ts';

/** From so few recovery codes on it is time for new ones. */
const few = 3;

/** How many recovery codes are left, and new ones. */
export function RecoveryCard({ security }: { readonly security: SignInSecurity }) {
  const t = useAccountText();
  const [asking, setAsking] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const { recoveryCodesLeft: left, passkeys, authenticator } = security;
  const hasSecond = authenticator || passkeys.length > 0;
  return (
    <Card
      title={t('recovery')}
      actions={
        hasSecond ? (
          <Chip kind={left < few ? 'attention' : 'plain'}>{left === 0 ? t('noCodes') : t('codesLeft', { count: left })}</Chip>
        ) : null
      }
    >
      <div className="account-card">
        <p className="soft">
          {t('recoveryWhat')} {hasSecond ? null : t('codesLater')}
        </p>
        {hasSecond ? (
          <Button className="start" onClick={() => setAsking(true)}>
            {t('newCodes')}
          </Button>
        ) : null}
      </div>
      {asking ? (
        <SureDialog
          title={t('newCodesTitle')}
          how={t('newCodesHow')}
          verb={t('newCodes')}
          work={() => client.account.newRecoveryCodes()}
          onDone={({ recoveryCodes }) => setCodes(recoveryCodes)}
          onClose={() => setAsking(false)}
        />
      ) : null}
      {codes.length === 0 ? null : <RecoveryCodesDialog codes={codes} onDone={() => setCodes([])} />}
    </Card>
  );
}
