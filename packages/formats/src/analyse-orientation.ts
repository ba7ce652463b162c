import { err, type Fault, FaultError, type Hertz, ok, type Result } from '@eupraxia/kernel';
import { proofSentence, type Quality } from '@eupraxia/signal';
import { type OrientationMethod, orientation, Vqf, vqfBasic } from '@eupraxia/signal/orientation';
import { fault } from './errors.ts';
import type { MotionBlock } from './motion-block.ts';
import { joined, MotionReader, type MotionUnits } from './motion-blocks.ts';
import { motionColumns } from './motion-columns.ts';
import { unitRemarks } from './motion-remarks.ts';
import type { Format, Recording } from './recording.ts';
import { type Remark, RemarkList } from './remarks.ts';

/** Which sensor is analysed, and how. */
export interface AnalyseOrientationOptions {
  /** `basic`, `full` (default) or `offline`, which holds the whole recording. */
  readonly method?: OrientationMethod;
  /** Which sensor, where there are several. */
  readonly sensor?: string;
  /** The unit of angular rate, `deg/s` or `rad/s`, where the file states none. */
  readonly unit?: string;
}

/** What can be said before the samples are read. */
export interface OrientationHead {
  readonly format: Format;
  readonly rate: Hertz;
  readonly sensor: string;
  readonly method: OrientationMethod;
  readonly quaternion: 'w, x, y, z; sensor to earth';
  /** `east-north-up` with a magnetometer; without, z is up and the heading arbitrary. */
  readonly frame: 'east-north-up' | 'up, heading arbitrary';
}

/** What can be said once they have been. */
export interface OrientationTail {
  readonly samples: number;
  readonly read: MotionUnits;
  /** Samples at which a sensor was lost, the sensor rested, and the magnetic field was not trusted. */
  readonly lost: number;
  /** The stretches that were lost, s from the first sample, at most 1000: there the orientation is held. */
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  readonly quality: Quality;
  readonly resting: number;
  readonly magneticallyDisturbed: number;
  /** The gyroscope's bias at the end, rad/s. */
  readonly bias: readonly [number, number, number];
  /** What the numbers of this kind have been checked against. */
  readonly proof: string;
  readonly remarks: readonly Remark[];
}

/** An orientation that is computed as it is read. `quaternions` can be read once; `tail` is there when it has ended. */
export interface OrientationReading {
  readonly head: OrientationHead;
  /** Runs of quaternions, four numbers each. A fault in the data ends the iteration with a FaultError. */
  quaternions(): AsyncIterable<Float64Array>;
  tail(): OrientationTail | null;
}

/** How many samples are held for looking both ways: 1.3 GB at most in all. */
const mostHeld = 2 ** 22;
const mostGaps = 1000;

/**
 * Opens a recording of an inertial sensor for VQF. `basic` and `full` hold one run of samples, however long the file.
 * Errors: EUP_FORMATS_MOTION_COLUMNS, _SENSOR, _UNIT; as FaultError while reading _MOTION_GRAVITY, _MOTION_SENSE, _MOTION_LONG, _GAP and those of reading.
 */
export function analyseOrientation(
  recording: Recording,
  options: AnalyseOrientationOptions = {},
): Result<OrientationReading, Fault> {
  const method = options.method ?? 'full';
  const columns = motionColumns(recording, options.sensor === undefined ? {} : { sensor: options.sensor });
  if (!columns.ok) return columns;
  const { rate } = columns.value.track;
  if (!(rate > 0 && rate <= 1e5)) return err(fault('EUP_FORMATS_RATE', { found: rate }));
  const reader = new MotionReader(recording, columns.value, options.unit);
  const withMag = columns.value.mag !== undefined;
  const counts = new Counts();
  const run = method === 'offline' ? () => bothWays(reader, withMag, counts) : () => asItComes(reader, method, withMag, counts);
  return ok({
    head: {
      format: recording.format,
      rate,
      sensor: columns.value.sensor,
      method,
      quaternion: 'w, x, y, z; sensor to earth',
      frame: withMag ? 'east-north-up' : 'up, heading arbitrary',
    },
    quaternions: run,
    tail: () => counts.tail(reader),
  });
}

