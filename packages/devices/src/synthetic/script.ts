import { Chance } from './chance.ts';
import type { Intention, Script } from './options.ts';

/** Seconds of each slope of a contraction. */
const slope = 0.4;

/** What a scripted body intends, contraction by contraction; each height is a function of seed and number alone. */
export class ScriptedIntention implements Intention {
  readonly #script: Script;
  readonly #seed: number;
  readonly #rate: number;
  #number = -1;
  #height = 0;
  agonist = 0;
  antagonist = 0;

  constructor(script: Script, seed: number, rate: number) {
    this.#script = script;
    this.#seed = seed;
    this.#rate = rate;
  }

  /** Moves to a sample; the fields say what is intended at it. */
  at(sample: number): void {
    const { every, holds, weakest, strongest, coactivation } = this.#script;
    const t = sample / this.#rate;
    const number = Math.floor(t / every);
    if (number !== this.#number) {
      this.#number = number;
      this.#height = weakest + (strongest - weakest) * new Chance(this.#seed, 1000 + number).next();
    }
    // Rest comes first, so that a practice begins from it.
    const into = t - number * every - (every - holds);
    const share = into <= 0 ? 0 : Math.min(1, into / slope, (holds - into) / slope);
    this.agonist = this.#height * (0.5 - 0.5 * Math.cos(Math.PI * Math.max(0, share)));
    this.antagonist = coactivation * this.agonist;
  }
}
