import { metricRows } from '../log/target.ts';
import type { Zone } from '../visit/activity.ts';
import { rounded } from './sentence.ts';
import type { PhraseParams } from './shape.ts';

/**
 * Zones as params of a phrase. An edge that a zone does not have is 0, and so are all of a zone that is not known.
 * `directions` is there only where one of the zones is not simply an upper and a lower edge in percent, so that a sentence
 * about two edges reads as it always did.
 */
export function zoneParams(zones: readonly (Zone | null)[]): PhraseParams {
  const plain = zones.every(
    (zone) => zone === null || (zone.direction !== 'down' && zone.floor !== null && zone.ceiling !== null),
  );
  const unit = zones.map((zone) => (zone === null ? '%' : metricRows[zone.metric].unit)).find((one) => one !== '%');
  return {
    floors: zones.map((zone) => rounded(zone?.floor ?? 0)),
    ceilings: zones.map((zone) => rounded(zone?.ceiling ?? 0)),
    holds: zones.map((zone) => rounded(zone?.holdSeconds ?? 0)),
    ...(plain ? {} : { directions: zones.map(shapeOf) }),
    ...(unit === undefined ? {} : { zoneUnit: unit }),
  };
}

/** Which edges of a zone a sentence speaks of. */
function shapeOf(zone: Zone | null): 'down' | 'up' | 'within' | '' {
  if (zone === null) return '';
  if (zone.direction === 'down' || zone.floor === null) return 'down';
  return zone.ceiling === null ? 'up' : 'within';
}

/** Whether two zones ask for the same. */
export const sameZone = (a: Zone, b: Zone): boolean =>
  a.direction === b.direction && a.floor === b.floor && a.ceiling === b.ceiling && a.holdSeconds === b.holdSeconds;
