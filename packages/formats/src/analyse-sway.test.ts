import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hertz, seconds } from '@eupraxia/kernel';
import { swayLimits, swayRecord } from '@eupraxia/signal/balance';
import { describe, expect, it } from 'vitest';
import { type AnalyseSwayOptions, analyseSway, type SwayReport } from './analyse-sway.ts';
import { open } from './files.fixture.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/signals/', import.meta.url));
const here = existsSync(folder);

async function analyse(content: string | Uint8Array, options: AnalyseSwayOptions = {}, rate = 100): Promise<SwayReport | string> {
  const opened = await open(content, rate, 65_536);
  if (!opened.ok) return opened.error.code;
  const report = await analyseSway(opened.value, options);
  return report.ok ? report.value : report.error.code;
}

const rows = Array.from({ length: 2000 }, (_, i) => [Math.sin(i / 40), 2 * Math.cos(i / 70)] as const);
const text = (head: string, row: (ml: number, ap: number) => number[]) =>
  `${head}\n${rows.map(([ml, ap]) => row(ml, ap).join(',')).join('\n')}\n`;

describe.skipIf(!here)(`on a force plate's recording${here ? '' : ' (skipped: no reference recordings in ../shared)'}`, () => {
  it('analyseSway(cop_amti_100hz, 40 to 70 s) equals the reference within 1e-6', async () => {
    const expected = JSON.parse(readFileSync(`${folder}cop_amti_100hz.expected.json`, 'utf8'));
    const own = expected.cases[2].ownScipy as Record<string, number>;
    const window = { from: seconds(40), to: seconds(70) };
    const report = await analyse(readFileSync(`${folder}cop_amti_100hz.csv`), { window });
    if (typeof report === 'string') throw new Error(report);
    expect(report).toMatchObject({ format: 'csv', source: 'force-plate', samples: 3000, seconds: 30, filter: 10 });
    for (const [ours, theirs] of [
      [report.path, own['pathLength']],
      [report.meanVelocity, own['meanVelocity_pathOverN_dt']],
      [report.rmsMl, own['rmsML']],
      [report.rmsAp, own['rmsAP']],
      [report.rangeMl, own['rangeML']],
      [report.rangeAp, own['rangeAP']],
      [report.ellipse95.area, own['ellipse95_F_prediction']],
    ] as const) {
      expect(Math.abs(ours / (theirs ?? 0) - 1)).toBeLessThan(1e-6);
    }
  });
});

