import { type Hertz, hertz } from '@eupraxia/kernel';
import { butterworth } from '../filter/butterworth.ts';
import { Cascade } from '../filter/cascade.ts';
import { isPosition, SwayMeter } from './meter.ts';

/**
 * Sway as it happens: a causal fourth-order low-pass (10 Hz: about 42 ms of delay) on both axes into a `SwayMeter`. Blocks
 * cut anywhere give the same numbers; nothing is allocated per sample. The record's zero-phase numbers differ a little.
 */
export class SwayStream {
  readonly meter = new SwayMeter();
  readonly #ml: Cascade;
  readonly #ap: Cascade;
  readonly #sample = new Float64Array(1);
  #began = false;

  /** @throws RangeError where the edge isn't between 0 and half the rate */
  constructor(rate: Hertz, edge: Hertz = hertz(10)) {
    const low = butterworth(4, { kind: 'low', edge }, rate);
    this.#ml = new Cascade(low);
    this.#ap = new Cascade(low);
  }

  /** Takes a position, cm; a lost one (NaN) is counted, and the filters wait. */
  push(ml: number, ap: number): void {
    if (!isPosition(ml, ap)) {
      this.meter.lost++;
      return;
    }
    if (!this.#began) {
      this.#ml.settle(ml);
      this.#ap.settle(ap);
      this.#began = true;
    }
    this.meter.push(this.#filtered(this.#ml, ml), this.#filtered(this.#ap, ap));
  }

  #filtered(cascade: Cascade, x: number): number {
    this.#sample[0] = x;
    cascade.process(this.#sample);
    return this.#sample[0] as number;
  }
}
