import { armMuscles } from './muscles-of-arm.ts';
import { faceMuscles } from './muscles-of-face.ts';
import { legMuscles } from './muscles-of-leg.ts';
import { trunkMuscles } from './muscles-of-trunk.ts';
import type { MuscleRow } from './row.ts';

/** Muscles, each with its place for surface electrodes where the surface can read it. */
export const muscles: readonly MuscleRow[] = [...armMuscles, ...trunkMuscles, ...legMuscles, ...faceMuscles];
