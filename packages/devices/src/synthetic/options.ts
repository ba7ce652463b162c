/** What the body intends: each 0 (rest) to 1 (all it has). */
export interface Intention {
  readonly agonist: number;
  readonly antagonist: number;
}

/**
 * What can go wrong at the skin, for the practice of fixing it. `electrode-off` and `contact` last until `electrode-on`;
 * `mains` turns the hum up until it is given again; `stall` sends nothing for two seconds, and what was lost stays lost;
 * `fatigue-reset` is a muscle that has rested.
 */
export const disturbances = ['artefact', 'electrode-off', 'contact', 'electrode-on', 'mains', 'stall', 'fatigue-reset'] as const;
export type Disturbance = (typeof disturbances)[number];

/** Contractions that the body does by itself: seeded, so that a test or a demonstration is the same each time. */
export interface Script {
  /** Seconds from one contraction's start to the next. */
  readonly every: number;
  /** Seconds that the intention lasts. */
  readonly holds: number;
  /** Least and greatest intention, 0 to 1; each contraction lies between. */
  readonly weakest: number;
  readonly strongest: number;
  /** How much of it the antagonist does too, 0 to 1. */
  readonly coactivation: number;
}

/** How the synthetic body is made. Each field has its unit; the defaults are {@link syntheticDefaults}. */
export interface SyntheticOptions {
  /** Any integer: the same seed, intentions and disturbances make the same samples. */
  readonly seed: number;
  /** Samples per second, 500 to 8000. */
  readonly rate: number;
  /** 1 to 16: the agonist, the antagonist, then neighbours at rest that pick up crosstalk. */
  readonly channels: number;
  /** RMS of each muscle at full activation, in µV. */
  readonly strongest: number;
  /** RMS of the amplifier's and the skin's noise at rest, in µV. */
  readonly rest: number;
  /** Amplitude of the mains' fundamental in µV, and its frequency in Hz. */
  readonly hum: number;
  readonly mains: 50 | 60;
  /** Share of each muscle that its neighbour's electrode picks up, 0 to 1. */
  readonly crosstalk: number;
  /** How fast the body tires; 0 never, 1 as measured bodies do. */
  readonly tiring: number;
  /** The amplifier ends here: µV. */
  readonly rail: number;
  readonly script: Script | null;
}

export const scriptDefaults: Script = { every: 5, holds: 2.6, weakest: 0.45, strongest: 0.9, coactivation: 0.12 };

export const syntheticDefaults: SyntheticOptions = {
  seed: 1,
  rate: 2000,
  channels: 2,
  strongest: 220,
  rest: 2.5,
  hum: 1,
  mains: 60,
  crosstalk: 0.05,
  tiring: 1,
  rail: 5000,
  script: null,
};