class Counts {
  lost = 0;
  resting = 0;
  disturbed = 0;
  bias: readonly [number, number, number] = [0, 0, 0];
  done = false;
  /** From and to of each lost stretch, in samples. */
  readonly #gaps: number[] = [];

  /** Takes note of a sample that was lost; they come in order. */
  miss(at: number): void {
    this.lost++;
    if (this.#gaps.at(-1) === at) this.#gaps[this.#gaps.length - 1] = at + 1;
    else if (this.#gaps.length < 2 * mostGaps) this.#gaps.push(at, at + 1);
  }

  tail({ length, units, rate, limit, held: still }: MotionReader): OrientationTail | null {
    if (!this.done || units === null) return null;
    const { lost, resting, disturbed, bias } = this;
    const remarks = new RemarkList();
    unitRemarks(units, remarks);
    limit.remark(remarks);
    still.remark(remarks);
    const held = 'the orientation is held over them, and the heading after a gap is as uncertain as the turn in it';
    if (lost > 0) remarks.add('FORMATS_SENSOR_LOST', { lost, of: length, what: held });
    return {
      samples: length,
      read: units,
      lost,
      gaps: Array.from({ length: this.#gaps.length / 2 }, (_, k) => ({
        from: (this.#gaps[2 * k] as number) / rate,
        to: (this.#gaps[2 * k + 1] as number) / rate,
      })),
      quality: { score: length > 0 ? 1 - lost / length : 0, reasons: lost > 0 ? ['gap'] : [] },
      resting,
      magneticallyDisturbed: disturbed,
      bias,
      proof: proofSentence('orientation'),
      remarks: remarks.all,
    };
  }
}

async function* asItComes(
  reader: MotionReader,
  method: 'basic' | 'full',
  withMag: boolean,
  counts: Counts,
): AsyncGenerator<Float64Array> {
  const vqf = new Vqf(reader.rate, method === 'basic' ? vqfBasic : {});
  let first = 0;
  for await (const { length, gyr, acc, mag } of reader.blocks()) {
    const out = new Float64Array(4 * length);
    for (let i = 0, r = 0; i < length; i++, r += 3) {
      let whole = vqf.updateGyr(gyr[r] as number, gyr[r + 1] as number, gyr[r + 2] as number);
      whole = vqf.updateAcc(acc[r] as number, acc[r + 1] as number, acc[r + 2] as number) && whole;
      if (mag) whole = vqf.updateMag(mag[r] as number, mag[r + 1] as number, mag[r + 2] as number) && whole;
      if (withMag) vqf.quaternion9D(out, 4 * i);
      else vqf.quaternion6D(out, 4 * i);
      if (!whole) counts.miss(first + i);
      if (vqf.restDetected) counts.resting++;
      if (vqf.magDisturbed) counts.disturbed++;
    }
    first += length;
    yield out;
  }
  const [x, y, z] = vqf.bias as unknown as [number, number, number];
  counts.bias = [x, y, z];
  counts.done = true;
}

async function* bothWays(reader: MotionReader, withMag: boolean, counts: Counts): AsyncGenerator<Float64Array> {
  const held: MotionBlock[] = [];
  for await (const block of reader.blocks()) {
    if (reader.length > mostHeld) throw new FaultError(fault('EUP_FORMATS_MOTION_LONG', { most: mostHeld }));
    held.push(block);
  }
  const motion = {
    rate: reader.rate,
    gyr: joined(held.map(({ gyr }) => gyr)),
    acc: joined(held.map(({ acc }) => acc)),
    ...(withMag ? { mag: joined(held.flatMap(({ mag }) => (mag ? [mag] : []))) } : {}),
  };
  const found = orientation(motion, 'offline');
  const count = (flags: Uint8Array) => flags.reduce((sum, flag) => sum + flag, 0);
  for (const [i, flag] of found.lost.entries()) if (flag === 1) counts.miss(i);
  counts.resting = count(found.rest);
  counts.disturbed = count(found.magDisturbed);
  const [x, y, z] = found.bias.slice(-3) as unknown as [number, number, number];
  counts.bias = [x ?? 0, y ?? 0, z ?? 0];
  yield withMag ? found.quaternions9D : found.quaternions6D;
  counts.done = true;
}
