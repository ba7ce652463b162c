import {
  type Pace,
  type ReplaySource,
  replaySource,
  type SyntheticOptions,
  type SyntheticSource,
  syntheticSource,
} from '@eupraxia/devices';
import { type Fault, FaultError, hertz, seconds } from '@eupraxia/kernel';
import { ChannelPipeline, CoachRun, type Outcome } from '@eupraxia/practice';
import type { SampleBlock } from '@eupraxia/signal';
import { webFault } from '../../app/errors.ts';
import type { ChannelQuality, Command, Listening, Message, Practice } from '../protocol.ts';
import { coachView, holdingNow, ViewWatch } from './coach-view.ts';
import { FeaturePool, mostValues } from './feature-pool.ts';
import { amplitudeOf, highest, leadBefore, type Past, peakOf } from './look-back.ts';
import { type Loaded, openFile } from './opened-file.ts';
import { RecordingBuffer } from './recording-buffer.ts';

/** Values per second that the page draws; detector and coach hear every sample. */
const drawnRate = 250;
/** Milliseconds by which samples may be late and still be feedback. */
const lateMs = 250;

/** Where samples come from: a file that is read whole, or a body that is recorded while it moves. */
type Supply =
  | { readonly kind: 'replay'; readonly loaded: Loaded }
  | {
      readonly kind: 'synthetic';
      readonly source: SyntheticSource;
      readonly buffer: RecordingBuffer;
      readonly recording: string;
    };

type Playing = Extract<Command, { do: 'play' }>;

/**
 * The live station's work on samples, as the worker runs it: sources, the live chain, the coach. It answers each `Ask`
 * with `Tell`s in the order in which things happened; what it says of practice is what a replay must find again.
 */
export class Engine {
  readonly #post: (message: Message, transfer?: Transferable[]) => void;
  readonly #pace: Pace;
  readonly #pool = new FeaturePool();
  readonly #runs = new Map<string, CoachRun>();
  readonly #views = new Map<string, ViewWatch>();
  #supply: Supply | null = null;
  #replay: ReplaySource | null = null;
  /** Counts what may play: a loop whose number is another has been ended. */
  #number = 0;
  #loop: Promise<void> = Promise.resolve();
  #playing: Playing | null = null;
  /** Seconds of the recording after the newest block, while one plays. */
  #at = 0;
  #practice: Practice | null = null;
  #pipelines: readonly [ChannelPipeline, ChannelPipeline | null] | null = null;
  #quality: Record<number, ChannelQuality> = {};

  /** How many buffers of features were ever made. */
  get buffers(): number {
    return this.#pool.made;
  }

  constructor(post: (message: Message, transfer?: Transferable[]) => void, pace: Pace) {
    this.#post = post;
    this.#pace = pace;
  }

