import { gateRules } from '../gate/rules/rules.ts';
import type { SafetyRow } from './row.ts';
import { stopRules } from './rows/stop-rules.ts';

/** Every rule of safety: those of the gate, then those of the running session. */
export const safetyRules: readonly SafetyRow[] = [...gateRules, ...stopRules];
