import { planRules } from './plan-rules.ts';
import type { SafetyRow } from './row.ts';
import { stopRules } from './stop-rules.ts';

/** Every rule of safety: those of the plan, then those of the running session. */
export const safetyRules: readonly SafetyRow[] = [...planRules, ...stopRules];
