export { loosensAnswer, tightenedAnswer } from '../evaluation/answer-change.ts';
export type { Activity, Recorded, SetCount, Tally } from './activity.ts';
export type { ActivityClock, ActivityState, Contradiction, Correction, Credit } from './clock.ts';
export { consentStateOf } from './consents.ts';
export { cordAtT6OrAbove } from './cord-lesion.ts';
export type { Bout } from './credit.ts';
export { type CreditedTime, type CreditedTo, creditedTimes, creditedTo } from './credited.ts';
export { type CodeMinutes, type FurnishedTime, minutesOf, type VisitMinutes, wholeMinutes } from './minutes.ts';
export { previousOf } from './previous.ts';
export {
  type Questioned,
  type StartAnswer,
  tightensOrder,
  type VisitConsent,
  type VisitReason,
  type VisitSafety,
} from './safety.ts';
export type { Cleared, Stop } from './stop-record.ts';
export { foldVisit, type JournalRow, standingEvents, type Visit } from './visit.ts';
