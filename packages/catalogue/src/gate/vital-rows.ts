import type { VitalRow } from './vital-row.ts';
import { adultVitalRows } from './vital-rows-adult.ts';
import { specialVitalRows } from './vital-rows-special.ts';

/** House numbers. An order on file or the clinician's own limits replace those of their sign, end by end. */
export const vitalRows: readonly VitalRow[] = [...adultVitalRows, ...specialVitalRows];
