import type { Hertz } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import type { MotionColumns } from './motion-columns.ts';
import { refuse } from './reading.ts';
import type { Recording } from './recording.ts';

/** Consecutive samples of one sensor in rad/s and m/s², row by row of x, y, z; NaN where they were lost. */
export interface MotionBlock {
  readonly length: number;
  readonly gyr: Float64Array;
  readonly acc: Float64Array;
  /** In the file's own unit. */
  readonly mag: Float64Array | undefined;
}

/** Which unit the samples are in, and how that is known. */
export interface ToldUnit {
  readonly unit: string;
  /** `named` by the file; told by the `samples` themselves; `assumed` where neither says. */
  readonly by: 'named' | 'samples' | 'assumed';
}

export interface MotionUnits {
  readonly acc: ToldUnit;
  readonly gyr: ToldUnit;
}

/** How many seconds, and samples, of the beginning are looked at to tell the units. */
const looked = { seconds: 60, samples: 60_000 } as const;
/** How long all pauses of a recording may be together: in seconds, and in samples. */
const pauses = { seconds: 3600, samples: 2 ** 24 } as const;
const standard = 9.80665;
const accUnits = new Map([
  ['m/s²', 1],
  ['g', standard],
  ['mg', standard / 1000],
]);
const gyrUnits = new Map([
  ['rad/s', 1],
  ['deg/s', Math.PI / 180],
]);

/**
 * Reads one sensor's samples as they come, in SI units. Where the file states no unit, the first minute tells it: gravity is
 * there in every accelerometer, and the direction of gravity turns as fast as the gyroscope says.
 * `units` is known once the first block has come. Faults end the iteration: EUP_FORMATS_MOTION_GRAVITY, _GAP, those of reading.
 */
export class MotionReader {
  units: MotionUnits | null = null;
  /** Samples read so far, lost ones counted. */
  length = 0;
  readonly #recording: Recording;
  readonly #columns: MotionColumns;
  #paused = 0;

  constructor(recording: Recording, columns: MotionColumns) {
    this.#recording = recording;
    this.#columns = columns;
  }

  get rate(): Hertz {
    return this.#columns.track.rate;
  }

