import type { Activity } from '@eupraxia/clinical/visit';
import type { VisitInView } from '../../../visit/use-visit.ts';
import { PainRating } from '../pain/PainRating.tsx';
import { Taps } from '../Taps.tsx';
import { useSafetyText } from './text.ts';

const scores = Array.from({ length: 11 }, (_, value) => ({ value, label: value }));

/** Pain or effort rated again: a rating within the limit opens what the last one closed. */
export function RatingStep({
  of,
  activity,
  view,
}: {
  readonly of: 'pain' | 'effort';
  readonly activity: Activity;
  readonly view: Pick<VisitInView, 'visit' | 'journal' | 'writes'>;
}) {
  const t = useSafetyText();
  const activityId = activity.item.id;
  if (of === 'pain') return <PainRating view={view} activityId={activityId} side={t('painHow')} />;
  // Effort belongs to the activity that was rated last, whichever is in view now.
  const effortOf = view.visit.activities
    .flatMap((one) => one.effort.map(({ at }) => ({ at, id: one.item.id })))
    .toSorted((a, b) => a.at - b.at)
    .at(-1);
  return (
    <Taps
      label={t('effortNow')}
      side={t('effortHow')}
      columns={6}
      value={undefined}
      taps={scores}
      onTap={(score) =>
        void view.journal.append('effort.rated', { activityId: effortOf?.id ?? activityId, score, scale: 'CR10' })
      }
    />
  );
}
