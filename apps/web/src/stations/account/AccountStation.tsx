import { useQuery } from '@tanstack/react-query';
import { momentOf } from '../../app/days.ts';
import { faultFrom } from '../../app/fault.ts';
import { securityQuery } from '../../app/queries.ts';
import { useMe } from '../../app/session.ts';
import { Page } from '../../app/shell/Page.tsx';
import { Button } from '../../kit/Button.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { AuthenticatorCard } from './AuthenticatorCard.tsx';
import { PasskeyCard } from './PasskeyCard.tsx';
import { PasswordCard } from './PasswordCard.tsx';
import { RecoveryCard } from './RecoveryCard.tsx';
import { SignInsCard } from './SignInsCard.tsx';
import { useAccountText } from './text.ts';
import './account.css';

/** For so long, in ms, a link that replaced the password stands above everything else; afterwards it stands beside the password. */
const newsFor = 30 * 86_400_000;

/** The person's own account: how they sign in, and where they are signed in. */
export function AccountStation() {
  const common = useText();
  const t = useAccountText();
  const { email, clinic, serverTime } = useMe();
  const security = useQuery(securityQuery);
  const link = security.data?.passwordLink ?? null;
  const isNews = link !== null && serverTime - link.at <= newsFor;
  return (
    <Page title={common('account')} subtitle={email}>
      {!isNews ? null : (
        <div className="message message-attention" role="status">
          <p className="message-title">
            <Icon name="attention" size={20} />
            {t('linkUsed', { when: momentOf(link.at, language, clinic.zone), who: link.madeBy })}
          </p>
          <p>{t('linkUsedHow')}</p>
        </div>
      )}
      {security.error === null ? null : (
        <ErrorCard
          fault={faultFrom(security.error)}
          safe={t('safe')}
          action={<Button onClick={() => void security.refetch()}>{common('retry')}</Button>}
        />
      )}
      {security.isPending ? <p className="soft">{common('loading')}</p> : null}
      {security.data === undefined ? null : (
        <div className="account">
          <div className="account-column">
            <PasswordCard link={isNews ? null : link} />
            <AuthenticatorCard security={security.data} />
            <RecoveryCard security={security.data} />
          </div>
          <div className="account-column">
            <PasskeyCard security={security.data} />
            <SignInsCard />
          </div>
        </div>
      )}
    </Page>
  );
}
