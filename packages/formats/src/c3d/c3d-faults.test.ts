import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hertz } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { samplesOf } from '../files.fixture.ts';
import { outcomeOf, wholeOf, withBytes, wrongWords } from '../law.fixture.ts';
import { file, madeRecording } from '../write/written.fixture.ts';
import type { C3dDetails, C3dGroup, C3dParameter } from './details.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/faults/', import.meta.url));
const here = existsSync(folder);

const analog = {
  id: 'analog',
  quantity: 'mixed' as const,
  rate: hertz(1000),
  channels: ['EMG1', 'EMG2'].map((name) => ({ name, unit: 'V', quantity: 'emg' as const })),
};
const points = {
  id: 'points',
  quantity: 'mixed' as const,
  rate: hertz(100),
  channels: ['KNEE', 'LHipAngles', 'LHipMoment'].flatMap((name) =>
    ['x', 'y', 'z'].map((axis) => ({ name: `${name}_${axis}`, unit: 'mm', quantity: 'marker' as const })),
  ),
};
const frames = 40;
const made = (groups: readonly C3dGroup[] = [], numbers: 'float' | 'integer' = 'float') => {
  const c3d: C3dDetails = {
    processor: 'intel',
    numbers,
    firstFrame: 1,
    frames,
    pointRate: 100,
    subframes: 10,
    pointScale: 0.1,
    points: [],
    groups,
    platforms: [],
  };
  return () =>
    madeRecording(
      [
        { track: analog, data: [0, 1].map((c) => Array.from({ length: 10 * frames }, (_, i) => ((7 * i + c) % 100) + 1)) },
        { track: points, data: points.channels.map((_, c) => Array.from({ length: frames }, (_one, f) => 10 * c + f + 1)) },
      ],
      { c3d },
    );
};
const parameter = (name: string, type: C3dParameter['type'], dimensions: readonly number[], values: C3dParameter['values']) => ({
  name,
  type,
  dimensions,
  values,
  description: '',
  locked: false,
});
const group = (name: string, ...parameters: readonly C3dParameter[]): C3dGroup => ({
  name,
  description: '',
  locked: false,
  parameters,
});

/** Where a parameter's value stands: behind its name, the step, the type and its dimensions. */
function valueAt(bytes: Uint8Array, groupName: string, name: string): number {
  const from = Buffer.from(bytes).indexOf(groupName, 512);
  const at = Buffer.from(bytes).indexOf(name, from + groupName.length);
  const dimensions = bytes[at + name.length + 3] as number;
  return at + name.length + 4 + dimensions;
}
const float = (value: number): Uint8Array => new Uint8Array(Float32Array.of(value).buffer);
const word = (value: number): Uint8Array => Uint8Array.of(value & 0xff, (value >> 8) & 0xff);

