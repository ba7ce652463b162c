import type { MeasureRow } from '../row.ts';
import { families } from './families.ts';
import { armAndBody } from './rows/arm-and-body.ts';
import { balanceAndGait } from './rows/balance-and-gait.ts';
import { questionnaires } from './rows/questionnaires.ts';

/** Measures for baselines and progress. Change scores name their population; without one there is no verdict. */
export const measures: readonly MeasureRow[] = [...balanceAndGait, ...armAndBody, ...questionnaires, ...families];
