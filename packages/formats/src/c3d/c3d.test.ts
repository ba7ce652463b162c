import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hertz, seconds } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { readAll, samplesOf } from '../files.fixture.ts';
import { file, madeRecording } from '../write/written.fixture.ts';
import type { C3dDetails, C3dGroup, ForcePlatform } from './details.ts';
import { PlateForces } from './platforms.ts';
import { bytesOfFloats, floatsOf } from './processor.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/signals/', import.meta.url));
const here = existsSync(folder);

describe.skipIf(!here)(`on real recordings${here ? '' : ' (skipped: no reference recordings in ../shared)'}`, () => {
  const expected = here ? JSON.parse(readFileSync(`${folder}c3d.expected.json`, 'utf8')) : {};

  it.each(['opensim_walking2.c3d', 'pyomeca_markers_analogs.c3d'])(
    'openRecording(%s) gives what the reference reads',
    async (name) => {
      const theirs = expected[name];
      const { recording, tracks } = await samplesOf(readFileSync(`${folder}${name}`), undefined, 65_536);
      const find = (track: string) => recording.tracks.findIndex((one) => one.id === track);
      const [points, analogs] = [tracks[find('points')] ?? [], tracks[find('analog')] ?? []];
      expect(points.length).toBe(3 * theirs.points);
      expect(points[0]?.length).toBe(theirs.frames);
      expect(recording.tracks[find('points')]?.rate).toBe(theirs.pointRate);
      expect(analogs.length).toBe(theirs.analogs);
      expect(recording.c3d?.subframes).toBe(theirs.subframes);
      const flat = points.flat();
      const lost = flat.filter(Number.isNaN).length / 3;
      expect([flat.length / 3 - lost, lost]).toEqual([theirs.validPoints, theirs.invalidPoints]);
      const sum = (all: readonly number[]) => all.reduce((a, b) => a + (Number.isNaN(b) ? 0 : b), 0);
      expect(Math.abs(sum(flat) / theirs.sumXYZ - 1)).toBeLessThan(1e-10);
      expect(analogs.flat().length).toBe(theirs.analogSamples);
      expect(Math.abs(sum(analogs.flat()) / theirs.sumAnalog - 1)).toBeLessThan(1e-10);
      for (const [axis, value] of theirs.frame200_point14.entries()) {
        const ours = points[3 * 14 + axis]?.[200];
        if (value === null) expect(ours).toBeNaN();
        else expect(ours).toBeCloseTo(value, 5);
      }
      for (const [c, value] of theirs.frame200_sub0_ch0to5.entries()) {
        expect(analogs[c]?.[200 * theirs.subframes]).toBeCloseTo(value, 5);
      }
    },
  );

  it('openRecording(opensim_walking2.c3d) puts the walker’s weight onto the plates, and its point onto them', async () => {
    const { recording, tracks } = await samplesOf(readFileSync(`${folder}opensim_walking2.c3d`), undefined, 65_536);
    const at = recording.tracks.findIndex(({ id }) => id === 'forces');
    const names = recording.tracks[at]?.channels.map(({ name }) => name) ?? [];
    const forces = tracks[at] ?? [];
    const mostly = (name: string) => forces[names.indexOf(name)]?.filter((x) => !Number.isNaN(x)) ?? [];
    expect(names.slice(0, 10)).toEqual(['Fx', 'Fy', 'Fz', 'Mx', 'My', 'Mz', 'COPx', 'COPy', 'COPz', 'Tz'].map((n) => `FP1 ${n}`));
    expect(Math.max(...mostly('FP1 Fz').map(Math.abs))).toBeGreaterThan(500);
    const corners = recording.c3d?.platforms[0]?.corners ?? [];
    const xs = [0, 3, 6, 9].map((k) => corners[k] as number);
    const inside = mostly('FP1 COPx').filter((x) => x > Math.min(...xs) - 50 && x < Math.max(...xs) + 50).length;
    expect(inside / mostly('FP1 COPx').length).toBeGreaterThan(0.9);
  });
});

