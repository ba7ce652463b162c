export { auditPage } from './audit/page.ts';
export { sealAudit } from './audit/seal.ts';
export { verifyAudit } from './audit/verify.ts';
export { appendChart, readChart } from './chart.ts';
export { type ClinicSettings, saveClinicSettings } from './clinic-settings.ts';
export { databaseFault } from './database-fault.ts';
export { storeErrors } from './errors.ts';
export { createPatient, searchPatients } from './patients.ts';
export { addMember, auditPassword, people, removeMember } from './people.ts';
export { rebuildProjections } from './rebuild.ts';
export { attachRecording, recordingOf } from './recordings.ts';
export type {
  Actor,
  Appended,
  AuditRow,
  AuditSeal,
  AuditVerdict,
  Beyond,
  BlockedStart,
  Chart,
  ComposeSnapshot,
  Day,
  Membership,
  NewClinic,
  NewMember,
  Opening,
  Person,
  PlannedVisit,
  RefusedEvent,
  StoredRecording,
  VisitRow,
  VisitState,
  VisitStatus,
} from './shapes.ts';
export { openStore, type Store, type StoreConnections } from './store.ts';
export { removeTemplate, saveTemplate, templatesOf } from './templates.ts';
export type { TenantTx } from './tenant.ts';
export { keepKey, recoverKey } from './vault.ts';
export { appendEvents } from './visit/append.ts';
export { eventsBeyond } from './visit/beyond.ts';
export { closeDevice, type DeviceContact, recordContact, type VisitDevice, visitDevices } from './visit/devices.ts';
export { openVisit } from './visit/open.ts';
export { planVisit } from './visit/plan.ts';
export { auditDay, listDay, visitOf, waitingVisits } from './visit/rows.ts';
export { lockForSigning, notesOf, signNote } from './visit/sign.ts';
export type { VisitChange } from './visit-signals.ts';
