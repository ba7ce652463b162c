import type { Demands } from './demands.ts';
import { balanceDemands } from './rows/balance.ts';
import { balanceMovingDemands } from './rows/balance-moving.ts';
import { coordinationDemands } from './rows/coordination.ts';
import { dailyDemands } from './rows/daily.ts';
import { devicesDemands } from './rows/devices.ts';
import { emgDemands } from './rows/emg.ts';
import { faceDemands } from './rows/face.ts';
import { gaitDemands } from './rows/gait.ts';
import { gaitTrainingDemands } from './rows/gait-training.ts';
import { handDemands } from './rows/hand.ts';
import { legsLyingDemands } from './rows/legs-lying.ts';
import { legsStandingDemands } from './rows/legs-standing.ts';
import { mindDemands } from './rows/mind.ts';
import { pnfLimbsDemands } from './rows/pnf-limbs.ts';
import { pnfTrunkDemands } from './rows/pnf-trunk.ts';
import { shoulderDemands } from './rows/shoulder.ts';
import { tasksDemands } from './rows/tasks.ts';
import { trunkDemands } from './rows/trunk.ts';
import { vestibularDemands } from './rows/vestibular.ts';

/** The records of one topic each. No exercise stands in two of them. */
export const exerciseTopics: readonly Readonly<Record<string, Demands>>[] = [
  balanceDemands,
  balanceMovingDemands,
  coordinationDemands,
  dailyDemands,
  devicesDemands,
  emgDemands,
  faceDemands,
  gaitDemands,
  gaitTrainingDemands,
  handDemands,
  legsLyingDemands,
  legsStandingDemands,
  mindDemands,
  pnfLimbsDemands,
  pnfTrunkDemands,
  shoulderDemands,
  tasksDemands,
  trunkDemands,
  vestibularDemands,
];

/** What each exercise of the catalog asks of the body. */
export const exerciseDemands: Readonly<Record<string, Demands>> = Object.fromEntries(
  exerciseTopics.flatMap((topic) => Object.entries(topic)),
);
