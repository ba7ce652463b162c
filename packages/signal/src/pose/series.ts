import { err, type Fault, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import type { PoseFrame } from './frame.ts';
import type { PoseMeasure } from './measures.ts';
import { PoseMeter, type PoseOptions, type PoseReason, poseRefusal } from './meter.ts';
import type { View } from './view.ts';

/** One measure over a whole recording. */
export interface PoseTrack {
  readonly measure: PoseMeasure;
  readonly unit: '°' | '%';
  /** Seconds of each frame, n. */
  readonly at: Float64Array;
  /** n values; where `lost` is 1 the frame was refused and the value is held. */
  readonly values: Float64Array;
  readonly lost: Uint8Array;
  /** The mean quality of the frames that were measured, 0 to 1. */
  readonly quality: number;
  /** How many frames were refused, and for what. */
  readonly refused: Readonly<Record<PoseReason, number>>;
  /** Least and greatest measured value, their difference, and when each was. */
  readonly least: number;
  readonly greatest: number;
  readonly range: number;
  readonly leastAt: Seconds;
  readonly greatestAt: Seconds;
}

/** How a recording is measured. */
export interface PoseSeriesOptions extends PoseOptions {
  /** The least share of frames that must be measured. Default 0.5. */
  readonly leastMeasured?: number;
}

/**
 * Measures a whole recording: the numbers that `PoseMeter` gives frame by frame. A measure that most frames refuse is
 * refused as a whole, for the commonest reason.
 * Errors: those of `PoseMeter.of` for all of them; per measure EUP_SIGNAL_POSE_VIEW, EUP_SIGNAL_POSE_HIDDEN,
 * EUP_SIGNAL_POSE_PLANE.
 */
export function poseSeries(
  frames: readonly PoseFrame[],
  names: readonly PoseMeasure[],
  options: PoseSeriesOptions = {},
): Result<readonly Result<PoseTrack, Fault>[], Fault> {
  const made = PoseMeter.of(names, options);
  if (!made.ok) return made;
  const meter = made.value;
  const n = frames.length;
  const values = names.map(() => new Float64Array(n));
  const lost = names.map(() => new Uint8Array(n));
  const quality = new Float64Array(names.length);
  const refused = names.map(() => ({ hidden: 0, view: 0, 'out-of-plane': 0 }));
  const views = names.map(() => new Map<View['kind'], number>());
  frames.forEach((frame, i) => {
    meter.push(frame);
    names.forEach((_, k) => {
      const reason = meter.reasons[k];
      (values[k] as Float64Array)[i] = meter.values[k] as number;
      quality[k] = (quality[k] as number) + (meter.qualities[k] as number);
      if (!reason) return;
      (lost[k] as Uint8Array)[i] = 1;
      (refused[k] as Record<PoseReason, number>)[reason]++;
      const seen = views[k] as Map<View['kind'], number>;
      if (reason === 'view') seen.set(meter.view.kind, (seen.get(meter.view.kind) ?? 0) + 1);
    });
  });
  const at = Float64Array.from(frames, (frame) => frame.at);
  return ok(
    names.map((measure, k): Result<PoseTrack, Fault> => {
      const why = refused[k] as Record<PoseReason, number>;
      const measured = n - why.hidden - why.view - why['out-of-plane'];
      if (measured === 0 || measured < (options.leastMeasured ?? 0.5) * n) {
        const reason = mostOf(Object.entries(why) as [PoseReason, number][], 'hidden');
        return err(poseRefusal(reason, measure, options.view ?? mostOf([...(views[k] ?? [])], 'unknown')));
      }
      return ok({
        measure,
        unit: meter.unitOf(k) ?? '°',
        at,
        values: values[k] as Float64Array,
        lost: lost[k] as Uint8Array,
        quality: (quality[k] as number) / measured,
        refused: why,
        ...extremes(values[k] as Float64Array, lost[k] as Uint8Array, at),
      });
    }),
  );
}

/** The key with the greatest count, the first of equals. */
function mostOf<K>(counts: readonly (readonly [K, number])[], otherwise: K): K {
  return counts.reduce<readonly [K, number]>((best, next) => (next[1] > best[1] ? next : best), [otherwise, 0])[0];
}

function extremes(values: Float64Array, lost: Uint8Array, at: Float64Array) {
  let [low, high] = [-1, -1];
  for (let i = 0; i < values.length; i++) {
    if (lost[i] === 1) continue;
    if (low < 0 || (values[i] as number) < (values[low] as number)) low = i;
    if (high < 0 || (values[i] as number) > (values[high] as number)) high = i;
  }
  const [least, greatest] = [values[low] as number, values[high] as number];
  return {
    least,
    greatest,
    range: greatest - least,
    leastAt: seconds(at[low] as number),
    greatestAt: seconds(at[high] as number),
  };
}
