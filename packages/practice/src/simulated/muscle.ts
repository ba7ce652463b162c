import type { Chance } from './chance.ts';
import type { Effort } from './patient.ts';

/** Skin and amplifier without any muscle, in percent of the reference; of it what an electrode off the skin still has. */
export const skinNoise = 1.5;
const offShare = 0.15;
/** Seconds in which the scatter of a level has forgotten itself. */
const memory = 0.12;

/** Levels of two muscles, sample by sample: a change comes slowly, and the level scatters about its mean. */
export class SimulatedMuscle {
  readonly #chance: Chance;
  readonly #rate: number;
  readonly #keep: number;
  readonly #fresh: number;
  #drive: number;
  #other = 0;
  #wander = 0;
  #wanderOther = 0;
  #sample = 0;
  agonist = 0;
  antagonist = 0;

  constructor(chance: Chance, rate: number, rest: number) {
    this.#chance = chance;
    this.#rate = rate;
    this.#drive = rest;
    this.#keep = Math.exp(-1 / (memory * rate));
    this.#fresh = Math.sqrt(1 - this.#keep * this.#keep);
  }

  /**
   * Moves on by a sample towards what is intended.
   * @param slowness seconds in which two thirds of a change have come
   * @param scatter standard deviation as a share of the level
   */
  step({ level, antagonist = 2, tremor, off = false }: Effort, slowness: number, scatter: number): void {
    const share = 1 - Math.exp(-1 / (slowness * this.#rate));
    this.#drive += share * (level - this.#drive);
    this.#other += share * (antagonist - this.#other);
    this.#wander = this.#keep * this.#wander + this.#fresh * this.#chance.gauss();
    this.#wanderOther = this.#keep * this.#wanderOther + this.#fresh * this.#chance.gauss();
    const swing = tremor === undefined ? 0 : tremor.size * Math.sin((2 * Math.PI * tremor.hertz * this.#sample) / this.#rate);
    const muscle = off ? 0 : Math.max(0, this.#drive * (1 + scatter * this.#wander) + swing);
    const noise = skinNoise * (off ? offShare : 1) * (1 + 0.1 * this.#wanderOther);
    this.agonist = Math.hypot(muscle, noise);
    this.antagonist = Math.hypot(Math.max(0, this.#other * (1 + scatter * this.#wanderOther)), skinNoise);
    this.#sample++;
  }
}
