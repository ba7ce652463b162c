import type { Discipline, Level } from '@eupraxia/catalogue';
import type { Envelope, Heads, MinutesRule, NewBodies, Role, VisitSnapshot } from '@eupraxia/clinical';
import type { ChartEntry, Patient } from '@eupraxia/clinical/chart';
import type { Fault } from '@eupraxia/kernel';

/** Which notes want a second signature: none, those that the state's or payer's rule names, or every assistant's and student's. */
export type CosignRule = 'never' | 'by-rule' | 'always';

/** What an administrator sets for the whole clinic; null until it is set. */
export interface ClinicSettings {
  /** Whom the clinic calls in an emergency, in its own words: `911`, or `Front desk 4444, then 911`. */
  readonly emergencyNumber: string | null;
  /** The US state whose practice act holds, by its two letters. */
  readonly state: string | null;
  /** How timed minutes become whole; null reads as `day-once`. */
  readonly minutesRule: MinutesRule | null;
  /** Null reads as `by-rule`. */
  readonly cosign: CosignRule | null;
  /** After how many minutes without use a screen is locked; null reads as 5. */
  readonly lockMinutes: number | null;
}

/** A person's place in one clinic, with what the first screen needs to know of the clinic. */
export interface Membership {
  readonly clinicId: string;
  readonly clinicName: string;
  /** IANA zone: days and dates of service are the clinic's. */
  readonly zone: string;
  /** Holds synthetic people only. */
  readonly demo: boolean;
  readonly settings: ClinicSettings;
  readonly role: Role;
  /** As they stand under a note; read by people alone. */
  readonly credentials: string;
  readonly discipline: Discipline | null;
  readonly level: Level | null;
}

/** A clinic as it is founded. */
export interface NewClinic {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly demo: boolean;
}

/** A person's entry into a clinic; the person exists in the sign-in tables already. */
export interface NewMember {
  readonly userId: string;
  readonly role: Role;
  /** As they stand under a note; read by people alone. */
  readonly credentials: string;
  /** Under whose plan of care the person treats; null for who treats nobody. */
  readonly discipline: Discipline | null;
  /** At which level of licensure; null for who treats nobody. */
  readonly level: Level | null;
}

/** Someone who works in the clinic. */
export interface Person extends NewMember {
  readonly name: string;
  readonly email: string;
}

export type VisitStatus = 'planned' | 'cancelled' | 'no-show' | 'open' | 'finished' | 'signed' | 'addendum-proposed';

/** What becomes of a visit that does not take place. */
export type VisitOutcome = 'cancelled' | 'no-show';

/** A visit's place in the schedule; `startsAt` in UTC ms, `day` in the clinic's zone. */
export interface Place {
  readonly startsAt: number;
  readonly minutes: number;
  readonly day: string;
  readonly outcome: VisitOutcome | null;
}

/** Where a visit stood before a change and stands after it. */
export interface ChangedPlace {
  readonly from: Place;
  readonly to: Place;
}

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

/** A visit as the day and the chart list it, from projections alone. */
export interface VisitRow {
  readonly id: string;
  readonly patient: Patient;
  /** UTC ms. */
  readonly startsAt: number;
  readonly minutes: number;
  readonly status: VisitStatus;
  /** `Right hemiparesis after stroke · EMG wrist extension, sit-to-stand`: of the visit's own snapshot once open, of the chart before. */
  readonly summary?: string;
  /** Whether the visit is open already or the chart holds a program that it could be opened with. */
  readonly ready: boolean;
  /** What was changed in the schedule, oldest first; left out where nothing was. */
  readonly changes?: readonly ScheduleChange[];
}

/** One visit with how far each writer's stream is stored. */
export interface VisitState extends VisitRow {
  readonly acknowledged: Heads;
  /** How many events are stored. */
  readonly events: number;
  /** How many notes are signed. */
  readonly notes: number;
}

/** A visit's place in the day. `minutes` is its planned length; `startsAt` is UTC ms. */
export interface PlannedVisit {
  readonly id: string;
  readonly patientId: string;
  readonly startsAt: number;
  readonly minutes: number;
}

/** A page of the visits of one calendar day of the clinic, by time. */
export interface Day {
  /** `YYYY-MM-DD` in the clinic's zone. */
  readonly day: string;
  readonly visits: readonly VisitRow[];
  /** `visits` and `done` (finished or further) of this day; the others of every day, of a person where one is named. */
  readonly counts: {
    readonly visits: number;
    readonly done: number;
    readonly toSign: number;
    readonly addenda: number;
    readonly toCosign: number;
  };
  /** Where the next page begins; null where this is the last one. */
  readonly next: string | null;
}