  receive(command: Command): void {
    switch (command.do) {
      case 'open':
        void this.#open(command.bytes, command.rate);
        return;
      case 'synthetic':
        this.#make(command.recording, command.options);
        return;
      case 'intend':
        if (this.#supply?.kind === 'synthetic') this.#supply.source.body.intend(command.intention);
        return;
      case 'disturb':
        if (this.#supply?.kind === 'synthetic') this.#supply.source.body.disturb(command.what);
        return;
      case 'play':
        this.#play(command);
        return;
      case 'seek':
        this.#replay?.seek(command.to);
        return;
      case 'speed':
        this.#replay?.speed(command.speed);
        return;
      case 'loop':
        this.#replay?.loop(command.loop);
        return;
      case 'practise':
        this.#practise(command.practice);
        return;
      case 'input':
        this.#receiveInput(command);
        return;
      case 'freeze':
        this.#freeze();
        return;
      case 'finish':
        this.#freeze();
        if (this.#supply?.kind === 'synthetic') this.#end(this.#supply.buffer);
        return;
      case 'back':
        this.#pool.back(command.buffer);
        return;
      case 'peak':
        this.#post({ kind: 'peak', ...peakOf(this.#past(), command.channel, command.mains, command.from, command.to) });
        return;
      case 'stretch': {
        const channel = this.#channels().findIndex(({ name }) => name === command.channel);
        const values = highest(amplitudeOf(this.#past(), channel, command.mains, command.from, command.to), command.columns);
        this.#post({ kind: 'stretch', values }, [values.buffer]);
      }
    }
  }

  async #open(bytes: ArrayBuffer, rate: number | undefined): Promise<void> {
    this.#freeze();
    this.#supply = null;
    const mine = this.#number;
    try {
      const opened = await openFile(bytes, rate);
      if (mine !== this.#number) return;
      if (!opened.ok) return this.#refuse(opened.error);
      const { loaded, recording, notice } = opened.value;
      this.#supply = { kind: 'replay', loaded };
      this.#post({ kind: 'opened', recording, notice });
    } catch (error) {
      this.#refuse(error instanceof FaultError ? error.fault : webFault('EUP_WEB_UNEXPECTED', { what: String(error) }));
    }
  }

  #make(recording: string, options: Partial<SyntheticOptions>): void {
    this.#freeze();
    const source = syntheticSource(this.#pace, options);
    const { rate, channels } = source.info;
    const buffer = new RecordingBuffer({ recording, rate, channels, source: 'synthetic' }, this.#post);
    this.#supply = { kind: 'synthetic', source, buffer, recording };
    const none = { preview: new Float32Array(0), quality: 1, reasons: [] };
    this.#post({
      kind: 'opened',
      notice: null,
      recording: {
        format: 'eupraxia',
        rate,
        seconds: 0,
        channels: channels.map(({ name, unit }) => ({ name, unit, ...none })),
        remarks: [],
        sha256: '',
        bytes: 0,
      },
    });
  }

  #refuse(fault: Fault): void {
    this.#post({ kind: 'refused', fault });
  }

  /** The recording ends when the loop that may still hold a block has ended. */
  #end(buffer: RecordingBuffer): void {
    this.#supply = null;
    this.#loop = this.#loop.then(() => buffer.end());
  }

  #play(command: Playing): void {
    this.#freeze();
    const mine = this.#number;
    // One loop at a time: a made source must not be asked for two blocks at once.
    this.#loop = this.#loop
      .then(() => (mine === this.#number ? this.#run(command, mine) : undefined))
      .catch((error: unknown) => this.#refuse(webFault('EUP_WEB_UNEXPECTED', { what: String(error) })));
  }

  async #run(command: Playing, mine: number): Promise<void> {
    const supply = this.#supply;
    const source = this.#sourceOf(command, supply);
    if (supply === null || source === null) return;
    this.#playing = command;
    this.#quality = {};
    this.#at = Number.NaN;
    const { agonist, antagonist } = command.listening;
    for await (const block of source.blocks()) {
      if (supply.kind === 'synthetic') supply.buffer.take(block.data);
      if (mine !== this.#number) {
        if (supply.kind === 'synthetic') supply.buffer.seal();
        return;
      }
      const places = supply.kind === 'synthetic' ? [agonist, antagonist] : [0, antagonist === null ? null : 1];
      const one = block.data[places[0] ?? 0] as Float32Array;
      const two = places[1] === null || places[1] === undefined ? null : (block.data[places[1]] as Float32Array);
      if (!(Math.abs(block.t0 - this.#at) < 0.5 / block.rate) && !this.#begin(block)) return;
      this.#take(block, one, two, source.late());
      if (mine !== this.#number) return;
    }
    this.#endInterval();
    this.#playing = null;
    this.#post({ kind: 'ended', turn: command.turn, at: this.#at });
  }

  #sourceOf({ listening, from, speed, loop }: Playing, supply: Supply | null): ReplaySource | SyntheticSource | null {
    this.#replay = null;
    if (supply === null) return null;
    if (supply.kind === 'synthetic') return supply.source;
    const { rate, channels, data } = supply.loaded;
    const chosen = [listening.agonist, ...(listening.antagonist === null ? [] : [listening.antagonist])];
    if (chosen.some((c) => data[c] === undefined)) return null;
    this.#replay = replaySource({
      label: 'replay',
      channels: chosen.map((c) => channels[c] as Loaded['channels'][number]),
      rate,
      data: chosen.map((c) => data[c] as Float32Array),
      pace: this.#pace,
      from,
      speed,
      loop,
    });
    return this.#replay;
  }

  /** Begins to listen at a block: after a start, a jump, a loop, or where another coach has come. */
  #begin({ t0, rate }: Pick<SampleBlock, 't0' | 'rate'>): boolean {
    const playing = this.#playing;
    if (playing === null) return false;
    this.#endInterval();
    this.#at = t0;
    const { listening } = playing;
    const first = Math.round(t0 * rate);
    const past = this.#past();
    const lead: readonly [Float32Array, Float32Array | null] = [
      leadBefore(past, listening.agonist, first),
      listening.antagonist === null ? null : leadBefore(past, listening.antagonist, first),
    ];
    const practice = this.#practice;
    const run = practice === null || !this.#isAbout(practice, listening) ? null : this.#runs.get(practice.run);
    if (practice !== null && run !== null && run !== undefined) {
      const { mains } = listening;
      const { recording, channel, unit, reference } = practice.plan.source;
      const scales = { agonist: { channel, unit, reference }, antagonist: practice.antagonist };
      const begun = run.begin({ recording, from: t0, rate, mains, ...scales }, lead);
      if (!begun.ok) {
        this.#refuse(begun.error);
        return false;
      }
      const { speed } = playing;
      const stretch = { recording, from: t0, at: run.at, rate, speed, mains, ...scales };
      this.#post({ kind: 'began', run: run.run, interval: stretch });
      const [one, two] = run.pipelines ?? [null, null];
      // An antagonist that the coach does not watch is shown all the same.
      if (one !== null) this.#pipelines = [one, two ?? this.#pipeline(lead[1], rate)];
      this.#publish(run, begun.value, false);
      return true;
    }
    const one = this.#pipeline(lead[0], rate);
    if (one === null) return false;
    this.#pipelines = [one, this.#pipeline(lead[1], rate)];
    return true;
  }

  /** The pipeline of a channel that nobody coaches, settled by what lies before; null where there is no channel, or no pipeline at this rate. */
  #pipeline(lead: Float32Array | null, rate: number): ChannelPipeline | null {
    if (lead === null) return null;
    const pipeline = ChannelPipeline.of(rate, this.#playing?.listening.mains ?? 'none');
    if (!pipeline.ok) {
      this.#refuse(pipeline.error);
      return null;
    }
    if (lead.length > 0) pipeline.value.take(lead);
    return pipeline.value;
  }

  /** Whether a practice is about the channels that are listened to. */
  #isAbout({ plan, antagonist }: Practice, listening: Listening): boolean {
    const name = (channel: number | null): string | undefined => (channel === null ? undefined : this.#channels()[channel]?.name);
    return (
      plan.source.channel === name(listening.agonist) &&
      antagonist?.channel === name(antagonist === null ? null : listening.antagonist)
    );
  }

  #channels(): Loaded['channels'] {
    const supply = this.#supply;
    return supply === null ? [] : supply.kind === 'replay' ? supply.loaded.channels : supply.source.info.channels;
  }

  #take(block: SampleBlock, one: Float32Array, two: Float32Array | null, lateBy: number): void {
    const pipelines = this.#pipelines;
    const playing = this.#playing;
    if (pipelines === null || playing === null) return;
    const late = lateBy > lateMs;
    const run = this.#coaching();
    const outcome = run?.take(one, two) ?? null;
    if (two !== null && run?.pipelines?.[1] !== pipelines[1]) pipelines[1]?.take(two);
    if (outcome === null) pipelines[0].take(one);
    this.#at = block.t0 + one.length / block.rate;
    if (run !== null && outcome !== null) this.#publish(run, outcome, late);
    this.#features(block, one.length, two !== null, late, playing, run);
  }

  #features(block: SampleBlock, count: number, other: boolean, late: boolean, playing: Playing, run: CoachRun | null): void {
    const [one, two] = this.#pipelines as readonly [ChannelPipeline, ChannelPipeline | null];
    const every = Math.max(1, Math.round(block.rate / drawnRate));
    const length = Math.min(mostValues, Math.ceil(count / every));
    const buffer = this.#pool.take();
    const values = new Float32Array(buffer, 0, length);
    const others = other && two !== null ? new Float32Array(buffer, 4 * mostValues, length) : null;
    for (let i = 0; i < length; i++) {
      const at = Math.min(count - 1, i * every);
      values[i] = one.amplitude[at] as number;
      if (others !== null && two !== null) others[i] = two.amplitude[at] as number;
    }
    const { agonist, antagonist } = playing.listening;
    this.#quality[agonist] = one.trust;
    if (antagonist !== null && two !== null) this.#quality[antagonist] = two.trust;
    const open = run?.state.open;
    const held = run === null ? 0 : holdingNow(run.state, block.rate);
    this.#post(
      {
        kind: 'features',
        turn: playing.turn,
        t0: block.t0,
        rate: block.rate / every,
        values,
        other: others,
        quality: one.trust.quality,
        reasons: one.trust.reasons,
        channels: this.#quality,
        active: open?.phase === 'active',
        holding: held,
        arrived: performance.timeOrigin + performance.now(),
        late,
      },
      [buffer],
    );
  }

  /** The run whose stretch is under way. */
  #coaching(): CoachRun | null {
    const run = this.#practice === null ? undefined : this.#runs.get(this.#practice.run);
    return run?.stretch == null ? null : run;
  }

  /** Tells what a run input. */
  #publish(run: CoachRun, { events, cues }: Outcome, late: boolean): void {
    if (events.length > 0) this.#seal();
    for (const event of events) this.#post({ kind: 'event', run: run.run, event });
    for (const cue of cues) this.#post({ kind: 'cue', run: run.run, cue, late });
    this.#show(run);
  }

  #show(run: CoachRun): void {
    const watch = this.#views.get(run.run) ?? new ViewWatch();
    this.#views.set(run.run, watch);
    if (watch.changed(run.state)) this.#post({ kind: 'coach', view: coachView(run.run, run.state) });
  }

  #practise(practice: Practice | null): void {
    const before = this.#practice;
    this.#endInterval();
    this.#practice = practice;
    if (practice !== null) {
      const run = this.#runs.get(practice.run) ?? new CoachRun(practice.run, practice.plan);
      this.#runs.set(practice.run, run);
      if (before?.run !== practice.run) this.#views.delete(practice.run);
      this.#show(run);
    }
    // What plays goes on under the new coach, from the sample that comes.
    if (this.#playing !== null && !Number.isNaN(this.#at)) this.#begin({ t0: seconds(this.#at), rate: hertz(this.#rate()) });
  }

  #rate(): number {
    const supply = this.#supply;
    return supply === null ? 0 : supply.kind === 'replay' ? supply.loaded.rate : supply.source.info.rate;
  }

  #receiveInput({ run: id, input, of }: Extract<Command, { do: 'input' }>): void {
    const run = this.#runs.get(id);
    if (run === undefined) return;
    const { at } = run;
    let outcome: Outcome;
    try {
      outcome = run.receive(input, of);
    } catch (error) {
      // What is out of its range was never input: neither to the coach nor to the log.
      this.#post({ kind: 'notice', fault: webFault('EUP_WEB_UNEXPECTED', { what: String(error) }) });
      return;
    }
    this.#seal();
    this.#post({ kind: 'input', run: id, at, input, of });
    this.#publish(run, outcome, false);
  }

  #freeze(): void {
    this.#number++;
    this.#endInterval();
    this.#playing = null;
    this.#pipelines = null;
    this.#seal();
  }

  /** What the log is about to name is in the vault before it. */
  #seal(): void {
    if (this.#supply?.kind === 'synthetic') this.#supply.buffer.seal();
  }

  #endInterval(): void {
    const run = this.#coaching();
    if (run === null) return;
    run.end();
    this.#post({ kind: 'stopped', run: run.run, to: this.#at, at: run.at });
  }

  #past(): Past {
    const supply = this.#supply;
    const rate = this.#rate();
    if (supply?.kind === 'synthetic') return { rate, samples: (channel, first, end) => supply.buffer.read(channel, first, end) };
    const data = supply?.loaded.data ?? [];
    return { rate, samples: (channel, first, end) => data[channel]?.subarray(first, end) ?? new Float32Array(0) };
  }
}
