import { type ExerciseRow, findRow, type TechniqueRow } from '@eupraxia/catalogue';
import type { ProgramItem } from '@eupraxia/clinical';
import { emgTargetOf } from '@eupraxia/clinical/target';

/** Which screen an activity has: by its signal, or as the catalogue practises it without one. */
export type StageKind = 'emg' | ExerciseRow['stage'];

/**
 * The stage of an activity. An exercise that this catalogue does not hold, of an older or a newer one, is counted: its
 * name is never read for it.
 */
export function stageOf(item: Pick<ProgramItem, 'exerciseId' | 'target'>): StageKind {
  if (emgTargetOf(item) !== null) return 'emg';
  return findRow('exercise', item.exerciseId)?.stage ?? 'count';
}

/** The standard diagonal that an activity is, with its components; null where it is none, or several in turn. */
export function patternOf({ exerciseId }: Pick<ProgramItem, 'exerciseId'>): TechniqueRow | null {
  const pattern = findRow('exercise', exerciseId)?.pattern ?? null;
  return pattern === null ? null : (findRow('technique', pattern) ?? null);
}
