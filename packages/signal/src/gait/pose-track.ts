import { err, type Fault, type Hertz, hertz, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { butterworth } from '../filter/butterworth.ts';
import { filterZeroPhase } from '../filter/zero-phase.ts';
import { bridgeLost } from '../gap/bridge.ts';
import type { PoseFrame } from '../pose/frame.ts';
import { type PoseLandmark, placeOf } from '../pose/landmarks.ts';
import { poseView } from '../pose/view.ts';
import type { Foot } from './foot.ts';

/** How a walk is read from poses. */
export interface PoseWalkOptions {
  /** Metres per unit of the picture, at the distance at which the person walks. Without it lengths are in leg lengths. */
  readonly metresPerUnit?: number;
  /** The belt's speed, m/s, on a treadmill seen from the side; needs `metresPerUnit`. */
  readonly treadmill?: number;
  /** A stated view is believed; otherwise most frames must show the side. */
  readonly view?: 'sagittal';
  /** Points seen less surely are lost. Default 0.5. */
  readonly leastVisibility?: number;
  /** Edge of the low-pass without phase, Hz. Default 6. */
  readonly edge?: Hertz;
}

/** One leg's points over time, in the unit of the picture: x as in the picture, y upwards. */
export interface FootTrack {
  readonly heel: { readonly x: Float64Array; readonly y: Float64Array };
  readonly toe: { readonly x: Float64Array; readonly y: Float64Array };
}

/** A walk at an even rate. */
export interface WalkTrack {
  readonly rate: Hertz;
  /** Seconds of the first sample on the clock of the frames. */
  readonly begin: number;
  readonly pelvis: { readonly x: Float64Array; readonly y: Float64Array };
  /** Only the feet that were seen in four of five frames. */
  readonly feet: ReadonlyMap<Foot, FootTrack>;
  /** From hip by knee to ankle, median, in the unit of the picture. */
  readonly leg: number;
}

const leastFrames = 30;
const leastSeen = 0.8;
/** A gap longer than this, s, cannot be bridged within a step. */
const longestGap = 0.25;

/**
 * Reads the points that a walk needs from frames at any times: evenly spaced, gaps of up to 0.25 s bridged, low-passed.
 * Errors: EUP_SIGNAL_GAIT_FRAMES, EUP_SIGNAL_POSE_VIEW, EUP_SIGNAL_POSE_HIDDEN.
 */
export function walkTrack(frames: readonly PoseFrame[], options: PoseWalkOptions): Result<WalkTrack, Fault> {
  const { leastVisibility = 0.5, edge = hertz(6) } = options;
  const times = frames.map(({ at }) => at as number);
  const steps = times.slice(1).map((t, i) => t - (times[i] as number));
  const rate = frames.length < leastFrames || !steps.every((step) => step > 0) ? 0 : 1 / middle(steps);
  const length = (times.at(-1) ?? 0) - (times[0] ?? 0);
  if (!(rate > 2.5 * edge && rate <= 1000 && length < 3600)) {
    return err(
      fault('EUP_SIGNAL_GAIT_FRAMES', { found: Number(rate.toFixed(1)), least: Math.ceil(2.5 * edge), frames: leastFrames }),
    );
  }
  if (options.view === undefined) {
    const views = frames.map((frame) => poseView(frame).kind);
    const sides = views.filter((kind) => kind === 'sagittal').length;
    if (sides < 0.5 * views.filter((kind) => kind !== 'unknown').length || sides === 0) {
      const seen = commonest(views);
      return err(fault('EUP_SIGNAL_POSE_VIEW', { measure: 'gait', seen, needed: 'a sagittal view' }));
    }
  }
  const count = Math.floor(length * rate) + 1;
  const low = butterworth(2, { kind: 'low', edge }, hertz(rate));
  const track = (name: PoseLandmark) => {
    const place = placeOf(name);
    const seen = frames.filter((frame) => shows(frame, place, leastVisibility)).length / frames.length;
    if (seen < leastSeen) return null;
    const [x, y] = [new Float64Array(count), new Float64Array(count)];
    spaced(frames, place, leastVisibility, rate, x, y);
    if (longestLost(x) > longestGap * rate) return null;
    bridgeLost(x);
    bridgeLost(y);
    return { x: filterZeroPhase(low, x), y: filterZeroPhase(low, y) };
  };
  const hips = [track('left-hip'), track('right-hip')].filter((hip) => hip !== null);
  const feet = new Map<Foot, FootTrack>();
  const legs: number[] = [];
  for (const foot of ['left', 'right'] as const) {
    const [heel, toe] = [track(`${foot}-heel`), track(`${foot}-foot-index`)];
    if (heel && toe) feet.set(foot, { heel, toe });
    const [hip, knee, ankle] = [track(`${foot}-hip`), track(`${foot}-knee`), track(`${foot}-ankle`)];
    if (hip && knee && ankle) {
      for (let i = 0; i < count; i++) legs.push(apart(hip, knee, i) + apart(knee, ankle, i));
    }
  }
  const leg = legs.length > 0 ? middle(legs) : 0;
  if (hips.length === 0 || feet.size === 0 || !(leg > 0)) return err(fault('EUP_SIGNAL_POSE_HIDDEN', { measure: 'gait' }));
  const mean = (axis: 'x' | 'y') =>
    Float64Array.from({ length: count }, (_, i) => hips.reduce((sum, hip) => sum + (hip[axis][i] as number), 0) / hips.length);
  return ok({ rate: hertz(rate), begin: times[0] ?? 0, pelvis: { x: mean('x'), y: mean('y') }, feet, leg });
}

function shows({ image, visibility }: PoseFrame, place: number, least: number): boolean {
  return (
    (visibility[place] as number) >= least &&
    Math.abs(image[2 * place] as number) + Math.abs(image[2 * place + 1] as number) < 1e9
  );
}

/** Writes evenly spaced samples between the frames that show the point; NaN where the neighbouring frames are far apart. */
function spaced(
  frames: readonly PoseFrame[],
  place: number,
  least: number,
  rate: number,
  x: Float64Array,
  y: Float64Array,
): void {
  const shown = frames.filter((frame) => shows(frame, place, least));
  const begin = frames[0]?.at ?? 0;
  let k = 0;
  for (let i = 0; i < x.length; i++) {
    const t = begin + i / rate;
    while (k < shown.length - 2 && (shown[k + 1] as PoseFrame).at < t) k++;
    const [a, b] = [shown[k] as PoseFrame, shown[k + 1] as PoseFrame];
    const step = b.at - a.at;
    const share = (t - a.at) / step;
    const near = step <= longestGap && share >= -0.5 && share <= 1.5;
    const between = (axis: 0 | 1) =>
      (a.image[2 * place + axis] as number) +
      share * ((b.image[2 * place + axis] as number) - (a.image[2 * place + axis] as number));
    x[i] = near ? between(0) : Number.NaN;
    y[i] = near ? -between(1) : Number.NaN;
  }
}

function longestLost(x: Float64Array): number {
  let [longest, run] = [0, 0];
  for (const value of x) {
    run = Number.isFinite(value) ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

type Points = { readonly x: Float64Array; readonly y: Float64Array };
const apart = (a: Points, b: Points, i: number): number =>
  Math.hypot((a.x[i] as number) - (b.x[i] as number), (a.y[i] as number) - (b.y[i] as number));

const middle = (values: readonly number[]): number => Float64Array.from(values).sort()[values.length >> 1] ?? 0;

function commonest(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'unknown';
}
