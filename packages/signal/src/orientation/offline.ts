import { sigmaUnit } from './bias.ts';
import { Heading } from './heading.ts';
import { VectorLowPass } from './low-pass.ts';
import { emptyOrientation, type Motion, motionLength, type Orientation } from './motion.ts';
import type { VqfParameters } from './parameters.ts';
import { integrate, multiply, rotate, tiltUp, turnHeading } from './quaternion.ts';
import { invertSymmetric, largestRowSum } from './symmetric.ts';
import { isLost, isVoid, Vqf } from './vqf.ts';

/**
 * Orientation of a finished recording, without delay: the filter runs forwards and backwards for bias, rest and
 * disturbance, then gyroscope, acceleration and heading are taken anew with both ways' knowledge (Laidig & Seel 2023).
 * A lost sample is left out: its orientation is held.
 */
export function offlineOrientation(motion: Motion, given: Partial<VqfParameters> = {}): Orientation {
  const n = motionLength(motion);
  const out = emptyOrientation(motion, n);
  const vqf = new Vqf(motion.rate, given);
  if (n === 0) return out;
  learn(vqf, motion, n, out);
  const step = 1 / motion.rate;
  const inertial = integrateAll(motion, n, step, out);
  smoothBothWays(inertial, n, new VectorLowPass(3, vqf.parameters.tauAcc, step));
  tilt(inertial, n, out.quaternions6D);
  if (motion.mag) head(motion.mag, n, new Heading(vqf.parameters, step, 0), out);
  return out;
}

/** Bias, rest and disturbance from both directions; the two biases weigh by their certainty. */
function learn(vqf: Vqf, { gyr, acc, mag }: Motion, n: number, out: Orientation): void {
  const { bias, rest, magDisturbed, lost, biasSigma } = out;
  const certainty = new Float64Array(6 * n);
  for (let i = 0, r = 0; i < n; i++, r += 3) {
    lost[i] = feed(vqf, gyr, acc, mag, r, 1) ? 0 : 1;
    bias.set(vqf.bias, r);
    invertSymmetric(vqf.biasCovariance, 0, certainty, 6 * i);
    rest[i] = vqf.restDetected ? 1 : 0;
    magDisturbed[i] = vqf.magDisturbed ? 1 : 0;
  }
  vqf.reset();
  const here = new Float64Array(6);
  const there = new Float64Array(6);
  for (let i = n - 1, r = 3 * n - 3; i >= 0; i--, r -= 3) {
    feed(vqf, gyr, acc, mag, r, -1);
    if (vqf.restDetected) rest[i] = 1;
    if (!vqf.magDisturbed) magDisturbed[i] = 0;
    for (let k = 0; k < 6; k++) here[k] = certainty[6 * i + k] as number;
    invertSymmetric(vqf.biasCovariance, 0, there, 0);
    const b = vqf.bias;
    const b0 = b[0] as number;
    const b1 = b[1] as number;
    const b2 = b[2] as number;
    const f0 = bias[r] as number;
    const f1 = bias[r + 1] as number;
    const f2 = bias[r + 2] as number;
    // Backwards the bias shows with the other sign.
    const x = along(here, 0, 1, 2, f0, f1, f2) - along(there, 0, 1, 2, b0, b1, b2);
    const y = along(here, 1, 3, 4, f0, f1, f2) - along(there, 1, 3, 4, b0, b1, b2);
    const z = along(here, 2, 4, 5, f0, f1, f2) - along(there, 2, 4, 5, b0, b1, b2);
    for (let k = 0; k < 6; k++) here[k] = (here[k] as number) + (there[k] as number);
    invertSymmetric(here, 0, here, 0);
    bias[r] = along(here, 0, 1, 2, x, y, z);
    bias[r + 1] = along(here, 1, 3, 4, x, y, z);
    bias[r + 2] = along(here, 2, 4, 5, x, y, z);
    biasSigma[i] = Math.min(Math.sqrt(largestRowSum(here, 0)) * sigmaUnit, (vqf.parameters.biasSigmaInit * Math.PI) / 180);
  }
}

