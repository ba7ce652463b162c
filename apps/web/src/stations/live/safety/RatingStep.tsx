import type { Activity } from '@eupraxia/clinical/visit';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { momentOf } from '../moment-of.ts';
import { Taps } from '../Taps.tsx';
import { useSafetyText } from './text.ts';

const scores = Array.from({ length: 11 }, (_, value) => ({ value, label: value }));

/** Pain or effort rated again: a rating within the limit opens what the last one closed. */
export function RatingStep({
  of,
  activity,
  view: { visit, journal },
}: {
  readonly of: 'pain' | 'effort';
  readonly activity: Activity;
  readonly view: Pick<VisitInView, 'visit' | 'journal'>;
}) {
  const t = useSafetyText();
  const activityId = activity.item.id;
  const when = momentOf(visit);
  // Effort belongs to the activity that was rated last, whichever is in view now.
  const effortOf = visit.activities
    .flatMap((one) => one.effort.map(({ at }) => ({ at, id: one.item.id })))
    .toSorted((a, b) => a.at - b.at)
    .at(-1);
  return (
    <Taps
      label={t(of === 'pain' ? 'painNow' : 'effortNow')}
      side={t(of === 'pain' ? 'painHow' : 'effortHow')}
      columns={6}
      value={undefined}
      taps={scores}
      onTap={(score) =>
        of === 'pain'
          ? void journal.append('pain.rated', { score, when, ...(when === 'during' ? { activityId } : {}) })
          : void journal.append('effort.rated', { activityId: effortOf?.id ?? activityId, score, scale: 'CR10' })
      }
    />
  );
}
