import type { TechniqueRow } from '../row.ts';
import { movement } from './rows/movement.ts';
import { pnfPatterns } from './rows/pnf-patterns.ts';
import { pnfTechniques } from './rows/pnf-techniques.ts';
import { sensesAndMind } from './rows/senses-and-mind.ts';
import { technology } from './rows/technology.ts';

/** Ways of treating that programs and exercises draw on. */
export const techniques: readonly TechniqueRow[] = [
  ...pnfPatterns,
  ...pnfTechniques,
  ...movement,
  ...sensesAndMind,
  ...technology,
];
