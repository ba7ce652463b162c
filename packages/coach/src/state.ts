import type { AssistanceLevel } from '@eupraxia/clinical';
import type { CoachEvent, Cue } from './output.ts';
import type { CoachPlan, FeedbackPolicy, Source, Zone } from './plan.ts';
import { noStay, type Stay, type StayDraft } from './stay.ts';

/** How the feedback of one trial is given: the signal itself while it moves, something afterwards, or nothing. */
export type FeedbackTiming = 'live' | 'after' | 'none';

/** One contraction that was judged. Times in seconds on the coach's clock. */
export interface Trial {
  readonly number: number;
  readonly on: number;
  readonly off: number;
  /** The longest stay in the zone that was seen, short excursions included. */
  readonly holdSeconds: number;
  /** Percent of the reference. */
  readonly peak: number;
  /** The longest excursion above the ceiling, less the time back; 0 in a tapped trial. */
  readonly aboveSeconds: number;
  /**
   * Only `held` is a success. `missed` reached the zone and did not hold it, or did not rest below the ceiling in time;
   * `weak` did not reach it;
   * `antagonist`: the muscle that should be quiet was not.
   */
  readonly outcome: 'held' | 'missed' | 'weak' | 'antagonist';
  readonly lostSeconds: number;
  readonly antagonistSeconds: number;
  /** Falconer–Winter index of the trial in percent; null without an antagonist. Compares within a session only. */
  readonly coactivation: number | null;
  readonly feedback: FeedbackTiming;
  readonly phase: 'practice' | 'probe';
  readonly zone: Zone;
  /** Of rest below a ceiling: mean and two standard deviations of the level while it was there, in percent. */
  readonly restLevel?: number;
  /** The event that tapped it; absent where a sensor saw it. */
  readonly id?: string;
  readonly assistance?: AssistanceLevel;
}

/** How the patient judged a trial before its result, 0–10. */
export interface Estimate {
  readonly trial: number;
  readonly score: number;
}

/** The contraction under way, in samples. `release` waits until the level has been below the zone once. */
export interface OpenTrial {
  readonly phase: 'release' | 'ready' | 'active';
  readonly on: number;
  /** One past the last sample that was not lost. */
  readonly end: number;
  /** The stay in the zone that was seen, and what it would be had every lost sample been in the zone. */
  readonly seen: Stay;
  readonly could: Stay;
  readonly peak: number;
  /** By how many samples above the ceiling outnumber those since that were not, and the most of it. */
  readonly above: number;
  readonly mostAbove: number;
  readonly lost: number;
  /** Length of the loss that lasts until now, in or out of a trial. */
  readonly lostRun: number;
  readonly over: number;
  readonly common: number;
  readonly total: number;
  /** Of rest below a ceiling: samples below it, the sum of their levels, and of the squares. */
  readonly below: number;
  readonly belowSum: number;
  readonly belowSquares: number;
  /**
   * An excursion below a repetition, or of the wait for rest: its first sample, how many have come, and what of the
   * antagonist they hold. They count only once the level is back.
   */
  readonly left: number;
  readonly leftFor: number;
  readonly leftOver: number;
  readonly leftCommon: number;
  readonly leftTotal: number;
  /** The attempt that the contraction is part of: its first sample (−1 for none), and whether it has become a trial. */
  readonly tryOn: number;
  readonly tryPeak: number;
  readonly tryLost: number;
  /** The excursion below it: its first sample, and how many have come. */
  readonly tryLeft: number;
  readonly tryLeftFor: number;
  readonly reached: boolean;
  /** Judged by the zone, and shown by the feedback, that it began with, whatever is set meanwhile. */
  readonly zone: Zone;
  readonly given: FeedbackTiming;
}

/** What may be shown after a trial, and when. */
export interface Shown {
  readonly from: number;
  readonly until: number;
  readonly what:
    | { readonly kind: 'trial'; readonly trial: Trial }
    | {
        readonly kind: 'summary';
        readonly of: number;
        readonly held: number;
        readonly meanHoldSeconds: number;
        readonly meanPeak: number;
        /** Each of them, oldest first, to show one by one; absent where the mean is the feedback. */
        readonly trials?: readonly Trial[];
      };
}

