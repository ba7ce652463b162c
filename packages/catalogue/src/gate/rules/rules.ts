import type { SafetyRow } from '../../safety/row.ts';
import { agentRules } from './agents.ts';
import { currentRules } from './currents.ts';
import { medicalRules } from './medical.ts';
import { surgeryRules } from './surgery.ts';
import { wholeRules } from './whole.ts';

/** Every rule that a start is held to, but for vital signs, orders and consent, which are tables of their own. */
export const gateRules: readonly SafetyRow[] = [...currentRules, ...agentRules, ...medicalRules, ...surgeryRules, ...wholeRules];
