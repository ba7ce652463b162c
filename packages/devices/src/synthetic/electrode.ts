import { Chance } from './chance.ts';
import type { Disturbance, SyntheticOptions } from './options.ts';

/** Overtones of the mains, as shares of the fundamental. */
const overtones = [
  [1, 1],
  [3, 0.35],
  [5, 0.15],
] as const;
/** A movement artefact: amplitude in µV, swing in Hz, seconds to a third. */
const artefact = { amplitude: 1500, swing: 4, fades: 0.25 } as const;

/**
 * What lies between muscle and number: noise of skin and amplifier, hum, artefacts of movement, a contact that crackles or
 * an electrode that has come off, and the amplifier's end. Every sample takes the same count of chances, so that nothing
 * depends on when a disturbance came but the samples after it.
 */
export class Electrode {
  readonly #chance: Chance;
  readonly #rate: number;
  readonly #rest: number;
  readonly #hum: number;
  readonly #mains: number;
  readonly #rail: number;
  readonly #phase: number;
  #sample = 0;
  #loud = false;
  #fit: 'on' | 'crackling' | 'off' = 'on';
  /** Samples since the artefact; none yet. */
  #shaken = -1;
  #wander = 0;
  #crackle = 0;

  constructor({ rate, rest, hum, mains, rail, seed }: SyntheticOptions, stream: number) {
    this.#chance = new Chance(seed, stream);
    this.#rate = rate;
    this.#rest = rest;
    this.#hum = hum;
    this.#mains = mains;
    this.#rail = rail;
    this.#phase = 2 * Math.PI * this.#chance.next();
  }

  disturb(what: Disturbance): void {
    switch (what) {
      case 'artefact':
        this.#shaken = 0;
        return;
      case 'electrode-off':
        this.#fit = 'off';
        return;
      case 'contact':
        this.#fit = 'crackling';
        return;
      case 'electrode-on':
        // Pressing it on shakes it once more.
        if (this.#fit !== 'on') this.#shaken = 0;
        this.#fit = 'on';
        return;
      case 'mains':
        this.#loud = !this.#loud;
        return;
      case 'stall':
      case 'fatigue-reset':
        return;
    }
  }

  /** @param muscle µV under the electrode; @returns µV as the amplifier gives them, in steps of 0.1 */
  step(muscle: number): number {
    const noise = this.#chance.gauss();
    const turn = this.#chance.next();
    const off = this.#fit === 'off';
    const crackling = this.#fit === 'crackling';
    // The skin's potential pulls an open input to one rail within half a second.
    this.#wander += off ? (this.#rail * 1.3 - this.#wander) / (0.15 * this.#rate) : -this.#wander / (0.1 * this.#rate);
    if (crackling && turn < 12 / this.#rate) this.#crackle = 1;
    this.#crackle *= 1 - 1 / (0.03 * this.#rate);
    const through = off ? 0 : crackling ? 0.6 : 1;
    const rest = this.#rest * (off ? 20 : 1) + (crackling ? 400 * this.#crackle : 0);
    const hum = this.#hum * (this.#loud ? 25 : 1) + (off ? 300 : crackling ? 30 : 0);
    const x = through * muscle + rest * noise + hum * this.#humming() + this.#shaking() + this.#wander;
    this.#sample++;
    return Math.round(10 * Math.min(this.#rail, Math.max(-this.#rail, x))) / 10;
  }

  #humming(): number {
    const angle = this.#phase + (2 * Math.PI * this.#mains * this.#sample) / this.#rate;
    let sum = 0;
    for (let i = 0; i < overtones.length; i++) {
      const [times, share] = overtones[i] as readonly [number, number];
      sum += share * Math.sin(times * angle);
    }
    return sum;
  }

  #shaking(): number {
    if (this.#shaken < 0) return 0;
    const t = this.#shaken++ / this.#rate;
    if (t > 8 * artefact.fades) this.#shaken = -1;
    return artefact.amplitude * Math.exp(-t / artefact.fades) * Math.cos(2 * Math.PI * artefact.swing * t);
  }
}
