export { type StopBaseline, stopBaseline } from './baseline.ts';
export { clearancesJudgedFrom } from './judged-from.ts';
export { clearFlaws, type OpenStop, openStop } from './open-stop.ts';
export type { RatedEffort, StopParts } from './parts.ts';
export { stopParts } from './parts-of-visit.ts';
export type { Clearance, ClearFlaw, Recovery, StopNeed } from './recovery.ts';
export { missingRuleStop, type RuleStop, ratedKinds, ruleStopOf } from './rule-stop.ts';
export { type MetRule, stopRulesMet } from './rules-met.ts';
export { mayVoid } from './voiding.ts';
