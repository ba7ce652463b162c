import { findRow } from '@eupraxia/catalogue';
import type { ItemTraits } from '../evaluation/traits.ts';
import type { ProgramItem } from '../log/snapshot.ts';
import { emgTargetOf, targetOf } from '../log/target.ts';
import type { GateItem } from './patient.ts';

/**
 * A program item as the gate sees it.
 * @param traits what a therapist said in this visit that it does; without it the item's own
 */
export function gateItem(item: ProgramItem, traits: ItemTraits | undefined = item.traits): GateItem {
  const target = emgTargetOf(item);
  // A metric that is not known may be read through electrodes: not known is not harmless.
  const emg = target !== null || (item.target !== undefined && targetOf(item) === null);
  return {
    exerciseId: item.exerciseId,
    texts: [item.name, item.service.intent, item.objective],
    code: item.service.code,
    // A side that this release does not know may be either: it is held to the rules of both.
    side: item.side === 'unlisted' ? 'bilateral' : item.side,
    bodyPart: item.bodyPart,
    ...(traits === undefined ? {} : { traits }),
    ...(emg ? { emg } : {}),
    ...(target?.reference === 'MVIC' ? { maximal: true } : {}),
  };
}

/** A measure of the catalog as the gate sees it: TUG and 6MWT pass the same gate as an exercise. */
export function gateMeasure(measureId: string, side: GateItem['side'] = 'midline'): GateItem {
  const row = findRow('measure', measureId);
  return { exerciseId: measureId, texts: row === undefined ? [] : [row.name], code: null, side, bodyPart: '', measure: true };
}
