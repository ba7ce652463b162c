export { type Access, chartReaders, clinicians, everyRole, schedulers } from './access.ts';
export { type Contract, contract, maxEventsPerCall } from './contract.ts';
export type { AddedPerson, AuditRow, Chart, Me, Person, SyncReply, Today, VisitRow, VisitStatus } from './shapes.ts';
