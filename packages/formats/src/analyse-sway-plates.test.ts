import { hertz } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { type AnalyseSwayOptions, analyseSway, type SwayReport } from './analyse-sway.ts';
import type { C3dDetails, ForcePlatform } from './c3d/details.ts';
import { forceTrackChannels, PlateForces } from './c3d/platforms.ts';
import { channelOf } from './channels.ts';
import { open } from './files.fixture.ts';
import type { Recording } from './recording.ts';
import { trackOf } from './tracks.ts';
import { madeRecording } from './write/written.fixture.ts';

const rate = 100;
const length = 2000;
const times = Array.from({ length }, (_, i) => i / rate);
/** Where the person's weight acts in the laboratory, mm, and how much of it is on the second plate. */
const place = times.map((t) => [3 * Math.sin(t) + 300, 8 * Math.cos(0.7 * t) + 250] as const);
const onSecond = times.map((t) => 0.4 + 0.05 * Math.sin(0.3 * t));
const weight = 700;

/** A plate 600 mm wide and 500 mm long whose first corner lies at `left`; its surface 40 mm above its sensors. */
const platform = (left: number, first: number, unit = 1): ForcePlatform => ({
  type: 2,
  channels: [0, 1, 2, 3, 4, 5].map((k) => first + k),
  corners: [left + 600, 500, 0, left, 500, 0, left, 0, 0, left + 600, 0, 0].map((x) => x * unit),
  origin: [0, 0, -40 * unit],
});

/** What a plate's six channels show of a force at a place of the laboratory, with some shear. */
function channels(left: number, loads: readonly number[], places: readonly (readonly [number, number])[], unit = 1): number[][] {
  const out: number[][] = [[], [], [], [], [], []];
  for (const [i, fz] of loads.entries()) {
    const [x, y] = places[i] as readonly [number, number];
    const [fx, fy] = [0.03 * fz, -0.02 * fz];
    // About the sensors' origin below the middle of the surface: the shear force moves it there.
    const [px, py] = [(x - left - 300) * unit, (y - 250) * unit];
    const depth = -40 * unit;
    for (const [k, value] of [fx, fy, fz, py * fz - fy * depth, -px * fz + fx * depth, 0].entries()) out[k]?.push(value);
  }
  return out;
}

interface Plate {
  readonly left: number;
  readonly loads: readonly number[];
  readonly places: readonly (readonly [number, number])[];
}

function recording(plates: readonly Plate[], { unit = 1, said = 'mm' } = {}): Recording {
  const groups = [
    {
      name: 'POINT',
      description: '',
      locked: false,
      parameters: [{ name: 'UNITS', type: 'text', dimensions: [2], values: [said], description: '', locked: false }],
    },
  ] as const;
  const platforms = plates.map(({ left }, k) => platform(left, 6 * k, unit));
  const raw = plates.flatMap(({ left, loads, places }) => channels(left, loads, places, unit)).map((x) => Float64Array.from(x));
  const names = ['Fx', 'Fy', 'Fz', 'Mx', 'My', 'Mz'];
  const analog = trackOf(
    'analog',
    rate,
    plates.flatMap((_, k) => names.map((name) => channelOf(`${name}${k + 1}`, name.startsWith('F') ? 'N' : 'Nmm'))),
  );
  const forces = trackOf('forces', rate, forceTrackChannels(groups, platforms), { derivedFrom: 'analog' });
  const computed = platforms.flatMap((one) => new PlateForces(one, groups).of(raw));
  const c3d = { platforms, groups } as unknown as C3dDetails;
  return madeRecording(
    [
      { track: analog, data: raw },
      { track: forces, data: computed },
    ],
    { format: 'c3d', c3d },
    333,
  );
}

const both = (): readonly Plate[] => {
  // The common place lies between the feet as the loads do.
  const apart = place.map(([x, y], i) => {
    const share = onSecond[i] as number;
    const [first, second] = [x - 400 * share, x + 400 * (1 - share)];
    return { first: [first, y - 20 * share] as const, second: [second, y + 20 * (1 - share)] as const };
  });
  return [
    { left: -300, loads: onSecond.map((share) => weight * (1 - share)), places: apart.map(({ first }) => first) },
    { left: 300, loads: onSecond.map((share) => weight * share), places: apart.map(({ second }) => second) },
  ];
};
const empty = (left: number): Plate => ({ left, loads: times.map((t) => 2 * Math.sin(9 * t)), places: place });
const alone = (): Plate => ({ left: 0, loads: times.map(() => weight), places: place });

async function analyse(from: Recording, options: AnalyseSwayOptions = {}): Promise<SwayReport | string> {
  const report = await analyseSway(from, options);
  return report.ok ? report.value : `${report.error.code}: ${report.error.message}`;
}

