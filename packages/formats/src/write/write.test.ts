import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hertz, seconds } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edfFile, open, samplesOf } from '../files.fixture.ts';
import type { Annotation, RecordedChannel } from '../recording.ts';
import { trackOf } from '../tracks.ts';
import { writeFormatOf } from './write.ts';
import type { WriteFormat } from './writing.ts';
import { file, madeRecording, reopened, writtenFile } from './written.fixture.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/signals/', import.meta.url));
const here = existsSync(folder);

const channel = (name: string, unit = 'µV'): RecordedChannel => ({ name, unit, quantity: 'voltage' });
const analog = (rate: number, ...names: readonly string[]) => ({
  id: '0',
  quantity: 'voltage' as const,
  rate: hertz(rate),
  channels: names.map((name) => channel(name)),
});
const markers = (rate: number, ...names: readonly string[]) => ({
  id: 'points',
  quantity: 'marker' as const,
  rate: hertz(rate),
  channels: names.flatMap((name) =>
    ['x', 'y', 'z'].map((axis): RecordedChannel => ({ name: `${name}_${axis}`, unit: 'mm', quantity: 'marker' })),
  ),
});

/** Samples read back of a written file, track by track. */
async function back(bytes: Uint8Array) {
  const { recording, tracks } = await samplesOf(bytes, undefined, 4096);
  return { recording, tracks };
}

const samples = fc.array(fc.oneof(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.integer({ min: -1e5, max: 1e5 })), {
  minLength: 4,
  maxLength: 300,
});
const rates = fc.constantFrom(50, 100, 128, 204.8, 250, 1000, 2000, 1 / 0.003);
const words = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 2, noNaN: true }).map((t) => seconds(Math.round(t * 1e6) / 1e6)),
    text: fc.string({ minLength: 1, maxLength: 30 }).map((text) => `n${text.replace(/[^\x20-\x7eé-ü]/g, '')}`.trim()),
  }),
  { maxLength: 40 },
);
const byTime = (all: readonly Annotation[]) => all.map(({ at, text }) => `${at} ${text}`).sort();