describe('floatsOf', () => {
  it('floatsOf(DEC bytes) are a quarter of their words, the high half first', () => {
    // VAX F_floating: 1 is 4080 0000, −2.5 is C120 0000, with the halves as they stand in memory.
    const bytes = Uint8Array.of(0x80, 0x40, 0, 0, 0x20, 0xc1, 0, 0, 0, 0, 0, 0);
    expect([...floatsOf(bytes, 'dec')]).toEqual([1, -2.5, 0]);
    expect([...bytesOfFloats(Float32Array.of(1, -2.5, 0), 'dec')]).toEqual([...bytes]);
    expect([...floatsOf(Uint8Array.of(0x3f, 0x80, 0, 0), 'mips')]).toEqual([1]);
    expect([...floatsOf(Uint8Array.of(0, 0, 0x80, 0x3f), 'intel')]).toEqual([1]);
  });
});

const track = {
  id: 'analog',
  quantity: 'mixed' as const,
  rate: hertz(200),
  channels: [{ name: 'EMG', unit: 'µV', quantity: 'emg' as const }],
};
const points = {
  id: 'points',
  quantity: 'mixed' as const,
  rate: hertz(100),
  channels: ['x', 'y', 'z'].map((axis) => ({ name: `KNEE_${axis}`, unit: 'mm', quantity: 'marker' as const })),
};
const made = () =>
  madeRecording(
    [
      { track, data: [[1, -2, 3, 4.5, 5, 6]] },
      {
        track: points,
        data: [
          [10, Number.NaN, 30],
          [1, Number.NaN, 3],
          [-5, Number.NaN, 7.25],
        ],
      },
    ],
    { annotations: [{ at: seconds(0.01), text: 'Left Foot Strike' }] },
  );

