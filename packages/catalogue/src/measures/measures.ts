import type { MeasureRow } from '../row.ts';
import { armAndBody } from './arm-and-body.ts';
import { balanceAndGait } from './balance-and-gait.ts';
import { families } from './families.ts';
import { questionnaires } from './questionnaires.ts';

/** Measures for baselines and progress. Change scores name their population; without one there is no verdict. */
export const measures: readonly MeasureRow[] = [...balanceAndGait, ...armAndBody, ...questionnaires, ...families];
