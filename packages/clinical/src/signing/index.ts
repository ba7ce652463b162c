export { signingFacts, type VisitSigningFacts } from './facts.ts';
export { isLateEntry, isOverdue, lateEntryAfter, overdueAfter } from './late-entry.ts';
export {
  type DueSignature,
  mayCosign,
  maySign,
  type SecondFacts,
  type Signer,
  type SigningFacts,
  type SigningPerson,
  type SigningRefusal,
  type SigningVerdict,
  supervises,
} from './may-sign.ts';
export { type DueSecond, stillDue } from './still-due.ts';