function feed(vqf: Vqf, gyr: Float64Array, acc: Float64Array, mag: Float64Array | undefined, r: number, sign: number): boolean {
  const turned = vqf.updateGyr(sign * (gyr[r] as number), sign * (gyr[r + 1] as number), sign * (gyr[r + 2] as number));
  const pushed = vqf.updateAcc(acc[r] as number, acc[r + 1] as number, acc[r + 2] as number);
  if (!mag) return turned && pushed;
  return vqf.updateMag(mag[r] as number, mag[r + 1] as number, mag[r + 2] as number) && turned && pushed;
}

function along(m: Float64Array, a: number, b: number, c: number, x: number, y: number, z: number): number {
  return (m[a] as number) * x + (m[b] as number) * y + (m[c] as number) * z;
}

/** The gyroscope's own path into `quaternions6D`; returns the acceleration along it, level over what was lost. */
function integrateAll({ gyr, acc }: Motion, n: number, step: number, { bias, quaternions6D }: Orientation): Float64Array {
  const q = Float64Array.of(1, 0, 0, 0);
  const inertial = new Float64Array(3 * n);
  let known = -1;
  for (let i = 0, r = 0; i < n; i++, r += 3) {
    const x = gyr[r] as number;
    const y = gyr[r + 1] as number;
    const z = gyr[r + 2] as number;
    if (!isLost(x, y, z)) {
      integrate(q, x - (bias[r] as number), y - (bias[r + 1] as number), z - (bias[r + 2] as number), step);
    }
    quaternions6D.set(q, 4 * i);
    const ax = acc[r] as number;
    const ay = acc[r + 1] as number;
    const az = acc[r + 2] as number;
    if (isVoid(ax, ay, az)) {
      if (known >= 0) inertial.copyWithin(r, known, known + 3);
      continue;
    }
    rotate(q, 0, ax, ay, az, inertial, r);
    if (known < 0) for (let k = 0; k < r; k += 3) inertial.copyWithin(k, r, r + 3);
    known = r;
  }
  return inertial;
}

function smoothBothWays(rows: Float64Array, n: number, low: VectorLowPass): void {
  for (let r = 0; r < 3 * n; r += 3) low.step(rows, r);
  low.settle(rows, 3 * n - 3);
  for (let r = 3 * n - 3; r >= 0; r -= 3) low.step(rows, r);
}

/** Corrects the inclination of each row of `quaternions` by the low-passed acceleration. */
function tilt(inertial: Float64Array, n: number, quaternions: Float64Array): void {
  const correction = Float64Array.of(1, 0, 0, 0);
  const v = new Float64Array(3);
  for (let i = 0, r = 0; i < n; i++, r += 3) {
    rotate(correction, 0, inertial[r] as number, inertial[r + 1] as number, inertial[r + 2] as number, v, 0);
    const x = v[0] as number;
    const y = v[1] as number;
    const z = v[2] as number;
    const length = Math.sqrt(x * x + y * y + z * z);
    if (length >= Number.EPSILON) tiltUp(correction, x / length, y / length, z / length);
    multiply(correction, 0, quaternions, 4 * i, quaternions, 4 * i);
  }
}

/** The heading, smoothed forwards and then backwards over the samples that weren't lost. */
function head(mag: Float64Array, n: number, heading: Heading, out: Orientation): void {
  const { quaternions6D, quaternions9D, delta, magDisturbed } = out;
  const v = new Float64Array(3);
  const seen = new Uint8Array(n);
  let began = false;
  for (let i = 0, r = 0; i < n; i++, r += 3) {
    const x = mag[r] as number;
    const y = mag[r + 1] as number;
    const z = mag[r + 2] as number;
    if (!isVoid(x, y, z)) {
      seen[i] = 1;
      rotate(quaternions6D, 4 * i, x, y, z, v, 0);
      const shown = Math.atan2(v[0] as number, v[1] as number);
      if (!began) heading.reset(shown);
      began = true;
      heading.follow(shown, magDisturbed[i] === 1);
    }
    delta[i] = heading.delta;
  }
  heading.reset(delta[n - 1] as number);
  for (let i = n - 1; i >= 0; i--) {
    if (seen[i] === 1) heading.follow(delta[i] as number, magDisturbed[i] === 1);
    delta[i] = heading.delta;
    turnHeading(quaternions6D, 4 * i, heading.delta, quaternions9D, 4 * i);
  }
}
