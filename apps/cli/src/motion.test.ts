import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';

const shared = fileURLToPath(new URL('../../../../shared/data/signals/', import.meta.url));
const here = existsSync(shared);
const folder = mkdtempSync(join(tmpdir(), 'eupraxia-motion-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function eupraxia(...args: string[]): Promise<{ code: number; out: string; stderr: string }> {
  let [out, stderr] = ['', ''];
  const code = await run(args, {
    stdin: Readable.from([]),
    env: {},
    out: async (text) => {
      out += text;
    },
    err: (line) => {
      stderr += `${line}\n`;
    },
  });
  return { code, out, stderr: stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A sensor that turns to and fro about x, in °/s and g. */
const rocking = (rows: number) =>
  `ax,ay,az,gx,gy,gz\n${Array.from({ length: rows }, (_, i) => {
    const [angle, speed] = [0.5 * Math.sin(i / 50), Math.cos(i / 50)];
    return `0,${Math.sin(angle).toFixed(6)},${Math.cos(angle).toFixed(6)},${((speed * 180) / Math.PI).toFixed(6)},0,0`;
  }).join('\n')}\n`;

describe('analyse --as orientation', () => {
  it('eupraxia analyse FILE --as orientation --json writes one document with a quaternion for each sample', async () => {
    const path = file('rocking.csv', rocking(3000));
    for (const method of ['basic', 'full', 'offline']) {
      const { code, out } = await eupraxia('analyse', path, '--as', 'orientation', '--rate', '100', '--method', method, '--json');
      const report = JSON.parse(out);
      expect([code, report.method, report.samples, report.quaternions.length]).toEqual([0, method, 3000, 3000]);
      expect(report.read).toEqual({ acc: { unit: 'g', by: 'samples' }, gyr: { unit: 'deg/s', by: 'samples' } });
      const [w, x, y, z] = report.quaternions[2000];
      expect(2 * Math.atan2(x, w)).toBeCloseTo(0.5 * Math.sin(2000 / 50), 2);
      expect(Math.hypot(y, z)).toBeLessThan(0.01);
    }
  });

  it('eupraxia analyse FILE --as orientation without --json writes a line for each sample', async () => {
    const asked = ['analyse', file('r.csv', rocking(200)), '--as', 'orientation', '--rate', '100'];
    const { code, out, stderr } = await eupraxia(...asked, '--unit', 'deg/s');
    expect([code, out.split('\n').length, out.split('\n')[0]]).toEqual([0, 202, 'seconds,w,x,y,z']);
    expect(stderr).toContain('VQF full');
    // Two seconds do not tell the unit.
    const unknown = await eupraxia(...asked);
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('EUP_FORMATS_MOTION_UNIT_UNKNOWN')]);
    expect(unknown.stderr).toContain('--unit deg/s or --unit rad/s');
    expect((await eupraxia(...asked, '--unit', 'furlong')).stderr).toContain('is not deg/s or rad/s');
  });

  it('eupraxia analyse --as orientation closes its document with the fault where the file breaks off in words', async () => {
    const path = file('broken.csv', `${rocking(70_000)}0,0,1,oops,0,0\n`);
    const { code, out } = await eupraxia('analyse', path, '--as', 'orientation', '--rate', '100', '--json');
    const report = JSON.parse(out);
    expect([code, report.error.code, report.quaternions.length > 0]).toEqual([1, 'EUP_FORMATS_NUMBER', true]);
  });

  it.each([
    ['no gyroscope', 'acc_x,acc_y,acc_z\n0,0,9.8\n0,0,9.8\n', 'EUP_FORMATS_MOTION_COLUMNS'],
    ['no gravity', 'ax,ay,az,gx,gy,gz\n0,0,0.01,1,2,3\n0,0,0.01,1,2,3\n', 'EUP_FORMATS_MOTION_GRAVITY'],
    [
      'two sensors',
      'l_ax,l_ay,l_az,l_gx,l_gy,l_gz,r_ax,r_ay,r_az,r_gx,r_gy,r_gz\n0,0,9,1,2,3,0,0,9,1,2,3\n',
      'EUP_FORMATS_MOTION_SENSOR',
    ],
    ['another unit', 'acc_x (furlong),acc_y,acc_z,gx,gy,gz\n0,0,9.8,1,2,3\n0,0,9.8,1,2,3\n', 'EUP_FORMATS_MOTION_UNIT'],
  ])('eupraxia analyse --as orientation of %s is refused by its code', async (_what, text, expected) => {
    const { code, out } = await eupraxia('analyse', file('bad.csv', text), '--as', 'orientation', '--rate', '100', '--json');
    expect([code, JSON.parse(out).error.code]).toEqual([1, expected]);
  });
});

describe('analyse --as gait', () => {
  it('eupraxia analyse of a sensor that does not walk is refused', async () => {
    const path = file('still.csv', rocking(3000));
    const { code, out } = await eupraxia('analyse', path, '--as', 'gait', '--rate', '100', '--foot', 'left', '--json');
    expect([code, JSON.parse(out).error.code]).toEqual([1, 'EUP_FORMATS_GAIT_NONE']);
  });

  it.skipIf(!here)(
    `eupraxia analyse walk.csv --as gait gives gaitmap's strides${here ? '' : ' (skipped: no reference recordings in ../shared)'}`,
    async () => {
      const expected = JSON.parse(readFileSync(`${shared}gait_imu_healthy_204p8hz.expected.json`, 'utf8'));
      for (const foot of ['left', 'right'] as const) {
        const path = `${shared}gait_imu_healthy_204p8hz.csv`;
        const { code, out } = await eupraxia('analyse', path, '--as', 'gait', '--rate', '204.8', '--foot', foot, '--json');
        const report = JSON.parse(out);
        const theirs = expected.feet[`${foot}_sensor`];
        expect([code, report.count, report.strides.length]).toEqual([0, 26, 26]);
        expect(report.strides.map((s: { initialContact: number }) => Math.round(s.initialContact * 204.8))).toEqual(
          theirs.events.map((e: { ic: number }) => e.ic),
        );
        expect(report.mean.strideTime).toBeCloseTo(theirs.temporalMean.stride_time, 9);
        expect(report.sd.stanceTime).toBeCloseTo(theirs.temporalSd.stance_time, 9);
        expect(report.cv.strideTime).toBeCloseTo(theirs.strideTimeCvPercent, 9);
        expect(report.mean.strideLength).toBeCloseTo(theirs.spatialMean.stride_length, 3);
        const { out: text } = await eupraxia('analyse', path, '--as', 'gait', '--rate', '204.8', '--foot', foot);
        expect(text).toContain('26 strides');
      }
    },
  );
});
