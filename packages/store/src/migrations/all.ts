import { signIn } from './0001-sign-in.ts';
import { chart } from './0002-chart.ts';
import { programTemplate } from './0003-program-template.ts';
import { discipline } from './0004-discipline.ts';
import { entryVersions } from './0005-entry-versions.ts';
import { devicesAndStop } from './0006-devices-and-stop.ts';
import { scheduleAndSignatures } from './0007-schedule-and-signatures.ts';
import { twoWalls } from './0008-two-walls.ts';
import { identity } from './0009-identity.ts';
import { signInLimits } from './0010-sign-in-limits.ts';
import { signInLog } from './0011-sign-in-log.ts';
import { browserKeys } from './0012-browser-keys.ts';
import { signInSteps } from './0013-sign-in-steps.ts';
import type { Migration } from './migration.ts';

/** Every step of the stored format, numbered from 1 without a gap. */
export const migrations: readonly Migration[] = [
  signIn,
  chart,
  programTemplate,
  discipline,
  entryVersions,
  devicesAndStop,
  scheduleAndSignatures,
  twoWalls,
  identity,
  signInLimits,
  signInLog,
  browserKeys,
  signInSteps,
];
