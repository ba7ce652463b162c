import type { NewBodies } from '@eupraxia/clinical';
import type { Visit } from '@eupraxia/clinical/visit';
import {
  type BlockInput,
  type CoachEvent,
  type CoachInput,
  type CoachPlan,
  type CoachState,
  type Cue,
  fadedShare,
  LiveCoach,
  staysBelow,
} from '@eupraxia/coach';
import { type Fault, ok, type Result } from '@eupraxia/kernel';
import type { Mains } from '@eupraxia/signal/emg';
import { ChannelPipeline } from './channel-pipeline.ts';
import { DeadLead, leadMarks } from './dead-lead.ts';

/** How a channel is read in percent: the amplitude of 100 % in the channel's unit. */
export interface Scale {
  readonly channel: string;
  readonly unit: string;
  readonly reference: number;
  /** Of a muscle that should stay quiet: whether its 100 % is rest or the peak of a slow stretch; absent where nobody said. */
  readonly kind?: 'rest' | 'slow-stretch';
}

/** Where a stretch of practice begins and how it is read. */
export interface IntervalStart {
  readonly recording: string;
  /** Seconds of the recording at its first sample. */
  readonly from: number;
  readonly rate: number;
  readonly mains: Mains;
  readonly agonist: Scale;
  readonly antagonist: Scale | null;
}

/** What people tell the coach; the run adds the instant. */
export type PersonInput = CoachInput extends infer I
  ? I extends { readonly kind: 'block' | 'source' | 'tick' }
    ? never
    : I extends { readonly at: number }
      ? Omit<I, 'at'>
      : never
  : never;

type Derived = 'probe.ended' | 'feedback.changed';
/** What a run adds to the coach's own events: seen from its state, so that a replay finds the same. */
export type DerivedEvent = {
  [K in Derived]: {
    readonly kind: K;
    readonly at: number;
    readonly body: NewBodies[K];
    readonly from: { readonly events: readonly string[]; readonly trials: readonly number[] };
  };
}[Derived];

/** A help of the coach, with the run that it came in. */
type HelpEvent = Extract<CoachEvent, { kind: 'coach.helped' }> & { readonly body: NewBodies['coach.helped'] };

/** An event of practice on its way to the log. */
export type PracticeEvent = Exclude<CoachEvent, { kind: 'coach.helped' }> | HelpEvent | DerivedEvent;

/** What one block or one word led to; the arrays are used again. */
export interface Outcome {
  readonly events: readonly PracticeEvent[];
  readonly cues: readonly Cue[];
}

export type Activity = Visit['activities'][number];

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * One life of a coach on samples: live in the worker and again in a replay, by the same code. Time is the coach's clock:
 * it counts samples, and stands still between stretches. How samples are cut into blocks has no effect.
 */
export class CoachRun {
  readonly run: string;
  readonly #coach: LiveCoach;
  readonly #events: PracticeEvent[] = [];
  readonly #cues: Cue[] = [];
  readonly #outcome: Outcome = { events: this.#events, cues: this.#cues };
  #block: Writable<BlockInput> = { kind: 'block', t0: 0, rate: 1, agonist: new Float32Array(0) };
  #pipelines: readonly [ChannelPipeline, ChannelPipeline | null] | null = null;
  #start: IntervalStart | null = null;
  /** The coach's clock at the first sample of the stretch, and the samples since. */
  #origin = 0;
  #count = 0;
  #percent: Float32Array[] = [new Float32Array(0), new Float32Array(0)];
  #lost = new Uint8Array(0);
  #lead = new DeadLead(1);
  #policy: string;
  #share: number | null;
  #probes = 0;

  constructor(run: string, plan: CoachPlan) {
    this.run = run;
    this.#coach = new LiveCoach(plan);
    const { state } = this.#coach;
    this.#policy = state.feedback;
    this.#share = shareOf(state);
    this.#probes = state.probes.length;
  }

  /** The coach's state as it is; the next call writes into it. */
  get state(): CoachState {
    return this.#coach.state;
  }

  /** Seconds on the coach's clock. */
  get at(): number {
    return this.#start === null ? this.#origin : this.#origin + this.#count / this.#start.rate;
  }

  /** The stretch under way; null between two. */
  get stretch(): IntervalStart | null {
    return this.#start;
  }

  /** The pipelines of the stretch under way: the last samples of agonist and antagonist. */
  get pipelines(): readonly [ChannelPipeline, ChannelPipeline | null] | null {
    return this.#pipelines;
  }

