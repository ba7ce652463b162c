export { type Access, chartReaders, clinicians, everyRole, schedulers } from './access.ts';
export type {
  AccessRow,
  ClinicPlace,
  FoundedClinic,
  HandedOver,
  InstallationShown,
  Invitation,
  LeftRecord,
  LinkShown,
  OneTimeLink,
  Passkey,
  PasskeyStep,
  ServerAddress,
  SignInAnswer,
  SignInSecurity,
  SignInSession,
} from './account-shapes.ts';
export { type EmailReading, type HostName, readEmail, readHostName } from './addresses.ts';
export { type Contract, contract, maxEventsPerCall } from './contract.ts';
export { releaseHeader } from './release.ts';
export type {
  AuditRow,
  BlockedStart,
  BlockingFinding,
  Chart,
  ClinicSettings,
  CosignRule,
  Me,
  Person,
  RefusedEvent,
  RunningClock,
  ScheduleChange,
  SyncReply,
  Today,
  VisitDevice,
  VisitRow,
  VisitStatus,
} from './shapes.ts';
