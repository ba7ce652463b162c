import type { AuditRow } from '@eupraxia/api';
import { type AuditKind, auditActOf, auditKinds } from '@eupraxia/clinical/audit';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '../../app/client.ts';
import { dayShort } from '../../app/days.ts';
import { faultFrom } from '../../app/fault.ts';
import { isRole, roleText } from '../../app/labels.ts';
import { logDays } from '../../app/log-days.ts';
import { may } from '../../app/may.ts';
import { peopleQuery } from '../../app/queries.ts';
import { useMe } from '../../app/session.ts';
import { NotForRole } from '../../app/shell/NotForRole.tsx';
import { Page } from '../../app/shell/Page.tsx';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { DayLog } from '../../kit/DayLog.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { Select } from '../../kit/Field.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { aboutOf, moreOf } from './audit-words.ts';
import './audit.css';
import { useAuditText } from './audit-text.ts';

/** Who read and wrote what, newest first, and whether the chain of entries is whole. */
export function AuditStation() {
  const { role } = useMe();
  return may(role, 'administer') ? <Audit /> : <NotForRole />;
}

interface Filter {
  readonly person: string;
  readonly kind: AuditKind | '';
}

const everything: Filter = { person: '', kind: '' };

function Audit() {
  const common = useText();
  const t = useAuditText();
  const { clinic } = useMe();
  const [filter, setFilter] = useState(everything);
  const people = useQuery(peopleQuery);
  const query = useTrail(filter);
  const chain = query.data?.pages[0]?.chain;
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const lineOf = useLine();
  const persons = [
    { value: '', label: t('everybody') },
    ...(people.data ?? []).map(({ userId, name }) => ({ value: userId, label: name })),
    { value: 'server', label: t('server') },
  ];
  const kinds = [{ value: '', label: t('everything') }, ...auditKinds.map((kind) => ({ value: kind, label: t(`kind-${kind}`) }))];
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
          <div className="audit-chain">
            <Chip kind={chain === 'whole' ? 'done' : 'harm'}>{chain === 'whole' ? t('chainWhole') : t('chainBroken')}</Chip>
            <p className="soft">{chain === 'whole' ? t('chainHow') : t('chainBrokenRemedy')}</p>
          </div>
        </Card>
      )}
      <Card>
        <div className="audit-filter">
          <Select
            label={t('person')}
            options={persons}
            value={filter.person}
            onChange={({ target }) => setFilter({ ...filter, person: target.value })}
          />
          <Select
            label={t('kind')}
            options={kinds}
            value={filter.kind}
            onChange={({ target }) => setFilter({ ...filter, kind: auditKinds.find((kind) => kind === target.value) ?? '' })}
          />
        </div>
        {query.isPending ? <p className="soft">{common('loading')}</p> : null}
        {query.isSuccess && rows.length === 0 ? <EmptyState title={t('empty')} /> : null}
        <DayLog days={logDays(rows, clinic.zone, language, lineOf)} />
        {query.hasNextPage ? (
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('earlier')}
          </Button>
        ) : null}
      </Card>
    </Page>
  );
}

function useTrail({ person, kind }: Filter) {
  return useInfiniteQuery({
    queryKey: ['audit', person, kind],
    queryFn: ({ pageParam }) =>
      client.admin.audit({
        ...(pageParam === undefined ? {} : { before: pageParam }),
        ...(person === '' ? {} : { person }),
        ...(kind === '' ? {} : { kind }),
      }),
    initialPageParam: undefined as number | undefined,
    // Pages go by time: each server process numbers a chain of its own.
    getNextPageParam: ({ rows, more }) => (more ? rows.at(-1)?.at : undefined),
  });
}

/** How a row reads. */
function useLine() {
  const common = useText();
  const t = useAuditText();
  return (row: AuditRow, index: number) => ({
    key: `${row.at} ${row.seq} ${row.action} ${index}`,
    who: row.who,
    role: row.who !== 'Server' && isRole(row.role) ? common(roleText[row.role]) : undefined,
    what: auditActOf(row.action).words,
    detail: <About row={row} more={moreOf(row.subject)} t={t} />,
  });
}

function About({ row, more, t }: { readonly row: AuditRow; readonly more: number; readonly t: ReturnType<typeof useAuditText> }) {
  const about = aboutOf(row);
  const times = more > 0 ? ` · ${t('more', { count: more })}` : '';
  if (about === null) return times === '' ? null : times;
  switch (about.key) {
    case 'aboutChart':
    case 'aboutVisit': {
      const text = t(about.key, { number: about.number ?? t('noNumber') });
      return row.chart === undefined ? (
        text
      ) : (
        <Link to="/patient/$patientId/access" params={{ patientId: row.chart.patientId }}>
          {text}
        </Link>
      );
    }
    case 'aboutDay':
      return dayShort(about.day, language);
    case 'aboutCall':
      return `${about.call} · ${about.code}${times}`;
    default:
      return about.text + times;
  }
}
