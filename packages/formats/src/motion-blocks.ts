import type { Hertz } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import { HeldSensor } from './held-values.ts';
import type { MotionBlock } from './motion-block.ts';
import type { MotionColumns } from './motion-columns.ts';
import { refuse } from './reading.ts';
import type { Recording } from './recording.ts';
import { SensorLimit } from './sensor-limit.ts';
import { levelShare, turnsAgainst } from './turning-sense.ts';
import { factorTo } from './units.ts';

/** Which unit the samples are in, and how that is known. */
export interface StatedUnit {
  readonly unit: string;
  /** `named` by the file; told by the `samples` themselves; `assumed` where neither says. */
  readonly by: 'named' | 'samples' | 'assumed';
}

export interface MotionUnits {
  readonly acc: StatedUnit;
  readonly gyr: StatedUnit;
}

/** How many seconds, and samples, of the beginning are looked at to tell the units. */
const looked = { seconds: 60, samples: 60_000 } as const;
/** How long all pauses of a recording may be together: in seconds, and in samples. */
const pauses = { seconds: 3600, samples: 2 ** 24 } as const;
const standard = 9.80665;
/** What a unit that the file does not state may be. */
const accUnits = ['m/s²', 'g', 'mg'] as const;
const gyrUnits = ['rad/s', 'deg/s'] as const;
const perAccUnit = (unit: string): number => factorTo('acceleration', unit) ?? 1;
const perGyrUnit = (unit: string): number => factorTo('angular-rate', unit) ?? 1;

/**
 * Reads one sensor's samples as they come, in SI units. Where the file states no unit, the first minute tells it: gravity is
 * there in every accelerometer, and stays upright only when the gyroscope is followed in the right unit and sense.
 * `units` is known once the first block has come. Faults end the iteration: EUP_FORMATS_MOTION_GRAVITY, _MOTION_SENSE, _GAP, those of reading.
 */
export class MotionReader {
  units: MotionUnits | null = null;
  /** Samples read so far, lost ones counted. */
  length = 0;
  /** Whether the sensor reached the end of its range: whole once the samples have been read. */
  readonly limit = new SensorLimit();
  /** Whether the sensor held one value: whole once the samples have been read. */
  readonly held: HeldSensor;
  readonly #recording: Recording;
  readonly #columns: MotionColumns;
  #paused = 0;

  constructor(recording: Recording, columns: MotionColumns) {
    this.#recording = recording;
    this.#columns = columns;
    this.held = new HeldSensor(columns.track.rate);
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
          yield this.#scaled(block, this.units);
          continue;
        }
        held.push(block);
        seen += block.length;
        if (seen < enough) continue;
        const units = unitsOf(held, this.#columns, this.rate);
        this.units = units;
        for (const early of held.splice(0)) yield this.#scaled(early, units);
      }
    }
    if (this.units === null) {
      const units = unitsOf(held, this.#columns, this.rate);
      this.units = units;
      for (const early of held) yield this.#scaled(early, units);
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

  /** The block in m/s² and rad/s, in place. */
  #scaled(block: MotionBlock, { acc, gyr }: MotionUnits): MotionBlock {
    scale(block.acc, perAccUnit(acc.unit));
    scale(block.gyr, perGyrUnit(gyr.unit));
    this.limit.push(block);
    this.held.push(block);
    return block;
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

function scale(values: Float64Array, by: number): void {
  if (by !== 1) for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) * by;
}

function unitsOf(blocks: readonly MotionBlock[], { acc, gyr }: MotionColumns, rate: Hertz): MotionUnits {
  const gravity = medianNorm(blocks);
  const upright = (unit: string): boolean =>
    gravity * perAccUnit(unit) > standard / 3 && gravity * perAccUnit(unit) < 3 * standard;
  const size = accUnits.find(upright);
  const known = gravity > 0;
  if (known && (acc.unit === undefined ? size === undefined : !upright(acc.unit))) {
    refuse(fault('EUP_FORMATS_MOTION_GRAVITY', { found: Number(gravity.toPrecision(3)), unit: acc.unit ?? 'its unit' }));
  }
  const accUnit: StatedUnit =
    acc.unit === undefined ? { unit: size ?? 'm/s²', by: known ? 'samples' : 'assumed' } : { unit: acc.unit, by: 'named' };
  const perAcc = perAccUnit(accUnit.unit);
  const gyrUnit = gyroscopeUnit(gyr.unit, blocks, rate, perAcc);
  const perGyr = gyrUnit.by === 'named' ? [perGyrUnit(gyrUnit.unit)] : gyrUnits.map(perGyrUnit);
  if (turnsAgainst(blocks, rate, perAcc, perGyr)) {
    refuse(fault('EUP_FORMATS_MOTION_SENSE'));
  }
  return { acc: accUnit, gyr: gyrUnit };
}

function gyroscopeUnit(named: string | undefined, blocks: readonly MotionBlock[], rate: Hertz, perAcc: number): StatedUnit {
  if (named !== undefined) return { unit: named, by: 'named' };
  const unit = turningUnit(blocks, rate, perAcc);
  return { unit: unit ?? 'deg/s', by: unit === null ? 'assumed' : 'samples' };
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
 * The unit of the gyroscope that explains the accelerometer better: followed by it, acceleration is mostly gravity and hardly
 * level. Null where both explain it alike, as where nothing turns.
 */
function turningUnit(blocks: readonly MotionBlock[], rate: Hertz, perAcc: number): string | null {
  const level = gyrUnits.map((unit) => ({ unit, share: levelShare(blocks, rate, { acc: perAcc, gyr: perGyrUnit(unit) }) }));
  const [best, other] = level.sort((a, b) => a.share - b.share) as [(typeof level)[number], (typeof level)[number]];
  return best.share * clearly < other.share ? best.unit : null;
}

/** By how much the better unit must be better. */
const clearly = 1.5;

/** Runs of samples one after the other. */
export function joined(parts: readonly Float64Array[]): Float64Array {
  const out = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
