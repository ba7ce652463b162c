export { type Access, chartReaders, clinicians, everyRole, schedulers } from './access.ts';
export { type Contract, contract, maxEventsPerCall } from './contract.ts';
export { releaseHeader } from './release.ts';
export type {
  AddedPerson,
  AuditRow,
  BlockedStart,
  BlockingFinding,
  Chart,
  ClinicSettings,
  Me,
  Person,
  RefusedEvent,
  SyncReply,
  Today,
  VisitDevice,
  VisitRow,
  VisitStatus,
} from './shapes.ts';
