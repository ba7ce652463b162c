import type { Activity, Visit } from '@eupraxia/clinical/visit';

/** Whether percentages of this reference compare with those of the last signed visit, and why not. */
export type Comparison =
  | { readonly how: 'same' | 'other-place'; readonly date: string }
  | { readonly how: 'other-kind'; readonly date: string; readonly kind: Reference }
  | { readonly how: 'first' };

type Reference = NonNullable<Activity['reference']>['kind'];

/** Percentages compare only where kind and placement agree; a placement that was not noted agrees with none. */
export function comparisonOf(visit: Visit, { item }: Activity, kind: Reference, placement: string): Comparison {
  const { previous } = visit.snapshot;
  const before = previous?.activities.find((a) => a.exerciseId === item.exerciseId && a.side === item.side)?.reference;
  if (previous === null || before === undefined) return { how: 'first' };
  const { date } = previous;
  if (before.kind !== kind) return { how: 'other-kind', date, kind: before.kind };
  return { how: before.placement !== undefined && before.placement.trim() === placement.trim() ? 'same' : 'other-place', date };
}
