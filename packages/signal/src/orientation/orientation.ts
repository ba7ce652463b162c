import { emptyOrientation, type Motion, motionLength, type Orientation } from './motion.ts';
import { offlineOrientation } from './offline.ts';
import { type VqfParameters, vqfBasic } from './parameters.ts';
import { Vqf } from './vqf.ts';

/** `basic` corrects inclination and heading, `full` knows bias, rest and disturbance too, `offline` also looks ahead. */
export type OrientationMethod = 'basic' | 'full' | 'offline';

/**
 * The orientation at every sample of a recording by VQF. `basic` and `full` give what `Vqf` gives sample by sample;
 * `offline` looks both ways and delays nothing.
 * @throws RangeError where the arrays' lengths disagree
 */
export function orientation(motion: Motion, method: OrientationMethod = 'full', given: Partial<VqfParameters> = {}): Orientation {
  if (method === 'offline') return offlineOrientation(motion, given);
  const n = motionLength(motion);
  const out = emptyOrientation(motion, n);
  const vqf = new Vqf(motion.rate, method === 'basic' ? { ...given, ...bareOf(vqfBasic) } : given);
  runVqf(vqf, motion, n, out);
  return out;
}

/** What makes a filter basic, whatever else is given. */
const bareOf = ({ motionBias, restBias, rejectDisturbance }: VqfParameters) => ({ motionBias, restBias, rejectDisturbance });

function runVqf(vqf: Vqf, { gyr, acc, mag }: Motion, n: number, out: Orientation): void {
  for (let i = 0, r = 0, q = 0; i < n; i++, r += 3, q += 4) {
    let whole = vqf.updateGyr(gyr[r] as number, gyr[r + 1] as number, gyr[r + 2] as number);
    whole = vqf.updateAcc(acc[r] as number, acc[r + 1] as number, acc[r + 2] as number) && whole;
    if (mag) {
      whole = vqf.updateMag(mag[r] as number, mag[r + 1] as number, mag[r + 2] as number) && whole;
      vqf.quaternion9D(out.quaternions9D, q);
    }
    vqf.quaternion6D(out.quaternions6D, q);
    out.delta[i] = vqf.delta;
    const bias = vqf.bias;
    out.bias[r] = bias[0] as number;
    out.bias[r + 1] = bias[1] as number;
    out.bias[r + 2] = bias[2] as number;
    out.biasSigma[i] = vqf.biasSigma;
    out.rest[i] = vqf.restDetected ? 1 : 0;
    out.magDisturbed[i] = vqf.magDisturbed ? 1 : 0;
    out.lost[i] = whole ? 0 : 1;
  }
}
