import { hertz } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { bytesOf, expectedOf, haveRecordings, whyNot } from '../recordings.fixture.ts';
import type { Motion } from './motion.ts';
import { type OrientationMethod, orientation } from './orientation.ts';
import { Vqf } from './vqf.ts';

const tolerance = 1e-9;

interface Probes {
  readonly quat6D: number[][];
  readonly quat9D: number[][];
  readonly bias?: number[][];
  readonly biasSigma?: number[];
  readonly delta?: number[];
  readonly restDetected?: boolean[];
  readonly magDistDetected?: boolean[];
}

interface Recorded {
  readonly motion: Motion;
  readonly probeIndex: number[];
  readonly of: (method: string) => Probes;
  readonly full: Record<string, number>;
  readonly final9D: readonly number[];
  readonly python6D: readonly number[];
}

function recorded(): Recorded {
  const expected = expectedOf('imu_vqf_286hz');
  const bytes = bytesOf(expected.file);
  const n = expected.rows as number;
  const columns = (from: number) =>
    Float64Array.from({ length: 3 * n }, (_, k) => bytes.readFloatLE(4 * (9 * Math.floor(k / 3) + from + (k % 3))));
  return {
    motion: { rate: hertz(expected.samplingRate), gyr: columns(0), acc: columns(3), mag: columns(6) },
    probeIndex: expected.probeIndex,
    of: (method) => expected[method],
    full: expected.vqf,
    final9D: expected.streamingFinalQuat9D,
    python6D: expected.pyvqfFirst2000_quat6D_last,
  };
}

/** How far two quaternions are apart, whichever sign each has. */
function apart(ours: Float64Array, i: number, theirs: readonly number[]): number {
  const differ = (sign: number) => Math.max(...theirs.map((x, k) => Math.abs((ours[4 * i + k] as number) - sign * x)));
  return Math.min(differ(1), differ(-1));
}

describe.skipIf(!haveRecordings)(`orientation of a hand-moved sensor equals the authors' own numbers${whyNot}`, () => {
  const data = haveRecordings ? recorded() : undefined;
  const methods: [OrientationMethod, string][] = [
    ['basic', 'basicVqf'],
    ['full', 'vqf'],
    ['offline', 'offlineVqf'],
  ];

  it.each(methods)('orientation(recording, %s) within 1e-9 at every probe', (method, key) => {
    if (!data) return;
    const ours = orientation(data.motion, method);
    const theirs = data.of(key);
    for (const [k, i] of data.probeIndex.entries()) {
      expect(apart(ours.quaternions6D, i, theirs.quat6D[k] ?? [])).toBeLessThan(tolerance);
      expect(apart(ours.quaternions9D, i, theirs.quat9D[k] ?? [])).toBeLessThan(tolerance);
      for (const axis of [0, 1, 2]) {
        const bias = theirs.bias?.[k]?.[axis];
        if (bias !== undefined) expect(Math.abs((ours.bias[3 * i + axis] as number) - bias)).toBeLessThan(tolerance);
      }
      const { delta, biasSigma, restDetected, magDistDetected } = theirs;
      if (delta) expect(Math.abs((ours.delta[i] as number) - (delta[k] as number))).toBeLessThan(tolerance);
      if (biasSigma) expect(Math.abs((ours.biasSigma[i] as number) - (biasSigma[k] as number))).toBeLessThan(tolerance);
      if (restDetected) expect(ours.rest[i] === 1).toBe(restDetected[k]);
      if (magDistDetected) expect(ours.magDisturbed[i] === 1).toBe(magDistDetected[k]);
    }
  });

  it('orientation(recording, full) rests and distrusts the field at exactly as many samples', () => {
    if (!data) return;
    const { rest, magDisturbed } = orientation(data.motion);
    const share = (flags: Uint8Array) => flags.reduce((sum, flag) => sum + flag, 0) / flags.length;
    expect(share(rest)).toBe(data.full['restFraction']);
    expect(share(magDisturbed)).toBe(data.full['magDistFraction']);
  });

  it('Vqf sample by sample ends where the authors’ streaming form does, and after 2000 samples where their Python form does', () => {
    if (!data) return;
    const { gyr, acc, mag, rate } = data.motion;
    const vqf = new Vqf(rate);
    const q = new Float64Array(4);
    const row = (of: Float64Array, i: number) => [of[3 * i], of[3 * i + 1], of[3 * i + 2]] as [number, number, number];
    for (let i = 0; i < gyr.length / 3; i++) {
      vqf.updateGyr(...row(gyr, i));
      vqf.updateAcc(...row(acc, i));
      if (mag) vqf.updateMag(...row(mag, i));
      if (i !== 1999) continue;
      vqf.quaternion6D(q);
      expect(apart(q, 0, data.python6D)).toBeLessThan(tolerance);
    }
    vqf.quaternion9D(q);
    expect(apart(q, 0, data.final9D)).toBeLessThan(tolerance);
  });
});
