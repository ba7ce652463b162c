import type { Discipline, Level } from '@eupraxia/catalogue';
import type { Heads, MinutesRule, Role } from '@eupraxia/clinical';
import type { ChartEntry, Patient } from '@eupraxia/clinical/chart';
import type { NoteSignature, SignedNote } from '@eupraxia/clinical/note';

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
  } & ClinicSettings;
  /** UTC ms by the server's clock, for the session clock's offset. */
  readonly serverTime: number;
  readonly release: string;
  readonly catalogueRelease: string;
  readonly signIn: {
    /** UTC ms; when this sign-in ends for good, however much it is used. */
    readonly endsAt: number;
    /** `due`: the role requires a second factor that is not set up yet; until then only the person's own account answers. */
    readonly secondFactor: 'set' | 'due' | 'not-required';
  };
}

export type VisitStatus = 'planned' | 'cancelled' | 'no-show' | 'open' | 'finished' | 'signed' | 'addendum-proposed';

/** One change of a visit's place in the schedule, as its history shows it. */
export interface ScheduleChange {
  readonly id: string;
  readonly change: 'moved' | 'cancelled' | 'no-show' | 'restored';
  readonly reason: string;
  /** UTC ms by the server's clock. */
  readonly at: number;
  /** The name of who changed it. */
  readonly by: string;
  /** UTC ms at which the visit would have begun before the change, and begins after it. */
  readonly from: number;
  readonly to: number;
}

/** A row of the day, from projections alone. `summary` and `due` are left out for roles that may not read charts. */
export interface VisitRow {
  readonly id: string;
  readonly patient: Patient;
  readonly startsAt: number;
  readonly minutes: number;
  readonly status: VisitStatus;
  /** `Right hemiparesis after stroke · EMG wrist extension, sit-to-stand`. */
  readonly summary?: string;
  /** Whether a program exists that a visit could be opened with. */
  readonly ready: boolean;
  /** What was changed in the schedule, oldest first; left out where nothing was. */
  readonly changes?: readonly ScheduleChange[];
}

export interface Today {
  /** Calendar day in the clinic's zone. */
  readonly day: string;
  readonly visits: readonly VisitRow[];
  /** `toSign`, `addenda` and `toCosign` are the person's own, of any day; for who does not sign, the clinic's. */
  readonly counts: {
    readonly visits: number;
    readonly done: number;
    readonly toSign: number;
    readonly addenda: number;
    readonly toCosign: number;
  };
  /** Visits of any day that wait for the person's signature or an addendum of theirs, oldest first, at most 20. */
  readonly waiting: readonly VisitRow[];
  /** Visits of any day under whose notes the person's second signature is due, oldest first, at most 20. */
  readonly toCosign: readonly VisitRow[];
  /**
   * Where the next page of the day's visits begins, for `after`; null where these are all. A page after the first one brings
   * visits and counts, and leaves `waiting` and `toCosign` empty.
   */
  readonly next: string | null;
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
  /** Every second signature under the visit's notes, in order of time; absent where nothing is signed. */
  readonly signatures?: readonly NoteSignature[];
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

/** A one-on-one clock of the caller that runs in some visit of the clinic. */
export interface RunningClock {
  readonly visitId: string;
  readonly patient: string;
  readonly activityId: string;
  readonly activity: string;
  /** UTC ms since when the clock has run without a pause. */
  readonly since: number;
}

/** Which notes want a second signature: none, those that the state's or payer's rule names, or every assistant's and student's. */
export type CosignRule = 'never' | 'by-rule' | 'always';

/** What an administrator sets for the whole clinic; null until it is set. */
export interface ClinicSettings {
  /** Whom the clinic calls in an emergency, in its own words. */
  readonly emergencyNumber: string | null;
  /** The US state whose practice act holds, by its two letters. */
  readonly state: string | null;
  /** How timed minutes become whole; null reads as `day-once`. */
  readonly minutesRule: MinutesRule | null;
  /** Null reads as `by-rule`. */
  readonly cosign: CosignRule | null;
  /** After how many minutes without use a screen is locked; null reads as 5. While a clock runs it is at least 20. */
  readonly lockMinutes: number | null;
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
  /** The stored name of what was done; `auditActOf` of clinical has the words. */
  readonly action: string;
  /** What it was done to: `patient:<id>`, `visit:<id>`, `person:<id>`, `day:2026-11-30`, `procedure:<name> <code>`, … */
  readonly subject: string;
  /** Whose chart it was, for an administrator, who opens none: the number, and no name. */
  readonly chart?: { readonly patientId: string; readonly chartNumber: string | null };
  /** The name of the person whom it was done to. */
  readonly person?: string;
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