describe('openRecording(C3D)', () => {
  it.each([
    ['intel', 'float'],
    ['dec', 'float'],
    ['mips', 'float'],
    ['intel', 'integer'],
    ['dec', 'integer'],
    ['mips', 'integer'],
  ] as const)('reads %s %s as it was written', async (processor, numbers) => {
    const { bytes } = await file(made, 'c3d', { c3d: { processor, numbers } });
    for (const size of [1, 100, 100_000]) {
      const { recording, tracks } = await samplesOf(bytes, undefined, size);
      expect(recording.c3d).toMatchObject({ processor, numbers, subframes: 2, frames: 3, firstFrame: 1, points: ['KNEE'] });
      expect(recording.tracks.map(({ id, rate }) => [id, rate])).toEqual([
        ['analog', 200],
        ['points', 100],
      ]);
      const exact = numbers === 'float';
      for (const [c, want] of [
        [10, Number.NaN, 30],
        [1, Number.NaN, 3],
        [-5, Number.NaN, 7.25],
      ].entries()) {
        for (const [f, x] of want.entries()) {
          if (exact || Number.isNaN(x)) expect(tracks[1]?.[c]?.[f]).toBe(x);
          else expect(Math.abs((tracks[1]?.[c]?.[f] as number) - x)).toBeLessThan(30 / 32767);
        }
      }
      const analog = tracks[0]?.[0] ?? [];
      for (const [i, x] of [1, -2, 3, 4.5, 5, 6].entries())
        expect(Math.abs((analog[i] as number) - x)).toBeLessThan(exact ? 1e-12 : 6 / 32767);
      expect(recording.annotations.map(({ text }) => text)).toEqual(['Left Foot Strike']);
      expect(recording.annotations[0]?.at).toBeCloseTo(0.01, 6);
    }
  });

  it('counts frames beyond 65,535 by TRIAL', async () => {
    const long = Float64Array.from({ length: 70_001 }, (_, i) => i % 100);
    const { bytes } = await file(() => madeRecording([{ track, data: [long] }], {}, 4096), 'c3d');
    const { recording, tracks } = await samplesOf(bytes, undefined, 65_536);
    expect(recording.c3d?.frames).toBe(70_001);
    expect(tracks[0]?.[0]?.at(-1)).toBe(70_000 % 100);
  });

  it('keeps unsigned numbers with their offset, the scales of channels and the general one', async () => {
    const group = (name: string, parameters: C3dGroup['parameters']): C3dGroup => ({
      name,
      description: '',
      locked: false,
      parameters,
    });
    const numbers = (name: string, type: 'integer' | 'float', value: number) =>
      ({ name, type, dimensions: [1], values: [value], description: '', locked: false }) as const;
    const analog = group('ANALOG', [
      numbers('SCALE', 'float', 0.5),
      numbers('OFFSET', 'integer', -32_768),
      numbers('GEN_SCALE', 'float', 0.25),
      { name: 'FORMAT', type: 'text', dimensions: [8, 1], values: ['UNSIGNED'], description: '', locked: false },
    ]);
    const details: C3dDetails = {
      processor: 'mips',
      numbers: 'integer',
      firstFrame: 11,
      frames: 4,
      pointRate: 200,
      subframes: 1,
      pointScale: 0.1,
      points: [],
      groups: [analog, group('SUBJECTS', [numbers('AGE', 'integer', 40)])],
      platforms: [],
    };
    const samples = [-32_768, -1, 0, 32_767].map((x) => x / 8);
    const { bytes, notes } = await file(() => madeRecording([{ track, data: [samples] }], { c3d: details }), 'c3d');
    const { recording, tracks } = await samplesOf(bytes);
    expect(tracks).toEqual([[samples]]);
    expect(recording.c3d).toMatchObject({ processor: 'mips', numbers: 'integer', firstFrame: 11 });
    expect(recording.c3d?.groups.find(({ name }) => name === 'SUBJECTS')?.parameters).toEqual([numbers('AGE', 'integer', 40)]);
    expect(notes).toEqual([]);
  });

  it('names more channels than one parameter holds', async () => {
    const names = Array.from({ length: 300 }, (_, c) => `EMG number ${c}`);
    const many = { ...track, channels: names.map((name) => ({ name, unit: 'µV', quantity: 'emg' as const })) };
    const { bytes } = await file(() => madeRecording([{ track: many, data: names.map((_, c) => [c, -c]) }]), 'c3d');
    const { recording, tracks } = await samplesOf(bytes, undefined, 4096);
    expect(recording.channels.map(({ name }) => name)).toEqual(names);
    expect(recording.channels.every(({ unit }) => unit === 'µV')).toBe(true);
    expect(tracks[0]?.[299]).toEqual([299, -299]);
  });

  it('reads the events of the header where there is no group of events', async () => {
    const { bytes } = await file(() => madeRecording([{ track, data: [[1, 2, 3, 4]] }]), 'c3d');
    const view = new DataView(bytes.buffer);
    view.setUint16(2 * 149, 12345, true);
    view.setUint16(2 * 150, 2, true);
    view.setFloat32(2 * 152, 0.5, true);
    view.setFloat32(2 * 154, 0.25, true);
    bytes.set(
      [...'RHS LTO '].map((letter) => letter.charCodeAt(0)),
      2 * 198,
    );
    const { recording } = await samplesOf(bytes);
    expect(recording.annotations).toEqual([
      { at: 0.25, text: 'LTO' },
      { at: 0.5, text: 'RHS' },
    ]);
  });

  it('refuses damage, each with its code', async () => {
    const { bytes } = await file(made, 'c3d');
    const with_ = (at: number, ...values: number[]) => {
      const bad = bytes.slice();
      bad.set(values, at);
      return readAll(bad);
    };
    expect(await readAll(bytes.subarray(0, 700))).toBe('EUP_FORMATS_TRUNCATED');
    expect(await with_(515, 99)).toBe('EUP_FORMATS_HEADER');
    // A number that the parameters deny and the file's size does not bear out is told, and the right one used.
    const damages = [
      [16, 1, 0],
      [2, 0xff, 0x7f],
      [18, 4, 0],
      [2, 0, 0, 0, 0],
    ] as const;
    const whole = await samplesOf(bytes);
    for (const [at, ...values] of damages) {
      const read = await with_(at, ...values);
      if (typeof read === 'string') throw new Error(read);
      expect(read.tracks).toEqual(whole.tracks);
      expect(read.recording.remarks.map(({ code }) => code)).toContain('FORMATS_DISAGREES');
    }
  });
});

