import { hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edfFile, samplesOf } from '../files.fixture.ts';
import type { RecordedChannel, SeriesChunk, Track } from '../recording.ts';
import { file, madeRecording, reopened, writtenFile } from './written.fixture.ts';

const track = (id: string, rate: number, ...names: readonly string[]): Track => ({
  id,
  quantity: 'voltage',
  rate: hertz(rate),
  channels: names.map((name): RecordedChannel => ({ name, unit: 'µV', quantity: 'voltage' })),
});
const gaps = fc.array(fc.record({ from: fc.nat(2999), length: fc.integer({ min: 1, max: 700 }), of: fc.nat(7) }), {
  maxLength: 8,
});
const digits = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, i) => ((i * 37 + seed * 101) % 401) - 200);
const lostIn = (all: readonly (readonly number[])[]): number =>
  all.reduce((sum, samples) => sum + samples.filter(Number.isNaN).length, 0);

describe('writeRecording(EDF or BDF of a recording that lost samples), read again', () => {
  it('loses exactly the same samples of the same channels, in tracks of any rate, and says so', async () => {
    await fc.assert(
      fc.asyncProperty(
        gaps,
        fc.constantFrom(100, 128, 1000, 1 / 0.003, 97.087),
        fc.constantFrom('edf' as const, 'bdf' as const),
        fc.constantFrom(['a', 'b', 'a, b'], ['1', '2', '1 · 2'], ['a very long name of one', 'a very long name of two', '']),
        async (holes, rate, format, names) => {
          const fast = names.map((_, c) => digits(3000, c));
          const slow = [digits(300, 9)];
          for (const { from, length, of } of holes) {
            for (const [c, samples] of fast.entries())
              if (of === 7 || (of >> c) % 2 === 1) samples.fill(Number.NaN, from, from + length);
            if (of === 7) slow[0]?.fill(Number.NaN, Math.floor(from / 10), Math.ceil((from + length) / 10));
          }
          const made = () =>
            madeRecording([
              { track: track('0', rate, ...names), data: fast },
              { track: track('1', rate / 10, 'slow'), data: slow },
            ]);
          const { bytes } = await file(made, format);
          const { recording, tracks } = await samplesOf(bytes, undefined, 4096);
          expect(tracks[0]).toEqual(fast);
          if (recording.tracks.length > 1) expect(tracks[1]).toEqual(slow);
          expect(recording.annotations).toEqual([]);
          const told = recording.remarks.filter(({ code }) => code === 'FORMATS_LOST_NAMED').map(({ message }) => message);
          const lost = lostIn(fast) + (recording.tracks.length > 1 ? lostIn(slow) : 0);
          if (lost === 0) expect(told).toEqual([]);
          else expect(told.join()).toMatch(new RegExp(`call ${lost} samples? lost`));
          const again = await file(reopened(bytes), format);
          expect(Buffer.from(again.bytes).equals(Buffer.from(bytes))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('loses what lies in pauses too, filled or between records (EDF+D)', async () => {
    const one = track('0', 100, 'a', 'b');
    const pieces: readonly (readonly [number, readonly number[]])[] = [
      [0, [1, 2, Number.NaN, 4, 5, 6, 7, 8, 9, 10]],
      [30, [1, 2, 3, 4, 5, 6, 7, Number.NaN, 9, 10]],
    ];
    for (const [cut, format] of [
      [10, 'EDF+D'],
      [9, 'EDF+C'],
    ] as const) {
      async function* read(): AsyncGenerator<SeriesChunk> {
        for (const [first, data] of pieces)
          yield {
            track: one,
            first,
            data: [Float64Array.from(data.slice(0, cut)), Float64Array.from(data.slice(0, cut).map((x) => -x))],
          };
      }
      const { bytes } = await file(() => madeRecording([{ track: one, data: [] }], { read }), 'edf');
      expect(new TextDecoder().decode(bytes.subarray(192, 197))).toBe(format);
      const { tracks } = await samplesOf(bytes, undefined, 4096);
      const expected = Array.from(
        { length: 30 + cut },
        (_, i) =>
          pieces.flatMap(([first, data]) => (i >= first && i < first + cut ? [data[i - first] as number] : [])).at(0) ??
          Number.NaN,
      );
      expect(tracks[0]).toEqual([expected, expected.map((x) => -x)]);
    }
  });

  it('keeps the place of a late loss where the header holds the rate to two millionths only', async () => {
    const samples = digits(1_000_000, 3);
    samples.fill(Number.NaN, 900_001, 900_008);
    samples.fill(Number.NaN, 999_990, 999_991);
    const { bytes } = await file(
      () => madeRecording([{ track: track('0', 1111.1111, 'a'), data: [samples] }], {}, 50_000),
      'bdf',
    );
    const { tracks } = await samplesOf(bytes, undefined, 65_536);
    expect(tracks[0]?.[0]?.flatMap((x, i) => (Number.isNaN(x) ? [i] : []))).toEqual([
      900_001, 900_002, 900_003, 900_004, 900_005, 900_006, 900_007, 999_990,
    ]);
  });

  it('is refused where there are more stretches than annotations can name', async () => {
    const samples = Array.from({ length: 60_000 }, (_, i) => (i % 2 === 0 ? i % 100 : Number.NaN));
    const made = () => madeRecording([{ track: track('0', 1000, 'a'), data: [samples] }], {}, 10_000);
    expect(await writtenFile(made, 'edf')).toBe('EUP_FORMATS_CANNOT_HOLD');
  });
});

describe('openRecording(EDF+ whose annotations call samples lost)', () => {
  const record = (k: number, note = '') => ({
    digits: [4 * k, 4 * k + 1, 4 * k + 2, 4 * k + 3],
    notes: `+${k}\x14\x14\0${note}`,
  });
  const read = (notes: readonly string[]) =>
    samplesOf(
      edfFile({ signals: [{ label: 'EMG', samples: 4 }], reserved: 'EDF+C', records: notes.map((note, k) => record(k, note)) }),
    );

  it.each([
    ['of an unknown channel', '+0.5\x150.5\x14Lost samples: other\x14\0', 'no channel has such a name'],
    ['without a length', '+0.5\x14Lost samples\x14\0', 'it says not how long'],
  ])('tells of one %s, and keeps it', async (_, note, why) => {
    const { recording, tracks } = await read([note, '']);
    expect(tracks[0]?.[0]?.some(Number.isNaN)).toBe(false);
    expect(recording.annotations.map(({ text }) => text.slice(0, 12))).toEqual(['Lost samples']);
    expect(recording.remarks.map(({ message }) => message).join()).toContain(why);
  });

  it('passes over words that only begin alike', async () => {
    const { recording } = await read(['+0.5\x150.5\x14Lost samples were found\x14\0', '']);
    expect([recording.annotations.length, recording.remarks]).toEqual([1, []]);
  });

  it('loses overlapping stretches once', async () => {
    const { recording, tracks } = await read(['+0.5\x151\x14Lost samples\x14\0+0.25\x150.75\x14Lost samples: EMG\x14\0', '']);
    expect(tracks[0]?.[0]?.map(Number.isNaN)).toEqual([false, true, true, true, true, true, false, false]);
    expect(recording.remarks.map(({ message }) => message)).toEqual([
      'Annotations of the file call 5 samples lost (2 annotations); they count as lost.',
    ]);
  });
});
