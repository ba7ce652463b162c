import type { AssistanceLevel } from '@eupraxia/clinical';

const handsOn: ReadonlySet<AssistanceLevel> = new Set<AssistanceLevel>(['minimal', 'moderate', 'maximal', 'dependent']);

/** Whether hands help to move. Contact guard touches and does not help; what nobody said is not help. */
export function isHandsOn(level: AssistanceLevel | null | undefined): boolean {
  return level != null && handsOn.has(level);
}
