export {
  type Actor,
  type Author,
  authorOf,
  type PatientActor,
  type PersonActor,
  type SystemActor,
  systemActor,
} from './actor.ts';
export {
  attemptSucceeded,
  type CountedAttempt,
  clearAttempts,
  type GrowingDelay,
  type OwnCount,
  type SharedCount,
  takeAttempt,
  withdrawAttempt,
} from './attempts.ts';
export { accessReport, type ChartAccess } from './audit/access-report.ts';
export { type AuditFilter, auditPage } from './audit/page.ts';
export { sealAudit } from './audit/seal.ts';
export type { SignInLog } from './audit/sign-in-log.ts';
export { verifyAudit } from './audit/verify.ts';
export { appendChart, readChart } from './chart.ts';
export { saveClinicSettings } from './clinic-settings.ts';
export { databaseFault } from './database-fault.ts';
export { storeErrors } from './errors.ts';
export { auditHandOver, type KeptKey, type KeyPlace, keepOutboxKey, keptKeys, storedAlready } from './hand-over.ts';
export {
  type ClinicsOffer,
  invitationMs,
  invite,
  type Offer,
  offerOf,
  takePlace,
  waiting,
  withdrawInvitation,
} from './invitations.ts';
export { createPatient, searchPatients } from './patients.ts';
export { auditSignIn, people, removeMember } from './people.ts';
export { lockPersonOf } from './person-lock.ts';
export { readTogether } from './read-together.ts';
export { rebuildProjections } from './rebuild.ts';
export { attachRecording, recordedBytes, recordingOf } from './recordings.ts';
export { isPersonId, signInScope } from './scope.ts';
export type {
  Appended,
  AuditRow,
  AuditSeal,
  AuditVerdict,
  Beyond,
  BlockedStart,
  Chart,
  ClinicSettings,
  ComposeSnapshot,
  CosignRule,
  Day,
  Membership,
  NewClinic,
  NewMember,
  Opening,
  Person,
  PlannedVisit,
  RefusedEvent,
  ScheduleChange,
  SignInLogRow,
  StoredRecording,
  VisitOutcome,
  VisitRow,
  VisitState,
  VisitStatus,
} from './shapes.ts';
export { openStore, type Store, type StoreConnections } from './store.ts';
export { removeTemplate, saveTemplate, templatesOf } from './templates.ts';
export type { TenantTx } from './tenant.ts';
export { type IsSameKey, keepKey, personKey, recoverKey } from './vault.ts';
export { appendEvents } from './visit/append.ts';
export { eventsBeyond } from './visit/beyond.ts';
export { changeVisit, type NewScheduleChange } from './visit/change.ts';
export { closeDevice, type DeviceContact, recordContact, type VisitDevice, visitDevices } from './visit/devices.ts';
export { addSignature, signaturesOf } from './visit/note-signatures.ts';
export { openVisit } from './visit/open.ts';
export type { VisitNow } from './visit/plain-append.ts';
export { planVisit } from './visit/plan.ts';
export { auditDay, type DayAndWaiting, listDay, listDayAndWaiting, readVisitRow, visitOf } from './visit/rows.ts';
export { type OwnClock, ownRunningClocks } from './visit/running.ts';
export { lockForSigning, notesOf, signNote, sinceTherapistOf } from './visit/sign.ts';
export type { QueueOf } from './visit/sign-queue.ts';
export type { VisitChange } from './visit-signals.ts';
