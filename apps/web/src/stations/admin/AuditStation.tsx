import { useInfiniteQuery } from '@tanstack/react-query';
import { client } from '../../app/client.ts';
import { instantOf } from '../../app/days.ts';
import { faultFrom } from '../../app/fault.ts';
import { may } from '../../app/may.ts';
import { useMe } from '../../app/session.ts';
import { NotForRole } from '../../app/shell/NotForRole.tsx';
import { Page } from '../../app/shell/Page.tsx';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Table } from '../../kit/Table.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { useAdminText } from './text.ts';

/** Who read and wrote what, newest first, and whether the chain of entries is whole. */
export function AuditStation() {
  const { role } = useMe();
  return may(role, 'administer') ? <Audit /> : <NotForRole />;
}

function Audit() {
  const common = useText();
  const t = useAdminText();
  const { clinic } = useMe();
  const query = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => client.admin.audit(pageParam === undefined ? {} : { before: pageParam }),
    initialPageParam: undefined as number | undefined,
    // Pages go by time: each server process numbers a chain of its own.
    getNextPageParam: ({ rows }) => rows.at(-1)?.at,
  });
  const chain = query.data?.pages[0]?.chain;
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page title={common('audit')} subtitle={clinic.name}>
      {query.error === null ? null : (
        <ErrorCard
          fault={faultFrom(query.error)}
          safe={t('safe')}
          action={<Button onClick={() => void query.refetch()}>{common('retry')}</Button>}
        />
      )}
      {chain === undefined ? null : (
        <Card title={t('chain')}>
          <Chip kind={chain === 'whole' ? 'done' : 'harm'}>{chain === 'whole' ? t('chainWhole') : t('chainBroken')}</Chip>
          <p className="soft">{chain === 'whole' ? t('chainHow') : t('chainBrokenRemedy')}</p>
        </Card>
      )}
      <Card>
        {query.isPending ? <p className="soft">{common('loading')}</p> : null}
        {query.isSuccess && rows.length === 0 ? <EmptyState title={t('empty')} /> : null}
        {rows.length === 0 ? null : (
          <Table
            caption={common('audit')}
            rows={rows}
            keyOf={(row) => `${row.at} ${row.seq} ${row.who} ${row.action} ${row.subject}`}
            columns={[
              { key: 'seq', title: t('number'), cell: (row) => row.seq },
              { key: 'at', title: t('when'), cell: (row) => instantOf(row.at, clinic.zone, language) },
              {
                key: 'who',
                title: t('who'),
                cell: (row) => (
                  <>
                    {row.who} <span className="soft">{row.role}</span>
                  </>
                ),
              },
              { key: 'action', title: t('action'), cell: (row) => row.action },
              { key: 'subject', title: t('subject'), cell: (row) => <span className="soft">{row.subject}</span> },
            ]}
          />
        )}
        {query.hasNextPage ? (
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('earlier')}
          </Button>
        ) : null}
      </Card>
    </Page>
  );
}