  /**
   * Begins a stretch; one under way ends. `lead` is the signal before it, half a second at most, which settles the filters.
   * Errors: EUP_SIGNAL_RATE.
   */
  begin(start: IntervalStart, lead: readonly [Float32Array, Float32Array | null]): Result<Outcome, Fault> {
    const agonist = ChannelPipeline.of(start.rate, start.mains);
    if (!agonist.ok) return agonist;
    const antagonist = start.antagonist === null ? null : ChannelPipeline.of(start.rate, start.mains);
    if (antagonist !== null && !antagonist.ok) return antagonist;
    this.end();
    this.#pipelines = [agonist.value, antagonist?.value ?? null];
    if (lead[0].length > 0) agonist.value.take(lead[0]);
    if (lead[1] !== null && lead[1].length > 0) antagonist?.value.take(lead[1]);
    this.#start = start;
    this.#lead = new DeadLead(start.rate);
    this.#count = 0;
    const { channel, unit, reference } = start.agonist;
    const source = { recording: start.recording, channel, unit, reference, startsAt: this.#origin - start.from };
    this.#clear();
    this.#receive({ kind: 'source', at: this.#origin, source });
    return ok(this.#outcome);
  }

  /** Takes the next samples of the stretch, as long as each other. Without a stretch the samples are dropped. */
  take(agonist: Float32Array, antagonist: Float32Array | null): Outcome {
    this.#clear();
    const pipelines = this.#pipelines;
    const start = this.#start;
    if (pipelines === null || start === null) return this.#outcome;
    const count = agonist.length;
    this.#room(count);
    const [one, two] = pipelines;
    one.take(agonist);
    const [percent, other] = this.#percent as [Float32Array, Float32Array];
    const watches = two !== null && antagonist !== null;
    if (watches) two.take(antagonist);
    const gain = 100 / start.agonist.reference;
    const { plan, zone } = this.#coach.state;
    const judgesContact = plan.noise !== null || staysBelow(zone, plan);
    const otherGain = 100 / (start.antagonist?.reference ?? 1);
    for (let i = 0; i < count; i++) {
      percent[i] = (one.amplitude[i] as number) * gain;
      const level = percent[i] as number;
      const mark = this.#lead.take(agonist[i] as number, level, one.lost[i] as number, one.hums[i] as number);
      // A lead that is off is a level under the channel's noise: the coach asks for the electrode, and praises nothing.
      const off = mark === leadMarks.off && judgesContact;
      this.#lost[i] = mark === leadMarks.good || off ? 0 : 1;
      if (off) percent[i] = 0;
      if (!watches) continue;
      other[i] = (two.amplitude[i] as number) * otherGain;
      this.#lost[i] = (this.#lost[i] as number) | (two.lost[i] as number);
    }
    const block = this.#block;
    block.t0 = this.at;
    block.rate = start.rate;
    block.agonist = percent;
    block.lost = this.#lost;
    if (watches) block.antagonist = other;
    else delete block.antagonist;
    this.#count += count;
    this.#receive(block);
    return this.#outcome;
  }

  /** Takes what a person said or did now; `of` is the event of the log that records it. */
  receive(input: PersonInput, of: string | null): Outcome {
    this.#clear();
    this.#receive({ ...input, at: this.at, ...(of === null ? {} : { id: of }) } as CoachInput);
    return this.#outcome;
  }

  /** Moves the clock on where no samples do: between the taps of practice without a sensor. It never goes back. */
  wait(at: number): void {
    if (this.#start === null) this.#origin = Math.max(this.#origin, at);
  }

  /** Ends the stretch under way. What is unfinished in it ends with the next stretch, by what the coach knows then. */
  end(): void {
    this.#origin = this.at;
    this.#count = 0;
    this.#start = null;
    this.#pipelines = null;
  }

  #receive(input: CoachInput): void {
    const { events, cues } = this.#coach.receive(input);
    for (const event of events)
      this.#events.push(event.kind === 'coach.helped' ? { ...event, body: { ...event.body, run: this.run } } : event);
    for (const cue of cues) this.#cues.push(cue);
    this.#endProbes();
    this.#changeFeedback();
  }

  /** A probe that was over follows its last repetition, wherever in the block that was. */
  #endProbes(): void {
    const { state } = this.#coach;
    for (; this.#probes < state.probes.length; this.#probes++) {
      const { label, cold, complete, trials, variant } = state.probes[this.#probes] as CoachState['probes'][number];
      const last = complete ? trials.at(-1) : undefined;
      const at = last?.off ?? state.at;
      const held = trials.filter((trial) => trial.outcome === 'held').length;
      const event: DerivedEvent = {
        kind: 'probe.ended',
        at,
        body: {
          activityId: state.plan.activityId,
          run: this.run,
          at,
          label,
          cold,
          complete,
          held,
          of: trials.length,
          ...(variant === undefined ? {} : { variant }),
        },
        from: {
          events: trials.flatMap(({ id }) => id ?? []),
          trials: trials.flatMap(({ number, id }) => (id === undefined ? number : [])),
        },
      };
      const place = this.#events.findIndex((one) => one.kind === 'repetition.done' && one.trial === last?.number);
      this.#events.splice(place < 0 ? this.#events.length : place + 1, 0, event);
    }
  }

  #changeFeedback(): void {
    const { state } = this.#coach;
    const share = shareOf(state);
    if (state.feedback === this.#policy && share === this.#share) return;
    this.#policy = state.feedback;
    this.#share = share;
    const at = this.#events.at(-1)?.at ?? state.at;
    const { activityId } = state.plan;
    this.#events.push({
      kind: 'feedback.changed',
      at,
      body: { activityId, run: this.run, at, policy: state.feedback, ...(share === null ? {} : { share }) },
      from: { events: [], trials: [] },
    });
  }

  #clear(): void {
    this.#events.length = 0;
    this.#cues.length = 0;
  }

  /** The coach reads arrays of the block's own length; few lengths ever occur, and each is made once. */
  #room(count: number): void {
    if (this.#lost.length === count) return;
    const kept = this.#rooms.get(count);
    if (kept === undefined && this.#rooms.size > 64) this.#rooms.clear();
    const room = kept ?? { percent: [new Float32Array(count), new Float32Array(count)], lost: new Uint8Array(count) };
    this.#rooms.set(count, room);
    this.#percent = room.percent;
    this.#lost = room.lost;
  }
  readonly #rooms = new Map<number, { readonly percent: Float32Array[]; readonly lost: Uint8Array<ArrayBuffer> }>();
}

/** Percent of trials with feedback where it fades; null under the other policies. */
export function shareOf(state: CoachState): number | null {
  return state.feedback === 'faded' ? fadedShare(state) : null;
}
