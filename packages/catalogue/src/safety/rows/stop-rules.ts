import type { SafetyRow } from '../row.ts';
import { conditionStops } from './stop/by-condition.ts';
import { emergencyStops } from './stop/emergencies.ts';
import { ratingStops } from './stop/ratings.ts';
import { signStops } from './stop/signs.ts';

/** The one table of what stops a running session, and of what practice then waits for: emergencies first. */
export const stopRules: readonly SafetyRow[] = [...emergencyStops, ...ratingStops, ...signStops, ...conditionStops];
