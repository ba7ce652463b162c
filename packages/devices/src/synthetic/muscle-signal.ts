import { Chance } from './chance.ts';
import { Drive } from './drive.ts';
import { Spectrum } from './spectrum.ts';

/** Activation from which so many motor units fire that the signal is Gaussian; below, fewer make it peaked. */
const crowded = 0.5;
/** Hertz at which the few units of a weak contraction come and go. */
const grain = 30;
/** How much the amplitude of a wholly tired muscle has risen. */
const swelling = 0.4;

/**
 * The electrical signal of one muscle, of RMS 1 at full activation of a fresh one. Gaussian noise with the spectrum of a
 * surface EMG, whose variance moves with the few units that fire in a weak contraction: from a Laplacian distribution
 * (kurtosis 6) near rest to a Gaussian one (3) at half activation and above, as measured (Clancy & Hogan 1999; Nazarpour
 * et al. 2013). The mixture is `1 − w + w·e` with an exponential `e`, so that kurtosis is 3·(1 + w²).
 */
export class MuscleSignal {
  readonly drive: Drive;
  readonly #chance: Chance;
  readonly #spectrum: Spectrum;
  readonly #pole: number;
  readonly #scale: number;
  #u = 0;
  #v = 0;

  constructor(rate: number, seed: number, stream: number, tiring: number) {
    this.drive = new Drive(rate, tiring);
    this.#chance = new Chance(seed, stream);
    this.#spectrum = new Spectrum(rate);
    this.#pole = Math.exp((-2 * Math.PI * grain) / rate);
    this.#scale = Math.sqrt(1 - this.#pole * this.#pole);
    this.#u = this.#chance.gauss();
    this.#v = this.#chance.gauss();
  }

  step(intention: number): number {
    const { drive } = this;
    drive.step(intention);
    const { activation, fatigue } = drive;
    this.#spectrum.tire(fatigue);
    const noise = this.#spectrum.step(this.#chance.gauss());
    this.#u = this.#pole * this.#u + this.#scale * this.#chance.gauss();
    this.#v = this.#pole * this.#v + this.#scale * this.#chance.gauss();
    const sparse = Math.max(0, 1 - activation / crowded);
    const variance = 1 - sparse + sparse * 0.5 * (this.#u * this.#u + this.#v * this.#v);
    return noise * Math.sqrt(variance) * activation * (1 + swelling * fatigue);
  }
}
