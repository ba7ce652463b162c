import type { ExerciseRow } from '../exercises/row.ts';
import { techniques } from '../techniques/techniques.ts';
import type { PlannedActivity } from './safety-of.ts';

/**
 * An exercise as the safety rules see it: its own traits and those of the techniques that it is done with. An exercise
 * on a muscle signal is read through electrodes, whatever else it says.
 */
export function plannedExercise(
  row: Pick<ExerciseRow, 'techniques' | 'traits' | 'target'>,
  at: Pick<PlannedActivity, 'id' | 'side' | 'regions'>,
): PlannedActivity {
  const used = row.techniques ?? [];
  const traits = new Set([
    ...(row.traits ?? []),
    ...techniques.filter((one) => used.includes(one.id)).flatMap((one) => one.traits),
    ...(row.target === null ? [] : (['emg', 'adhesive-on-skin'] as const)),
  ]);
  return { ...at, techniques: used, traits: [...traits] };
}
