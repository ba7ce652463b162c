import { err, type Fault, type Hertz, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { ZeroPhase } from '../filter/zero-phase.ts';
import { emgBandPass, emgRates, envelopeLowPass, type Mains, mainsNotch } from './band.ts';

/** Zero-phase filters of one rate with their scratch; channels of a recording share it. */
export class EmgWorkspace {
  readonly rate: Hertz;
  readonly mains: Mains;
  readonly bandPass: ZeroPhase;
  readonly notch: ZeroPhase | undefined;
  readonly envelope: ZeroPhase;
  #traces: Float32Array<ArrayBuffer>[] = [];
  #arrays: readonly [Float64Array, Float64Array] = [new Float64Array(), new Float64Array()];

  private constructor(rate: Hertz, mains: Mains) {
    this.rate = rate;
    this.mains = mains;
    this.bandPass = new ZeroPhase(emgBandPass(rate));
    const sections = mainsNotch(mains, rate);
    this.notch = sections.length > 0 ? new ZeroPhase(sections) : undefined;
    this.envelope = new ZeroPhase(envelopeLowPass(rate));
  }

  /** Errors: EUP_SIGNAL_RATE. */
  static of(rate: Hertz, mains: Mains = 50): Result<EmgWorkspace, Fault> {
    if (rate >= emgRates.least && rate <= emgRates.most) return ok(new EmgWorkspace(rate, mains));
    return err(fault('EUP_SIGNAL_RATE', { found: rate, ...emgRates }));
  }

  /** Two arrays of at least `length`, whose content is anybody's. */
  scratch(length: number): readonly [Float64Array, Float64Array] {
    if (this.#arrays[0].length < length) {
      this.#arrays = [new Float64Array(length), new Float64Array(length)];
    }
    return this.#arrays;
  }

  /** A trace array of an earlier recorder, whose content is anybody's; empty where there is none. */
  borrow(): Float32Array<ArrayBuffer> {
    return this.#traces.pop() ?? new Float32Array();
  }

  /** Takes a trace array back for the next channel. */
  giveBack(trace: Float32Array<ArrayBuffer>): void {
    if (this.#traces.length < 2) this.#traces.push(trace);
  }
}
