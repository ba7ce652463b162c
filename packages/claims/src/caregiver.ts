import type { UnitMethod } from '@eupraxia/clinical';

/**
 * Units of a service whose first unit is longer than the further ones: caregiver training, half an hour and then
 * quarters. A unit counts once its midpoint is passed, or, where a payer wants whole ones, when it is full. CMS has not
 * said how these pool, so the midpoint holds for its method too.
 */
export function caregiverUnits(minutes: number, first: number, further: number, method: UnitMethod): number {
  const pastMidpoint = (unit: number): number => (method === 'FULL_15' ? unit : Math.floor(unit / 2) + 1);
  if (minutes < pastMidpoint(first)) return 0;
  const rest = minutes - first;
  return 1 + Math.max(0, Math.floor((rest + further - pastMidpoint(further)) / further));
}
