import { defaultDataFolder } from '@eupraxia/postgres';
import type { Io } from './io.ts';

/** The data folder: the one named, else that of EUPRAXIA_DATA, else the usual one of this computer. */
export function dataFolder(named: string | undefined, io: Io): string {
  return named ?? (io.env['EUPRAXIA_DATA'] || defaultDataFolder(io.env));
}
