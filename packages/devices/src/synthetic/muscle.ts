/** How the made muscle behaves. Each field has its unit; the defaults are {@link defaultMuscle}. */
export interface MuscleOptions {
  /** Samples per second. */
  readonly rate: number;
  /** Length in seconds. */
  readonly seconds: number;
  /** Seconds from one contraction's start to the next. */
  readonly every: number;
  /** Seconds that a contraction lasts, its two slopes included. */
  readonly holds: number;
  /** RMS of the signal at the strongest contraction, in µV. */
  readonly strongest: number;
  /** RMS of the noise at rest, in µV. */
  readonly rest: number;
  /** Amplitude of mains hum in µV, and its frequency in Hz. */
  readonly hum: number;
  readonly mains: 50 | 60;
  /** Any integer: the same seed makes the same muscle. */
  readonly seed: number;
}

export const defaultMuscle: MuscleOptions = {
  rate: 1000,
  seconds: 120,
  every: 5,
  holds: 3,
  strongest: 180,
  rest: 3,
  hum: 4,
  mains: 60,
  seed: 1,
};

export interface SyntheticMuscle {
  /** µV. */
  readonly samples: Float32Array;
  /** Where the contractions are, in seconds: what a detector must find. */
  readonly contractions: readonly { readonly on: number; readonly off: number; readonly strength: number }[];
}

/**
 * Makes a surface EMG for practice, demonstration and tests: Gaussian noise, shaped by raised-cosine contractions of
 * varying strength (0.55 to 1 of the strongest). It is a picture of amplitude, not a physiological model: its spectrum
 * is white below the band-pass of whoever reads it.
 */
export function syntheticMuscle(options: Partial<MuscleOptions> = {}): SyntheticMuscle {
  const o = { ...defaultMuscle, ...options };
  const next = mulberry32(o.seed);
  const contractions: { on: number; off: number; strength: number }[] = [];
  for (let on = o.every - o.holds; on + o.holds <= o.seconds; on += o.every) {
    contractions.push({ on, off: on + o.holds, strength: 0.55 + 0.45 * next() });
  }
  const samples = new Float32Array(Math.round(o.seconds * o.rate));
  const slope = Math.min(0.4, o.holds / 2);
  let k = 0;
  for (let i = 0; i < samples.length; i++) {
    const t = i / o.rate;
    while (k < contractions.length && t >= (contractions[k] as { off: number }).off) k++;
    const c = contractions[k];
    const within = c !== undefined && t >= c.on ? Math.min(1, (t - c.on) / slope, (c.off - t) / slope) : 0;
    const shape = c === undefined ? 0 : c.strength * (0.5 - 0.5 * Math.cos(Math.PI * Math.max(0, within)));
    const gauss = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    samples[i] = gauss * (o.rest + o.strongest * shape) + o.hum * Math.sin(2 * Math.PI * o.mains * t);
  }
  return { samples, contractions };
}

/** A small generator with 32 bits of state (T. Ettinger's mulberry32): not for secrets, the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
