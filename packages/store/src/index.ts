import type { ChartEntry, Envelope, Heads, NewChartEntry, Patient, SignedNote } from '@eupraxia/clinical';
import type { ErrorTable, Fault, Result } from '@eupraxia/kernel';
import type { Pool, PoolConfig } from 'pg';
import type {
  Actor,
  Appended,
  AuditRow,
  AuditSeal,
  AuditVerdict,
  Beyond,
  Chart,
  ComposeSnapshot,
  Day,
  Membership,
  NewClinic,
  NewMember,
  Person,
  PlannedVisit,
  StoredRecording,
  VisitRow,
  VisitState,
} from './shapes.ts';

export type {
  Actor,
  Appended,
  AuditRow,
  AuditSeal,
  AuditVerdict,
  Beyond,
  Chart,
  ComposeSnapshot,
  Day,
  Membership,
  NewClinic,
  NewMember,
  Opening,
  Person,
  PlannedVisit,
  StoredRecording,
  VisitRow,
  VisitState,
  VisitStatus,
} from './shapes.ts';

export declare const storeErrors: ErrorTable;

/** One transaction of one actor in one clinic; handed to `work`, dead after it. */
export interface TenantTx {
  readonly actor: Actor;
  /** UTC ms by the server's clock, when the transaction began. */
  readonly now: number;
}

/** The three connections. `owner` migrates, `app` works under row-level security, `auth` signs in. */
export interface StoreConnections {
  readonly owner: PoolConfig;
  readonly app: PoolConfig;
  readonly auth: PoolConfig;
  readonly onProgress?: (line: string) => void;
  /** UTC ms; Date.now unless told. */
  readonly clock?: () => number;
}

export interface Store {
  /**
   * Runs `work` in one transaction that sees this actor's clinic alone. A thrown error, or a returned `{ok: false}`, rolls
   * everything back. After a deadlock or serialization failure `work` runs again (at most 4 times in all), so it must
   * have no effect outside the transaction.
   */
  tenant<T>(actor: Actor, work: (tx: TenantTx) => Promise<T>): Promise<T>;
  /** The sign-in role's pool: its tables are auth."user", "session", "account", "verification", "rateLimit" (search_path is auth). */
  readonly authPool: Pool;
  /** A person's clinics. */
  memberships(userId: string): Promise<readonly Membership[]>;
  /** Founds a clinic (as owner); repeated with the same content it is harmless. */
  createClinic(clinic: NewClinic): Promise<Result<NewClinic, Fault>>;
  /** Takes a person into a clinic before anybody is there to do so (as owner; seeds and the first administrator). */
  addMembership(clinicId: string, member: NewMember): Promise<Result<NewMember, Fault>>;
  close(): Promise<void>;
}

export declare function openStore(connections: StoreConnections): Promise<Result<Store, Fault>>;

export declare function searchPatients(tx: TenantTx, query: string): Promise<readonly Patient[]>;
export declare function createPatient(tx: TenantTx, patient: Patient): Promise<Result<Patient, Fault>>;
/** `before`: startsAt (UTC ms) of the last visit of the page before. Pages of 50. */
export declare function readChart(tx: TenantTx, patientId: string, before?: number): Promise<Result<Chart, Fault>>;
export declare function appendChart(tx: TenantTx, patientId: string, entries: readonly NewChartEntry[]): Promise<Result<readonly ChartEntry[], Fault>>;

/** `day`: YYYY-MM-DD in the clinic's zone; today unless told. */
export declare function listDay(tx: TenantTx, day?: string): Promise<Day>;
/** Visits of any day that wait for a signature or an addendum, oldest first, at most 20. */
export declare function waitingVisits(tx: TenantTx): Promise<readonly VisitRow[]>;
export declare function planVisit(tx: TenantTx, visit: PlannedVisit): Promise<Result<VisitRow, Fault>>;
export declare function visitOf(tx: TenantTx, visitId: string): Promise<Result<VisitState, Fault>>;

/** Opens a planned visit with the snapshot that `compose` makes (called only if it isn't open yet), or leaves it as it stands. */
export declare function openVisit(tx: TenantTx, visitId: string, compose: ComposeSnapshot<Fault>): Promise<Result<VisitState, Fault>>;
export declare function appendEvents(tx: TenantTx, visitId: string, events: readonly Envelope[]): Promise<Result<Appended, Fault>>;
/** Stored events beyond `have`, at most `limit` of them. */
export declare function eventsBeyond(tx: TenantTx, visitId: string, have: Heads, limit: number): Promise<Result<Beyond, Fault>>;
/** Inserts the note, unless the visit moved on in a way that forbids it. The server composed and hashed it in the same `tenant` call. */
export declare function signNote(tx: TenantTx, signed: SignedNote): Promise<Result<SignedNote, Fault>>;
/** Locks the visit until the transaction ends, so that the log read afterwards is the one that is signed. */
export declare function lockVisit(tx: TenantTx, visitId: string): Promise<Result<VisitState, Fault>>;
/** Oldest first. */
export declare function notesOf(tx: TenantTx, visitId: string): Promise<Result<readonly SignedNote[], Fault>>;

/** `wrapped`: the browser's key, encrypted by the server's master key already; the store never sees the key. */
export declare function keepKey(tx: TenantTx, visitId: string, keyId: string, wrapped: Uint8Array): Promise<Result<true, Fault>>;
/** The wrapped key, to the person who kept it alone. */
export declare function recoverKey(tx: TenantTx, visitId: string, keyId: string): Promise<Result<Uint8Array, Fault>>;

export declare function attachRecording(tx: TenantTx, recording: StoredRecording): Promise<Result<StoredRecording, Fault>>;
export declare function recordingOf(tx: TenantTx, sha256: string): Promise<Result<StoredRecording, Fault>>;

/** Newest first, 100 a page and those of the same millisecond; `before` is the `at` of the last row of the page before. */
export declare function auditPage(tx: TenantTx, before?: number): Promise<{ readonly rows: readonly AuditRow[]; readonly more: boolean }>;
/** Walks the chains from their beginning, or from the newest seal; `outside` are the lines that sealAudit returned over time. */
export declare function verifyAudit(
  tx: TenantTx,
  options?: { readonly since?: 'beginning' | 'seal'; readonly outside?: readonly string[] },
): Promise<AuditVerdict>;
export declare function sealAudit(tx: TenantTx): Promise<AuditSeal>;
export declare function people(tx: TenantTx): Promise<readonly Person[]>;
/** Takes a person into the caller's clinic; the audit names who did it. */
export declare function addMember(tx: TenantTx, member: NewMember): Promise<Result<NewMember, Fault>>;

/** Folds every projection of the clinic anew; the number of rows written. */
export declare function rebuildProjections(tx: TenantTx): Promise<number>;
