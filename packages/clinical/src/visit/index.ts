export { loosensAnswer, tightenedAnswer } from '../evaluation/answer-change.ts';
export type { Activity, Recorded, SetCount, Tally } from './activity.ts';
export type { Elsewhere } from './away.ts';
export type { ActivityClock, ActivityState, Contradiction, Correction, Credit, Cut } from './clock.ts';
export { type AskedConfirmation, askedBefore } from './confirmation.ts';
export { consentStateOf } from './consents.ts';
export { cordAtT6OrAbove } from './cord-lesion.ts';
export type { Bout } from './credit.ts';
export { type CreditedTime, type CreditedTo, creditedTimes, creditedTo } from './credited.ts';
export { type HandEntry, type HandEntryVerdict, handEntryVerdict } from './hand-entry.ts';
export {
  type CodeMinutes,
  type DayMinutes,
  dateOf,
  type FurnishedTime,
  minutesOf,
  minutesRuleOf,
  type VisitMinutes,
  wholeMinutes,
} from './minutes.ts';
export type { Overlap, Settled } from './overlaps.ts';
export type { PlacedTime, Placement } from './placed.ts';
export { previousOf } from './previous.ts';
export type { RestoredPause, TimeConfirmation } from './questioned-times.ts';
export { isReasonOfSubstance } from './reason-of-substance.ts';
export { type ActivityRunning, runningClocks } from './running.ts';
export {
  type Questioned,
  type StartAnswer,
  tightensOrder,
  type VisitConsent,
  type VisitReason,
  type VisitSafety,
} from './safety.ts';
export type { Cleared, Stop } from './stop-record.ts';
export { type Contributor, contributors, treatedBy } from './treated-by.ts';
export { type TreatedSeconds, treatedSeconds } from './treated-seconds.ts';
export { foldVisit, type JournalRow, standingEvents, type Visit } from './visit.ts';