describe('openRecording(C3D that says otherwise than it holds)', () => {
  it('takes an infinite number for a lost one', async () => {
    const { bytes } = await file(made(), 'c3d');
    // EMG1 is 22 at sample 3, and EMG2 is 23.
    const [a, b] = [float(22), float(23)];
    const at = Buffer.from(bytes).indexOf(Buffer.from([...a, ...b]), 1024);
    const { tracks } = await samplesOf(withBytes(bytes, at, float(Number.NEGATIVE_INFINITY)));
    const samples = tracks[0]?.[0] ?? [];
    expect(samples.flatMap((x, i) => (Number.isFinite(x) ? [] : [[i, x]]))).toEqual([[3, Number.NaN]]);
  });

  it('gives angles and moments among the points their own units, and keeps them out of TRC', async () => {
    const units = group(
      'POINT',
      parameter('ANGLES', 'text', [10, 1], ['LHipAngles']),
      parameter('ANGLE_UNITS', 'text', [3], ['deg']),
      parameter('MOMENTS', 'text', [10, 1], ['LHipMoment']),
      parameter('MOMENT_UNITS', 'text', [4], ['N.mm']),
      parameter('UNITS', 'text', [2], ['mm']),
    );
    const { bytes } = await file(made([units]), 'c3d');
    const { recording } = await samplesOf(bytes);
    const track = recording.tracks.find(({ id }) => id === 'points');
    expect(track?.channels.filter((_, c) => c % 3 === 0).map(({ name, unit, quantity }) => [name, unit, quantity])).toEqual([
      ['KNEE_x', 'mm', 'marker'],
      ['LHipAngles_x', 'deg', 'angle'],
      ['LHipMoment_x', 'Nmm', 'moment'],
    ]);
    await expect(file(() => recording, 'trc')).rejects.toThrow('have been read');
    const { open } = await import('../files.fixture.ts');
    const written = await file(() => open(bytes), 'trc');
    expect(new TextDecoder().decode(written.bytes).split('\n')[3]).toBe('Frame#\tTime\tKNEE\t\t');
    expect(written.notes).toContain('6 channels are left out that are no markers.');
  });

  it('reads what is there of a file that is cut off, and what there is beyond what is stated', async () => {
    const { bytes } = await file(made(), 'c3d');
    const sound = await wholeOf(bytes);
    const frameBytes = (4 * 3 + 20) * 4;
    const start = 512 * ((bytes[16] as number) - 1);
    const cut = await samplesOf(bytes.subarray(0, start + 25 * frameBytes + 9));
    expect(cut.tracks[1]).toEqual(sound.tracks[1]?.map((samples) => samples.slice(0, 25)));
    expect(cut.recording.remarks.map(({ message }) => message)).toEqual([
      'The file ends early: 25 of 40 frames are there. What is there was read.',
    ]);
    expect(cut.recording.c3d?.frames).toBe(25);
    expect(cut.recording.counts()[0]).toEqual({ of: 'frames', stated: 40, found: 25 });
    // All that states the number of frames says less than there is.
    let fewer = withBytes(bytes, 8, word(20));
    fewer = withBytes(fewer, valueAt(fewer, 'POINT', 'FRAMES'), word(20));
    fewer = withBytes(fewer, valueAt(fewer, 'TRIAL', 'ACTUAL_END_FIELD'), word(20));
    const more = await samplesOf(fewer);
    expect(more.tracks).toEqual(sound.tracks);
    expect(more.recording.remarks.map(({ code }) => code)).toEqual(['FORMATS_MORE']);
  });

  it.each([
    [0, 'float', 'V', 1],
    [Number.NaN, 'float', 'V', 1],
    [0, 'integer', 'counts', 1],
  ] as const)('takes a general scale of %d as 1 in a file of %ss', async (scale, numbers, unit, remarks) => {
    const { bytes } = await file(made([], numbers), 'c3d');
    const { recording, tracks } = await samplesOf(withBytes(bytes, valueAt(bytes, 'ANALOG', 'GEN_SCALE'), float(scale)));
    expect(recording.channels[0]?.unit).toBe(unit);
    expect(tracks[0]?.[0]?.every((x) => x > 0)).toBe(true);
    expect(recording.remarks).toHaveLength(remarks);
  });

  it('tells of force plates that it leaves out, and numbers the others as the file does', async () => {
    const plates = (type: number) =>
      group(
        'FORCE_PLATFORM',
        parameter('USED', 'integer', [], [2]),
        parameter('TYPE', 'integer', [2], [type, 1]),
        parameter('CHANNEL', 'integer', [6, 2], [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]),
        parameter('CORNERS', 'float', [3, 4, 2], [1, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0]),
        parameter('ORIGIN', 'float', [3, 2], [0, 0, -40, 0, 0, -40]),
      );
    for (const [type, why] of [
      [5, 'type 5 is not read'],
      [4, 'it is of type 4 and states no calibration'],
    ] as const) {
      const { bytes } = await file(made([plates(type)]), 'c3d');
      const { recording } = await samplesOf(bytes);
      expect(recording.remarks.map(({ message }) => message)).toEqual([`Left out: force plate 1 (${why}; its channels stay).`]);
      expect(recording.tracks.find(({ id }) => id === 'forces')?.channels[0]?.name).toBe('FP2 Fx');
    }
  });

  it.each(['float', 'integer'] as const)(
    'gives the right samples of %ss or says what is wrong, whatever a number of header or parameters becomes',
    { timeout: 120_000 },
    async (numbers) => {
      const { bytes } = await file(made([], numbers), 'c3d');
      const sound = await wholeOf(bytes);
      const words: readonly (readonly [string, number])[] = [
        ['markers', 2],
        ['analog words', 4],
        ['first frame', 6],
        ['last frame', 8],
        ['first block', 16],
        ['subframes', 18],
        ['POINT:USED', valueAt(bytes, 'POINT', 'USED')],
        ['POINT:FRAMES', valueAt(bytes, 'POINT', 'FRAMES')],
        ['POINT:DATA_START', valueAt(bytes, 'POINT', 'DATA_START')],
        ['ANALOG:USED', valueAt(bytes, 'ANALOG', 'USED')],
        ['TRIAL first', valueAt(bytes, 'TRIAL', 'ACTUAL_START_FIELD')],
        ['TRIAL last', valueAt(bytes, 'TRIAL', 'ACTUAL_END_FIELD')],
      ];
      const silent: string[] = [];
      for (const [name, at] of words) {
        const value = (bytes[at] as number) + 256 * (bytes[at + 1] as number);
        for (const wrong of wrongWords(value)) {
          if ((await outcomeOf(withBytes(bytes, at, word(wrong)), sound)) === 'silent') silent.push(`${name} ${wrong}`);
        }
      }
      const floats: readonly (readonly [string, number, readonly number[]])[] = [
        ['scale', 12, [0, 1, -1, 0.2, Number.NaN, 1e38, Number.POSITIVE_INFINITY]],
        ['rate', 20, [0, -1, 1, 50, 99, 101, 200, 65_536, 1e38, Number.NaN, Number.POSITIVE_INFINITY]],
        ['POINT:SCALE', valueAt(bytes, 'POINT', 'SCALE'), [0, 1, -1, 0.2, Number.NaN, 1e38]],
        ['POINT:RATE', valueAt(bytes, 'POINT', 'RATE'), [0, -1, 1, 50, 99, 101, 200, 65_536, 1e38, Number.NaN]],
        ['ANALOG:RATE', valueAt(bytes, 'ANALOG', 'RATE'), [0, -1, 1, 500, 999, 1001, 2000, 1e38, Number.NaN]],
        // Stated once: only what cannot be a scale is known to be wrong.
        ['ANALOG:GEN_SCALE', valueAt(bytes, 'ANALOG', 'GEN_SCALE'), [0, Number.NaN, Number.POSITIVE_INFINITY]],
        ['ANALOG:SCALE', valueAt(bytes, 'GEN_SCALE', 'SCALE'), [0, Number.NaN, Number.POSITIVE_INFINITY]],
      ];
      for (const [name, at, wrongs] of floats) {
        for (const wrong of wrongs) {
          if ((await outcomeOf(withBytes(bytes, at, float(wrong)), sound)) === 'silent') silent.push(`${name} ${wrong}`);
        }
      }
      expect(silent).toEqual([]);
    },
  );
});

