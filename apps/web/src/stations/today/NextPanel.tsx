import type { VisitRow } from '@eupraxia/api';
import { dayIn } from '@eupraxia/clinical';
import { dayShort } from '../../app/days.ts';
import { useMe } from '../../app/session.ts';
import { Card } from '../../kit/Card.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { language } from '../../text/i18n.ts';
import { useTodayText } from './text.ts';
import { VisitLink } from './VisitLink.tsx';

/** What waits beside the day: notes and addenda of any day, oldest first, and visits of today that have no program. */
export function NextPanel({
  waiting,
  unprepared,
}: {
  readonly waiting: readonly VisitRow[];
  readonly unprepared: readonly VisitRow[];
}) {
  const t = useTodayText();
  const { clinic } = useMe();
  return (
    <Card title={t('next')} className="next">
      {waiting.length + unprepared.length === 0 ? (
        <p className="next-done">
          <Icon name="done" size={20} />
          {t('nothingWaits')}
        </p>
      ) : (
        <ul>
          {waiting.map((visit) => (
            <li key={visit.id} className="next-row">
              <span>
                <span className="next-name">{visit.patient.name}</span>
                <span className="soft">
                  {dayShort(dayIn(clinic.zone, visit.startsAt), language)} ·{' '}
                  {visit.status === 'addendum-proposed' ? t('addendumToReview') : t('noteToSign')}
                </span>
              </span>
              <VisitLink visit={visit} kind="plain" label={visit.status === 'addendum-proposed' ? t('review') : t('sign')} />
            </li>
          ))}
          {unprepared.map((visit) => (
            <li key={visit.id} className="next-row">
              <span>
                <span className="next-name">{visit.patient.name}</span>
                <span className="soft">{t('needsProgram')}</span>
              </span>
              <VisitLink visit={visit} kind="plain" />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
