import type { VisitRow } from '@eupraxia/api';
import { dayIn } from '@eupraxia/clinical';
import { isLateEntry, isOverdue } from '@eupraxia/clinical/signing';
import { dayShort } from '../../app/days.ts';
import { useMe } from '../../app/session.ts';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { language } from '../../text/i18n.ts';
import { useTodayText } from './text.ts';
import { VisitLink } from './VisitLink.tsx';

/** What waits beside the day: the person's own notes, second signatures and addenda of any day, and visits without a program. */
export function NextPanel({
  waiting,
  toCosign,
  unprepared,
}: {
  readonly waiting: readonly VisitRow[];
  readonly toCosign: readonly VisitRow[];
  readonly unprepared: readonly VisitRow[];
}) {
  const t = useTodayText();
  const notes = waiting.filter(({ status }) => status !== 'addendum-proposed');
  const addenda = waiting.filter(({ status }) => status === 'addendum-proposed');
  return (
    <Card title={t('next')} className="next">
      {waiting.length + toCosign.length + unprepared.length === 0 ? (
        <p className="next-done">
          <Icon name="done" size={20} />
          {t('nothingWaits')}
        </p>
      ) : null}
      <Group title={t('groupSign')} visits={notes} what={t('noteToSign')} label={t('sign')} due />
      <Group title={t('groupCosign')} visits={toCosign} what={t('cosignatureDue')} label={t('cosign')} />
      <Group title={t('groupAddenda')} visits={addenda} what={t('addendumToReview')} label={t('review')} />
      <Group title={t('groupPrograms')} visits={unprepared} what={t('needsProgram')} />
    </Card>
  );
}

/** One kind of work, oldest first; nothing where there is none. */
function Group({
  title,
  visits,
  what,
  label,
  due = false,
}: {
  readonly title: string;
  readonly visits: readonly VisitRow[];
  readonly what: string;
  /** Replaces the words of a visit's next step. */
  readonly label?: string;
  /** Whether how long it waits is told. */
  readonly due?: boolean;
}) {
  const { clinic } = useMe();
  if (visits.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="next-group">{title}</h3>
      <ul>
        {visits.map((visit) => (
          <li key={visit.id} className="next-row">
            <span>
              <span className="next-name">{visit.patient.name}</span>
              <span className="soft">
                {dayShort(dayIn(clinic.zone, visit.startsAt), language)} · {what}
              </span>
              {due ? <Waits visit={visit} /> : null}
            </span>
            <VisitLink visit={visit} kind="plain" label={label} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Red from 24 h on; from 72 h on what is signed is a late entry. */
function Waits({ visit: { startsAt, minutes } }: { readonly visit: VisitRow }) {
  const t = useTodayText();
  const ended = startsAt + minutes * 60_000;
  const now = Date.now();
  if (!isOverdue(ended, now)) return null;
  return <Chip kind="harm">{isLateEntry(startsAt, now) ? t('lateSoon') : t('overdue')}</Chip>;
}
