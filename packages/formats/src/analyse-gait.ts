import { err, type Fault, FaultError, type Hertz, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { proofSentence, type Quality } from '@eupraxia/signal';
import {
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
import { FootMovement, type MissedStrides, missedStrides } from './gait-missed.ts';
import { FootMountingSearch } from './gait-mounting.ts';
import { HeldLoss } from './held-values.ts';
import type { MotionBlock } from './motion-block.ts';
import { MotionReader, type MotionUnits } from './motion-blocks.ts';
import { motionColumns } from './motion-columns.ts';
import { unitRemarks } from './motion-remarks.ts';
import type { Format, Recording } from './recording.ts';
import { type Remark, RemarkList } from './remarks.ts';

/** Which foot is analysed, and how. */
export interface AnalyseGaitOptions extends GaitOptions {
  readonly foot: Foot;
  /** Which sensor, where there are several and their names don't tell the foot. */
  readonly sensor?: string;
  /** The unit of angular rate, `deg/s` or `rad/s`, where the file states none. */
  readonly unit?: string;
  /**
   * The sensor may be mounted anyhow: its axes are told by gravity and by how the foot turns. By default they are turned where
   * they do not lie in place; true turns them always, false never.
   */
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
  /** Samples of the sensor that were lost, those counted at which it held one value. */
  readonly lost: number;
  readonly quality: Quality;
  /** The foot's axes in the sensor's, where samples were turned by them. */
  readonly alignment?: FootAlignment;
  readonly count: number;
  readonly strides: readonly StrideReport[];
  /** Where the foot moved for whole stride times and no stride was recognized. */
  readonly unrecognized: readonly MissedStrides[];
  /** Strides that were recognized and left out: the person turned, or samples were lost in them. */
  readonly leftOut: { readonly turn: number; readonly lost: number };
  /** What the numbers of this kind have been checked against. */
  readonly proof: string;
  readonly remarks: readonly Remark[];
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

/**
 * Reads a recording of a foot's sensor as a stream and tells its strides. Axes: x forward, y left, z up; where the sensor sits
 * otherwise its samples are turned (`align`). No stride goes over lost samples. `remarks` says what the numbers must be read with.
 * Errors: EUP_FORMATS_MOTION_*, EUP_FORMATS_GAIT_NONE, EUP_FORMATS_GAIT_AXES, those of reading, and EUP_SIGNAL_GAIT_RATE.
 */
export async function analyseGait(recording: Recording, options: AnalyseGaitOptions): Promise<Result<GaitReport, Fault>> {
  const { foot, sensor, align, unit, ...given } = options;
  const columns = motionColumns(recording, { side: foot, ...(sensor === undefined ? {} : { sensor }) });
  if (!columns.ok) return columns;
  const { rate } = columns.value.track;
  const strides: Stride[] = [];
  const gait = FootGait.of(foot, rate, (stride) => strides.push(stride), given);
  if (!gait.ok) return gait;
  const remarks = new RemarkList();
  const reader = new MotionReader(recording, columns.value, unit);
  const mounting = new FootMountingSearch(rate, foot, align, given, remarks);
  const movement = new FootMovement(rate);
  const held = new HeldLoss(rate);
  const take = (blocks: readonly MotionBlock[]) => {
    for (const block of blocks) {
      movement.push(block);
      gait.value.process(block.gyr, block.acc);
    }
  };
  try {
    for await (const block of reader.blocks()) for (const known of held.push(block)) take(mounting.push(known));
    for (const known of held.finish()) take(mounting.push(known));
    take(mounting.finish());
  } catch (thrown) {
    if (thrown instanceof FaultError) return err(thrown.fault);
    throw thrown;
  }
  gait.value.finish();
  const length = seconds(reader.length / rate);
  if (strides.length === 0 || reader.units === null) {
    return err(fault('EUP_FORMATS_GAIT_NONE', { foot, seconds: Number(length.toFixed(1)) }));
  }
  const { lost } = movement;
  const unrecognized = missedStrides(strides, gait.value.leftOut, movement, rate, length);
  const countOf = (why: 'turn' | 'lost') => gait.value.leftOut.filter((one) => one.why === why).length;
  const leftOut = { turn: countOf('turn'), lost: countOf('lost') };
  unitRemarks(reader.units, remarks);
  reader.limit.remark(remarks);
  held.remark(rate, remarks);
  gaitRemarks({ lost, samples: reader.length, unrecognized, leftOut }, remarks);
  const { strides: count, ...summary } = gaitSummary(strides);
  return ok({
    format: recording.format,
    rate,
    seconds: length,
    foot,
    sensor: columns.value.sensor,
    read: reader.units,
    lost,
    quality: { score: 1 - lost / Math.max(1, reader.length), reasons: lost > 0 ? ['gap'] : [] },
    ...(mounting.alignment === null ? {} : { alignment: mounting.alignment }),
    count,
    ...summary,
    strides: strides.map(({ foot: _foot, spatial, ...times }) => ({ ...times, ...spatial })),
    unrecognized,
    leftOut,
    proof: proofSentence('foot-gait'),
    remarks: remarks.all,
    units: gaitUnits,
  });
}

function gaitRemarks(
  { lost, samples, unrecognized, leftOut }: Pick<GaitReport, 'lost' | 'unrecognized' | 'leftOut'> & { readonly samples: number },
  remarks: RemarkList,
): void {
  if (lost > 0) remarks.add('FORMATS_SENSOR_LOST', { lost, of: samples, what: 'no stride goes over a gap' });
  if (leftOut.lost > 0) remarks.add('FORMATS_STRIDES_LEFT_OUT', { count: leftOut.lost, why: 'samples are lost in them' });
  if (leftOut.turn > 0) remarks.add('FORMATS_STRIDES_LEFT_OUT', { count: leftOut.turn, why: 'the person turned in them' });
  for (const { from, to, strideTimes } of unrecognized) {
    const shown = (at: number) => Number(at.toFixed(1));
    remarks.add('FORMATS_STRIDES_MISSED', { from: shown(from), to: shown(to), count: Math.max(1, Math.round(strideTimes)) });
  }
}
