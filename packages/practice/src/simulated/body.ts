import { type Chance, chanceFrom } from './chance.ts';
import { SimulatedMuscle } from './muscle.ts';
import type { Effort, Patient, Seen } from './patient.ts';

/** How the practice is laid out in time. */
export interface Layout {
  /** Seconds of rest at the beginning. */
  readonly firstRest: number;
  readonly repetitions: number;
  /** Seconds between two sets, beside the pause after each contraction. */
  readonly setRest: number;
  /** Seconds between two tries to rest. */
  readonly between: number;
  readonly down: boolean;
  readonly holdSeconds: number;
}

/** Where in a try to rest a spasm comes, and how long it lasts: share of the hold, seconds. */
const spasmAt = 0.4;
const spasmSeconds = 0.8;

const unseen: Seen = { floor: null, ceiling: null, holdSeconds: 0, live: false, toldQuiet: false };

/** A patient as a body in time: asks what is done in each trial and makes the levels of it, sample by sample. */
export class SimulatedBody {
  readonly #patient: Patient;
  readonly #layout: Layout;
  readonly #chance: Chance;
  readonly #muscle: SimulatedMuscle;
  readonly #rate: number;
  #effort: Effort;
  #number = 0;
  #sample = 0;
  /** Sample at which the trial under way ends, and the next begins. */
  #ends: number;
  #next: number;
  #active = false;

  constructor(patient: Patient, layout: Layout, seed: number, rate: number) {
    this.#patient = patient;
    this.#layout = layout;
    this.#rate = rate;
    this.#chance = chanceFrom(seed);
    // What is to come to rest has its tone from the beginning.
    this.#effort = layout.down ? patient.effort(0, unseen, chanceFrom(seed)) : { level: patient.rest, seconds: 0 };
    this.#muscle = new SimulatedMuscle(chanceFrom(seed ^ 0x5bd1e995), rate, this.#effort.level);
    this.#ends = 0;
    this.#next = Math.round(layout.firstRest * rate);
  }

  /** Trials that were begun. */
  get trials(): number {
    return this.#number;
  }

  /** Whether the electrode is off the skin. */
  get off(): boolean {
    return this.#effort.off === true;
  }

  /** Writes the levels of the next samples, in percent, as the practice is seen now. */
  fill(seen: Seen, agonist: Float32Array, antagonist: Float32Array): void {
    for (let i = 0; i < agonist.length; i++) {
      if (this.#sample === this.#next) this.#begin(seen);
      else if (this.#active && this.#sample === this.#ends) this.#active = false;
      const { slowness, scatter } = this.#patient;
      this.#muscle.step(this.#now(), slowness, scatter);
      agonist[i] = this.#muscle.agonist;
      antagonist[i] = this.#muscle.antagonist;
      this.#sample++;
    }
  }

  /** What is done at this sample. A muscle that is to rest goes on at its level between two tries. */
  #now(): Effort {
    const effort = this.#effort;
    if (this.#layout.down) {
      const into = (this.#sample - this.#next) / this.#rate + this.#cycle();
      const at = spasmAt * this.#layout.holdSeconds;
      const spasms = effort.spasm !== undefined && into >= at && into < at + spasmSeconds;
      return spasms ? { ...effort, level: effort.spasm } : effort;
    }
    if (this.#active) return effort;
    return { level: this.#patient.rest, seconds: 0, ...(effort.off === true ? { off: true } : {}) };
  }

  #cycle(): number {
    return this.#layout.holdSeconds + this.#layout.between;
  }

  #begin(seen: Seen): void {
    const { down, repetitions, setRest } = this.#layout;
    this.#effort = this.#patient.effort(this.#number, seen, this.#chance);
    this.#number++;
    this.#active = true;
    const seconds = down ? this.#cycle() : this.#effort.seconds;
    this.#ends = this.#sample + Math.max(1, Math.round(seconds * this.#rate));
    const pause = down ? 0 : this.#patient.pause + (this.#number % repetitions === 0 ? setRest : 0);
    this.#next = this.#ends + Math.round(pause * this.#rate);
  }
}
