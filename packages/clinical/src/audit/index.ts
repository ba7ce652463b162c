export {
  type AuditAct,
  type AuditActName,
  type AuditKind,
  actionsOfKind,
  auditActOf,
  auditActs,
  auditKinds,
  unseenActions,
} from './acts.ts';
