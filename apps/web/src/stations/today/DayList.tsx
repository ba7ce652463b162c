import type { VisitRow } from '@eupraxia/api';
import { Link } from '@tanstack/react-router';
import { dayShort, timeOf } from '../../app/days.ts';
import { setHere } from '../../app/here.ts';
import { statusText } from '../../app/labels.ts';
import { may } from '../../app/may.ts';
import { useMe } from '../../app/session.ts';
import { Avatar } from '../../kit/Avatar.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { useText } from '../../text/en.ts';
import { language } from '../../text/i18n.ts';
import { useTodayText } from './text.ts';
import { VisitLink } from './VisitLink.tsx';
import { VisitMenu } from './VisitMenu.tsx';
import { byTime, currentVisit } from './visit-action.ts';

/** The visits of a day in order of time; the one that the day is at stands out, and its button is the screen's main one. */
export function DayList({
  visits,
  planned,
  isToday,
  own,
}: {
  readonly visits: readonly VisitRow[];
  /** How many visits the day has; who may not read the list still sees the number. */
  readonly planned: number;
  readonly isToday: boolean;
  /** Visits whose notes are the person's own to sign. */
  readonly own: readonly VisitRow[];
}) {
  const t = useTodayText();
  const { role } = useMe();
  if (visits.length === 0 && planned > 0) return <EmptyState title={t('countOnly')} />;
  if (visits.length === 0) {
    const remedy = may(role, 'schedule') ? 'emptyRemedy' : may(role, 'administer') ? 'emptyAdminister' : 'emptyRead';
    return <EmptyState title={t('emptyTitle')}>{t(remedy)}</EmptyState>;
  }
  const current = isToday ? currentVisit(visits, Date.now()) : undefined;
  return (
    <ol className="day">
      {byTime(visits).map((visit) => (
        <DayRow key={visit.id} visit={visit} current={visit.id === current?.id} own={own.some(({ id }) => id === visit.id)} />
      ))}
    </ol>
  );
}

function DayRow({ visit, current, own }: { readonly visit: VisitRow; readonly current: boolean; readonly own: boolean }) {
  const common = useText();
  const t = useTodayText();
  const { role, clinic } = useMe();
  const reads = may(role, 'read-charts');
  const isOff = visit.status === 'cancelled' || visit.status === 'no-show';
  return (
    <li
      className={current ? 'day-row day-row-current' : isOff ? 'day-row day-row-off' : 'day-row'}
      aria-current={current ? 'time' : undefined}
    >
      <p className="day-time">
        {timeOf(visit.startsAt, clinic.zone, language)}
        <small>{t('minutes', { count: visit.minutes })}</small>
      </p>
      <Avatar name={visit.patient.name} />
      <div className="day-who">
        {reads ? (
          <Link
            to="/patient/$patientId"
            params={{ patientId: visit.patient.id }}
            className="day-name"
            onClick={() => setHere({ patientId: visit.patient.id, name: visit.patient.name, visitId: visit.id })}
          >
            {visit.patient.name}
          </Link>
        ) : (
          <span className="day-name">{visit.patient.name}</span>
        )}
        <span className="day-born">{t('sameBorn', { day: dayShort(visit.patient.bornOn, language) })}</span>
        {visit.summary === undefined || visit.summary === '' ? null : <p className="soft">{visit.summary}</p>}
      </div>
      <div className="day-end">
        {visit.status === 'planned' && !visit.ready && reads ? <Chip kind="attention">{t('noProgram')}</Chip> : null}
        {visit.status === 'planned' || visit.status === 'open' ? null : (
          <Chip kind={isOff ? 'plain' : visit.status === 'signed' ? 'done' : 'attention'}>
            {common(statusText[visit.status])}
          </Chip>
        )}
        {visit.status === 'open' && !current ? <Chip>{common(statusText.open)}</Chip> : null}
        <VisitLink
          visit={visit}
          kind={current ? 'ask' : 'quiet'}
          label={isOthersNote(visit, own) && may(role, 'treat') ? t('openNote') : undefined}
        />
        {may(role, 'schedule') ? <VisitMenu visit={visit} /> : null}
      </div>
    </li>
  );
}

/** Whether a note waits for somebody else: it can be read, and is not this person's to sign. */
const isOthersNote = ({ status }: VisitRow, own: boolean): boolean =>
  !own && (status === 'finished' || status === 'addendum-proposed');
