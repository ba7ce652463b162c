import type { ConditionRow } from '../row.ts';
import { musculoskeletal } from './rows/musculoskeletal.ts';
import { neurological } from './rows/neurological.ts';

/** Conditions that re-education is given for, each with diagnosis codes to choose from. */
export const conditions: readonly ConditionRow[] = [...neurological, ...musculoskeletal];
