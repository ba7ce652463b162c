import type { VisitRow } from '@eupraxia/api';
import { dayIn } from '@eupraxia/clinical';
import type { Patient } from '@eupraxia/clinical/chart';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { client } from '../../app/client.ts';
import { dayShort, timeOf } from '../../app/days.ts';
import { faultFrom } from '../../app/fault.ts';
import { setHere } from '../../app/here.ts';
import { statusText } from '../../app/labels.ts';
import { may } from '../../app/may.ts';
import { useMe } from '../../app/session.ts';
import { Button, buttonClass } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorCard } from '../../kit/ErrorCard.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { useChartText } from './text.ts';

/** A patient's visits, newest first; earlier ones are fetched by the page when they are asked for. */
export function VisitList({
  patient,
  visits,
  moreVisits,
}: {
  readonly patient: Patient;
  readonly visits: readonly VisitRow[];
  readonly moreVisits: boolean;
}) {
  const t = useChartText();
  const oldest = visits.at(-1)?.startsAt;
  const earlier = useInfiniteQuery({
    queryKey: ['chart', patient.id, 'earlier', oldest],
    queryFn: ({ pageParam }) => client.chart.get({ patientId: patient.id, before: pageParam }),
    initialPageParam: oldest ?? 0,
    getNextPageParam: (page) => (page.moreVisits ? page.visits.at(-1)?.startsAt : undefined),
    enabled: false,
  });
  if (visits.length === 0) return <EmptyState title={t('noVisits')}>{t('noVisitsRemedy')}</EmptyState>;
  const pages = earlier.data?.pages ?? [];
  const more = pages.length === 0 ? moreVisits : earlier.hasNextPage;
  return (
    <>
      <ol>
        {[...visits, ...pages.flatMap((page) => page.visits)].map((visit) => (
          <VisitLine key={visit.id} patient={patient} visit={visit} />
        ))}
      </ol>
      {earlier.error === null ? null : <ErrorCard fault={faultFrom(earlier.error)} />}
      {more ? (
        <Button busy={earlier.isFetching} onClick={() => void (pages.length === 0 ? earlier.refetch() : earlier.fetchNextPage())}>
          {t('earlier')}
        </Button>
      ) : null}
    </>
  );
}

function VisitLine({ patient, visit }: { readonly patient: Patient; readonly visit: VisitRow }) {
  const common = useText();
  const t = useChartText();
  const { clinic, role } = useMe();
  const day = dayShort(dayIn(clinic.zone, visit.startsAt), language);
  const params = { visitId: visit.id };
  const held = visit.status !== 'planned' && visit.status !== 'cancelled' && visit.status !== 'no-show';
  const link = (what: string) => ({
    params,
    className: buttonClass({ kind: 'plain' }),
    'aria-label': t('visitOf', { what, day }),
    onClick: () => setHere({ patientId: patient.id, name: patient.name, visitId: visit.id }),
    children: what,
  });
  return (
    <li className="chart-visit">
      <span>
        <strong>{day}</strong> <span className="soft">{timeOf(visit.startsAt, clinic.zone, language)}</span>
      </span>
      <Chip
        kind={
          visit.status === 'signed'
            ? 'done'
            : visit.status === 'finished' || visit.status === 'addendum-proposed'
              ? 'attention'
              : 'plain'
        }
      >
        {common(statusText[visit.status])}
      </Chip>
      <span className="chart-visit-links">
        {may(role, 'treat') && (visit.status === 'open' || (visit.status === 'planned' && visit.ready)) ? (
          <Link to="/visit/$visitId/live" {...link(t('live'))} />
        ) : null}
        {held ? <Link to="/visit/$visitId/note" {...link(t('note'))} /> : null}
        {held ? <Link to="/visit/$visitId/bill" {...link(t('bill'))} /> : null}
      </span>
    </li>
  );
}
