import { type Hertz, hertz, type Seconds, seconds } from '@eupraxia/kernel';
import { butterworth } from '../filter/butterworth.ts';
import { filterZeroPhase } from '../filter/zero-phase.ts';
import { checkRate, rateLimits } from '../limits.ts';
import type { Motion } from '../orientation/motion.ts';
import { orientation } from '../orientation/orientation.ts';
import { rotate } from '../orientation/quaternion.ts';

/** A turn of the body about the vertical, seconds from the first sample. */
export interface BodyTurn {
  readonly from: Seconds;
  readonly to: Seconds;
  /** Degrees, to the left above 0. */
  readonly angle: number;
  /** The fastest, °/s. */
  readonly peakVelocity: number;
}

/** What a sensor on the trunk tells of a person's whole movement. */
export interface TrunkMotion {
  readonly rate: Hertz;
  /** Angular rate about the vertical, low-passed at 1.5 Hz without phase, °/s. */
  readonly yaw: Float64Array;
  /** How far the trunk leans from the way it was held at the beginning, low-passed at 3 Hz, °. */
  readonly lean: Float64Array;
  /** Share of samples that were lost. */
  readonly lost: number;
}

const yawEdge = hertz(1.5);
const leanEdge = hertz(3);
/** A turn begins and ends where the body turns slower than this, °/s. */
const slowest = 15;
const degree = 180 / Math.PI;

/** Reads a sensor fixed to the trunk (lower back, chest, belt) in any mounting; at least 2 s at 20 Hz or more, else null. */
export function trunkMotion({ rate, gyr, acc }: Motion): TrunkMotion | null {
  const n = gyr.length / 3;
  if (!(rate >= 20 && rate <= rateLimits.most && n >= 2 * rate)) return null;
  const { quaternions6D: q, bias, lost } = orientation({ rate, gyr, acc }, 'offline');
  const yaw = new Float64Array(n);
  const lean = new Float64Array(n);
  const v = new Float64Array(3);
  const up = upAtFirst(q, Math.round(rate / 2));
  for (let i = 0; i < n; i++) {
    if (lost[i] !== 1) {
      const [x, y, z] = [0, 1, 2].map((k) => (gyr[3 * i + k] as number) - (bias[3 * i + k] as number)) as [
        number,
        number,
        number,
      ];
      rotate(q, 4 * i, x, y, z, v, 0);
      yaw[i] = (v[2] as number) * degree;
    }
    rotate(q, 4 * i, up[0] as number, up[1] as number, up[2] as number, v, 0);
    lean[i] = Math.acos(Math.max(-1, Math.min(1, v[2] as number))) * degree;
  }
  const low = (edge: Hertz, x: Float64Array) => filterZeroPhase(butterworth(2, { kind: 'low', edge }, rate), x);
  const gone = lost.reduce((sum, flag) => sum + flag, 0);
  return { rate, yaw: low(yawEdge, yaw), lean: low(leanEdge, lean), lost: gone / n };
}

/** Where up is in the sensor's axes, over the first samples. */
function upAtFirst(q: Float64Array, count: number): Float64Array {
  const sum = new Float64Array(3);
  const v = new Float64Array(3);
  for (let i = 0; i < count; i++) {
    const [w, x, y, z] = q.subarray(4 * i, 4 * i + 4) as unknown as [number, number, number, number];
    rotate(Float64Array.of(w, -x, -y, -z), 0, 0, 0, 1, v, 0);
    for (let k = 0; k < 3; k++) sum[k] = (sum[k] as number) + (v[k] as number);
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((x) => x / length);
}

/**
 * The turns of the body about the vertical of at least `least` degrees: stretches of one direction in which it turns faster
 * than 15 °/s.
 */
export function bodyTurns({ rate, yaw }: TrunkMotion, least: number): BodyTurn[] {
  checkRate(rate);
  const found: BodyTurn[] = [];
  let [from, angle, peak] = [-1, 0, 0];
  for (let i = 0; i <= yaw.length; i++) {
    const now = i < yaw.length ? (yaw[i] as number) : 0;
    const goesOn = Math.abs(now) > slowest && (from < 0 || now > 0 === angle > 0 || angle === 0);
    if (goesOn) {
      if (from < 0) [from, angle, peak] = [i, 0, 0];
      angle += now / rate;
      peak = Math.max(peak, Math.abs(now));
    } else if (from >= 0) {
      if (Math.abs(angle) >= least) found.push({ from: seconds(from / rate), to: seconds(i / rate), angle, peakVelocity: peak });
      from = -1;
    }
  }
  return found;
}