describe.skipIf(!here)(`on files that behave like those reported${here ? '' : ' (skipped: none in ../shared)'}`, () => {
  const read = (name: string) => samplesOf(readFileSync(`${folder}${name}`), undefined, 65_536);

  it.each([
    ['12-c3d-70000-frames.c3d', 0],
    ['12b-c3d-70000-frames-float-param.c3d', 0],
    ['12c-c3d-70000-frames-header-only.c3d', 1],
  ] as const)('%s: 70000 frames, and %i remarks', { timeout: 60_000 }, async (name, remarks) => {
    const { recording, tracks } = await read(name);
    expect([recording.c3d?.frames, tracks[0]?.[0]?.length, tracks[0]?.[0]?.at(-1)]).toEqual([70_000, 70_000, expect.any(Number)]);
    expect(recording.remarks).toHaveLength(remarks);
  });

  it('13, 14, 14b: analog rates and scales of 0 and below 0', async () => {
    const zero = await read('13-c3d-analog-rate-zero.c3d');
    expect([zero.recording.rate, zero.tracks[0]?.[0]?.length, zero.recording.remarks.length]).toEqual([1000, 2000, 1]);
    const negative = await read('14-c3d-negative-analog-scale.c3d');
    expect(negative.tracks[0]?.[0]?.[0]).toBeCloseTo(0.1355, 4);
    const general = await read('14b-c3d-gen-scale-zero.c3d');
    expect(general.tracks[0]?.[0]?.[0]).toBeCloseTo(-0.271, 4);
    expect(general.recording.remarks).toHaveLength(1);
  });
});
