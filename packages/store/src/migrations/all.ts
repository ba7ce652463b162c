import { signIn } from './0001-sign-in.ts';
import { chart } from './0002-chart.ts';
import { programTemplate } from './0003-program-template.ts';
import { discipline } from './0004-discipline.ts';
import { entryVersions } from './0005-entry-versions.ts';
import { devicesAndStop } from './0006-devices-and-stop.ts';
import type { Migration } from './migration.ts';

/** Every step of the stored format, numbered from 1 without a gap. */
export const migrations: readonly Migration[] = [signIn, chart, programTemplate, discipline, entryVersions, devicesAndStop];