async function analysed(from: Recording, options: AnalyseSwayOptions = {}): Promise<SwayReport> {
  const report = await analyse(from, options);
  if (typeof report === 'string') throw new Error(report);
  return report;
}

const spread = (values: readonly number[]) => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
};
const rms = { ml: spread(place.map(([x]) => x / 10)), ap: spread(place.map(([, y]) => y / 10)) };
const told = (report: SwayReport) => report.remarks.map(({ message }) => message).join('\n');

describe('analyseSway on force plates that the file places', () => {
  it('analyseSway(two plates that carry a person) is the sway of both together, and tells what each carries', async () => {
    const report = await analysed(recording(both()), { filter: 'none' });
    expect(report).toMatchObject({ source: 'force-plate', plate: 'combined', axes: { ml: 'x', ap: 'y' }, quality: { score: 1 } });
    expect(report.rmsMl).toBeCloseTo(rms.ml, 6);
    expect(report.rmsAp).toBeCloseTo(rms.ap, 6);
    expect(report.meanMl).toBeCloseTo(30, 0);
    expect(report.plates.map(({ plate, share }) => [plate, Math.round(10 * share) / 10])).toEqual([
      ['1', 0.6],
      ['2', 0.4],
    ]);
    expect(report.plates[0]?.numbers?.rmsAp).toBeGreaterThan(0);
    expect(report.plates[0]?.load).toBeCloseTo(weight * (1 - onSecond.reduce((a, b) => a + b, 0) / length), 6);
    expect(told(report)).toMatch(/2 of 2 force plates carry the person/);
    expect(told(report)).toMatch(/Mediolateral is the x axis/);
  });

  it('analyseSway(--plate 2) is that plate alone, and a plate that is not there is refused', async () => {
    const second = await analysed(recording(both()), { plate: '2', filter: 'none' });
    expect(second.plate).toBe('2');
    expect(second.rmsMl).not.toBeCloseTo(rms.ml, 2);
    expect(second.rmsMl).toBeCloseTo(second.plates[1]?.numbers?.rmsMl ?? 0, 2);
    expect(await analyse(recording(both()), { plate: '3' })).toMatch(/^EUP_FORMATS_SWAY_PLATE_UNKNOWN.*1, 2/);
  });

  it('analyseSway moves the moments to the surface, leaves an empty plate out and turns the axes where asked', async () => {
    const report = await analysed(recording([empty(-700), alone()]), { filter: 'none' });
    expect(report.plate).toBe('2');
    expect([report.rmsMl, report.rmsAp]).toEqual([expect.closeTo(rms.ml, 6), expect.closeTo(rms.ap, 6)]);
    expect(told(report)).toMatch(/1 of 2 force plates carry/);
    const turned = await analysed(recording([alone()]), { filter: 'none', ml: 'y' });
    expect([turned.rmsMl, turned.rmsAp]).toEqual([expect.closeTo(rms.ap, 6), expect.closeTo(rms.ml, 6)]);
    expect(await analyse(recording([alone()]), { ml: 'z' })).toMatch(/^EUP_FORMATS_SWAY_AXIS/);
  });

  it.each([
    ['m', 0.001],
    ['', 1],
    ['', 0.001],
    ['mm', 0.001],
  ])(
    'analyseSway(lengths said to be in "%s", %d of the millimeters) is in cm all the same, and says what it took',
    async (said, unit) => {
      const report = await analysed(recording([alone()], { unit, said }), { filter: 'none' });
      expect(report.rmsAp).toBeCloseTo(rms.ap, 6);
      expect(/Taken as/.test(told(report))).toBe(said !== 'm');
    },
  );

  it('analyseSway refuses a walk over plates, an empty laboratory and a person who steps off early', async () => {
    const step = (from: number, to: number) =>
      times.map((t) => (t % 2 > from && t % 2 < to ? weight * Math.sin((Math.PI * ((t % 2) - from)) / (to - from)) : 0));
    const walk = [
      { left: -300, loads: step(0, 0.7), places: place.map(([x, y]) => [x - 300, y] as const) },
      { left: 300, loads: step(0.6, 1.3).map((load) => load + 12), places: place.map(([x, y]) => [x + 300, y] as const) },
    ];
    expect(await analyse(recording(walk))).toMatch(/^EUP_FORMATS_SWAY_STANDING/);
    expect(await analyse(recording([empty(0), empty(600)]))).toMatch(/^EUP_FORMATS_SWAY_STANDING/);
    const gone = { ...alone(), loads: times.map((t) => (t < 8 ? weight : 0)) };
    expect(await analyse(recording([gone]))).toMatch(/^EUP_FORMATS_SWAY_STANDING/);
  });

  it('analyseSway counts samples without a person as lost and says so', async () => {
    const later = { ...alone(), loads: times.map((t) => (t < 4 ? 0 : weight)) };
    const report = await analysed(recording([later]));
    expect(report.quality.score).toBeCloseTo(0.8, 6);
    expect(told(report)).toMatch(/In 4 s nobody stands on the plate/);
  });

  it('analyseSway refuses a force that acts beside its plate', async () => {
    const beside = { ...alone(), places: place.map(([x, y]) => [x + 2000, y] as const) };
    expect(await analyse(recording([beside]))).toMatch(/^EUP_FORMATS_SWAY_STANDING.*beside the plate/);
  });
});