/** Practice without feedback. `label` says what its result may be called. */
export interface Probe {
  readonly label: 'learning' | 'performance';
  /** Whether it came before any practice of this task today. */
  readonly cold: boolean;
  readonly trials: readonly Trial[];
  /** Whether it reached its number of trials. */
  readonly complete: boolean;
  /** What was tried in place of the practised task; then it tells of transfer, and is never called learning. */
  readonly variant?: string;
}

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
  /** Whether pain or fatigue eased the threshold in this set. */
  readonly eased: boolean;
  /** Under-performing sets in a row. */
  readonly underSets: number;
  /** How many times feedback was faded, and trials since. */
  readonly faded: number;
  readonly turn: number;
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
 * A state that is still being written. It owns its fields, `open` with its stays, and `clock`, and writes into these; all
 * else that it holds may be shared with earlier states and is replaced, never written.
 */
export interface Draft {
  readonly state: Omit<Writable<CoachState>, 'open' | 'clock'> & {
    open: OpenDraft;
    clock: Writable<NonNullable<CoachState['clock']>> | null;
  };
  readonly cues: Cue[];
  readonly events: CoachEvent[];
  /** What the clock and the plan come to in samples; kept from block to block. */
  measure: Measure | null;
}

/** A contraction that the sample loop is still writing. */
export type OpenDraft = Omit<Writable<OpenTrial>, 'seen' | 'could'> & { seen: StayDraft; could: StayDraft };

/** A draft that shares nothing with `state` that it writes into. */
export function draftOf(state: CoachState): Draft {
  return { state: ownCopy(state), cues: [], events: [], measure: null };
}

/** A copy that stays as it is whatever is written into a draft. */
export function ownCopy(state: CoachState): Draft['state'] {
  const { open, clock } = state;
  return {
    ...state,
    open: { ...open, seen: { ...open.seen }, could: { ...open.could } },
    clock: clock === null ? null : { ...clock },
  };
}

/** Nothing under way; from a rest that must first be seen (`release`) or is taken for granted (`ready`). */
export function noTrial(phase: 'release' | 'ready', zone: Zone, lostRun = 0): OpenDraft {
  const attempt = { tryOn: -1, tryPeak: 0, tryLost: 0, tryLeft: 0, tryLeftFor: 0, reached: false };
  const zero = { on: 0, end: 0, peak: 0, above: 0, mostAbove: 0, lost: 0, over: 0, common: 0, total: 0 };
  const rest = { below: 0, belowSum: 0, belowSquares: 0 };
  const left = { left: 0, leftFor: 0, leftOver: 0, leftCommon: 0, leftTotal: 0 };
  return { phase, seen: noStay(), could: noStay(), ...zero, ...rest, ...left, ...attempt, lostRun, zone, given: 'none' };
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
    ended: 0,
    practised: { held: 0, missed: 0, weak: 0, antagonist: 0, unjudged: 0 },
    lastTen: [],
    inThisZone: 0,
    set: 1,
    inThisSet: 0,
    eased: false,
    underSets: 0,
    faded: 0,
    turn: 0,
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
  /** Samples in a row that an excursion must last to end a stay in the zone, a repetition, an attempt or a wait for rest. */
  readonly grace: number;
  /** Samples that may be lost in a row within a trial. */
  readonly lostLimit: number;
  /** An attempt begins at this share of the floor, though not below `attemptLeast` percent, and lasts this long at least. */
  readonly attempt: number;
  readonly attemptLeast: number;
  readonly attemptShortest: number;
  /** Of practice that goes down: samples between two tries, and how many holds a try may last. */
  readonly between: number;
  readonly tryHolds: number;
  /** Samples over the antagonist's limit that make a trial no success. */
  readonly overLimit: number;
  readonly antagonistLimit: number;
}
