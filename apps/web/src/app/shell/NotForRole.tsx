import { Link } from '@tanstack/react-router';
import { buttonClass } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { useText } from '../../text/en.ts';
import { Page } from './Page.tsx';

/** A station that this person's role does not open; the server refuses the same. */
export function NotForRole() {
  const t = useText();
  return (
    <Page title={t('product')}>
      <EmptyState
        title={t('notForRole')}
        action={
          <Link to="/" className={buttonClass({ kind: 'ask' })}>
            {t('toToday')}
          </Link>
        }
      >
        {t('notForRoleRemedy')}
      </EmptyState>
    </Page>
  );
}
