import type { AssistanceLevel } from '@eupraxia/clinical';
import { type Contact, type ContactDraft, noContact } from './contact-state.ts';
import { noTrial, type OpenDraft, type OpenTrial } from './open-trial.ts';
import type { CoachEvent, Cue } from './output.ts';
import type { CoachPlan, FeedbackPolicy, Source } from './plan.ts';
import { freshSet, type SetTally } from './set-tally.ts';
import type { Estimate, Probe, Shown, Trial } from './trial-record.ts';
import type { Zone } from './zone.ts';

/** All that the coach knows: plain data, so that it can be kept, sent and compared. */
export interface CoachState {
  readonly plan: CoachPlan;
  readonly zone: Zone;
  readonly source: Source;
  readonly feedback: FeedbackPolicy;
  /** The newest instant that was heard of, in seconds. */
  readonly at: number;
  /** Sample `k` is at `origin + k / rate`; `next` is the first that has not come. */
  readonly clock: { readonly origin: number; readonly rate: number; readonly next: number } | null;
  readonly open: OpenTrial;
  readonly contact: Contact;
  /** Every trial that ended, judged or not. */
  readonly ended: number;
  readonly practised: { readonly [K in Trial['outcome'] | 'unjudged']: number };
  /** The last ten judged trials of practice, oldest first. */
  readonly lastTen: readonly Trial[];
  /** How many of them were done in the zone as it is, one after another. */
  readonly inThisZone: number;
  readonly set: number;
  /** Judged trials of practice in this set. */
  readonly inThisSet: number;
  /** The set under way. */
  readonly tally: SetTally;
  /** Whether a stop rule or fatigue has eased the threshold in this set. */
  readonly eased: boolean;
  /** Whether the newest set ended by itself: the hand that says so after it says nothing new. */
  readonly endedByItself: boolean;
  /** Sets in a row below the band. */
  readonly underSets: number;
  /** Times that the zone was eased since a whole set went well. */
  readonly easings: number;
  /** Whether the coach has stopped moving the zone until the therapist sets it. */
  readonly adapting: boolean;
  /** A raise that practice has not proved yet: the zone before it, and the trials since. */
  readonly raised: { readonly from: Zone; readonly trials: number; readonly held: number } | null;
  /** Whether success has made the zone harder: from then on feedback fades first. */
  readonly risen: boolean;
  /** The edges that broke success in this session, each as the easiest that did: they are not tried again. Null where none did. */
  readonly barred: Pick<Zone, 'floor' | 'ceiling'>;
  /** The level of the best set of the session, the better half of it; null before the first. A zone that got easier begins it anew. */
  readonly bestLevel: number | null;
  /** The ratio at which the antagonist's electrode only repeats the agonist, as the first such trial showed it; null before. */
  readonly crosstalk: number | null;
  /** Whether the antagonist has failed a trial: then nothing gets harder in this session, and its trace is shown. */
  readonly antagonistFailed: boolean;
  /** Trials of practice in a row that failed. */
  readonly failures: number;
  /** The number of the trial after which help came last; 0 before. */
  readonly helpedAt: number;
  /** Questions and proposals that were made, so that each is made once. */
  readonly asks: readonly string[];
  /** Of errorless practice: how many of the cues have vanished, and trials without error since. */
  readonly cuesGone: number;
  readonly errorFree: number;
  /** Seconds on the clock until which a rest is taken; tries below a ceiling wait for it. Null before the first. */
  readonly restUntil: number | null;
  /** How many times feedback was faded, and trials since. */
  readonly faded: number;
  readonly turn: number;
  /** Whether feedback came back after a set that failed, and sets in a row that went well. */
  readonly returned: boolean;
  readonly goodSets: number;
  readonly shown: Shown | null;
  readonly asked: number;
  readonly sinceAsked: number;
  readonly prompted: boolean;
  readonly sinceSummary: number;
  readonly probe: Probe | null;
  readonly probes: readonly Probe[];
  /** Whether pain was rated in this session, before practice or in it. */
  readonly painKnown: boolean;
  /** Whether a rule about pain stopped practice: until pain is rated again, the threshold does not rise. */
  readonly hurting: boolean;
  /** Frozen: nothing is shown, nothing counts, until the clinician clears it. A rule is named over a hand. */
  readonly stopped: 'pressed' | 'rule' | null;
  /** The rule that stopped, by its id in the catalogue. */
  readonly stopRule: string | null;
  /** Questions before practice that were answered in this session. */
  readonly answered: readonly string[];
  /** Help as it was said last; null until it was. */
  readonly assistance: AssistanceLevel | null;
  /** Cues that the therapist gave in this set. */
  readonly cued: number;
  /** Trials with hands-on help in this set, and sets in a row in which they were many. */
  readonly guided: number;
  readonly guidedSets: number;
  /** Seconds of trials in this set. */
  readonly worked: number;
  /** Trials in a row: held where above zero, not held below. */
  readonly streak: number;
  readonly sinceEstimate: number;
  /** The last ten, oldest first. */
  readonly estimates: readonly Estimate[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * A state that is still being written. It owns its fields, `open` with its stays, `contact` and `clock`, and writes into
 * these; all else that it holds may be shared with earlier states and is replaced, never written.
 */
export interface Draft {
  readonly state: Omit<Writable<CoachState>, 'open' | 'clock' | 'contact'> & {
    open: OpenDraft;
    contact: ContactDraft;
    clock: Writable<NonNullable<CoachState['clock']>> | null;
  };
  readonly cues: Cue[];
  readonly events: CoachEvent[];
  /** What the clock and the plan come to in samples; kept from block to block. */
  measure: Measure | null;
}

/** A draft that shares nothing with `state` that it writes into. */
export function draftOf(state: CoachState): Draft {
  return { state: ownCopy(state), cues: [], events: [], measure: null };
}

/** A copy that stays as it is whatever is written into a draft. */
export function ownCopy(state: CoachState): Draft['state'] {
  const { open, clock, contact } = state;
  return {
    ...state,
    open: { ...open, seen: { ...open.seen }, could: { ...open.could } },
    contact: { ...contact },
    clock: clock === null ? null : { ...clock },
  };
}

/** The coach before the first sample. */
export function startCoach(plan: CoachPlan): CoachState {
  return {
    plan,
    zone: plan.zone,
    source: plan.source,
    feedback: plan.feedback,
    at: plan.source.startsAt,
    clock: null,
    open: noTrial('ready', plan.zone),
    contact: noContact(),
    ended: 0,
    practised: { held: 0, missed: 0, weak: 0, antagonist: 0, unjudged: 0 },
    lastTen: [],
    inThisZone: 0,
    set: 1,
    inThisSet: 0,
    tally: freshSet,
    eased: false,
    endedByItself: false,
    underSets: 0,
    easings: 0,
    adapting: true,
    raised: null,
    risen: false,
    barred: { floor: null, ceiling: null },
    bestLevel: null,
    crosstalk: null,
    antagonistFailed: false,
    failures: 0,
    helpedAt: 0,
    asks: [],
    cuesGone: 0,
    errorFree: 0,
    restUntil: null,
    faded: 0,
    turn: 0,
    returned: false,
    goodSets: 0,
    shown: null,
    asked: 0,
    sinceAsked: 0,
    prompted: false,
    sinceSummary: 0,
    probe: null,
    probes: [],
    painKnown: plan.painKnown,
    hurting: false,
    stopped: null,
    stopRule: null,
    answered: plan.answered,
    assistance: null,
    cued: 0,
    guided: 0,
    guidedSets: 0,
    worked: 0,
    streak: 0,
    sinceEstimate: 0,
    estimates: [],
  };
}

/** What turns samples into seconds and verdicts, on one clock. */
export interface Measure {
  /** Seconds at sample 0 of the clock. */
  readonly origin: number;
  readonly rate: number;
  /** Samples in a row that an excursion must last to end a repetition, an attempt or a wait for rest. */
  readonly grace: number;
  /** Samples that the calm level must be out of the zone to end a stay in it: the grace, and what that level is taken over. */
  readonly excursion: number;
  /** Samples of which one more changes the calm level by its whole share: half of those in `calmSeconds`. */
  readonly calm: number;
  /** Samples that may be lost in a row within a trial. */
  readonly lostLimit: number;
  /** An attempt begins at this share of the floor, though not below `attemptLeast`, and lasts this long at least. */
  readonly attempt: number;
  readonly attemptLeast: number;
  readonly attemptShortest: number;
  /** A level above it has left rest; null where nobody measured rest. */
  readonly leaves: number | null;
  /** Of practice below a ceiling: samples between two tries, and how many holds a try may last. */
  readonly between: number;
  readonly tryHolds: number;
  /** Samples over the antagonist's limit that make a trial no success. */
  readonly overLimit: number;
  readonly antagonistLimit: number;
  /** Antagonist over agonist, in the source's unit, per percent over percent. */
  readonly otherScale: number;
  /** Of contact: what the channel shows by itself, and the counts of samples that prove or deny it. */
  readonly noise: number;
  readonly under: number;
  readonly back: number;
  readonly window: number;
  readonly proof: number;
  /** Samples without a trial after which the therapist is asked. */
  readonly idle: number;
  /** Whether contact is judged on this channel. */
  readonly watchesContact: boolean;
  /** Whether practice stays below a ceiling: no move of the coach changes that, and another zone is measured anew. */
  readonly stays: boolean;
}
