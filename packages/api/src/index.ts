export { type Access, chartReaders, clinicians, everyRole, schedulers } from './access.ts';
export { type Contract, contract, maxEventsPerCall } from './contract.ts';
export { releaseHeader } from './release.ts';
export type {
  AddedPerson,
  AuditRow,
  BlockedStart,
  BlockingFinding,
  Chart,
  Me,
  Person,
  RefusedEvent,
  SyncReply,
  Today,
  VisitRow,
  VisitStatus,
} from './shapes.ts';
