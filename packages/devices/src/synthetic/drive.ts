/** Seconds from the intention to the first change of the drive: conduction from cortex to muscle, rounded up. */
const delay = 0.04;
/** Seconds in which two thirds of a change have arrived: a pool of motor units is recruited faster than it falls silent. */
const rise = 0.05;
const fall = 0.08;
/** Seconds of full effort that tire two thirds of what can tire, and of rest that undo as much. */
const tires = 45;
const recovers = 90;

/**
 * From intention to activation: a delay, then first-order dynamics that rise faster than they fall (the form of Zajac
 * 1989, with times of the motor pool), and the fatigue that effort leaves. One step per sample; allocates nothing.
 */
export class Drive {
  readonly #line: Float64Array;
  readonly #rise: number;
  readonly #fall: number;
  readonly #tires: number;
  readonly #recovers: number;
  #place = 0;
  #activation = 0;
  #fatigue = 0;

  /** @param tiring 0 never tires, 1 as {@link tires} has it */
  constructor(rate: number, tiring: number) {
    this.#line = new Float64Array(Math.max(1, Math.round(delay * rate)));
    this.#rise = 1 - Math.exp(-1 / (rise * rate));
    this.#fall = 1 - Math.exp(-1 / (fall * rate));
    this.#tires = tiring / (tires * rate);
    this.#recovers = 1 / (recovers * rate);
  }

  /** 0 to 1. */
  get activation(): number {
    return this.#activation;
  }

  /** 0 fresh to 1 wholly tired. */
  get fatigue(): number {
    return this.#fatigue;
  }

  step(intention: number): void {
    const due = this.#line[this.#place] as number;
    this.#line[this.#place] = intention;
    this.#place = (this.#place + 1) % this.#line.length;
    this.#activation += (due > this.#activation ? this.#rise : this.#fall) * (due - this.#activation);
    const a = this.#activation;
    this.#fatigue += this.#tires * a * a * (1 - this.#fatigue) - this.#recovers * (1 - a) * this.#fatigue;
  }

  rest(): void {
    this.#fatigue = 0;
  }
}
