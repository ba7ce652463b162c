import { type Hertz, hertz } from '@eupraxia/kernel';
import { butterworth } from '../filter/butterworth.ts';
import { Cascade } from '../filter/cascade.ts';
import { isPosition, SwayMeter } from './meter.ts';

/**
 * Sway as it happens: a causal fourth-order low-pass (10 Hz: about 42 ms of delay) on both axes into a `SwayMeter`. Blocks
 * cut anywhere give the same numbers; only the first block of a new length allocates. The record's zero-phase numbers differ
 * a little.
 */
export class SwayStream {
  readonly meter = new SwayMeter();
  readonly #lowMl: Cascade;
  readonly #lowAp: Cascade;
  readonly #oneMl = new Float64Array(1);
  readonly #oneAp = new Float64Array(1);
  #ml = new Float64Array(1);
  #ap = new Float64Array(1);
  #began = false;

  /** @throws RangeError where the edge isn't between 0 and half the rate */
  constructor(rate: Hertz, edge: Hertz = hertz(10)) {
    const low = butterworth(4, { kind: 'low', edge }, rate);
    this.#lowMl = new Cascade(low);
    this.#lowAp = new Cascade(low);
  }

  /** Takes a position, cm; a lost one (NaN) is counted, and the filters wait. */
  push(ml: number, ap: number): void {
    this.#oneMl[0] = ml;
    this.#oneAp[0] = ap;
    this.process(this.#oneMl, this.#oneAp);
  }

  /** Takes a block of positions, cm, as `push` takes each. */
  process(ml: Float64Array, ap: Float64Array): void {
    if (this.#ml.length < ml.length) {
      this.#ml = new Float64Array(ml.length);
      this.#ap = new Float64Array(ml.length);
    }
    let known = 0;
    for (let i = 0; i < ml.length; i++) {
      const x = ml[i] as number;
      const y = ap[i] as number;
      if (!isPosition(x, y)) continue;
      this.#ml[known] = x;
      this.#ap[known++] = y;
    }
    this.meter.lost += ml.length - known;
    if (known === 0) return;
    if (!this.#began) {
      this.#lowMl.settle(this.#ml[0] as number);
      this.#lowAp.settle(this.#ap[0] as number);
      this.#began = true;
    }
    this.#lowMl.process(this.#ml, this.#ml, known);
    this.#lowAp.process(this.#ap, this.#ap, known);
    this.meter.process(this.#ml, this.#ap, 0, known);
  }
}
