import type { TechniqueRow } from '../row.ts';
import { movement } from './movement.ts';
import { pnfPatterns } from './pnf-patterns.ts';
import { pnfTechniques } from './pnf-techniques.ts';
import { sensesAndMind } from './senses-and-mind.ts';
import { technology } from './technology.ts';

/** Ways of treating that programs and exercises draw on. */
export const techniques: readonly TechniqueRow[] = [
  ...pnfPatterns,
  ...pnfTechniques,
  ...movement,
  ...sensesAndMind,
  ...technology,
];