describe('PlateForces', () => {
  const groups: readonly C3dGroup[] = [];
  const plate = (more: Partial<ForcePlatform>): ForcePlatform => ({
    type: 2,
    channels: [0, 1, 2, 3, 4, 5],
    // A plate of 400 × 600 whose x is the laboratory's y, its middle at (1000, 500, 0), its z downward.
    corners: [1300, 700, 0, 1300, 300, 0, 700, 300, 0, 700, 700, 0],
    origin: [0, 0, -40],
    ...more,
  });
  const of = (one: ForcePlatform, values: readonly number[]) =>
    new PlateForces(one, groups).of(values.map((x) => Float64Array.of(x))).map((channel) => channel[0] as number);

  it('finds where a force acts that a weight puts 100 mm from the middle', () => {
    // In the plate's axes: 700 N along z at (100, 0), at the surface 40 above the sensors: M = r × F.
    const [fx, fy, fz, , , , x, y, z, free] = of(plate({}), [0, 0, 700, 0, -100 * 700, 0]);
    const turned = [fx, fy, fz].map((value) => Math.round(value as number));
    expect(turned.map(Math.abs)).toEqual([0, 0, 700]);
    expect(x).toBeCloseTo(1000, 9);
    expect(y).toBeCloseTo(600, 9);
    expect(z).toBeCloseTo(0, 9);
    expect(free).toBeCloseTo(0, 9);
  });

  it('takes moments in the unit that their channels state beside lengths in another', () => {
    const text = (name: string, values: readonly string[]) =>
      ({ name, type: 'text', dimensions: [4, values.length], values, description: '', locked: false }) as const;
    const stated = (length: string, moment: string): readonly C3dGroup[] => [
      { name: 'POINT', description: '', locked: false, parameters: [text('UNITS', [length])] },
      { name: 'ANALOG', description: '', locked: false, parameters: [text('UNITS', ['N', 'N', 'N', moment, moment, moment])] },
    ];
    const point = (length: string, moment: string, my: number, by: number) =>
      new PlateForces(plate({ corners: plate({}).corners.map((x) => x * by), origin: [0, 0, -40 * by] }), stated(length, moment))
        .of([0, 0, 700, 0, my, 0].map((x) => Float64Array.of(x)))
        .slice(6, 8)
        .map((channel) => (channel[0] as number) / by);
    for (const [length, moment, my, by] of [
      ['mm', 'Nm', -70, 1],
      ['mm', 'N.mm', -70_000, 1],
      ['mm', '', -70_000, 1],
      ['m', 'Nm', -70, 1e-3],
      ['m', 'Nmm', -70_000, 1e-3],
    ] as const) {
      const [x, y] = point(length, moment, my, by);
      expect([length, moment, x?.toFixed(6), y?.toFixed(6)]).toEqual([length, moment, '1000.000000', '600.000000']);
    }
  });

  it('gives types 1, 3 and 4 the same point as type 2, and none where nobody stands', () => {
    const two = of(plate({}), [10, 20, 700, 5000, -60_000, 300]);
    const identity = Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? 1 : 0));
    expect(of(plate({ type: 4, calibration: identity }), [10, 20, 700, 5000, -60_000, 300])).toEqual(two);
    const one = of(plate({ type: 1, origin: [0, 0, 0] }), [0, 0, 700, 100, 0, 0]);
    expect(one.slice(6, 9).map(Math.round)).toEqual([1000, 600, 0]);
    // Four pillars 120 × 200 from the middle: all weight on the two at +x puts the point onto their line.
    const three = of(plate({ type: 3, channels: [0, 1, 2, 3, 4, 5, 6, 7], origin: [120, 200, 0] }), [0, 0, 0, 0, 350, 0, 0, 350]);
    expect(three.slice(6, 9).map(Math.round)).toEqual([1000, 620, 0]);
    expect(of(plate({}), [0, 0, 5, 0, 0, 0]).slice(6)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  });
});