describe('writeRecording', () => {
  it('CSV: what is written is read back to the last bit, lost samples too', async () => {
    await fc.assert(
      fc.asyncProperty(samples, rates, fc.array(fc.nat(299), { maxLength: 20 }), async (values, rate, lost) => {
        const data = [values, values.map((x) => -x / 3)];
        for (const i of lost) if (i > 0 && i < values.length - 1) (data[1] as number[])[i] = Number.NaN;
        const { bytes } = await file(() => madeRecording([{ track: analog(rate, 'a', 'b, c'), data }]), 'csv');
        const { recording, tracks } = await back(bytes);
        expect(tracks).toEqual([data]);
        expect(Math.abs(recording.rate / rate - 1)).toBeLessThan(1e-9);
        expect(recording.channels.map(({ unit }) => unit)).toEqual(['µV', 'µV']);
      }),
      { numRuns: 60 },
    );
  });

  it('TRC: markers are read back to the last bit, lost ones too', async () => {
    await fc.assert(
      fc.asyncProperty(samples, fc.nat(100), async (values, hole) => {
        const data = [values, values.map((x) => x / 7), values.map((x) => 1 / (Math.abs(x) < 1e-300 ? 3 : x))].map((axis) =>
          axis.map((x, i) => (i === hole && i > 0 ? Number.NaN : x)),
        );
        const { bytes } = await file(() => madeRecording([{ track: markers(100, 'C7'), data }]), 'trc');
        const { recording, tracks } = await back(bytes);
        // What is beyond all numbers is no sample.
        expect(tracks).toEqual([data.map((axis) => axis.map((x) => (Number.isFinite(x) ? x : Number.NaN)))]);
        expect([recording.rate, recording.channels[0]?.name]).toEqual([100, 'C7_x']);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['edf', 16],
    ['bdf', 24],
  ] as const)(
    '%s: whole numbers come back exactly, others to half a digit; written again the file is the same',
    async (format, bits) => {
      const most = 2 ** (bits - 1) - 1;
      const whole = fc.array(fc.integer({ min: -most - 1, max: most }), { minLength: 4, maxLength: 300 });
      await fc.assert(
        fc.asyncProperty(
          whole,
          samples,
          fc.constantFrom(10, 50, 128, 250, 204.8),
          words,
          async (digits, values, rate, annotations) => {
            const length = Math.min(digits.length, values.length);
            const data = [digits.slice(0, length), values.slice(0, length)];
            const made = () => madeRecording([{ track: analog(rate, 'whole', 'real'), data }], { annotations });
            const { bytes } = await file(made, format);
            const { recording, tracks } = await back(bytes);
            expect(recording.format).toBe(`${format}+`);
            expect(recording.rate).toBeCloseTo(rate, 9);
            expect(tracks[0]?.[0]?.map((x) => x + 0)).toEqual(data[0]?.map((x) => x + 0));
            const range = recording.channels[1]?.digits;
            const step = ((range?.high ?? 0) - (range?.low ?? 0)) / (2 * most + 1);
            for (const [i, x] of (tracks[0]?.[1] ?? []).entries())
              expect(Math.abs(x - (data[1]?.[i] as number))).toBeLessThan(0.501 * step);
            expect(byTime(recording.annotations)).toEqual(byTime(annotations));
            const again = await file(reopened(bytes), format);
            expect(Buffer.from(again.bytes).equals(Buffer.from(bytes))).toBe(true);
            expect(again.notes.filter((note) => note.includes('kept to within'))).toEqual([]);
          },
        ),
        { numRuns: 50 },
      );
    },
  );

  it('EDF, BDF: numbers of few decimals are kept as they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 4, maxLength: 200 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom('edf' as const, 'bdf' as const),
        async (digits, decimals, format) => {
          const values = digits.map((digit) => digit / 10 ** decimals);
          const { bytes, notes } = await file(() => madeRecording([{ track: analog(100, 'a'), data: [values] }]), format);
          const { tracks } = await back(bytes);
          const most = Math.max(...values.map(Math.abs), 1 / 10 ** decimals);
          for (const [i, x] of (tracks[0]?.[0] ?? []).entries())
            expect(Math.abs(x - (values[i] as number))).toBeLessThan(1e-11 * most);
          expect(notes.filter((note) => note.includes('kept to within'))).toEqual([]);
        },
      ),
      { numRuns: 80 },
    );
  });

  it.each([
    ['intel', 'float'],
    ['mips', 'float'],
    ['intel', 'integer'],
    ['dec', 'integer'],
    ['dec', 'float'],
  ] as const)('C3D %s %s: once in the file, samples stay to the last bit', async (processor, numbers) => {
    await fc.assert(
      fc.asyncProperty(samples, fc.constantFrom(1, 2, 5), async (values, subframes) => {
        const frames = Math.floor(values.length / subframes);
        fc.pre(frames > 0);
        const xyz = [0, 1, 2].map((k) => values.slice(0, frames).map((x) => Math.fround(x * (k + 1))));
        const emg = values.slice(0, frames * subframes).map(Math.fround);
        const made = () =>
          madeRecording([
            { track: { ...analog(100 * subframes, 'EMG'), id: 'analog' }, data: [emg] },
            { track: markers(100, 'C7'), data: xyz },
          ]);
        const first = await file(made, 'c3d', { c3d: { processor, numbers } });
        const one = await back(first.bytes);
        const tiny = processor === 'dec' ? 1e-37 : 0;
        if (numbers === 'float') {
          for (const [i, x] of emg.entries()) expect(Math.abs((one.tracks[0]?.[0]?.[i] as number) - x)).toBeLessThanOrEqual(tiny);
        }
        const second = await file(reopened(first.bytes), 'c3d');
        const two = await back(second.bytes);
        expect(two.tracks).toEqual(one.tracks);
        expect(two.recording.c3d).toEqual(one.recording.c3d);
        expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('EDF: several rates in one file, pauses between records as EDF+D, others filled and told', async () => {
    const two = () =>
      madeRecording([
        { track: analog(100, 'fast'), data: [Array.from({ length: 250 }, (_, i) => i)] },
        { track: analog(10, 'slow'), data: [Array.from({ length: 25 }, (_, i) => -i)] },
      ]);
    const both = await back((await file(two, 'edf')).bytes);
    expect(both.tracks.map(([samples]) => samples?.length)).toEqual([250, 25]);
    expect(both.recording.tracks.map(({ rate }) => rate)).toEqual([100, 10]);
    const odd = () =>
      madeRecording([
        { track: analog(100, 'a'), data: [[1, 2, 3]] },
        { track: { ...analog(97.087, 'odd'), id: '1' }, data: [[4, 5]] },
      ]);
    expect((await file(odd, 'edf')).notes.join()).toContain('Track 1 (97.087 Hz) is left out');
    const paused = edfFile({
      signals: [{ label: 'EMG', samples: 2 }],
      reserved: 'EDF+D',
      records: [
        { digits: [1, 2], notes: '+10\x14\x14\0' },
        { digits: [3, 4], notes: '+13\x14\x14\0+13.5\x14hi\x14\0' },
      ],
    });
    const again = await file(() => open(paused), 'edf');
    const read = await back(again.bytes);
    expect(read.tracks).toEqual([[[1, 2, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 3, 4]]]);
    expect(read.recording.annotations).toEqual([{ at: 3.5, text: 'hi' }]);
    expect(again.notes).toEqual([]);
    const lost = await file(
      () =>
        madeRecording([
          {
            track: analog(4, 'a', 'b'),
            data: [
              [1, Number.NaN, 3, 4],
              [5, 6, 7, 8],
            ],
          },
        ]),
      'edf',
    );
    const held = await back(lost.bytes);
    expect(held.tracks[0]?.[0]).toEqual([1, Number.NaN, 3, 4]);
    expect(held.recording.annotations).toEqual([]);
    expect(lost.notes.join()).toContain('1 hold the last value, and annotations name them');
  });

  it('EDF: an hour of annotations in the last second finds its place', async () => {
    const annotations = Array.from({ length: 500 }, (_, i) => ({ at: seconds(9.5), text: `note ${i} ${'x'.repeat(i % 50)}` }));
    const made = () =>
      madeRecording([{ track: analog(10, 'a'), data: [Array.from({ length: 100 }, (_, i) => i)] }], { annotations });
    const read = await back((await file(made, 'edf')).bytes);
    expect(byTime(read.recording.annotations)).toEqual(byTime(annotations));
  });

  it('keeps small voltages by writing them in µV, and names of 16 letters apart', async () => {
    const names = ['a very long name of a channel', 'a very long name of another'];
    const volts = trackOf(
      '0',
      10,
      names.map((name): RecordedChannel => ({ name, unit: 'V', quantity: 'voltage' })),
    );
    const { bytes, notes } = await file(
      () =>
        madeRecording([
          {
            track: volts,
            data: [
              [1e-6, -2.5e-6, 3e-6],
              [1e-3, 0, -1e-3],
            ],
          },
        ]),
      'edf',
    );
    const { recording, tracks } = await back(bytes);
    expect(recording.channels.map(({ name, unit }) => `${name} ${unit}`)).toEqual(['a very long name µV', 'a very long na~2 V']);
    for (const [i, x] of [1, -2.5, 3].entries()) expect(tracks[0]?.[0]?.[i]).toBeCloseTo(x, 3);
    expect(notes.join()).toContain('in µV instead of V');
  });

  it('chooses tracks and channels, and refuses what is not there or cannot be held', async () => {
    const made = () =>
      madeRecording([
        {
          track: { ...analog(100, 'a', 'b', 'c'), id: 'muscles' },
          data: [
            [1, 2, 3],
            [4, 5, 6],
            [7, 8, 9],
          ],
        },
        {
          track: markers(10, 'C7'),
          data: [
            [1, 2, 3],
            [4, 5, 6],
            [7, 8, 9],
          ],
        },
      ]);
    const csv = async (options: object) => new TextDecoder().decode((await file(made, 'csv', options)).bytes);
    expect(await csv({ channel: 'c, a' })).toBe('time (s),c (µV),a (µV)\n0,7,1\n0.01,8,2\n0.02,9,3\n');
    expect(await csv({ track: 'points', channel: '1' })).toBe('time (s),C7_y (mm)\n0,4\n0.1,5\n0.2,6\n');
    expect((await file(made, 'csv')).notes).toEqual([
      'Track points (10 Hz) is left out: a table holds one rate (--track NAME writes it).',
    ]);
    expect(await writtenFile(made, 'csv', { track: 'x' })).toBe('EUP_FORMATS_TRACK_UNKNOWN');
    expect(await writtenFile(made, 'csv', { channel: 'x' })).toBe('EUP_FORMATS_CHANNEL_UNKNOWN');
    expect(await writtenFile(made, 'trc', { track: 'muscles' })).toBe('EUP_FORMATS_CANNOT_HOLD');
    expect(await writtenFile(() => madeRecording([{ track: analog(10, 'a'), data: [[]] }]), 'edf')).toBe(
      'EUP_FORMATS_CANNOT_HOLD',
    );
    expect(await writtenFile(() => open(`emg\n${'1\n'.repeat(150_000)}x\n`, 100), 'edf')).toBe('EUP_FORMATS_NUMBER');
  });

  it('writeFormatOf(name) goes by the ending', () => {
    expect(['a.EDF', 'b.c3d', 'c.tar.csv', 'd.txt', 'edf'].map(writeFormatOf)).toEqual([
      'edf',
      'c3d',
      'csv',
      undefined,
      undefined,
    ]);
  });
});

describe.skipIf(!here)(`on real recordings${here ? '' : ' (skipped: no reference recordings in ../shared)'}`, () => {
  const exact: readonly (readonly [string, WriteFormat])[] = [
    ['pyedflib_subsecond.edf', 'edf'],
    ['pyedflib_subsecond.edf', 'bdf'],
    ['pyedflib_generator.bdf', 'bdf'],
    ['opensim_walking2.c3d', 'c3d'],
    ['pyomeca_markers_analogs.c3d', 'c3d'],
  ];
  it.each(exact)('%s written as %s holds the same samples, annotations and start', async (name, format) => {
    const original = readFileSync(`${folder}${name}`);
    const { bytes, notes } = await file(reopened(original), format);
    const [one, two] = [await samplesOf(original, undefined, 65_536), await samplesOf(bytes, undefined, 65_536)];
    expect(two.tracks).toEqual(one.tracks);
    expect(two.recording.annotations).toEqual(one.recording.annotations);
    expect(two.recording.startedAt).toBe(one.recording.startedAt);
    expect(two.recording.c3d?.platforms).toEqual(one.recording.c3d?.platforms);
    expect(notes).toEqual([]);
    const cut = await samplesOf(bytes.subarray(0, bytes.length - 600), undefined, 65_536);
    expect(cut.recording.remarks.map(({ code }) => code)).toContain('FORMATS_CUT_OFF');
  });
});
