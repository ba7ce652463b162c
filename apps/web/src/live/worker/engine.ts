import {
  type Pace,
  type ReplaySource,
  replaySource,
  type SyntheticOptions,
  type SyntheticSource,
  syntheticSource,
} from '@eupraxia/devices';
import { type Fault, FaultError, hertz, seconds } from '@eupraxia/kernel';
import { CoachRun, Lane, type Outcome } from '@eupraxia/practice';
import type { SampleBlock } from '@eupraxia/signal';
import { webFault } from '../../app/errors.ts';
import type { Ask, ChannelQuality, Listening, Practice, Tell } from '../protocol.ts';
import { coachView, holdingNow, ViewWatch } from './coach-view.ts';
import { FeaturePool, mostValues } from './feature-pool.ts';
import { amplitudeOf, highest, leadBefore, type Past, peakOf } from './look-back.ts';
import { type Loaded, openFile } from './opened-file.ts';
import { Tape } from './tape.ts';

/** Values per second that the page draws; detector and coach hear every sample. */
const drawnRate = 250;
/** Milliseconds by which samples may be late and still be feedback. */
const lateMs = 250;

/** Where samples come from: a file that is read whole, or a body that is recorded while it moves. */
type Supply =
  | { readonly kind: 'replay'; readonly loaded: Loaded }
  | { readonly kind: 'synthetic'; readonly source: SyntheticSource; readonly tape: Tape; readonly recording: string };

type Playing = Extract<Ask, { do: 'play' }>;

/**
 * The live station's work on samples, as the worker runs it: sources, the live chain, the coach. It answers each `Ask`
 * with `Tell`s in the order in which things happened; what it says of practice is what a replay must find again.
 */
export class Engine {
  readonly #post: (tell: Tell, transfer?: Transferable[]) => void;
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
  #lanes: readonly [Lane, Lane | null] | null = null;
  #quality: Record<number, ChannelQuality> = {};

  /** How many buffers of features were ever made. */
  get buffers(): number {
    return this.#pool.made;
  }

  constructor(post: (tell: Tell, transfer?: Transferable[]) => void, pace: Pace) {
    this.#post = post;
    this.#pace = pace;
  }

