import type { Discipline, Level } from '@eupraxia/catalogue';
import type { Heads, Role } from '@eupraxia/clinical';
import type { ChartEntry, Patient } from '@eupraxia/clinical/chart';
import type { SignedNote } from '@eupraxia/clinical/note';

/** The signed-in person in the clinic that the call is made for. */
export interface Me {
  readonly userId: string;
  readonly name: string;
  readonly credentials: string;
  readonly discipline: Discipline | null;
  readonly level: Level | null;
  readonly email: string;
  readonly role: Role;
  readonly clinic: {
    readonly id: string;
    readonly name: string;
    readonly zone: string;
    readonly demo: boolean;
    /** Whom the clinic calls in an emergency, in its own words; null until an administrator has set it. */
    readonly emergencyNumber: string | null;
  };
  /** UTC ms by the server's clock, for the session clock's offset. */
  readonly serverTime: number;
  readonly release: string;
  readonly catalogueRelease: string;
}

export type VisitStatus = 'planned' | 'open' | 'finished' | 'signed' | 'addendum-proposed';

/** A row of the day, from projections alone. `summary` and `due` are left out for roles that may not read charts. */
export interface VisitRow {
  readonly id: string;
  readonly patient: Patient;
  readonly startsAt: number;
  readonly minutes: number;
  readonly status: VisitStatus;
  /** `Stroke, right · EMG wrist extension, sit-to-stand`. */
  readonly summary?: string;
  /** Whether a program exists that a visit could be opened with. */
  readonly ready: boolean;
}

export interface Today {
  /** Calendar day in the clinic's zone. */
  readonly day: string;
  readonly visits: readonly VisitRow[];
  readonly counts: { readonly visits: number; readonly done: number; readonly toSign: number; readonly addenda: number };
  /** Visits of any day that wait for a signature or an addendum, oldest first, at most 20. */
  readonly waiting: readonly VisitRow[];
}

export interface Chart {
  readonly patient: Patient;
  readonly entries: readonly ChartEntry[];
  /** Most recent first. */
  readonly visits: readonly VisitRow[];
  readonly moreVisits: boolean;
}

/** What one round of synchronisation brings back. */
export interface SyncReply {
  /** Highest contiguous seq that is stored, per writer. */
  readonly acknowledged: Heads;
  /** Stored events that the caller did not have, as they were sent. */
  readonly events: readonly unknown[];
  readonly more: boolean;
  readonly serverTime: number;
  readonly status: VisitStatus;
  /** Signed notes beyond the first `haveNotes` of the call, oldest first. */
  readonly notes: readonly SignedNote[];
  /** Events of the call that were not stored, each with the reason; everything else of the call was. */
  readonly refused?: readonly RefusedEvent[];
  /** Starts of the call that are stored and that a safety rule blocks: they give no time. The same for every repetition of the call. */
  readonly blocked?: readonly BlockedStart[];
  /** The devices that were in contact during this visit and have not closed it, the last in contact first. */
  readonly devices?: readonly VisitDevice[];
  /** Names the devices as they are: a call that waits and gives it back hears when they change. */
  readonly devicesTag?: string;
  /**
   * How a call that asked to wait ended: something was new, nothing was in time, or it was not held because too many calls
   * are; who was refused asks again after a while.
   */
  readonly wait?: 'news' | 'time-out' | 'refused';
}

/** A device that shows a visit. The tabs of one browser are one device. */
export interface VisitDevice {
  readonly device: string;
  /** The stream of its tab that was in contact last. */
  readonly writer: string;
  /** The kind of device and browser, and nothing of the person: `Tablet, Safari`. */
  readonly label: string;
  readonly user: { readonly userId: string; readonly name: string };
  /** UTC ms by the server's clock. */
  readonly lastContactAt: number;
  /** Whether it has called with the visit's newest STOP among what it holds; true where there is none. */
  readonly seesStop: boolean;
}

/** What an administrator sets for the whole clinic. */
export interface ClinicSettings {
  readonly emergencyNumber: string | null;
}

/** A start that a safety rule blocks, by the id of its event. */
export interface BlockedStart {
  readonly event: string;
  readonly code: 'EUP_SERVER_START_BLOCKED';
  readonly message: string;
  readonly remedy: string;
  readonly findings: readonly BlockingFinding[];
}

/** What blocks a start, and what would change that. */
export interface BlockingFinding {
  readonly rule: string;
  readonly severity: string;
  readonly text?: string | undefined;
  readonly wayOn?: string | undefined;
}

/** One event that the server would not store: it is somebody else's, or its place is taken by another one. */
export interface RefusedEvent {
  readonly id: string;
  readonly writer: string;
  readonly seq: number;
  readonly code: string;
  readonly message: string;
}

export interface AuditRow {
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly role: string;
  readonly action: string;
  readonly subject: string;
}

export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** As they stand under a note. */
  readonly credentials: string;
  /** Null for who treats nobody. */
  readonly discipline: Discipline | null;
  readonly level: Level | null;
}

/** A person as added; `passwordKept` where they had an account already, whose password and name stay as they were. */
export interface AddedPerson extends Person {
  readonly passwordKept: boolean;
}
