import { Link } from '@tanstack/react-router';
import { buttonClass } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { useText } from '../../text/en.ts';
import { Page } from './Page.tsx';

/** An address that leads nowhere. */
export function Missing() {
  const t = useText();
  return (
    <Page title={t('product')}>
      <EmptyState
        title={t('notFound')}
        action={
          <Link to="/" className={buttonClass({ kind: 'ask' })}>
            {t('toToday')}
          </Link>
        }
      >
        {t('notFoundRemedy')}
      </EmptyState>
    </Page>
  );
}
