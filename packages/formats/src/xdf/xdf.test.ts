import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chunksOf, readAll, samplesOf } from '../files.fixture.ts';
import { openRecording } from '../open.ts';
import { ClockSync } from './clock.ts';
import { Dejitter, effectiveRate } from './dejitter.ts';
import { about, chunk, clockOffset, float32, footer, samplesChunk, streamHeader, word, xdfFile } from './xdf.fixture.ts';

const minimal = new URL('../../../../vectors/signals/xdf-minimal.json', import.meta.url);

describe('on the published minimal file', () => {
  it('openRecording(xdf_minimal.xdf) gives streams, stamps and words as the reference has them', async () => {
    const { streams, file } = JSON.parse(readFileSync(minimal, 'utf8')) as {
      streams: {
        id: number;
        name: string;
        type: string;
        samples: number;
        rate: number;
        first: number;
        last: number;
        sumOfStamps: number;
        values?: { first: number[]; sum: number };
      }[];
      file: string;
    };
    const { recording, tracks } = await samplesOf(Buffer.from(file, 'base64'));
    for (const [k, { sumOfStamps, rate, first, last, values, ...told }] of streams.entries()) {
      const ours = recording.streams?.[k];
      expect(ours).toMatchObject(told);
      expect(ours?.rate).toBeCloseTo(rate, 9);
      expect(ours?.first).toBeCloseTo(first, 12);
      expect(ours?.last).toBeCloseTo(last, 12);
      expect((((ours?.first ?? 0) + (ours?.last ?? 0)) / 2) * told.samples).toBeCloseTo(sumOfStamps, 9);
      if (values === undefined) continue;
      expect(tracks[0]?.map(([one]) => one)).toEqual(values.first);
      expect(tracks[0]?.flat().reduce((x, y) => x + y, 0)).toBe(values.sum);
    }
    expect(recording.annotations).toHaveLength(streams[1]?.samples ?? 0);
    expect(recording.annotations[1]?.text).toBe('Hello');
  });
});

const sample = (value: number, at?: number) => ({ content: float32(value), ...(at === undefined ? {} : { at }) });
const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);

describe('openRecording(XDF)', () => {
  const desc = '<channels><channel><label>Biceps &amp; co</label><unit>microvolts</unit></channel></channels>';
  const two = xdfFile(
    streamHeader(7, about('Muscle', 'EMG', 1, 100, 'float32', desc)),
    streamHeader(8, about('Fast', 'EEG', 1, 500, 'float32')),
    streamHeader(9, about('Cues', 'Markers', 1, 0, 'string')),
    samplesChunk(7, [sample(1, 10), ...numbers(9, 2).map((x) => sample(x))]),
    samplesChunk(8, [sample(5, 10), sample(6), sample(7)]),
    samplesChunk(9, [
      { at: 10.05, content: word('go') },
      { at: 9.5, content: word('ready') },
    ]),
    samplesChunk(7, [sample(11, 10.1), sample(12)]),
  );

  it('gives the stream of muscles before faster ones, another by its name or id, words as annotations', async () => {
    for (const size of [1, 9, 100_000]) {
      const { recording, tracks } = await samplesOf(two, undefined, size);
      expect(recording.channels).toEqual([{ name: 'Biceps & co', unit: 'µV', quantity: 'emg' }]);
      expect(recording.rate).toBeCloseTo(100, 9);
      expect(tracks[0]?.[0]).toEqual(numbers(12, 1));
      expect(recording.annotations.map(({ at, text }) => [Number(at.toFixed(9)), text])).toEqual([
        [-0.5, 'ready'],
        [0.05, 'go'],
      ]);
    }
    for (const stream of ['fast', '8']) {
      const opened = await openRecording(chunksOf(two), { stream });
      expect(opened.ok && opened.value.tracks.map(({ id, rate }) => [id, Math.round(rate)])).toEqual([['Fast', 500]]);
    }
    const none = await openRecording(chunksOf(two), { stream: 'Cues' });
    expect(!none.ok && [none.error.code, none.error.message]).toEqual([
      'EUP_FORMATS_STREAM_UNKNOWN',
      'There is no stream "Cues" with samples at a regular rate; there are: Muscle (7), Fast (8), Cues (9).',
    ]);
  });

  it('reads the file anew where it can, and tells of its progress as of one reading', async () => {
    let opened = 0;
    let bytes = 0;
    const again = () => {
      opened++;
      return chunksOf(two, 50);
    };
    const recording = await openRecording(again(), { again, onBytes: (count) => (bytes += count) });
    if (!recording.ok) throw new Error(recording.error.message);
    for await (const _ of recording.value.series()) expect(bytes).toBeLessThanOrEqual(2 * two.length + 1);
    expect(opened).toBe(4);
    // A third of each walk, and what was looked at to tell the format.
    expect(bytes).toBeGreaterThan(two.length - 1);
  });

  it('puts a pause of a stream where it was, and follows a footer that knows of a dying sender', async () => {
    const paused = xdfFile(
      streamHeader(1, about('a', 'EMG', 1, 10, 'float32')),
      samplesChunk(1, [sample(1, 0), sample(2)]),
      samplesChunk(1, [sample(3, 100), sample(4)]),
    );
    const { recording, tracks } = await samplesOf(paused);
    expect(recording.rate).toBeCloseTo(10, 9);
    expect(tracks[0]?.[0]).toHaveLength(1002);
    expect(tracks[0]?.[0]?.filter((x) => !Number.isNaN(x))).toEqual([1, 2, 3, 4]);
    const dying = xdfFile(
      streamHeader(1, about('a', 'EMG', 1, 10, 'float32')),
      ...numbers(5).map((k) => clockOffset(1, k, 0)),
      clockOffset(1, 5000, 900),
      samplesChunk(
        1,
        numbers(4).map((x) => sample(x, x / 10)),
      ),
      footer(1, 3),
    );
    expect((await samplesOf(dying)).tracks[0]?.[0]).toEqual([0, 1, 2]);
  });

  it('gives what is there of a file that is cut off, and says so', async () => {
    const opened = await openRecording(chunksOf(two.subarray(0, two.length - 3)));
    if (!opened.ok) throw new Error(opened.error.message);
    let got = 0;
    for await (const { data } of opened.value.series()) got += data[0]?.length ?? 0;
    expect(got).toBe(11);
    expect(opened.value.remarks.map(({ code }) => code)).toContain('FORMATS_BREAKS_OFF');
  });

  it('refuses damage, each with its code', async () => {
    const header = streamHeader(1, about('a', 'EMG', 1, 10, 'float32'));
    expect(await readAll(xdfFile(header))).toBe('EUP_FORMATS_NO_CHANNEL');
    expect(await readAll(xdfFile(streamHeader(1, about('a', 'EMG', 1, 10, 'bool'))))).toBe('EUP_FORMATS_HEADER');
    expect(await readAll(xdfFile(streamHeader(1, about('a', 'EMG', -1, 10, 'float32'))))).toBe('EUP_FORMATS_HEADER');
    expect(await readAll(xdfFile(streamHeader(1, about('a', 'EMG', 5000, 10, 'float32'))))).toBe('EUP_FORMATS_TOO_MANY');
    expect(await readAll(xdfFile(header, Uint8Array.of(3, 1, 1, 1)))).toBe('EUP_FORMATS_HEADER');
    expect(await readAll(xdfFile(header, chunk(3, Uint8Array.of(1, 0, 0, 0, 8, 255, 255, 255, 255, 255, 255, 31, 0))))).toBe(
      'EUP_FORMATS_HEADER',
    );
    const irregular = xdfFile(
      streamHeader(1, about('a', 'Mouse', 2, 0, 'int16')),
      samplesChunk(1, [{ at: 1, content: float32(0) }]),
    );
    expect(await readAll(irregular)).toBe('EUP_FORMATS_NO_CHANNEL');
  });
});