describe('analyseSway', () => {
  it('analyseSway(file) gives what swayRecord gives of its samples', async () => {
    const report = await analyse(text('ML (cm),AP (cm)', (ml, ap) => [ml, ap]));
    const sway = { ml: Float64Array.from(rows, ([ml]) => ml), ap: Float64Array.from(rows, ([, ap]) => ap) };
    const record = swayRecord(sway, hertz(100));
    if (typeof report === 'string' || !record.ok) throw new Error(String(report));
    const { format, source, window, filter, units } = report;
    expect(report).toMatchObject(record.value);
    expect([format, source, window, filter, units.path]).toEqual(['csv', 'center-of-pressure', { from: 0, to: 20 }, 10, 'cm']);
  });

  it('analyseSway refuses a path that is too small for a person', async () => {
    expect(await analyse(text('ML (cm),AP (cm)', (ml, ap) => [ml / 1000, ap / 1000]))).toBe('EUP_FORMATS_SWAY_STANDING');
    expect(await analyse(text('Fz (N),Mx (Nmm),My (Nmm)', (ml, ap) => [700, 7 * ap, 7 * ml]))).toBe('EUP_FORMATS_SWAY_STANDING');
  });

  it.each([
    ['millimetres', 'CoPx (mm),CoPy (mm)', (ml: number, ap: number) => [10 * ml, 10 * ap]],
    ['metres and a time', 'time,COP_ML_m,COP_AP_m', (ml: number, ap: number) => [0, ml / 100, ap / 100]],
    ['N and N·m', 'Fx,Fy,Fz,Mx,My,Mz', (ml: number, ap: number) => [1, 1, 700, 7 * ap, 7 * ml, 1]],
    ['N and N·mm', 'Fz (N),Mx (Nmm),My (Nmm)', (ml: number, ap: number) => [700, 7000 * ap, 7000 * ml]],
  ])('analyseSway reads %s alike', async (_what, head, row) => {
    let at = 0;
    const timed = (ml: number, ap: number) => (head.startsWith('time') ? [at++ / 100, ...row(ml, ap).slice(1)] : row(ml, ap));
    const report = await analyse(text(head, timed));
    const plain = await analyse(text('ML,AP', (ml, ap) => [ml, ap]));
    if (typeof report === 'string' || typeof plain === 'string') throw new Error(`${report} ${plain}`);
    expect(report.path).toBeCloseTo(plain.path, 6);
    expect(report.rmsAp).toBeCloseTo(plain.rmsAp, 6);
    expect(report.rangeMl).toBeCloseTo(plain.rangeMl, 6);
  });

  it('analyseSway reads two columns without names as ML and AP, six as a plate', async () => {
    const two = await analyse(rows.map(([ml, ap]) => `${ml.toFixed(9)},${ap.toFixed(9)}`).join('\n'));
    const six = await analyse(rows.map(([ml, ap]) => `0.5,0.5,700,${(7 * ap).toFixed(9)},${(7 * ml).toFixed(9)},0.5`).join('\n'));
    if (typeof two === 'string' || typeof six === 'string') throw new Error(`${two} ${six}`);
    expect([two.source, six.source]).toEqual(['center-of-pressure', 'force-plate']);
    expect(six.path).toBeCloseTo(two.path, 6);
  });

  it('analyseSway(window) reads the file to its end, and tells of a fault behind the window', async () => {
    const window = { from: seconds(1), to: seconds(5) };
    const read = async (content: string) => {
      const opened = await open(content, 100, 500);
      if (!opened.ok) throw new Error(opened.error.message);
      const report = await analyseSway(opened.value, { window });
      if (!report.ok) throw new Error(report.error.message);
      const found = opened.value.counts().find((count) => count.of === 'samples')?.found;
      return { found, samples: report.value.samples, remarks: report.value.remarks.map(({ message }) => message) };
    };
    const lines = ['ML (cm),AP (cm)', ...Array.from({ length: 10 }, () => rows.map((row) => row.join(','))).flat()];
    expect(await read(lines.join('\n'))).toMatchObject({ found: 20_000, samples: 400 });
    lines[15_001] = 'what,is this';
    const broken = await read(lines.join('\n'));
    expect(broken.samples).toBe(400);
    expect(broken.remarks).toContainEqual(expect.stringMatching(/^What follows the window could not be read \(Line 15002/));
  });

  it('analyseSway holds a window of an endless recording, and refuses more than it can', async () => {
    const long = `ML,AP\n${'1,2\n3,4\n'.repeat(swayLimits.mostSamples / 2 + 1)}`;
    expect(await analyse(long)).toBe('EUP_FORMATS_SWAY_LONG');
    const some = await analyse(long, { window: { from: seconds(5000), to: seconds(5010) } });
    expect(some).toMatchObject({ samples: 1000, window: { from: 5000, to: 5010 } });
  });

  it('analyseSway refuses what is no sway, a wrong unit and a window outside with their codes', async () => {
    expect(await analyse('a,b,c\n1,2,3\n4,5,6\n7,8,9\n')).toBe('EUP_FORMATS_SWAY_COLUMNS');
    expect(await analyse('ML (V),AP (V)\n1,2\n3,4\n5,6\n')).toBe('EUP_FORMATS_SWAY_UNIT');
    expect(await analyse('ML [furlong],AP [furlong]\n1,2\n3,4\n5,6\n')).toBe('EUP_FORMATS_SWAY_UNIT');
    const path = text('ML,AP', (ml, ap) => [ml, ap]);
    expect(await analyse(path, { window: { from: seconds(10), to: seconds(21) } })).toBe('EUP_FORMATS_WINDOW');
    expect(await analyse(path, { window: { from: seconds(30), to: seconds(40) } })).toBe('EUP_FORMATS_WINDOW');
  });
});
