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
  /** `named` by the file; `given` by the user; told by the `samples` themselves; `assumed` where nothing was measured. */
  readonly by: 'named' | 'given' | 'samples' | 'assumed';
}

export interface MotionUnits {
  readonly acc: StatedUnit;
  readonly gyr: StatedUnit;
}

/** How many seconds, and samples, of the beginning are looked at to tell the units; up to `most` where they do not tell. */
const looked = { seconds: 60, samples: 60_000, most: 2 ** 19 } as const;
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
 * `units` is known once the first block has come. Faults end the iteration: EUP_FORMATS_MOTION_GRAVITY, _MOTION_SENSE,
 * _MOTION_UNIT_UNKNOWN, _GAP, those of reading.
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
  readonly #given: string | undefined;
  #paused = 0;

  /** @param unit of the gyroscope, where the user says it */
  constructor(recording: Recording, columns: MotionColumns, unit?: string) {
    this.#given = unit;
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
    let enough = Math.min(looked.samples, Math.ceil(looked.seconds * this.rate));
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
        this.units = unitsOf(held, this.#columns, this.rate, this.#given);
        enough *= 2;
        if (this.units === null && seen > looked.most) this.#undecided();
        if (this.units !== null) for (const early of held.splice(0)) yield this.#scaled(early, this.units);
      }
    }
    if (this.units === null) {
      const units = unitsOf(held, this.#columns, this.rate, this.#given) ?? this.#undecided();
      this.units = units;
      for (const early of held) yield this.#scaled(early, units);
    }
  }

  #undecided(): never {
    const name = this.#columns.track.channels[this.#columns.gyr.columns[0]]?.name ?? '';
    return refuse(fault('EUP_FORMATS_MOTION_UNIT_UNKNOWN', { name }));
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

/** The units of a sensor; null where the samples do not tell the gyroscope's yet. Faults, thrown, as `MotionReader` says. */
function unitsOf(
  blocks: readonly MotionBlock[],
  { acc, gyr }: MotionColumns,
  rate: Hertz,
  given: string | undefined,
): MotionUnits | null {
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
  const said = given ?? gyr.unit;
  if (turnsAgainst(blocks, rate, perAcc, said === undefined ? gyrUnits.map(perGyrUnit) : [perGyrUnit(said)])) {
    refuse(fault('EUP_FORMATS_MOTION_SENSE'));
  }
  if (said !== undefined) return { acc: accUnit, gyr: { unit: said, by: given === undefined ? 'named' : 'given' } };
  const told = turningUnit(blocks, rate, perAcc);
  return told === null ? null : { acc: accUnit, gyr: { unit: told, by: 'samples' } };
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
 * The unit of the gyroscope that explains the accelerometer: followed by it, acceleration is mostly gravity and hardly level.
 * Null where that is not plain: in slow movement a gyroscope's own error may outweigh its turns, and one that is read far too
 * small passes for a quiet one. So the better unit must explain more than the other, and more than no gyroscope at all.
 */
function turningUnit(blocks: readonly MotionBlock[], rate: Hertz, perAcc: number): string | null {
  if (turnsFast(blocks)) return 'deg/s';
  const share = (gyr: number): number => levelShare(blocks, rate, { acc: perAcc, gyr });
  const level = gyrUnits.map((unit) => ({ unit, share: share(perGyrUnit(unit)) }));
  const [best, other] = level.sort((a, b) => a.share - b.share) as [(typeof level)[number], (typeof level)[number]];
  return best.share * clearly < Math.min(other.share, share(0)) ? best.unit : null;
}

/** No gyroscope in use on a person measures more: 4000 °/s, in rad/s. */
const fastest = 70;
/** A single damaged number tells nothing: so many samples, in 10,000, must be beyond. */
const often = 10;

/** Whether the numbers are too large to be radians per second. */
function turnsFast(blocks: readonly MotionBlock[]): boolean {
  let [beyond, all] = [0, 0];
  for (const { gyr, length } of blocks) {
    all += length;
    for (let r = 0; r < 3 * length; r += 3)
      if (Math.hypot(gyr[r] as number, gyr[r + 1] as number, gyr[r + 2] as number) > fastest) beyond++;
  }
  return beyond >= 5 && beyond * 10_000 >= often * all;
}

/** By how much the better unit must be better: of made slow movements, none was then taken wrong. */
const clearly = 2;

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
