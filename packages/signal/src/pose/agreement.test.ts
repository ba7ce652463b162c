import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { seenBy } from './body.fixture.ts';
import type { PoseLandmark } from './landmarks.ts';
import type { PoseMeasure } from './measures.ts';
import { PoseMeter } from './meter.ts';

// Joint angles of a real movement (one-leg balance) in the coordinates of an OpenSim model. The model's own order of
// rotations lays out a body; our measures of that body must be the model's coordinates again.
const folder = fileURLToPath(new URL('../../../../../shared/data/video/', import.meta.url));
const have = existsSync(folder);

type Matrix = readonly (readonly [number, number, number])[];
type Vector = [number, number, number];
const rad = (value: number) => (value * Math.PI) / 180;
const times = (m: Matrix, v: readonly number[]): Vector =>
  m.map((row) => row.reduce((sum, x, k) => sum + x * (v[k] as number), 0)) as Vector;
const product = (a: Matrix, b: Matrix): Matrix => {
  const columns = [0, 1, 2].map((k) =>
    times(
      a,
      b.map((row) => row[k] as number),
    ),
  );
  return [0, 1, 2].map((r) => columns.map((c) => c[r] as number) as Vector);
};
// OpenSim: x forward, y up, z to the right.
const about: Record<'x' | 'y' | 'z', (angle: number) => Matrix> = {
  x: (a) => [
    [1, 0, 0],
    [0, Math.cos(rad(a)), -Math.sin(rad(a))],
    [0, Math.sin(rad(a)), Math.cos(rad(a))],
  ],
  y: (a) => [
    [Math.cos(rad(a)), 0, Math.sin(rad(a))],
    [0, 1, 0],
    [-Math.sin(rad(a)), 0, Math.cos(rad(a))],
  ],
  z: (a) => [
    [Math.cos(rad(a)), -Math.sin(rad(a)), 0],
    [Math.sin(rad(a)), Math.cos(rad(a)), 0],
    [0, 0, 1],
  ],
};
const rotation = (z: number, x: number, y: number) => product(product(about.z(z), about.x(x)), about.y(y));
const add = (a: readonly number[], b: readonly number[]): Vector => a.map((v, k) => v + (b[k] as number)) as Vector;

function coordinates(file: string): Record<string, number>[] {
  const lines = readFileSync(folder + file, 'utf8')
    .trim()
    .split('\n');
  const head = lines.findIndex((text) => text.startsWith('time'));
  const names = (lines[head] ?? '').split('\t').map((name) => name.trim());
  return lines.slice(head + 1).map((text) => {
    const row = text.split('\t').map(Number);
    return Object.fromEntries(names.map((name, i) => [name, row[i] as number]));
  });
}

/** The points of the model, in right, forward, up. Trunk and pelvis are one here: the spine is not what is compared. */
function model(q: Record<string, number>): Map<PoseLandmark, readonly [number, number, number]> {
  const of = (name: string) => q[name] ?? 0;
  const points = new Map<PoseLandmark, readonly [number, number, number]>();
  // A heading of the whole body is no measure of ours: left out.
  const pelvis = rotation(of('pelvis_tilt'), of('pelvis_list'), 0);
  const put = (name: PoseLandmark, [x, y, z]: Vector) => points.set(name, [z, x, y]);
  for (const side of ['left', 'right'] as const) {
    const [s, out] = side === 'right' ? (['r', 1] as const) : (['l', -1] as const);
    const hip = times(pelvis, [0, 0, out * 0.1]);
    const thigh = product(
      pelvis,
      rotation(of(`hip_flexion_${s}`), out * of(`hip_adduction_${s}`), out * of(`hip_rotation_${s}`)),
    );
    const knee = add(hip, times(thigh, [0, -0.42, 0]));
    const shank = product(thigh, about.z(-of(`knee_angle_${s}`)));
    const ankle = add(knee, times(shank, [0, -0.43, 0]));
    const foot = product(shank, about.z(of(`ankle_angle_${s}`)));
    const shoulder = times(pelvis, [0, 0.5, out * 0.2]);
    const arm = product(pelvis, rotation(of(`arm_flex_${s}`), out * of(`arm_add_${s}`), out * of(`arm_rot_${s}`)));
    const elbow = add(shoulder, times(arm, [0, -0.32, 0]));
    const lower = product(arm, about.z(of(`elbow_flex_${s}`)));
    put(`${side}-hip`, hip);
    put(`${side}-knee`, knee);
    put(`${side}-ankle`, ankle);
    put(`${side}-heel`, add(ankle, times(foot, [-0.05, 0, 0])));
    put(`${side}-foot-index`, add(ankle, times(foot, [0.15, 0, 0])));
    put(`${side}-shoulder`, shoulder);
    put(`${side}-elbow`, elbow);
    put(`${side}-wrist`, add(elbow, times(lower, [0, -0.25, 0])));
  }
  return points;
}

const same: readonly (readonly [PoseMeasure, (q: Record<string, number>) => number])[] = (['left', 'right'] as const).flatMap(
  (side) => {
    const s = side === 'right' ? 'r' : 'l';
    return [
      [`hip-flexion-${side}`, (q) => q[`hip_flexion_${s}`] as number],
      [`hip-abduction-${side}`, (q) => -(q[`hip_adduction_${s}`] as number)],
      [`knee-flexion-${side}`, (q) => q[`knee_angle_${s}`] as number],
      [`ankle-dorsiflexion-${side}`, (q) => q[`ankle_angle_${s}`] as number],
      // One of the two models turns the shoulder in another order, which has no coordinate of this name.
      [`shoulder-flexion-${side}`, (q) => q[`arm_flex_${s}`] ?? Number.NaN],
      [`elbow-flexion-${side}`, (q) => Math.abs(q[`elbow_flex_${s}`] as number)],
    ] as (readonly [PoseMeasure, (q: Record<string, number>) => number])[];
  },
);

describe.skipIf(!have)(`PoseMeter against an OpenSim model${have ? '' : ' (skipped: no reference data in ../shared)'}`, () => {
  it.each(['pose2sim_BalancingTrial_ref_LSTM.mot', 'pose2sim_BalancingTrial_ref_body25b.mot'])(
    'PoseMeter gives of the body that the coordinates of %s lay out these coordinates again',
    (file) => {
      const meter = PoseMeter.of(
        same.map(([measure]) => measure),
        { depth: 'measured', smoothing: 'none' },
      );
      if (!meter.ok) throw new Error(meter.error.code);
      const rows = coordinates(file);
      expect(rows.length).toBe(100);
      let largest = 0;
      const compared = new Set<string>();
      for (const q of rows) {
        meter.value.push(seenBy(model(q), { yaw: 20, space: true }));
        same.forEach(([measure, of], k) => {
          if (Number.isNaN(of(q))) return;
          compared.add(measure);
          expect(meter.value.reasons[k], measure).toBeNull();
          largest = Math.max(largest, Math.abs((meter.value.values[k] as number) - of(q)));
        });
      }
      expect(largest).toBeLessThan(1e-6);
      expect(compared.size).toBeGreaterThanOrEqual(10);
    },
  );
});