export interface Chart {
  readonly patient: Patient;
  /** In the order in which they were appended. */
  readonly entries: readonly ChartEntry[];
  /** Most recent first. */
  readonly visits: readonly VisitRow[];
  readonly moreVisits: boolean;
}

/** Somebody who may treat: a therapist or an assistant of the clinic. */
export type Clinician = NonNullable<VisitSnapshot['clinicians']>[number];

/** What a snapshot is composed from, read under the visit's lock. */
export interface Opening {
  readonly visitId: string;
  readonly patient: Patient;
  readonly clinic: {
    readonly id: string;
    readonly name: string;
    readonly zone: string;
    readonly settings: ClinicSettings;
  };
  readonly clinician: {
    readonly userId: string;
    readonly name: string;
    readonly credentials: string;
    readonly discipline: Discipline | null;
    readonly level: Level | null;
    readonly role: Role;
  };
  readonly entries: readonly ChartEntry[];
  /** Everybody who may treat in the clinic, with discipline and level as their memberships have them. */
  readonly clinicians: readonly Clinician[];
  /** 1 for the patient's first opened visit. */
  readonly visitNumber: number;
  readonly plannedAt: number;
  /** Of each discipline the last visit before this one that was signed, with its log as far as the signatures reach. */
  readonly previous: readonly {
    readonly visitId: string;
    readonly day: string;
    readonly discipline: VisitSnapshot['discipline'];
    readonly log: readonly Envelope[];
  }[];
  /** Of the discipline of who opens it; null where the membership has none. */
  readonly reportPeriod: NonNullable<VisitSnapshot['reportPeriod']> | null;
}

/** Composes the frozen snapshot of a visit that opens. */
export type ComposeSnapshot<E> = (
  opening: Opening,
) => { readonly ok: true; readonly value: VisitSnapshot } | { readonly ok: false; readonly error: E };

/** What an append left behind. Events beyond a gap are not acknowledged: the sender keeps and resends them. */
export interface Appended {
  /** Highest contiguous seq that is stored, per writer. */
  readonly acknowledged: Heads;
  /** How many of the events sent were new and are stored now. */
  readonly stored: number;
  readonly status: VisitStatus;
  /** What was not stored, each with the reason; what follows in the same stream waits with it. */
  readonly refused: readonly RefusedEvent[];
  /** Starts of this call that are stored and that a safety rule blocks: they give no time. */
  readonly blocked: readonly BlockedStart[];
}

/** A start that was refused, by the id of its event, with what the judgment in the visit's log says against it. */
export interface BlockedStart {
  readonly event: string;
  readonly findings: NewBodies['start.refused']['findings'];
}

/** An event that may not be stored: it is not the caller's own, its id or place is another event's, or it is too large. */
export interface RefusedEvent {
  readonly event: Envelope;
  readonly fault: Fault;
}

/** Events that a caller lacked. */
export interface Beyond {
  /** As they were sent, each writer's in order; the server's own stream first. */
  readonly events: readonly Envelope[];
  readonly acknowledged: Heads;
  readonly more: boolean;
  readonly status: VisitStatus;
}

/** A recording's whereabouts in the clinic; the bytes lie in the recordings folder under their SHA-256. */
export interface StoredRecording {
  readonly sha256: string;
  readonly visitId: string;
  readonly bytes: number;
}

/** One audited act. */
export interface AuditRow {
  /** Number within its chain (one chain per server process). */
  readonly seq: number;
  readonly chain: string;
  /** UTC ms; the cursor of the next page. */
  readonly at: number;
  readonly who: string;
  readonly role: string;
  readonly action: string;
  readonly subject: string;
  /** Whose chart the subject belongs to; an administrator sees the number and no name. */
  readonly chart?: { readonly patientId: string; readonly chartNumber: string | null };
  /** The name of the person who is the subject. */
  readonly person?: string;
}

/** One attempt to sign in that belongs to no clinic. It names nobody. */
export interface SignInLogRow {
  /** UTC ms. */
  readonly at: number;
  readonly what: string;
  /** Keyed hash of the address that was typed, hexadecimal; empty where none was. */
  readonly account: string;
  /** The network: `203.0.113.0/24`, `2001:db8:1:2::/64`. */
  readonly network: string;
  readonly device: string;
  /** How often within the minute. */
  readonly times: number;
}

/** What a walk over the audit chains found. */
export type AuditVerdict =
  | { readonly chain: 'whole'; readonly rows: number }
  | {
      readonly chain: 'broken';
      readonly rows: number;
      readonly at: { readonly chain: string; readonly seq: number };
      readonly why: string;
    };

/** A digest over every audit chain of a clinic. `line` goes to a file outside the database. */
export interface AuditSeal {
  readonly seq: number;
  /** UTC ms. */
  readonly at: number;
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
  /** One line of text: clinic, seq, time, digest. */
  readonly line: string;
}
