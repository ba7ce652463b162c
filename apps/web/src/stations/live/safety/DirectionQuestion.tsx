import { edgeFlaw, metricRows, type SetDirection, setDirections } from '@eupraxia/clinical/target';
import type { Activity } from '@eupraxia/clinical/visit';
import { useMe } from '../../../app/session.ts';
import { useTargetText } from '../../../app/target-text.ts';
import { Segmented } from '../../../kit/Segmented.tsx';
import type { Journal } from '../../../visit/log/journal.ts';
import { useSafetyText } from './text.ts';

const answers = { up: 'answerUp', down: 'answerDown', within: 'answerWithin' } as const satisfies Record<SetDirection, string>;

/**
 * Asks which way a target goes that an older release left open; the answer is a zone of this visit, and a therapist's: it
 * is part of the order. The edges stay as they were; what goes down has no floor.
 */
export function DirectionQuestion({ activity, journal }: { readonly activity: Activity; readonly journal: Journal }) {
  const t = useTargetText();
  const s = useSafetyText();
  const me = useMe();
  const { zone, item } = activity;
  if (zone === null) return null;
  const { metric, floor, ceiling, holdSeconds } = zone;
  const { unit } = metricRows[metric];
  const edgesOf = (direction: SetDirection) => ({ direction, floor: direction === 'down' ? null : floor, ceiling });
  const possible = setDirections.filter((direction) => edgeFlaw(metric, edgesOf(direction)) === null);
  if (me.role !== 'therapist') return <p>{s('therapistDirection')}</p>;
  return (
    <Segmented
      size="live"
      label={t('question')}
      value={undefined}
      onChange={(direction: SetDirection) =>
        void journal.append('zone.set', { activityId: item.id, metric, holdSeconds, ...edgesOf(direction) })
      }
      options={possible.map((direction) => ({
        value: direction,
        label: t(answers[direction], { floor: floor ?? '', ceiling: ceiling ?? '', unit }),
      }))}
    />
  );
}