describe('analyseSway on columns', () => {
  const rows = (row: (i: number) => readonly number[]) => times.map((_, i) => row(i).join(',')).join('\n');
  const from = async (head: string, row: (i: number) => readonly number[]) => {
    const opened = await open(`${head}\n${rows(row)}\n`, rate, 65_536);
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  const load = (i: number) => {
    const [x, y] = place[i] as readonly [number, number];
    return [weight, weight * (y / 1000), weight * (x / 1000)] as const;
  };

  it.each([
    'Fz,Mx,My',
    'Fz1,Mx1,My1',
    'F1Z (N),M1X (Nm),M1Y (Nm)',
    'PF1Fz (N),PF1Mx (Nm),PF1My (Nm)',
    'FP1 Fz,FP1 Mx,FP1 My',
    'Force.Fz1 (N),Moment.Mx1 (Nm),Moment.My1 (Nm)',
  ])('analyseSway(%s) is one plate whose moments are not moved, and says so', async (head) => {
    const report = await analysed(await from(head, load), { filter: 'none' });
    expect([report.rmsMl, report.rmsAp]).toEqual([expect.closeTo(rms.ml, 6), expect.closeTo(rms.ap, 6)]);
    expect(told(report)).toMatch(/not moved to the plate’s surface/);
    expect(/states no unit; taken as/.test(told(report))).toBe(!head.includes('('));
  });

  it.each(['COPx (mm),COPy (mm)', 'COP_X (mm),COP_Y (mm)', 'CoP1x (mm),CoP1y (mm)', 'x (mm),y (mm)', 'COP ML (mm),COP AP (mm)'])(
    'analyseSway(%s) is a path',
    async (head) => {
      const report = await analysed(await from(head, (i) => place[i] as readonly number[]), { filter: 'none' });
      expect(report).toMatchObject({ source: 'center-of-pressure', plate: null, plates: [] });
      expect([report.rmsMl, report.rmsAp]).toEqual([expect.closeTo(rms.ml, 6), expect.closeTo(rms.ap, 6)]);
    },
  );

  it('analyseSway(two plates without their places) is refused until one is named', async () => {
    const two = await from('Fz1,Mx1,My1,Fz2,Mx2,My2', (i) => [...load(i), ...load(i)]);
    expect(await analyse(two)).toMatch(/^EUP_FORMATS_SWAY_PLATES/);
    const again = await from('Fz1,Mx1,My1,Fz2,Mx2,My2', (i) => [...load(i), ...load(i)]);
    expect(await analysed(again, { plate: '2' })).toMatchObject({ plate: '2' });
  });

  it('analyseSway takes x and y for a path only where there is nothing else', async () => {
    const three = await from('x,y,z', (i) => [...(place[i] as readonly [number, number]), 1]);
    expect(await analyse(three)).toMatch(/^EUP_FORMATS_SWAY_COLUMNS/);
  });

  it('analyseSway refuses a path that no standing person makes', async () => {
    expect(await analyse(await from('ML,AP', () => [1, 2]))).toMatch(/^EUP_FORMATS_SWAY_STANDING.*does not change/);
    expect(await analyse(await from('ML,AP', (i) => [60 * Math.sin(i / 50), 2]))).toMatch(
      /^EUP_FORMATS_SWAY_STANDING.*moves over/,
    );
  });

  it('analyseSway never takes a marker for a center of pressure, whatever its name', async () => {
    for (const name of ['*', '#', 'x', 'COP', 'ML', '', 'Fz']) {
      const markers = trackOf(
        'points',
        rate,
        ['LASI', name].flatMap((one) =>
          ['x', 'y', 'z'].map((axis) => ({ name: `${one}_${axis}`, unit: 'mm', quantity: 'marker' as const })),
        ),
      );
      const data = [0, 1, 2, 3, 4, 5].map((k) => times.map((t) => Math.sin(t + k)));
      const made = madeRecording([{ track: { ...markers, rate: hertz(rate) }, data }]);
      expect(await analyse(made), name).toMatch(/^EUP_FORMATS_SWAY_MARKER/);
    }
  });
});
