import type { NewBodies } from '@eupraxia/clinical';
import { restNoise } from '@eupraxia/practice';
import type { RestTaken } from './use-take.ts';

/** A level that rises over so many times its quiet one was no rest. */
const restless = 4;

/** Whether three seconds can be taken for rest: the channel was good, and the level stayed where it was. */
export const isRest = ({ reason, unrest }: RestTaken): boolean => reason === null && unrest <= restless;

/**
 * What the log keeps of the rest with the reference, in the channel's unit; undefined where none was taken, or it was none.
 * @param reference amplitude of 100 %, in `unit`
 * @param down whether practice is to come to rest: then a quiet that no skin has is noise, too
 */
export function restEvidence(
  taken: RestTaken | null,
  reference: number,
  unit: string,
  down: boolean,
): NewBodies['reference.set']['rest'] {
  if (taken === null || !isRest(taken) || !(reference > 0)) return undefined;
  const { level: mean, spread: sd } = taken;
  const noise = (restNoise((100 * mean) / reference, reference, unit, down) * reference) / 100;
  return { mean, sd, noise };
}
