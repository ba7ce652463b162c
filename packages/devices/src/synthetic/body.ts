import { Electrode } from './electrode.ts';
import { MuscleSignal } from './muscle-signal.ts';
import { type Disturbance, type Intention, type SyntheticOptions, syntheticDefaults } from './options.ts';
import { ScriptedIntention } from './script.ts';

/** Seconds that a stalled source is silent. */
const stallSeconds = 2;

/**
 * A body whose muscles obey an intention, under surface electrodes. Channel 0 is the agonist, 1 the antagonist, the others
 * are neighbours that pick up what crosses over. Samples in µV.
 *
 * The same options, intentions and disturbances at the same samples make the same signal, however it is cut into blocks.
 * `fill` allocates nothing.
 */
export class SyntheticBody {
  readonly options: SyntheticOptions;
  readonly #muscles: readonly MuscleSignal[];
  readonly #electrodes: readonly Electrode[];
  readonly #script: ScriptedIntention | null;
  readonly #now: Float64Array;
  #agonist = 0;
  #antagonist = 0;
  #sample = 0;
  #stalled = 0;

  /** @throws RangeError for options out of their range: a mistake of the caller */
  constructor(options: Partial<SyntheticOptions> = {}) {
    const whole = { ...syntheticDefaults, ...options };
    mustBe('a rate', whole.rate, 500, 8000);
    mustBe('a number of channels', whole.channels, 1, 16);
    mustBe('a rail', whole.rail, 100, 1e6);
    mustBe('crosstalk', whole.crosstalk, 0, 1);
    this.options = whole;
    // Without a second channel the antagonist is not heard, and needs no muscle.
    const muscles = Math.min(2, whole.channels);
    this.#muscles = Array.from({ length: muscles }, (_, m) => new MuscleSignal(whole.rate, whole.seed, m, whole.tiring));
    this.#electrodes = Array.from({ length: whole.channels }, (_, c) => new Electrode(whole, 100 + c));
    this.#script = whole.script === null ? null : new ScriptedIntention(whole.script, whole.seed, whole.rate);
    this.#now = new Float64Array(muscles);
  }

  /** Samples made so far. */
  get sample(): number {
    return this.#sample;
  }

  /** How activated and how tired the agonist is, 0 to 1 each. */
  get activation(): number {
    return this.#muscles[0]?.drive.activation ?? 0;
  }
  get fatigue(): number {
    return this.#muscles[0]?.drive.fatigue ?? 0;
  }

  /** Samples from now on that will not arrive. */
  get stalled(): number {
    return this.#stalled;
  }

  /** What is intended from the next sample on; beside a script the stronger of the two holds. */
  intend({ agonist, antagonist }: Intention): void {
    this.#agonist = share(agonist);
    this.#antagonist = share(antagonist);
  }

  /** Disturbs the agonist's electrode, or all of them where the whole body or room is meant. */
  disturb(what: Disturbance): void {
    if (what === 'stall') this.#stalled = Math.round(stallSeconds * this.options.rate);
    if (what === 'fatigue-reset') for (const muscle of this.#muscles) muscle.drive.rest();
    const everywhere = what === 'artefact' || what === 'mains';
    for (const electrode of everywhere ? this.#electrodes : this.#electrodes.slice(0, 1)) electrode.disturb(what);
  }

  /** Writes the next `count` samples of each channel to `data[channel]` from `from` on. A stalled source's samples are NaN. */
  fill(data: readonly Float32Array[], from: number, count: number): void {
    const { crosstalk, strongest, channels } = this.options;
    for (let i = from; i < from + count; i++) {
      this.#script?.at(this.#sample);
      const agonist = Math.max(this.#agonist, this.#script?.agonist ?? 0);
      const antagonist = Math.max(this.#antagonist, this.#script?.antagonist ?? 0);
      for (let m = 0; m < this.#muscles.length; m++)
        this.#now[m] = strongest * (this.#muscles[m] as MuscleSignal).step(m === 0 ? agonist : antagonist);
      const first = this.#now[0] as number;
      const second = this.#now[1] ?? 0;
      for (let c = 0; c < channels; c++) {
        const muscle =
          c === 0 ? first + crosstalk * second : c === 1 ? second + crosstalk * first : crosstalk * 0.7 ** (c - 2) * first;
        const x = (this.#electrodes[c] as Electrode).step(muscle);
        (data[c] as Float32Array)[i] = this.#stalled > 0 ? Number.NaN : x;
      }
      if (this.#stalled > 0) this.#stalled--;
      this.#sample++;
    }
  }
}

const share = (intention: number): number => (Number.isFinite(intention) ? Math.min(1, Math.max(0, intention)) : 0);

function mustBe(what: string, found: number, least: number, most: number): void {
  if (!(found >= least && found <= most)) throw new RangeError(`${what} of ${found} is not within ${least} to ${most}`);
}