describe('ClockSync', () => {
  it('follows the drift of a clock and bends little to an offset that is off', () => {
    const offsets = numbers(100).map((k) => ({ time: 5 * k, value: 1000 + 1e-5 * 5 * k + (k === 40 ? 3 : 0) }));
    const sync = new ClockSync(offsets);
    for (const t of [0, 100, 495]) expect(Math.abs(sync.synced(t) - (t + 1000 + 1e-5 * t))).toBeLessThan(1e-5);
  });

  it('begins anew where the clock was set', () => {
    const before = numbers(20).map((k) => ({ time: 5 * k, value: 7 }));
    const after = numbers(20).map((k) => ({ time: 50_000 + 5 * k, value: -40_000 }));
    const sync = new ClockSync([...before, ...after]);
    expect([0, 95, 50_000, 50_095].map((t) => Number(sync.synced(t).toFixed(9)))).toEqual([7, 102, 10_000, 10_095]);
    expect(new ClockSync([]).synced(3)).toBe(3);
    expect(new ClockSync([{ time: 1, value: 2 }]).synced(3)).toBe(5);
  });
});

describe('Dejitter', () => {
  it('lays the line of least squares through stamps, one for each stretch without a pause', () => {
    const lines = new Dejitter(100);
    const jitter = numbers(1000).map((i) => 5 + i / 99.5 + 0.002 * Math.sin(i * 12.9898));
    for (const stamp of [...jitter, ...jitter.map((t) => t + 500)]) lines.push(stamp);
    const segments = lines.segments();
    expect(segments.map(({ from, count }) => [from, count])).toEqual([
      [0, 1000],
      [1000, 1000],
    ]);
    // numpy.linalg.lstsq of the same stamps.
    const n = jitter.length;
    const mean = jitter.reduce((a, b) => a + b, 0) / n;
    const step = jitter.reduce((sum, y, i) => sum + (i - (n - 1) / 2) * (y - mean), 0) / ((n * (n * n - 1)) / 12);
    expect(segments[0]?.step).toBeCloseTo(step, 14);
    expect(segments[0]?.start).toBeCloseTo(mean - (step * (n - 1)) / 2, 12);
    expect(effectiveRate(segments)).toBeCloseTo(99.5, 3);
  });
});
