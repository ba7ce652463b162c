import type { SafetyRow } from '../../safety/row.ts';
import { agentRules } from './agents.ts';
import { boneRules } from './bones.ts';
import { currentRules } from './currents.ts';
import { headRules } from './head.ts';
import { jointRules } from './joints.ts';
import { medicalRules } from './medical.ts';
import { repairRules } from './repairs.ts';
import { settingRules } from './setting.ts';
import { tissueRules } from './tissue.ts';

/** Every rule that a start is held to, but for vital signs, orders and consent, which are tables of their own. */
export const gateRules: readonly SafetyRow[] = [
  ...currentRules,
  ...agentRules,
  ...medicalRules,
  ...repairRules,
  ...jointRules,
  ...boneRules,
  ...tissueRules,
  ...headRules,
  ...settingRules,
];
