import type { NewBodies } from '@eupraxia/clinical';
import { edgeFlaw, edgesExpected, longestHold, type Metric, metricRows, type SetDirection } from '@eupraxia/clinical/target';
import { mustBe } from './bounds.ts';

/**
 * The zone to practice in, in the unit of the metric (of an EMG amplitude, percent of the reference); null for an edge that
 * it does not have. `up`: the floor is the threshold, and the ceiling, where there is one, is never passed. `down`: success
 * is rest below the ceiling, which is the threshold; there is no floor. `within`: both edges count.
 */
export interface Zone {
  readonly direction: SetDirection;
  readonly floor: number | null;
  readonly ceiling: number | null;
  readonly holdSeconds: number;
}

/** A zone as a plan may give it; a plan of a log before there were directions has none, and went up. */
export type ZoneInput = Omit<Zone, 'direction'> & { readonly direction?: SetDirection };

/** Whether two zones ask for the same. */
export const sameZone = (a: Zone, b: Zone): boolean =>
  a.direction === b.direction && a.floor === b.floor && a.ceiling === b.ceiling && a.holdSeconds === b.holdSeconds;

/**
 * The bounds of a zone are those of `zone.set`, so that every zone of the coach can enter the log.
 * @throws RangeError for a zone without a direction, without an edge that its direction needs, upside down or out of range
 */
export function mustBeZone(zone: Zone, metric: Metric = 'emg-amplitude'): void {
  const { direction, floor, ceiling, holdSeconds } = zone;
  mustBe('a hold', holdSeconds, 0, longestHold);
  if (!['up', 'down', 'within'].includes(direction))
    throw new RangeError(`a zone from ${floor} to ${ceiling} does not go ${String(direction)}`);
  const { least, most } = metricRows[metric];
  if (floor !== null) mustBe('a floor', floor, least, most);
  if (ceiling !== null) mustBe('a ceiling', ceiling, least, most);
  const flaw = edgeFlaw(metric, zone);
  if (flaw !== null) throw new RangeError(`a zone from ${floor} to ${ceiling} is not valid: ${edgesExpected[flaw]} is expected`);
}

/**
 * The zone that an event of the log sets, as the fold of the visit reads it: the direction stays unless it says one, what
 * goes down has no floor, and null where an edge is missing that the direction needs: then nothing is set.
 * @throws RangeError for an edge or a hold out of its range
 */
export function zoneFrom(given: ZoneInput, before: SetDirection, metric: Metric = 'emg-amplitude'): Zone | null {
  const direction = given.direction ?? before;
  const zone: Zone = { ...given, direction, floor: direction === 'down' ? null : given.floor };
  const needs = { up: ['floor'], down: ['ceiling'], within: ['floor', 'ceiling'] } as const;
  if (needs[direction]?.some((edge) => zone[edge] === null) ?? true) return null;
  mustBeZone(zone, metric);
  return zone;
}

/** A zone as an event of the log has it. The coach changes no direction, so none is written. */
export function zoneBody(metric: Metric, zone: Zone): Omit<NewBodies['zone.set'], 'activityId' | 'direction'> {
  const { floor, ceiling, holdSeconds } = zone;
  return { metric, floor, ceiling, holdSeconds };
}
