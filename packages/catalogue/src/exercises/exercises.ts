import type { ExerciseRow } from './row.ts';
import { balanceExercises } from './rows/balance.ts';
import { movingBalance } from './rows/balance-moving.ts';
import { coordinationExercises } from './rows/coordination.ts';
import { dailyExercises } from './rows/daily.ts';
import { deviceExercises } from './rows/devices.ts';
import { emgExercises } from './rows/emg.ts';
import { faceExercises } from './rows/face.ts';
import { gaitExercises } from './rows/gait.ts';
import { gaitTraining } from './rows/gait-training.ts';
import { handExercises } from './rows/hand.ts';
import { legsLying } from './rows/legs-lying.ts';
import { legsStanding } from './rows/legs-standing.ts';
import { mindExercises } from './rows/mind.ts';
import { pnfLimbs } from './rows/pnf-limbs.ts';
import { pnfTrunk } from './rows/pnf-trunk.ts';
import { shoulderExercises } from './rows/shoulder.ts';
import { taskExercises } from './rows/tasks.ts';
import { trunkExercises } from './rows/trunk.ts';
import { vestibularExercises } from './rows/vestibular.ts';

/** Exercises, each whole: how it is set up, dosed, cued, coded, progressed and when it must not be done. */
export const exercises: readonly ExerciseRow[] = [
  ...emgExercises,
  ...legsStanding,
  ...legsLying,
  ...balanceExercises,
  ...movingBalance,
  ...gaitExercises,
  ...gaitTraining,
  ...taskExercises,
  ...handExercises,
  ...shoulderExercises,
  ...trunkExercises,
  ...coordinationExercises,
  ...pnfLimbs,
  ...pnfTrunk,
  ...mindExercises,
  ...deviceExercises,
  ...faceExercises,
  ...vestibularExercises,
  ...dailyExercises,
];
