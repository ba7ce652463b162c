import { err, type Fault, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { PoseFrame } from '../pose/frame.ts';
import { turningPoints } from '../segmentation/turning-points.ts';
import type { Foot } from './foot.ts';
import { type FootTrack, type PoseWalkOptions, type WalkTrack, walkTrack } from './pose-track.ts';
import { type GaitSummary, type GaitSymmetry, gaitSummary, gaitSymmetry, type SummableStride } from './summary.ts';

/** What lengths are in, and who says so. */
export type WalkScale = { readonly unit: 'm'; readonly by: 'given' } | { readonly unit: 'leg lengths'; readonly by: 'leg' };

/** A walk seen from the side. Times are seconds on the clock of the frames; lengths are in `scale.unit`. */
export interface PoseGait {
  readonly scale: WalkScale;
  readonly strides: readonly SummableStride[];
  readonly left: GaitSummary | null;
  readonly right: GaitSummary | null;
  /** Null unless both feet were seen. */
  readonly symmetry: GaitSymmetry | null;
  /** Initial contacts of the feet that were seen. */
  readonly steps: number;
  /** Of the pelvis over the whole walk in one direction or the other, per second; 0 on a treadmill without a scale. */
  readonly speed: number;
}

/** The least share of a foot's usual swing about the pelvis that makes a step. */
const leastSwing = 0.3;
const shortestStride = 0.6;
const longestStride = 3;

/**
 * Gait from body points seen from the side: a foot's initial contact is where its heel is farthest ahead of the pelvis, its
 * terminal contact where its toes are farthest behind (Zeni, Richards & Higginson 2008, doi:10.1016/j.gaitpost.2007.07.007).
 * Walking to and fro is read pass by pass. A foot that was mostly hidden is left out, which one camera's far foot often is.
 *
 * Errors: EUP_SIGNAL_GAIT_FRAMES, EUP_SIGNAL_GAIT_NO_STEPS, EUP_SIGNAL_POSE_VIEW, EUP_SIGNAL_POSE_HIDDEN.
 * @throws RangeError where the scale or the belt's speed is not above 0
 */
export function poseGait(frames: readonly PoseFrame[], options: PoseWalkOptions = {}): Result<PoseGait, Fault> {
  for (const given of [options.metresPerUnit, options.treadmill]) {
    if (given !== undefined && !(given > 0 && given < 1e6)) throw new RangeError(`a scale or speed of ${given} is not above 0`);
  }
  const tracked = walkTrack(frames, options);
  if (!tracked.ok) return tracked;
  const track = tracked.value;
  const given = options.metresPerUnit;
  const scale: WalkScale = given === undefined ? { unit: 'leg lengths', by: 'leg' } : { unit: 'm', by: 'given' };
  const perUnit = given ?? 1 / track.leg;
  const belt = given === undefined ? 0 : (options.treadmill ?? 0);
  const onBelt = options.treadmill !== undefined;
  const all = [...track.feet].map(([foot, points]) => ({
    foot,
    strides: passesOf(track).flatMap((pass) => stridesOf(track, points, pass, perUnit, belt, onBelt && given === undefined)),
  }));
  const of = (side: Foot) => all.find(({ foot }) => foot === side)?.strides ?? [];
  const [left, right] = [of('left'), of('right')];
  const strides = [...left, ...right].sort((a, b) => a.initialContact - b.initialContact);
  if (strides.length === 0)
    return err(fault('EUP_SIGNAL_GAIT_NO_STEPS', { seconds: Number((track.pelvis.x.length / track.rate).toFixed(1)) }));
  const summed = (some: readonly SummableStride[]) => (some.length > 0 ? gaitSummary(some) : null);
  const [ofLeft, ofRight] = [summed(left), summed(right)];
  return ok({
    scale,
    strides,
    left: ofLeft,
    right: ofRight,
    symmetry: gaitSymmetry(left, right),
    steps: (ofLeft?.contacts ?? 0) + (ofRight?.contacts ?? 0),
    speed: belt + (onBelt ? 0 : strides.reduce((sum, { spatial }) => sum + spatial.velocity, 0) / strides.length),
  });
}

/** A stretch in which the person faces one way: 1 to the picture's right. */
interface Pass {
  readonly from: number;
  readonly to: number;
  readonly ahead: 1 | -1;
}

/** The walk in stretches of one direction, told by where the toes point over a second. */
function passesOf({ feet, pelvis, rate }: WalkTrack): Pass[] {
  const n = pelvis.x.length;
  const reach = Math.max(1, Math.round(rate / 2));
  const sums = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    let ahead = 0;
    for (const { heel, toe } of feet.values()) ahead += (toe.x[i] as number) - (heel.x[i] as number);
    sums[i + 1] = (sums[i] as number) + ahead;
  }
  const passes: Pass[] = [];
  let from = 0;
  const facing = (i: number): 1 | -1 =>
    (sums[Math.min(n, i + reach)] as number) < (sums[Math.max(0, i - reach)] as number) ? -1 : 1;
  for (let i = 1; i <= n; i++) {
    if (i < n && facing(i) === facing(from)) continue;
    if (i - from > shortestStride * rate) passes.push({ from, to: i, ahead: facing(from) });
    from = i;
  }
  return passes;
}

function stridesOf(
  { rate, begin, pelvis }: WalkTrack,
  { heel, toe }: FootTrack,
  { from, to, ahead }: Pass,
  perUnit: number,
  belt: number,
  withoutLength: boolean,
): SummableStride[] {
  const relative = (x: Float64Array) =>
    Float64Array.from({ length: to - from }, (_, i) => ahead * ((x[from + i] as number) - (pelvis.x[from + i] as number)));
  const contacts = extremes(relative(heel.x), true);
  const offs = extremes(relative(toe.x), false);
  return contacts.slice(1).flatMap((contact, k): SummableStride[] => {
    const previous = contacts[k] as number;
    const between = offs.filter((off) => off > previous && off < contact);
    const off = between[0];
    const strideTime = (contact - previous) / rate;
    if (off === undefined || between.length > 1 || strideTime < shortestStride || strideTime > longestStride) return [];
    const time = (i: number): Seconds => seconds(begin + (from + i) / rate);
    const step = ahead * ((heel.x[from + contact] as number) - (heel.x[from + previous] as number));
    const strideLength = withoutLength ? 0 : step * perUnit + belt * strideTime;
    let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = from + previous; i <= from + contact; i++) {
      lowest = Math.min(lowest, heel.y[i] as number);
      highest = Math.max(highest, heel.y[i] as number);
    }
    return [
      {
        previousContact: time(previous),
        terminalContact: time(off),
        initialContact: time(contact),
        strideTime: seconds(strideTime),
        stanceTime: seconds((off - previous) / rate),
        swingTime: seconds((contact - off) / rate),
        spatial: { strideLength, velocity: strideLength / strideTime, lift: (highest - lowest) * perUnit },
      },
    ];
  });
}

/** Tops, or bottoms, that stand out by a share of the usual range. */
function extremes(values: Float64Array, tops: boolean): number[] {
  const sorted = Float64Array.from(values).sort();
  const range = (sorted[Math.floor(0.95 * (sorted.length - 1))] ?? 0) - (sorted[Math.floor(0.05 * (sorted.length - 1))] ?? 0);
  if (!(range > 0)) return [];
  return turningPoints(values, leastSwing * range).flatMap(({ at, top }) => (top === tops ? [at] : []));
}
