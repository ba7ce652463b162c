import { err, type Fault, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { type PoseWalkOptions, type WalkTrack, walkTrack } from '../gait/pose-track.ts';
import type { Motion } from '../orientation/motion.ts';
import type { PoseFrame } from '../pose/frame.ts';
import { standingOfTrack } from './standing.ts';
import { bodyTurns, type TrunkMotion, trunkMotion } from './turns.ts';

/** One part of the test. */
export interface TugPhase {
  readonly from: Seconds;
  readonly to: Seconds;
  readonly seconds: Seconds;
}

/** Timed up and go in its parts, on the clock of the recording. */
export interface TimedUpAndGo {
  /** From the first movement to sitting again; a stopwatch started at "go" shows the reaction time more. */
  readonly seconds: Seconds;
  readonly sitToStand: TugPhase;
  readonly walkOut: TugPhase;
  readonly turn: TugPhase;
  readonly walkBack: TugPhase;
  /** Turning before the chair and sitting down. */
  readonly turnToSit: TugPhase;
  /** The turns' angle, °, and the fastest, °/s; null from a camera, which does not see them. */
  readonly turnAngle: number | null;
  readonly turnPeakVelocity: number | null;
}

/** The least turn at the far end and before the chair, °: people cut corners. */
const leastTurn = { far: 120, chair: 80 } as const;
/** The least lean of the trunk in rising and sitting, °. */
const leastLean = 10;
const mostLost = 0.1;

/**
 * Timed up and go from a sensor on the trunk. Rising is the first lean forwards and back, the turns are the two largest about
 * the vertical, sitting down the last lean (after Salarian et al. 2010, doi:10.1109/TNSRE.2010.2047606). Any mounting.
 * Errors: EUP_SIGNAL_TIMED_UNSEEN, which names what did not show.
 */
export function timedUpAndGo(motion: Motion): Result<TimedUpAndGo, Fault> {
  const trunk = trunkMotion(motion);
  if (trunk === null || trunk.lost > mostLost) return unseen('the recording is too short, too slow, or too much of it was lost');
  const turns = bodyTurns(trunk, leastTurn.chair);
  const far = turns.find(({ angle }) => Math.abs(angle) >= leastTurn.far);
  if (far === undefined) return unseen('there is no turn at the far end');
  const chair = turns.filter(({ from }) => from > far.to).at(-1);
  if (chair === undefined) return unseen('there is no turn before the chair');
  const rising = firstLean(trunk, far.from);
  if (rising === null) return unseen('there is no rising from a chair');
  const end = lastLean(trunk, chair.from);
  if (end === null) return unseen('there is no sitting down');
  return whole([rising.from, rising.to, far.from, far.to, chair.from, end], far.angle, far.peakVelocity);
}

/** The first lean: from where the trunk begins to move to where it is upright again. */
function firstLean({ lean, rate }: TrunkMotion, until: number): { readonly from: number; readonly to: number } | null {
  const last = Math.min(lean.length - 1, Math.round(until * rate));
  const still = lean[0] as number;
  let top = -1;
  for (let i = 1; i < last; i++) {
    const here = lean[i] as number;
    if (here - still >= leastLean && here >= (lean[i - 1] as number) && here > (lean[i + 1] as number)) {
      top = i;
      break;
    }
  }
  if (top < 0) return null;
  const high = lean[top] as number;
  let from = top;
  while (from > 0 && (lean[from] as number) - still > 0.1 * (high - still)) from--;
  // Upright is the level of the walk, not of the chair: where the trunk has stopped coming up.
  let to = top;
  while (to < last && (lean[to + 1] as number) < (lean[to] as number)) to++;
  return to < last ? { from: from / rate, to: to / rate } : null;
}

/** Where the last lean is over: the trunk has stopped moving. */
function lastLean({ lean, rate }: TrunkMotion, from: number): number | null {
  const first = Math.round(from * rate);
  let top = first;
  for (let i = first; i < lean.length; i++) if ((lean[i] as number) > (lean[top] as number)) top = i;
  let least = Number.POSITIVE_INFINITY;
  for (let i = first; i <= top; i++) least = Math.min(least, lean[i] as number);
  if ((lean[top] as number) - least < leastLean) return null;
  let to = top;
  while (to < lean.length - 1 && (lean[to + 1] as number) < (lean[to] as number)) to++;
  return to / rate;
}

/**
 * Timed up and go from body points seen from the side, chair and turn in the picture: rising and sitting by the height of the
 * hips, the turns by where the feet point. One camera sees neither how far nor how fast the body turns.
 * Errors: EUP_SIGNAL_TIMED_UNSEEN, EUP_SIGNAL_GAIT_FRAMES, EUP_SIGNAL_POSE_HIDDEN.
 */
export function timedUpAndGoOfPose(frames: readonly PoseFrame[], options: PoseWalkOptions = {}): Result<TimedUpAndGo, Fault> {
  const tracked = walkTrack(frames, { ...options, view: 'sagittal' });
  if (!tracked.ok) return tracked;
  const { rate, begin } = tracked.value;
  const { values, least } = standingOfTrack(tracked.value);
  const sorted = Float64Array.from(values).sort();
  const [low, high] = [0.02, 0.9].map((share) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0) as [number, number];
  if (!(high - low >= least)) return unseen('the hips do not rise from a chair');
  const at = (share: number) => low + share * (high - low);
  const up = values.findIndex((height) => height > at(0.9));
  const down = values.findLastIndex((height) => height > at(0.9));
  if ((values[0] as number) > at(0.5)) return unseen('it does not begin in the chair');
  if ((values.at(-1) ?? high) > at(0.5)) return unseen('it does not end in the chair');
  let from = up;
  while (from > 0 && (values[from] as number) > at(0.1)) from--;
  let to = down;
  while (to < values.length - 1 && (values[to] as number) > at(0.1)) to++;
  const facing = facingOf(tracked.value);
  const changes: number[] = [];
  for (let i = from + 1; i < to; i++) if ((facing[i] as number) > 0 !== (facing[i - 1] as number) > 0) changes.push(i);
  const [far, chair] = [changes[0], changes.at(-1)];
  if (far === undefined || far <= up) return unseen('there is no turn at the far end');
  if (chair === undefined || chair === far) return unseen('there is no turn before the chair');
  const [beforeFar, afterFar] = aboutTurn(facing, far);
  const [beforeChair] = aboutTurn(facing, chair);
  const time = (i: number) => begin + i / rate;
  const [walked, back] = [Math.max(up, beforeFar), Math.max(afterFar, beforeChair)];
  return whole([time(from), time(up), time(walked), time(afterFar), time(back), time(to)], null, null);
}

/** How far the toes are ahead of the heels along the picture, smoothed over half a second. */
function facingOf({ feet, pelvis, rate }: WalkTrack): Float64Array {
  const raw = Float64Array.from(pelvis.x, (_, i) =>
    [...feet.values()].reduce((sum, { heel, toe }) => sum + (toe.x[i] as number) - (heel.x[i] as number), 0),
  );
  const reach = Math.round(rate / 4);
  return raw.map((_, i) => {
    const [from, to] = [Math.max(0, i - reach), Math.min(raw.length, i + reach + 1)];
    return raw.subarray(from, to).reduce((a, b) => a + b, 0) / (to - from);
  });
}

/** Where a change of direction begins and ends: the feet point half as far along the picture as in walking. */
function aboutTurn(facing: Float64Array, at: number): [number, number] {
  const usual = Float64Array.from(facing, Math.abs).sort()[facing.length >> 1] ?? 0;
  let [from, to] = [at, at];
  while (from > 0 && Math.abs(facing[from] as number) < usual / 2) from--;
  while (to < facing.length - 1 && Math.abs(facing[to] as number) < usual / 2) to++;
  return [from, to];
}

type Moments = readonly [number, number, number, number, number, number];

function whole(
  [rise, up, turn, back, chair, end]: Moments,
  angle: number | null,
  peak: number | null,
): Result<TimedUpAndGo, Fault> {
  if (!(rise < up && up <= turn && turn < back && back <= chair && chair < end)) {
    return unseen('its parts do not follow one another');
  }
  const phase = (from: number, to: number): TugPhase => ({ from: seconds(from), to: seconds(to), seconds: seconds(to - from) });
  return ok({
    seconds: seconds(end - rise),
    sitToStand: phase(rise, up),
    walkOut: phase(up, turn),
    turn: phase(turn, back),
    walkBack: phase(back, chair),
    turnToSit: phase(chair, end),
    turnAngle: angle,
    turnPeakVelocity: peak,
  });
}

const unseen = (why: string): Result<never, Fault> => err(fault('EUP_SIGNAL_TIMED_UNSEEN', { test: 'timed up and go', why }));
