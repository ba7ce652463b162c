import { findRow, liesWithin } from '@eupraxia/catalogue';
import type { ToneConcern } from './plan.ts';

/** Conditions, by their ids in the catalogue, in which tone may carry function, a muscle may be flaccid, or dystonia may storm. */
const central: ReadonlySet<string> = new Set([
  'stroke',
  'spinal-cord-injury',
  'traumatic-brain-injury',
  'acquired-brain-injury',
  'multiple-sclerosis',
  'cerebral-palsy',
  'spasticity-and-dystonia',
]);
const flaccid: ReadonlySet<string> = new Set(['facial-palsy', 'nerve-injury', 'guillain-barre', 'peripheral-neuropathy']);
const dystonic: ReadonlySet<string> = new Set(['spasticity-and-dystonia', 'cerebral-palsy', 'acquired-brain-injury']);

/** Where extensor tone may stand a person up or carry a transfer, and where it holds a trunk. */
const carrying = ['hip', 'leg', 'trunk'] as const;

/**
 * What is asked before an exercise that goes down, by the conditions on the chart and the part of the body: tone of a leg or
 * the trunk may be what somebody stands or transfers on. Our choice of conditions, to be reviewed by a clinician.
 */
export function toneConcernsOf(conditions: readonly string[], exerciseId: string): readonly ToneConcern[] {
  const regions = findRow('exercise', exerciseId)?.regions ?? [];
  const carries = regions.some((region) => carrying.some((outer) => region === outer || liesWithin(region, outer)));
  const any = (of: ReadonlySet<string>): boolean => conditions.some((id) => of.has(id));
  return [
    ...(carries && any(central) ? (['tone-carries-function'] as const) : []),
    ...(any(flaccid) ? (['flaccid-muscle'] as const) : []),
    ...(any(dystonic) ? (['dystonic-storm'] as const) : []),
  ];
}
