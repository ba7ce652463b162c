import type { CoachPlan, CoachState, Cue, FeedbackPolicy, FeedbackTiming, Probe, Shown, Trial, Zone } from '@eupraxia/coach';
import type { Disturbance, Intention, SyntheticOptions } from '@eupraxia/devices';
import type { Fault } from '@eupraxia/kernel';
import type { PersonInput, PracticeEvent, Scale } from '@eupraxia/practice';
import type { QualityReason } from '@eupraxia/signal';
import type { Mains } from '@eupraxia/signal/emg';

/** A channel as the picker shows it. */
export interface ChannelView {
  readonly name: string;
  readonly unit: string;
  /** Lowest and highest sample of each column, in turn: the whole recording drawn small. */
  readonly preview: Float32Array<ArrayBuffer>;
  /** Quality of the whole channel, 0 to 1, and what lowers it. */
  readonly quality: number;
  readonly reasons: readonly QualityReason[];
}

export interface OpenedRecording {
  readonly format: string;
  readonly rate: number;
  /** The whole length; 0 for a source that is being recorded now. */
  readonly seconds: number;
  readonly channels: readonly ChannelView[];
  /** Sentences that must be read with the recording: what was found otherwise than the file says, and what is missing. */
  readonly remarks: readonly string[];
  /** Empty for a source that is being recorded now. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A stretch of the recording that begins again when it ends, in seconds. */
export interface Loop {
  readonly from: number;
  readonly to: number;
}

/** One channel's signal as it is now: 1 is good; `contact` is an electrode that does not hold. */
export interface ChannelQuality {
  readonly quality: number;
  readonly reasons: readonly LiveReason[];
}
export type LiveReason = QualityReason | 'contact';

/** Which channels are listened to, and what is taken out of them. */
export interface Listening {
  readonly agonist: number;
  readonly antagonist: number | null;
  readonly mains: Mains;
}

/** Practice under the coach: `run` names one life of the coach's state, so that what follows in it is known to belong together. */
export interface Practice {
  readonly run: string;
  readonly plan: CoachPlan;
  /** What 100 % of the antagonist is; null where the plan watches none. */
  readonly antagonist: Scale | null;
}

/** What the screens show of the coach; a new object when anything of it changed. */
export interface CoachView {
  readonly activityId: string;
  readonly run: string;
  readonly zone: Zone;
  /** Outcomes of the last ten judged trials of practice, oldest first, and the share held (null before the first). */
  readonly lastTen: readonly Trial['outcome'][];
  readonly success: number | null;
  readonly policy: FeedbackPolicy;
  /** Percent of trials with feedback at this stage of fading; null under other policies. */
  readonly share: number | null;
  /** How feedback is given now. While it is not `live`, trace, bar, numbers and sound of the patient are off. */
  readonly given: FeedbackTiming;
  readonly because: 'stopped' | 'probe' | 'policy';
  /** What may be shown of the trials that ended: now, not before and not after. */
  readonly result: Shown['what'] | null;
  readonly phase: 'practice' | 'probe';
  readonly probe: {
    readonly label: Probe['label'];
    readonly cold: boolean;
    readonly done: number;
    readonly of: number;
    /** What is tried in place of the practised task; null where the task itself is. */
    readonly variant: string | null;
  } | null;
  /** Whole and broken-off probes of this run. */
  readonly probes: readonly Probe[];
  readonly stopped: CoachState['stopped'];
  /** Whether the signal lies under the channel's own noise: nothing counts until contact is back. */
  readonly electrodeOff: boolean;
  /** Whether rest is not believed until a test contraction or a stretch has proved the contact. */
  readonly testDue: boolean;
  /** Whether the antagonist has failed a trial: its trace is to be shown. */
  readonly antagonistFailed: boolean;
  readonly set: number;
  /** Judged trials of practice in this set, and all trials of the run, judged or not. */
  readonly inThisSet: number;
  readonly trials: number;
  /** How often the patient asked to see. */
  readonly asked: number;
}

/** A stretch of samples that the coach heard without a break. */
export interface RecordedInterval {
  /** The id of the recording, as the log names it. */
  readonly recording: string;
  /** Seconds of the recording at its first sample. */
  readonly from: number;
  /** Seconds on the coach's clock at its first sample. */
  readonly at: number;
  readonly rate: number;
  readonly speed: number;
  readonly mains: Mains;
  readonly agonist: Scale;
  readonly antagonist: Scale | null;
}

/** What the page asks of the worker. */
export type Command =
  | { readonly do: 'open'; readonly bytes: ArrayBuffer; readonly rate?: number }
  | { readonly do: 'synthetic'; readonly recording: string; readonly options: Partial<SyntheticOptions> }
  | { readonly do: 'intend'; readonly intention: Intention }
  | { readonly do: 'disturb'; readonly what: Disturbance }
  | {
      readonly do: 'play';
      /** Counts the plays of this page: what was sent for an earlier one is told by it. */
      readonly turn: number;
      readonly listening: Listening;
      readonly from: number;
      readonly speed: number;
      readonly loop: Loop | null;
    }
  | { readonly do: 'seek'; readonly to: number }
  | { readonly do: 'speed'; readonly speed: number }
  | { readonly do: 'loop'; readonly loop: Loop | null }
  /** Whom the samples coach from now on; null: nobody. A run that was known before goes on where it stood. */
  | { readonly do: 'practise'; readonly practice: Practice | null }
  | { readonly do: 'input'; readonly run: string; readonly input: PersonInput; readonly of: string | null }
  | { readonly do: 'freeze' }
  /** Ends what is being recorded: its last samples are handed over. */
  | { readonly do: 'finish' }
  /** A buffer of features is handed back to be filled again. */
  | { readonly do: 'back'; readonly buffer: ArrayBuffer }
  | { readonly do: 'peak'; readonly channel: number; readonly mains: Mains; readonly from: number; readonly to: number }
  | {
      readonly do: 'stretch';
      readonly channel: string;
      readonly mains: Mains;
      readonly from: number;
      readonly to: number;
      readonly columns: number;
    };

/** What the worker tells the page. */
export type Message =
  | { readonly kind: 'opened'; readonly recording: OpenedRecording; readonly notice: Fault | null }
  | { readonly kind: 'refused'; readonly fault: Fault }
  /** Something of the source that should be known; it goes on. */
  | { readonly kind: 'notice'; readonly fault: Fault }
  | {
      readonly kind: 'features';
      /** The turn of play that it belongs to. */
      readonly turn: number;
      /** Seconds of the recording at the first value. */
      readonly t0: number;
      /** Values per second. */
      readonly rate: number;
      /** Amplitude (50 ms RMS), in the channel's unit. Valid until the hearer returns: the memory is used again. */
      readonly values: Float32Array<ArrayBuffer>;
      /** Amplitude of the antagonist at the same instants, in its unit; null where none is listened to. */
      readonly other: Float32Array<ArrayBuffer> | null;
      /** Quality of the agonist. */
      readonly quality: number;
      readonly reasons: readonly LiveReason[];
      /** Quality of every channel that is listened to, by its place in the recording. */
      readonly channels: Readonly<Record<number, ChannelQuality>>;
      /** Whether a repetition is under way, and how long the zone has been held by now. */
      readonly active: boolean;
      readonly holding: number;
      /** When the block's last sample arrived, on the clock that both sides share (ms since the epoch). */
      readonly arrived: number;
      /** Whether it comes too late to be feedback (the page slept): for the trace, never for sound. */
      readonly late: boolean;
    }
  | { readonly kind: 'ended'; readonly turn: number; readonly at: number }
  | { readonly kind: 'began'; readonly run: string; readonly interval: RecordedInterval }
  | { readonly kind: 'stopped'; readonly run: string; readonly to: number; readonly at: number }
  | {
      readonly kind: 'input';
      readonly run: string;
      readonly at: number;
      readonly input: PersonInput;
      readonly of: string | null;
    }
  | { readonly kind: 'coach'; readonly view: CoachView }
  | { readonly kind: 'event'; readonly run: string; readonly event: PracticeEvent }
  | { readonly kind: 'cue'; readonly run: string; readonly cue: Cue; readonly late: boolean }
  /** A sealed piece of what is being recorded: number 0 is the head of the file. */
  | { readonly kind: 'chunk'; readonly recording: string; readonly number: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'finished'; readonly recording: string; readonly seconds: number }
  | { readonly kind: 'peak'; readonly value: number; readonly from: number; readonly to: number }
  | { readonly kind: 'stretch'; readonly values: Float32Array<ArrayBuffer> };
