import { err, type Fault, FaultError, type Hertz, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import {
  alignedFoot,
  alignFoot,
  type Foot,
  type FootAlignment,
  FootGait,
  type GaitOptions,
  type GaitSummary,
  gaitSummary,
  type SpatialStride,
  type Stride,
  strideUnits,
} from '@eupraxia/signal/gait';
import { fault } from './errors.ts';
import { joined, type MotionBlock, MotionReader, type MotionUnits } from './motion-blocks.ts';
import { motionColumns } from './motion-columns.ts';
import type { Format, Recording } from './recording.ts';

/** Which foot is analysed, and how. */
export interface AnalyseGaitOptions extends GaitOptions {
  readonly foot: Foot;
  /** Which sensor, where there are several and their names don't tell the foot. */
  readonly sensor?: string;
  /** The sensor may be mounted anyhow: its axes are told by the first minute. */
  readonly align?: boolean;
}

/** One stride: its times, its numbers in space, and its events in samples. */
export type StrideReport = Omit<Stride, 'foot' | 'spatial'> & SpatialStride;

/** Every stride of one foot. Times are seconds from the first sample; `units` has the unit of each number. */
export interface GaitReport extends Omit<GaitSummary, 'strides'> {
  readonly format: Format;
  readonly rate: Hertz;
  readonly seconds: Seconds;
  readonly foot: Foot;
  readonly sensor: string;
  readonly read: MotionUnits;
  /** The foot's axes in the sensor's, where they were asked for. */
  readonly alignment?: FootAlignment;
  readonly count: number;
  readonly strides: readonly StrideReport[];
  readonly units: typeof gaitUnits;
}

const gaitUnits = {
  ...strideUnits,
  start: 's',
  end: 's',
  previousContact: 's',
  terminalContact: 's',
  initialContact: 's',
  samples: 'samples from the first',
  arcLength: 'm',
  toeClearance: 'm',
  lateralExcursion: 'm',
  initialContactAngle: '°',
  terminalContactAngle: '°',
  angleRange: '°',
  turn: '°',
  cadence: 'steps/min',
  stancePercent: '%',
  cv: '%',
} as const;

/** From how many seconds of the beginning a mounting is told. */
const lookedFor = 60;

/**
 * Reads a recording of a foot's sensor as a stream and tells its strides. Axes: x forward, y left, z up, unless
 * `align` is asked for.
 * Errors: EUP_FORMATS_MOTION_*, EUP_FORMATS_GAIT_NONE, those of reading, and EUP_SIGNAL_GAIT_RATE.
 */
export async function analyseGait(recording: Recording, options: AnalyseGaitOptions): Promise<Result<GaitReport, Fault>> {
  const { foot, sensor, align = false, ...given } = options;
  const columns = motionColumns(recording, { side: foot, ...(sensor === undefined ? {} : { sensor }) });
  if (!columns.ok) return columns;
  const { rate } = columns.value.track;
  const strides: Stride[] = [];
  const gait = FootGait.of(foot, rate, (stride) => strides.push(stride), given);
  if (!gait.ok) return gait;
  const reader = new MotionReader(recording, columns.value);
  const mounting: { looking: boolean; found: FootAlignment | null } = { looking: align, found: null };
  const held: MotionBlock[] = [];
  const take = ({ gyr, acc }: MotionBlock) => {
    const turned = mounting.found === null ? { gyr, acc } : alignedFoot({ rate, gyr, acc }, mounting.found);
    gait.value.process(turned.gyr, turned.acc);
  };
  const look = () => {
    const motion = { rate, gyr: joined(held.map(({ gyr }) => gyr)), acc: joined(held.map(({ acc }) => acc)) };
    mounting.found = alignFoot(motion, foot, given);
    mounting.looking = false;
    for (const block of held.splice(0)) take(block);
  };
  try {
    for await (const block of reader.blocks()) {
      if (mounting.looking) held.push(block);
      else take(block);
      if (mounting.looking && reader.length >= lookedFor * rate) look();
    }
    if (mounting.looking) look();
  } catch (thrown) {
    if (thrown instanceof FaultError) return err(thrown.fault);
    throw thrown;
  }
  gait.value.finish();
  const length = seconds(reader.length / rate);
  if (strides.length === 0 || reader.units === null) {
    return err(fault('EUP_FORMATS_GAIT_NONE', { foot, seconds: Number(length.toFixed(1)) }));
  }
  const { strides: count, ...summary } = gaitSummary(strides);
  return ok({
    format: recording.format,
    rate,
    seconds: length,
    foot,
    sensor: columns.value.sensor,
    read: reader.units,
    ...(mounting.found === null ? {} : { alignment: mounting.found }),
    count,
    ...summary,
    strides: strides.map(({ foot: _foot, spatial, ...times }) => ({ ...times, ...spatial })),
    units: gaitUnits,
  });
}