  async *blocks(): AsyncGenerator<MotionBlock> {
    const held: MotionBlock[] = [];
    let seen = 0;
    const enough = Math.min(looked.samples, Math.ceil(looked.seconds * this.rate));
    for await (const { track, first, data } of this.#recording.series()) {
      if (track !== this.#columns.track) continue;
      for (const block of this.#rows(first, data)) {
        if (this.units !== null) {
          yield scaled(block, this.units);
          continue;
        }
        held.push(block);
        seen += block.length;
        if (seen < enough) continue;
        const units = unitsOf(held, this.#columns, this.rate);
        this.units = units;
        for (const early of held.splice(0)) yield scaled(early, units);
      }
    }
    if (this.units === null) {
      const units = unitsOf(held, this.#columns, this.rate);
      this.units = units;
      for (const early of held) yield scaled(early, units);
    }
  }

  *#rows(first: number, data: readonly Float64Array[]): Generator<MotionBlock> {
    const lost = Math.max(0, first - this.length);
    this.#paused += lost;
    const most = Math.min(pauses.seconds, pauses.samples / this.rate);
    if (this.#paused > most * this.rate) {
      refuse(fault('EUP_FORMATS_GAP', { found: Math.round(this.#paused / this.rate), most: Math.round(most) }));
    }
    const { acc, gyr, mag } = this.#columns;
    for (let left = lost; left > 0; left -= 4096) yield this.#count(lostBlock(Math.min(left, 4096), mag !== undefined));
    yield this.#count({
      length: data[0]?.length ?? 0,
      acc: rowsOf(data, acc.columns),
      gyr: rowsOf(data, gyr.columns),
      mag: mag && rowsOf(data, mag.columns),
    });
  }

  #count(block: MotionBlock): MotionBlock {
    this.length += block.length;
    return block;
  }
}

function lostBlock(length: number, withMag: boolean): MotionBlock {
  const none = () => new Float64Array(3 * length).fill(Number.NaN);
  return { length, acc: none(), gyr: none(), mag: withMag ? none() : undefined };
}

function rowsOf(data: readonly Float64Array[], columns: readonly [number, number, number]): Float64Array {
  const out = new Float64Array(3 * (data[0]?.length ?? 0));
  for (const [axis, column] of columns.entries()) {
    const samples = data[column] ?? [];
    for (let i = 0; i < samples.length; i++) out[3 * i + axis] = samples[i] as number;
  }
  return out;
}

/** The block in m/s² and rad/s, in place. */
function scaled(block: MotionBlock, { acc, gyr }: MotionUnits): MotionBlock {
  scale(block.acc, accUnits.get(acc.unit) ?? 1);
  scale(block.gyr, gyrUnits.get(gyr.unit) ?? 1);
  return block;
}

function scale(values: Float64Array, by: number): void {
  if (by !== 1) for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) * by;
}

function unitsOf(blocks: readonly MotionBlock[], { acc, gyr }: MotionColumns, rate: Hertz): MotionUnits {
  const gravity = medianNorm(blocks);
  const size = [...accUnits].find(([, by]) => gravity * by > 0.5 * standard && gravity * by < 1.6 * standard)?.[0];
  const known = gravity > 0;
  if (known && (size === undefined || (acc.unit !== undefined && acc.unit !== size))) {
    refuse(fault('EUP_FORMATS_MOTION_GRAVITY', { found: Number(gravity.toPrecision(3)), unit: acc.unit ?? 'its unit' }));
  }
  const accUnit: ToldUnit =
    acc.unit === undefined ? { unit: size ?? 'm/s²', by: known ? 'samples' : 'assumed' } : { unit: acc.unit, by: 'named' };
  if (gyr.unit !== undefined) return { acc: accUnit, gyr: { unit: gyr.unit, by: 'named' } };
  const share = turnShare(blocks, rate);
  // The geometric mean of 1 and π/180: nearer to 1 the samples are rad/s.
  const unit = share !== null && share > Math.sqrt(Math.PI / 180) ? 'rad/s' : 'deg/s';
  return { acc: accUnit, gyr: { unit, by: share === null ? 'assumed' : 'samples' } };
}

function medianNorm(blocks: readonly MotionBlock[]): number {
  const norms: number[] = [];
  for (const { acc } of blocks) {
    for (let i = 0; i < acc.length; i += 3) {
      const norm = Math.hypot(acc[i] as number, acc[i + 1] as number, acc[i + 2] as number);
      if (Number.isFinite(norm)) norms.push(norm);
    }
  }
  return Float64Array.from(norms).sort()[norms.length >> 1] ?? 0;
}

/**
 * By how much the gyroscope's samples are to be multiplied so that gravity's direction turns as they say: least squares of
 * d(up)/dt = −ω × up over the moments at which the acceleration is about gravity. Null where too little turns.
 */
function turnShare(blocks: readonly MotionBlock[], rate: Hertz): number | null {
  const step = Math.max(1, Math.round(rate / 50));
  let [products, squares, moved] = [0, 0, 0];
  for (const { acc, gyr, length } of blocks) {
    for (let i = 0; i + step < length; i += step) {
      const [a, b] = [3 * i, 3 * (i + step)];
      const [ax, ay, az] = [acc[a], acc[a + 1], acc[a + 2]] as [number, number, number];
      const [bx, by, bz] = [acc[b], acc[b + 1], acc[b + 2]] as [number, number, number];
      const [before, after] = [Math.hypot(ax, ay, az), Math.hypot(bx, by, bz)];
      if (!(before > 0 && after > 0 && Math.abs(after / before - 1) < 0.05)) continue;
      let [gx, gy, gz] = [0, 0, 0];
      for (let k = i; k < i + step; k++) {
        gx += gyr[3 * k] as number;
        gy += gyr[3 * k + 1] as number;
        gz += gyr[3 * k + 2] as number;
      }
      const [mx, my, mz] = [ax / before + bx / after, ay / before + by / after, az / before + bz / after];
      const [tx, ty, tz] = [my * gz - mz * gy, mz * gx - mx * gz, mx * gy - my * gx].map((t) => t / (2 * rate)) as [
        number,
        number,
        number,
      ];
      const [dx, dy, dz] = [bx / after - ax / before, by / after - ay / before, bz / after - az / before];
      if (!Number.isFinite(tx + ty + tz + dx + dy + dz)) continue;
      products += tx * dx + ty * dy + tz * dz;
      squares += tx * tx + ty * ty + tz * tz;
      moved += dx * dx + dy * dy + dz * dz;
    }
  }
  // Half a radian of turning in all, and turned as the gyroscope says: else it is noise.
  return moved > 0.01 && products > 0 && products * products > 0.1 * squares * moved ? products / squares : null;
}
