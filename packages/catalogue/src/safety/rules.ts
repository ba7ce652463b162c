import type { SafetyRow } from './row.ts';
import { planRules } from './rows/plan-rules.ts';
import { stopRules } from './rows/stop-rules.ts';

/** Every rule of safety: those of the plan, then those of the running session. */
export const safetyRules: readonly SafetyRow[] = [...planRules, ...stopRules];
