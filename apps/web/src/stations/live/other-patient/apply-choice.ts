import type { ActivityRunning } from '@eupraxia/clinical/visit';
import type { Journal } from '../../../visit/log/journal.ts';
import type { Choices } from './choices.ts';
import type { Colleague } from './colleagues.ts';

/** What the clinician chose for the other patient. */
export type Choice =
  | { readonly kind: 'pause' }
  | { readonly kind: 'concurrent' }
  | { readonly kind: 'group'; readonly group: Extract<Choices['group'], { readonly here: unknown }> }
  | { readonly kind: 'hand-over'; readonly to: Colleague };

/**
 * Records in the other visit what was chosen for its running clocks. In a group only the group item counts: another
 * activity is paused and the group item starts.
 * @returns whether all of it is kept
 */
export async function applyChoice(
  choice: Choice,
  journal: Pick<Journal, 'append'>,
  clocks: readonly ActivityRunning[],
): Promise<boolean> {
  const kept: { readonly ok: boolean }[] = [];
  for (const { activityId, by } of clocks) {
    if (choice.kind === 'concurrent') continue;
    if (choice.kind === 'hand-over') {
      const { to } = choice;
      kept.push(await journal.append('attention.changed', { activityId, by: to.by, mode: 'one-on-one', person: to.userId }));
    } else if (choice.kind === 'pause') {
      kept.push(await journal.append('activity.paused', { activityId, cause: 'other-patient' }));
    } else {
      const group = choice.group.other.item.id;
      const treats = by === 'unlisted' ? 'therapist' : by;
      if (activityId === group) {
        kept.push(await journal.append('attention.changed', { activityId, by: treats, mode: 'group' }));
      } else {
        kept.push(await journal.append('activity.paused', { activityId, cause: 'other-patient' }));
        kept.push(await journal.append('activity.started', { activityId: group, by: treats, mode: 'group' }));
      }
    }
  }
  return kept.every(({ ok }) => ok);
}
