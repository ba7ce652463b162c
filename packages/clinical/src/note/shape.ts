import type { Level } from '@eupraxia/catalogue';
import type { MeasuredEvidence } from '../log/bodies/recording.ts';
import type { EventKind } from '../log/bodies.ts';
import type { Heads } from '../log/event.ts';
import type { AcceptableGap, MinutesRule, NoteSectionKey } from '../log/vocabulary.ts';
import type { ActivityName, Named } from '../wording/named.ts';
import type { UnreadEntry } from './unread.ts';

/** Another sentence that a sentence speaks of. */
export interface NestedPhrase {
  readonly key: string;
  readonly params: PhraseParams;
}

/**
 * A parameter of a phrase. A string is an id, a day, a time or a code, never text for people; a number is rounded for
 * display already; words of people and names of catalogue rows are marked as such, so that each language renders the same
 * parameters. Null is an item of a list that is not there.
 */
export type PhraseParam = string | number | boolean | null | Named | ActivityName | NestedPhrase;

/** The text of a phrase is a function of its book, its key and these. */
export interface PhraseParams {
  readonly [name: string]: PhraseParam | readonly PhraseParam[];
}

/** What a sentence says, in no language yet: which phrase, with what, resting on which events. */
export type Statement = Omit<Sentence, 'text'>;

/** One sentence: which phrase, with what, resting on which events; `own` marks the therapist's or patient's words. */
export interface Sentence {
  readonly key: string;
  readonly params: PhraseParams;
  /** Ids of the events that it rests on; never empty. */
  readonly from: readonly string[];
  readonly text: string;
  readonly own?: 'therapist' | 'patient' | 'caregiver' | 'unlisted';
  /** Stretches of recordings that it rests on. */
  readonly measured?: readonly MeasuredEvidence[];
}

export interface NoteSection {
  readonly key: NoteSectionKey;
  readonly title: string;
  readonly sentences: readonly Sentence[];
}

/** The eight things that a skilled note of an intervention shows. */
export type NoteElement =
  | 'body-part'
  | 'activity'
  | 'objective'
  | 'sets-and-repetitions'
  | 'resistance'
  | 'cues'
  | 'response'
  | 'progress';

/**
 * What a finding is about. Of what forbids the signature it is the reason; `asked-once` forbids it until what is missing is
 * added or accepted as a gap; `look` forbids nothing.
 */
export type FindingGroup = 'safety' | 'time' | 'identity' | 'contradiction' | 'elements' | 'asked-once' | 'look';

/** Something to resolve before the signature; `blocks` forbids signing. */
export interface NoteFinding {
  readonly key: string;
  readonly severity: 'blocks' | 'attention';
  /** Absent in notes that were signed before findings had groups. */
  readonly group?: FindingGroup;
  readonly text: string;
  readonly activityId?: string;
  readonly element?: NoteElement;
  /** What may be signed without: `gap.accepted` answers the finding. */
  readonly gap?: AcceptableGap;
  /** The event that it is about: a STOP to explain or clear, an entry to take back. */
  readonly event?: string;
  /** The button that resolves it: its label, and the kind of event that it writes where there is one. The name is stored in signed notes. */
  readonly mend?: { readonly label: string; readonly kind?: EventKind };
}

export interface Note {
  readonly kind: 'treatment' | 'addendum';
  readonly title: string;
  /** Of an addendum: up to where the signed note reaches that it adds to. */
  readonly since?: Heads;
  /** BCP 47: `en-US`; notes of phrase book en-6 and before have `en`, which reads as `en-US`. */
  readonly locale: string;
  readonly sections: readonly NoteSection[];
  readonly findings: readonly NoteFinding[];
  /** What is kept in the log and could not be read when the note was made; absent where there is nothing. */
  readonly unread?: readonly UnreadEntry[];
  /** How many events it was made from, and up to where of each writer. */
  readonly through: Heads;
  readonly events: number;
}

/** A line of the bill as a signature freezes it. */
export interface SignedLine {
  readonly code: string;
  readonly seconds: number;
  readonly minutes: number;
  readonly units: number;
  readonly modifiers: readonly string[];
}

/** What the visit came to when its note was signed: an upgrade never changes it. */
export interface SignedCoding {
  /** How minutes became whole; notes that were signed without a coding were counted `per-code`. */
  readonly rule: MinutesRule;
  readonly timedMinutes: number;
  readonly totalMinutes: number;
  readonly billableUnits: number;
  readonly lines: readonly SignedLine[];
  /** Whether the clinician still had to choose: then the disputed units are in no line. */
  readonly choiceOpen: boolean;
}

/** Somebody who treated in the visit, with the seconds that are credited to them. */
export interface TreatedBy {
  readonly userId: string;
  readonly name: string;
  readonly credentials: string;
  readonly level: Level | null;
  readonly seconds: number;
}

/** In which capacity a person signs: as who treated, as who supervised an assistant's or a student's visit, or a second time. */
export type SigningCapacity = 'treating' | 'supervising' | 'second-clinician' | 'co-signer';

/** A second signature under a signed note. It is due, and never holds the note that it stands under. */
export interface NoteSignature {
  readonly id: string;
  readonly visitId: string;
  readonly noteId: string;
  readonly capacity: 'second-clinician' | 'co-signer';
  readonly signedBy: SignedNote['signedBy'];
  /** UTC ms. */
  readonly signedAt: number;
  /** The content hash of the note that it stands under. */
  readonly hash: string;
  readonly seal: string;
}

/**
 * What a signature freezes. `hash` is SHA-256 over RFC 8785 canonical JSON of events, output, versions and coding; `seal`, over
 * that and over signer, time, visit, kind and id (see seal.ts).
 */
export interface SignedNote {
  readonly id: string;
  readonly visitId: string;
  readonly kind: Note['kind'];
  readonly note: Note;
  readonly versions: { readonly release: string; readonly catalogue: string; readonly phrases: string; readonly log: number };
  readonly signedBy: { readonly userId: string; readonly name: string; readonly credentials: string };
  /** UTC ms. */
  readonly signedAt: number;
  readonly hash: string;
  /** Made by the server at signing; only notes of programs before phrase book en-3 lack it. */
  readonly seal?: string;
  /** Absent in notes of releases before 0.3. */
  readonly coding?: SignedCoding;
  /** Who treated; absent in notes of releases before 0.3. */
  readonly treatedBy?: readonly TreatedBy[];
  readonly capacity?: 'treating' | 'supervising';
  /** Second signatures that were due when it was signed, each of a person or, where null, of a therapist of the discipline. */
  readonly due?: readonly { readonly capacity: NoteSignature['capacity']; readonly userId: string | null }[];
}
