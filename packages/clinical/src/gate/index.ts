export { type Judgment, judge, lateAfter, promptWithin } from '../judge/judge.ts';
export { oneOnOne, opaqueVisit, takenBy } from '../judge/overlap.ts';
export { directionRule, type StartBlocks, startBlocks, vitalsRule } from '../judge/starts.ts';
export { blockingFindings, type GateParts, plannedOf, type SafetyGate, safetyGate } from './safety-gate.ts';
export { isBlocked, type StartBlockers, startBlockers, visitGate } from './start-blockers.ts';
export { type RulesMet, ruleOfStop, rulesMet } from './stop-rules-met.ts';
