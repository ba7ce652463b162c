import { err, type Fault, type Hertz, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { checkRate } from '../limits.ts';
import { type Motion, motionLength } from '../orientation/motion.ts';
import { type EventWindows, type FootEvents, footEvents } from './events.ts';
import { type Foot, type GaitOptions, gaitDefaults, gaitRates } from './foot.ts';
import { FootHistory } from './history.ts';
import { StrideSegmenter } from './segmenter.ts';
import { type SpatialStride, StridePath } from './stride-path.ts';

/** When a stride's events are, in samples from the recording's first. */
export interface StrideSamples {
  /** Where the foot is stillest before the stride, and where it is next: the stride's own ends. */
  readonly start: number;
  readonly end: number;
  /** The initial contact before the stride. */
  readonly previousContact: number;
  readonly terminalContact: number;
  readonly initialContact: number;
}

/** One stride of one foot, from where the foot is stillest to where it is next. Times are seconds from the first sample. */
export interface Stride {
  readonly foot: Foot;
  readonly start: Seconds;
  readonly end: Seconds;
  readonly previousContact: Seconds;
  readonly terminalContact: Seconds;
  readonly initialContact: Seconds;
  /** From initial contact to initial contact. */
  readonly strideTime: Seconds;
  /** From initial to terminal contact: the foot is on the ground. */
  readonly stanceTime: Seconds;
  /** From terminal to initial contact: the foot is in the air. */
  readonly swingTime: Seconds;
  readonly spatial: SpatialStride;
  readonly samples: StrideSamples;
}

/** A stride that was seen and not told: in it the person turned, or too many samples were lost. In samples from the first. */
export interface LeftOutStride {
  readonly from: number;
  readonly to: number;
  readonly why: 'turn' | 'lost';
}

/** How long a stretch can be looked back on, in longest strides. */
const memory = 4;
/** Greatest share of lost samples in a stride. */
const mostLost = 0.02;
/** How many strides left out are kept. */
const mostLeftOut = 100_000;

/** Options with every default in place. */
type SetGait = Required<Omit<GaitOptions, 'toe'>> & Pick<GaitOptions, 'toe'>;

interface Segment extends FootEvents {
  readonly to: number;
}

/**
 * The strides of one foot from the sensor on it, sample by sample. The sensor's axes, for both feet: x forward (to the toes),
 * y to the left, z up; acceleration points up at rest. Strides follow one another without a gap; the first
 * after a pause only opens the next one, as its own beginning isn't known. A stride is told about half a stride after it
 * has ended. Strides of which more than 2 % of the samples were lost, and
 * strides of a turn, are left out.
 */
export class FootGait {
  /** The strides that were left out so far, in order. */
  readonly leftOut: LeftOutStride[] = [];
  readonly #foot: Foot;
  readonly #rate: Hertz;
  readonly #history: FootHistory;
  readonly #segmenter: StrideSegmenter;
  readonly #windows: EventWindows;
  readonly #path: StridePath;
  readonly #emit: (stride: Stride) => void;
  readonly #mostTurn: number;
  #last: Segment | null = null;

  /** Errors: EUP_SIGNAL_GAIT_RATE. */
  static of(foot: Foot, rate: Hertz, emit: (stride: Stride) => void, options: GaitOptions = {}): Result<FootGait, Fault> {
    if (!(rate >= gaitRates.least && rate <= gaitRates.most)) {
      return err(fault('EUP_SIGNAL_GAIT_RATE', { found: rate, ...gaitRates }));
    }
    return ok(new FootGait(foot, rate, emit, { ...gaitDefaults, ...options }));
  }

  private constructor(foot: Foot, rate: Hertz, emit: (stride: Stride) => void, options: SetGait) {
    this.#foot = foot;
    this.#rate = rate;
    this.#emit = emit;
    this.#mostTurn = (options.mostTurn * Math.PI) / 180;
    this.#history = new FootHistory(Math.ceil(memory * options.longest * rate));
    this.#windows = windowsOf(options, rate);
    this.#path = new StridePath(rate, Math.ceil(2 * options.longest * rate) + 1, options.toe ?? null);
    this.#segmenter = new StrideSegmenter(this.#history, rate, options, (from, to) => this.#segment(from, to));
  }

  /** How many samples have come. */
  get length(): number {
    return this.#history.length;
  }

  /** Takes one sample: angular rate about x, y, z in rad/s, acceleration along x, y, z in m/s². */
  push(gx: number, gy: number, gz: number, ax: number, ay: number, az: number): void {
    const whole = this.#history.push(gx, gy, gz, ax, ay, az);
    this.#segmenter.push(whole ? -gy : Number.NaN);
  }

  /** Takes a run of samples, row by row of x, y, z. */
  process(gyr: Float64Array, acc: Float64Array): void {
    for (let i = 0; i + 2 < gyr.length; i += 3) {
      this.push(
        gyr[i] as number,
        gyr[i + 1] as number,
        gyr[i + 2] as number,
        acc[i] as number,
        acc[i + 1] as number,
        acc[i + 2] as number,
      );
    }
  }

  /** Tells the strides that are still open at the end of the recording. */
  finish(): void {
    this.#segmenter.finish();
  }

  #segment(from: number, to: number): void {
    const before = this.#last;
    this.#last = null;
    const why =
      this.#history.lostWithin(from, to) > mostLost * (to - from)
        ? 'lost'
        : Math.abs(this.#history.turnWithin(from, to)) / this.#rate > this.#mostTurn
          ? 'turn'
          : null;
    if (why !== null) {
      if (this.leftOut.length < mostLeftOut) this.leftOut.push({ from, to, why });
      return;
    }
    const events = footEvents(this.#history, from, to, this.#windows);
    if (events === null) return;
    this.#last = { ...events, to };
    if (before === null || before.to !== from) return;
    const { stillest: start, initialContact: previousContact } = before;
    const { stillest: end, terminalContact, initialContact } = events;
    if (!(previousContact < start && start < terminalContact)) return;
    const samples: StrideSamples = { start, end, previousContact, terminalContact, initialContact };
    const time = (sample: number) => seconds(sample / this.#rate);
    this.#emit({
      foot: this.#foot,
      start: time(start),
      end: time(end),
      previousContact: time(previousContact),
      terminalContact: time(terminalContact),
      initialContact: time(initialContact),
      strideTime: time(initialContact - previousContact),
      stanceTime: time(terminalContact - previousContact),
      swingTime: time(initialContact - terminalContact),
      spatial: this.#path.measure(this.#history, samples),
      samples,
    });
  }
}

/**
 * Every stride of a whole recording: what `FootGait` tells of it sample by sample.
 * Errors: EUP_SIGNAL_GAIT_RATE.
 * @throws RangeError where the arrays' lengths disagree
 */
export function footStrides(motion: Motion, foot: Foot, options: GaitOptions = {}): Result<Stride[], Fault> {
  motionLength(motion);
  const found: Stride[] = [];
  const made = FootGait.of(foot, motion.rate, (stride) => found.push(stride), options);
  if (!made.ok) return made;
  const gait = made.value;
  gait.process(motion.gyr, motion.acc);
  gait.finish();
  return ok(found);
}

/**
 * The events within strides that are known already, each from push-off to push-off in samples (`to` exclusive): whatever cut
 * them, `footEvents` is asked of each. Null where one has no such events.
 * @throws RangeError where the arrays' lengths disagree
 */
export function eventsOfStrides(
  motion: Motion,
  strides: readonly { readonly from: number; readonly to: number }[],
  options: GaitOptions = {},
): (FootEvents | null)[] {
  checkRate(motion.rate);
  const n = motionLength(motion);
  const history = new FootHistory(Math.ceil(n / 2) + 1);
  const { gyr, acc } = motion;
  for (let i = 0; i < 3 * n; i += 3) {
    history.push(
      gyr[i] as number,
      gyr[i + 1] as number,
      gyr[i + 2] as number,
      acc[i] as number,
      acc[i + 1] as number,
      acc[i + 2] as number,
    );
  }
  const windows = windowsOf({ ...gaitDefaults, ...options }, motion.rate);
  return strides.map(({ from, to }) =>
    Number.isInteger(from) && Number.isInteger(to) && from >= 0 ? footEvents(history, from, to, windows) : null,
  );
}

const windowsOf = ({ contactBefore, contactAfter, still }: SetGait, rate: Hertz): EventWindows => ({
  contactBefore: Math.floor(contactBefore * rate),
  contactAfter: Math.floor(contactAfter * rate),
  still: Math.max(1, Math.floor(still * rate)),
});
