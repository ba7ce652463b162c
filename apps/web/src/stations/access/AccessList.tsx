import { momentOf } from '../../app/days.ts';
import { faultFrom } from '../../app/fault.ts';
import { roleText } from '../../app/labels.ts';
import { logDays } from '../../app/log-days.ts';
import { useMe } from '../../app/session.ts';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { DayLog } from '../../kit/DayLog.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { useAccessText } from './text.ts';
import { useAccess } from './use-access.ts';
import './access.css';

/** The report itself, day by day, with a view for paper that can be handed to the patient. */
export function AccessList({ patientId }: { readonly patientId: string }) {
  const common = useText();
  const t = useAccessText();
  const { clinic, name } = useMe();
  const query = useAccess(patientId);
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const days = logDays(rows, clinic.zone, language, ({ at, who, role, what, times }, index) => ({
    key: `${at} ${who} ${what} ${index}`,
    who,
    role: role === 'server' ? undefined : common(roleText[role]),
    what,
    detail: times > 1 ? t('times', { count: times }) : undefined,
  }));
  return (
    <Card
      title={t('title')}
      actions={
        <span className="access-only-screen">
          <Button icon={<Icon name="file" size={20} />} disabled={rows.length === 0} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </span>
      }
    >
      <p className="soft">{t('hint')}</p>
      <p className="soft">{t('lists')}</p>
      <p className="access-print">
        {clinic.name} · {t('printed', { at: momentOf(Date.now(), language, clinic.zone), name })}
      </p>
      {query.error === null ? null : (
        <ErrorCard
          fault={faultFrom(query.error)}
          safe={t('safe')}
          action={<Button onClick={() => void query.refetch()}>{common('retry')}</Button>}
        />
      )}
      {query.isPending ? <p className="soft">{common('loading')}</p> : null}
      {query.isSuccess && rows.length === 0 ? <EmptyState title={t('empty')} /> : null}
      <DayLog days={days} />
      {query.hasNextPage ? (
        <p className="access-only-screen">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('earlier')}
          </Button>
        </p>
      ) : null}
    </Card>
  );
}