  hear(ask: Ask): void {
    switch (ask.do) {
      case 'open':
        void this.#open(ask.bytes, ask.rate);
        return;
      case 'synthetic':
        this.#make(ask.recording, ask.options);
        return;
      case 'intend':
        if (this.#supply?.kind === 'synthetic') this.#supply.source.body.intend(ask.intention);
        return;
      case 'disturb':
        if (this.#supply?.kind === 'synthetic') this.#supply.source.body.disturb(ask.what);
        return;
      case 'play':
        this.#play(ask);
        return;
      case 'seek':
        this.#replay?.seek(ask.to);
        return;
      case 'speed':
        this.#replay?.speed(ask.speed);
        return;
      case 'loop':
        this.#replay?.loop(ask.loop);
        return;
      case 'practise':
        this.#practise(ask.practice);
        return;
      case 'tell':
        this.#tell(ask);
        return;
      case 'freeze':
        this.#freeze();
        return;
      case 'finish':
        this.#freeze();
        if (this.#supply?.kind === 'synthetic') this.#end(this.#supply.tape);
        return;
      case 'back':
        this.#pool.back(ask.buffer);
        return;
      case 'peak':
        this.#post({ say: 'peak', ...peakOf(this.#past(), ask.channel, ask.mains, ask.from, ask.to) });
        return;
      case 'stretch': {
        const channel = this.#channels().findIndex(({ name }) => name === ask.channel);
        const values = highest(amplitudeOf(this.#past(), channel, ask.mains, ask.from, ask.to), ask.columns);
        this.#post({ say: 'stretch', values }, [values.buffer]);
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
      this.#post({ say: 'opened', recording, notice });
    } catch (error) {
      this.#refuse(error instanceof FaultError ? error.fault : webFault('EUP_WEB_UNEXPECTED', { what: String(error) }));
    }
  }

  #make(recording: string, options: Partial<SyntheticOptions>): void {
    this.#freeze();
    const source = syntheticSource(this.#pace, options);
    const { rate, channels } = source.info;
    const tape = new Tape({ recording, rate, channels, source: 'synthetic' }, this.#post);
    this.#supply = { kind: 'synthetic', source, tape, recording };
    const none = { preview: new Float32Array(0), quality: 1, reasons: [] };
    this.#post({
      say: 'opened',
      notice: null,
      recording: {
        format: 'eupraxia',
        rate,
        seconds: 0,
        channels: channels.map(({ name, unit }) => ({ name, unit, ...none })),
        sha256: '',
        bytes: 0,
      },
    });
  }

  #refuse(fault: Fault): void {
    this.#post({ say: 'refused', fault });
  }

  /** The tape ends when the loop that may still hold a block has ended. */
  #end(tape: Tape): void {
    this.#supply = null;
    this.#loop = this.#loop.then(() => tape.end());
  }

  #play(ask: Playing): void {
    this.#freeze();
    const mine = this.#number;
    // One loop at a time: a made source must not be asked for two blocks at once.
    this.#loop = this.#loop
      .then(() => (mine === this.#number ? this.#run(ask, mine) : undefined))
      .catch((error: unknown) => this.#refuse(webFault('EUP_WEB_UNEXPECTED', { what: String(error) })));
  }

  async #run(ask: Playing, mine: number): Promise<void> {
    const supply = this.#supply;
    const source = this.#sourceOf(ask, supply);
    if (supply === null || source === null) return;
    this.#playing = ask;
    this.#quality = {};
    this.#at = Number.NaN;
    const { agonist, antagonist } = ask.listening;
    for await (const block of source.blocks()) {
      if (supply.kind === 'synthetic') supply.tape.take(block.data);
      if (mine !== this.#number) {
        if (supply.kind === 'synthetic') supply.tape.seal();
        return;
      }
      const places = supply.kind === 'synthetic' ? [agonist, antagonist] : [0, antagonist === null ? null : 1];
      const one = block.data[places[0] ?? 0] as Float32Array;
      const two = places[1] === null || places[1] === undefined ? null : (block.data[places[1]] as Float32Array);
      if (!(Math.abs(block.t0 - this.#at) < 0.5 / block.rate) && !this.#begin(block)) return;
      this.#take(block, one, two, source.late());
      if (mine !== this.#number) return;
    }
    this.#endStretch();
    this.#playing = null;
    this.#post({ say: 'ended', turn: ask.turn, at: this.#at });
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
    this.#endStretch();
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
      this.#post({ say: 'began', run: run.run, stretch });
      const [one, two] = run.lanes ?? [null, null];
      // An antagonist that the coach does not watch is shown all the same.
      if (one !== null) this.#lanes = [one, two ?? this.#lane(lead[1], rate)];
      this.#say(run, begun.value, false);
      return true;
    }
    const one = this.#lane(lead[0], rate);
    if (one === null) return false;
    this.#lanes = [one, this.#lane(lead[1], rate)];
    return true;
  }

  /** A lane that nobody coaches, settled by what lies before; null where there is no channel, or no lane at this rate. */
  #lane(lead: Float32Array | null, rate: number): Lane | null {
    if (lead === null) return null;
    const lane = Lane.of(rate, this.#playing?.listening.mains ?? 'none');
    if (!lane.ok) {
      this.#refuse(lane.error);
      return null;
    }
    if (lead.length > 0) lane.value.take(lead);
    return lane.value;
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
    const lanes = this.#lanes;
    const playing = this.#playing;
    if (lanes === null || playing === null) return;
    const late = lateBy > lateMs;
    const run = this.#coaching();
    const outcome = run?.take(one, two) ?? null;
    if (two !== null && run?.lanes?.[1] !== lanes[1]) lanes[1]?.take(two);
    if (outcome === null) lanes[0].take(one);
    this.#at = block.t0 + one.length / block.rate;
    if (run !== null && outcome !== null) this.#say(run, outcome, late);
    // A rule may have stopped it: nothing of this block is feedback any more.
    if (this.#playing === null) return;
    this.#features(block, one.length, two !== null, late, playing, run);
  }

  #features(block: SampleBlock, count: number, other: boolean, late: boolean, playing: Playing, run: CoachRun | null): void {
    const [one, two] = this.#lanes as readonly [Lane, Lane | null];
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
        say: 'features',
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

  /** Tells what a run said, and stands still at once where a rule stops. */
  #say(run: CoachRun, { events, cues }: Outcome, late: boolean): void {
    let stops = false;
    if (events.length > 0) this.#seal();
    for (const event of events) {
      stops ||= event.kind === 'stop.pressed';
      this.#post({ say: 'event', run: run.run, event });
    }
    for (const cue of cues) this.#post({ say: 'cue', run: run.run, cue, late });
    this.#show(run);
    if (stops) this.#freeze();
  }

  #show(run: CoachRun): void {
    const watch = this.#views.get(run.run) ?? new ViewWatch();
    this.#views.set(run.run, watch);
    if (watch.changed(run.state)) this.#post({ say: 'coach', view: coachView(run.run, run.state) });
  }

  #practise(practice: Practice | null): void {
    const before = this.#practice;
    this.#endStretch();
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

  #tell({ run: id, said, of }: Extract<Ask, { do: 'tell' }>): void {
    const run = this.#runs.get(id);
    if (run === undefined) return;
    const { at } = run;
    let outcome: Outcome;
    try {
      outcome = run.hear(said, of);
    } catch (error) {
      // What is out of its range was never said: neither to the coach nor to the log.
      this.#post({ say: 'notice', fault: webFault('EUP_WEB_UNEXPECTED', { what: String(error) }) });
      return;
    }
    this.#seal();
    this.#post({ say: 'heard', run: id, at, said, of });
    this.#say(run, outcome, false);
  }

  #freeze(): void {
    this.#number++;
    this.#endStretch();
    this.#playing = null;
    this.#lanes = null;
    this.#seal();
  }

  /** What the log is about to name is in the vault before it. */
  #seal(): void {
    if (this.#supply?.kind === 'synthetic') this.#supply.tape.seal();
  }

  #endStretch(): void {
    const run = this.#coaching();
    if (run === null) return;
    run.end();
    this.#post({ say: 'stopped', run: run.run, to: this.#at, at: run.at });
  }

  #past(): Past {
    const supply = this.#supply;
    const rate = this.#rate();
    if (supply?.kind === 'synthetic') return { rate, samples: (channel, first, end) => supply.tape.stretch(channel, first, end) };
    const data = supply?.loaded.data ?? [];
    return { rate, samples: (channel, first, end) => data[channel]?.subarray(first, end) ?? new Float32Array(0) };
  }
}
