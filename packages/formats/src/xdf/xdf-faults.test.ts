import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bytesOf, chunksOf, samplesOf } from '../files.fixture.ts';
import { outcomeOf, wholeOf, withBytes, wrongTexts } from '../law.fixture.ts';
import { openRecording } from '../open.ts';
import { Drops } from './drops.ts';
import { Evenness } from './even.ts';
import { about, chunk, float32, footer, samplesChunk, streamHeader, xdfFile } from './xdf.fixture.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/faults/', import.meta.url));
const here = existsSync(folder);

const key = [0x43, 0xa5, 0x46, 0xdc, 0xcb, 0xf5, 0x41, 0x0f, 0xb3, 0x0e, 0xd5, 0x46, 0x73, 0x83, 0xcb, 0xe4];
const boundary = chunk(5, Uint8Array.from(key));
const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);
const rate = 100;
/** A tenth of a second of samples, each with its stamp. */
const tenth = (id: number, k: number) =>
  samplesChunk(
    id,
    numbers(10, 10 * k).map((i) => ({ at: 50 + i / rate, content: float32(i + 1) })),
  );
const header = streamHeader(7, about('Muscle', 'EMG', 1, rate, 'float32'));
const tenths = numbers(10).map((k) => tenth(7, k));
const sound = xdfFile(header, ...tenths.flatMap((one) => [one, boundary]), footer(7, 100));
const placeOf = (k: number): number => xdfFile(header, ...tenths.slice(0, k).flatMap((one) => [one, boundary])).length;
const lost = (from: number, to: number) => numbers(100).map((i) => (i >= from && i < to ? Number.NaN : i + 1));

describe('openRecording(XDF that is damaged)', () => {
  it.each([
    ['length', 0, [0, 0, 0, 0, 0]],
    ['mark of a stamp', 16 + 3 * 13, [5]],
  ] as const)('loses a part whose %s is damaged, and nothing else', async (_, offset, put) => {
    const bytes = withBytes(sound, placeOf(3) + offset, put);
    const { recording, tracks } = await samplesOf(bytes);
    expect(tracks[0]?.[0]).toEqual(lost(30, 40));
    expect(recording.rate).toBeCloseTo(rate, 9);
    expect(recording.remarks.map(({ code }) => code)).toEqual(['FORMATS_LOST_PART', 'FORMATS_DISAGREES']);
    expect(recording.counts()).toEqual([{ of: 'samples', track: 'Muscle', stated: 100, found: 90 }]);
  });

  it('reads a part whose own length is wrong while its samples are not', async () => {
    for (const length of [
      [0xff, 0, 0, 0],
      [0xff, 0xff, 0x0f, 0],
    ]) {
      const { tracks } = await samplesOf(withBytes(sound, placeOf(3) + 1, length));
      expect(tracks[0]?.[0]).toEqual(lost(0, 0));
    }
  });

  it.each([
    ['of numbers that state their times', (i: number) => ({ at: 50 + i / rate, content: float32(i + 1) }), false],
    [
      'of which few state their times',
      (i: number) => ({ ...(i % 5 === 0 ? { at: 50 + i / rate } : {}), content: float32(i + 1) }),
      true,
    ],
    ['whose numbers are all zero', (i: number) => ({ at: 50 + i / rate, content: float32(0) }), false],
    ['with the smallest of times', (i: number) => ({ at: i / rate, content: float32(i + 1) }), true],
  ] as const)(
    'reads all samples of a part %s, whatever number of them it states, and says so',
    { timeout: 60_000 },
    async (_, one, bounded) => {
      const part = (k: number) => samplesChunk(7, numbers(10, 10 * k).map(one));
      const between = bounded ? [boundary] : [];
      const before = xdfFile(header, ...[0, 1, 2].flatMap((k) => [part(k), ...between])).length;
      const file = xdfFile(header, ...numbers(10).flatMap((k) => [part(k), ...between]), footer(7, 100));
      const right = (await samplesOf(file)).tracks;
      for (const wrong of [...numbers(60), 127, 128, 255, 256, 65_535, 65_536, 2 ** 31, 2 ** 32 - 1]) {
        if (wrong === 10) continue;
        const stated = new Uint8Array(Uint32Array.of(wrong).buffer);
        const { recording, tracks } = await samplesOf(withBytes(file, before + 12, stated));
        expect(tracks).toEqual(right);
        expect(recording.remarks.map(({ message }) => message)).toEqual([
          `The file says ${wrong} samples in the part at byte ${before}, of stream "Muscle"; 10 are there, and those were read.`,
        ]);
      }
    },
  );

  it('reads all samples of a part whose length is wrong, where chunks follow behind as many as it states', async () => {
    for (const wrong of [1, 8, 20, 60, 135, 136, 137, 138, 139, 140, 141, 142, 150, 172, 173, 174, 200, 1000, 65_536]) {
      const { tracks } = await samplesOf(withBytes(sound, placeOf(3) + 1, new Uint8Array(Uint32Array.of(wrong).buffer)));
      const read = tracks[0]?.[0] ?? [];
      expect(read.filter((x, i) => !Number.isNaN(x) && x !== i + 1)).toEqual([]);
      if (wrong > 16) expect(read).toEqual(lost(0, 0));
    }
  });

  it('reads all samples of a part beyond a megabyte, whatever number of them it states', { timeout: 60_000 }, async () => {
    const long = numbers(100_000).map((i) => ({ at: 50 + i / rate, content: float32(i + 1) }));
    const file = xdfFile(
      header,
      samplesChunk(7, long),
      samplesChunk(7, [{ at: 50 + 1000, content: float32(5) }]),
      footer(7, 100_001),
    );
    const at = xdfFile(header).length + 12;
    for (const wrong of [0, 1, 99_999, 100_001, 2 ** 31]) {
      const { recording, tracks } = await samplesOf(withBytes(file, at, new Uint8Array(Uint32Array.of(wrong).buffer)));
      expect(tracks[0]?.[0]?.length).toBe(100_001);
      expect(tracks[0]?.[0]?.[77_777]).toBe(77_778);
      expect(recording.remarks.map(({ code }) => code)).toEqual(['FORMATS_COUNT_DIFFERS']);
    }
  });

  it('takes no number of a sample for a chunk, and loses nothing of another stream for a wrong one', async () => {
    const other = streamHeader(8, about('Force', 'Force', 1, rate, 'float32'));
    const file = xdfFile(
      header,
      other,
      ...numbers(10).flatMap((k) => [tenth(7, k), tenth(8, k)]),
      footer(7, 100),
      footer(8, 100),
    );
    const at = xdfFile(header, other, ...numbers(3).flatMap((k) => [tenth(7, k), tenth(8, k)])).length;
    for (const wrong of numbers(40)) {
      for (const stream of ['7', '8']) {
        const opened = await openRecording(chunksOf(withBytes(file, at + 12, [wrong])), { stream });
        if (!opened.ok) throw new Error(opened.error.message);
        const read: number[] = [];
        for await (const { data } of opened.value.series()) read.push(...(data[0] ?? []));
        expect(read).toEqual(lost(0, 0));
      }
    }
  });

  it('takes no sample without a stamp for the one that follows damage', async () => {
    const unstamped = samplesChunk(
      7,
      numbers(10, 40).map((i) => ({ ...(i === 43 ? { at: 50 + i / rate } : {}), content: float32(i + 1) })),
    );
    const file = xdfFile(header, ...tenths.slice(0, 4).flatMap((one) => [one, boundary]), unstamped, ...tenths.slice(5));
    const { tracks } = await samplesOf(withBytes(file, placeOf(3), [0]));
    expect(tracks[0]?.[0]).toEqual(lost(30, 43));
  });

  it('puts a sample whose stamp cannot be where it belongs', async () => {
    for (const stamp of [-3e5, 1e9, 1e300, Number.NaN]) {
      const view = new Uint8Array(new Float64Array([stamp]).buffer);
      const { recording, tracks } = await samplesOf(withBytes(sound, placeOf(3) + 17 + 4 * 13, view));
      expect(tracks[0]?.[0]).toEqual(lost(0, 0));
      expect(recording.rate).toBeCloseTo(rate, 6);
    }
  });

  it('measures the rate of a stream that states none, and tells of one that it states wrongly', async () => {
    for (const stated of [0, 50, 200]) {
      const file = xdfFile(streamHeader(7, about('Muscle', 'EMG', 1, stated, 'float32')), ...tenths);
      const { recording, tracks } = await samplesOf(file);
      expect(recording.rate).toBe(rate);
      expect(tracks[0]?.[0]).toEqual(lost(0, 0));
      expect(recording.remarks.map(({ message }) => message)).toEqual([
        `The file says ${stated} samples per second; its times say 100, which was used.`,
      ]);
    }
  });

  it('tells that a clock was set back, that no times are there, and that they do not lie on one line', async () => {
    const file = (at: (i: number) => number | undefined, count = 600) =>
      xdfFile(
        header,
        ...numbers(count / 10).map((k) =>
          samplesChunk(
            7,
            numbers(10, 10 * k).map((i) => {
              const stamp = at(i);
              return { ...(stamp === undefined ? {} : { at: stamp }), content: float32(i) };
            }),
          ),
        ),
      );
    const told = async (at: (i: number) => number | undefined) =>
      (await samplesOf(file(at))).recording.remarks.map(({ message }) => message);
    expect(await told((i) => 50 + i / rate)).toEqual([]);
    expect(await told((i) => 50 + i / rate - (i < 300 ? 0 : 20))).toEqual([
      'Taken as running on: the clock of the stream, which was set back by 19.99 s in all (its samples would lie upon one another).',
    ]);
    expect(await told(() => undefined)).toEqual([
      'The file has no usable times, so its stated rate of 100 samples per second could not be checked.',
    ]);
    expect((await told((i) => (i < 300 ? 50 + i / rate : 53 + (i - 300) / 50))).at(-1)).toMatch(
      /^Taken as 66\.\d+ samples per second: a run of samples whose times lie 0\.\d+ s off an even line/,
    );
  });

  it('takes an infinite number for a lost one', async () => {
    const one = samplesChunk(
      7,
      [3, Number.POSITIVE_INFINITY, 5, Number.NEGATIVE_INFINITY, 6, 7].map((x, i) => ({
        at: 50 + i / rate,
        content: float32(x),
      })),
    );
    expect((await samplesOf(xdfFile(header, one))).tracks[0]?.[0]).toEqual([3, Number.NaN, 5, Number.NaN, 6, 7]);
  });

  it('refuses a name that several streams have, and says which one was taken where none is named', async () => {
    const other = streamHeader(8, about('Muscle', 'EMG', 1, rate, 'float32'));
    const file = xdfFile(header, other, ...tenths, ...numbers(10).map((k) => tenth(8, k)));
    const named = await openRecording(chunksOf(file), { stream: 'muscle' });
    expect(!named.ok && [named.error.code, named.error.message]).toEqual([
      'EUP_FORMATS_STREAM_SEVERAL',
      'Several streams are called "muscle": 7 "Muscle" (Muscle); 8 "Muscle" (Muscle).',
    ]);
    const byNumber = await openRecording(chunksOf(file), { stream: '8' });
    expect(byNumber.ok && byNumber.value.remarks).toEqual([]);
    const { recording } = await samplesOf(file);
    expect(recording.remarks.map(({ message }) => message)).toEqual([
      'Left out: stream 8 "Muscle" (Muscle) (stream 7 "Muscle" (Muscle) was taken).',
    ]);
  });

  it('gives the right samples or says what is wrong, whatever a number of the headers becomes', { timeout: 60_000 }, async () => {
    const whole = await wholeOf(sound);
    const silent: string[] = [];
    const fields: readonly (readonly [string, number])[] = [
      ['channel_count', 1],
      ['nominal_srate', rate],
      ['sample_count', 100],
    ];
    const text = (name: string, value: string) => {
      const latin = Buffer.from(sound).toString('latin1');
      const at = latin.indexOf(`<${name}>`) + name.length + 2;
      const end = latin.indexOf('<', at);
      const head = latin.lastIndexOf('\x04', at);
      const before = sound.subarray(0, at);
      const made = Uint8Array.from([...before, ...bytesOf(value), ...sound.subarray(end)]);
      // The chunk around the text states its new length.
      const start = name === 'sample_count' ? placeOf(10) : head;
      const view = new DataView(made.buffer);
      view.setUint32(start + 1, view.getUint32(start + 1, true) + value.length - (end - at), true);
      return made;
    };
    expect(await outcomeOf(text('nominal_srate', '100'), whole)).toBe('same');
    for (const [name, value] of fields) {
      for (const wrong of wrongTexts(value)) {
        if ((await outcomeOf(text(name, wrong), whole)) === 'silent') silent.push(`${name} ${wrong}`);
      }
    }
    for (const format of ['int16', 'double64', 'int8', 'string', 'FLOAT', '']) {
      if ((await outcomeOf(text('channel_format', format), whole)) === 'silent') silent.push(`channel_format ${format}`);
    }
    expect(silent).toEqual([]);
  });

  it('gives the right samples or says what is wrong, whatever a byte that holds them together becomes', {
    timeout: 120_000,
  }, async () => {
    const whole = await wholeOf(sound);
    const silent: string[] = [];
    // Length, tag, stream, number of samples and the marks of their stamps; of a boundary, everything.
    const third = placeOf(3);
    const places = [
      ...numbers(16, third),
      ...numbers(10).map((i) => third + 16 + 13 * i),
      ...numbers(boundary.length, third + (tenths[3]?.length ?? 0)),
      ...numbers(11, placeOf(10)),
    ];
    for (const at of places) {
      const value = sound[at] as number;
      for (const wrong of [0, 1, 2, 3, 4, 5, 6, 7, 8, 127, 128, 255, (value + 1) & 0xff]) {
        if (wrong === value) continue;
        if ((await outcomeOf(withBytes(sound, at, [wrong]), whole)) === 'silent')
          silent.push(`${at - third}: ${value} → ${wrong}`);
      }
    }
    expect(silent).toEqual([]);
  });
});

describe('Evenness', () => {
  const rateOf = (stamps: readonly number[]) => {
    const even = new Evenness();
    for (const stamp of stamps) even.push(stamp, false);
    return even.rate();
  };
  it('tells even samples, with their jitter, from those that are not', () => {
    expect(rateOf(numbers(4000).map((i) => 100 + i / 1000))).toBeCloseTo(1000, 6);
    expect(rateOf(numbers(4000).map((i) => 100 + i / 1000 + 2e-4 * Math.sin(i * 12.9898)))).toBeCloseTo(1000, 1);
    expect(rateOf(numbers(4000).map((i) => 100 + (i + (i > 2000 ? 1 : 0)) / 1000))).toBe(0);
    expect(rateOf(numbers(4000).map((i) => 100 + (i / 1000) * (1 + i / 40_000)))).toBe(0);
    expect(rateOf(numbers(4000).map((i) => 100 + Math.floor(i / 10) / 100))).toBe(0);
    expect(rateOf(numbers(5).map((i) => i / 1000))).toBe(0);
    expect(rateOf(numbers(100).map(() => 5))).toBe(0);
  });
});

describe('Drops', () => {
  const missing = (stamps: readonly number[]) => {
    const drops = new Drops(1000);
    for (const stamp of stamps) drops.push(stamp, false);
    return drops.seconds;
  };
  it('finds pauses that stay, and no jitter, drift or burst that is caught up with', () => {
    const late = (i: number) => 0.02 * Math.abs(Math.sin(i * 12.9898));
    expect(missing(numbers(60_000).map((i) => i / 1000 + late(i)))).toBe(0);
    expect(missing(numbers(60_000).map((i) => (i / 1000) * 1.005 + late(i)))).toBe(0);
    expect(missing(numbers(60_000).map((i) => i / 1000 + (i > 20_000 && i < 20_400 ? 0.4 : 0)))).toBe(0);
    expect(missing(numbers(60_000).map((i) => i / 1000 + late(i) + (i > 20_100 ? 0.3 : 0)))).toBeCloseTo(0.3, 1);
  });

  it('openRecording(XDF with such a pause) says so', async () => {
    const chunks = numbers(60).map((k) =>
      samplesChunk(
        7,
        numbers(100, 100 * k).map((i) => ({ at: 50 + i / 100 + (i >= 2000 ? 0.3 : 0), content: float32(i) })),
      ),
    );
    const { recording } = await samplesOf(xdfFile(header, ...chunks));
    expect(recording.remarks.map(({ message }) => message)).toEqual([
      'Taken as even: a stretch of samples between whose stamps 0.3 s are missing in all (each pause is shorter than a second; samples near one stand up to as much off their time).',
    ]);
  });
});

describe.skipIf(!here)(`on files that behave like those reported${here ? '' : ' (skipped: none in ../shared)'}`, () => {
  const read = (name: string) => samplesOf(readFileSync(`${folder}${name}`), undefined, 65_536);

  it.each([
    ['08-xdf-whole.xdf', 4000, 0],
    ['08-xdf-damage-then-boundary.xdf', 3000, 2],
    ['09-xdf-cut-footer.xdf', 4000, 0],
    ['11-xdf-rate-zero-regular.xdf', 4000, 1],
    ['56-xdf-sample-count-float.xdf', 2000, 0],
  ] as const)('%s: %i samples at 1000 Hz, and %i remarks', async (name, samples, remarks) => {
    const { recording, tracks } = await read(name);
    expect(recording.rate).toBeCloseTo(1000, 9);
    expect(tracks[0]?.[0]?.filter((x) => !Number.isNaN(x))).toHaveLength(samples);
    expect(recording.remarks).toHaveLength(remarks);
    expect(recording.channels[0]?.quantity).toBe('emg');
  });

  it('10-xdf-same-name.xdf: stream 2 is the right one', async () => {
    const bytes = readFileSync(`${folder}10-xdf-same-name.xdf`);
    const right = await openRecording(chunksOf(bytes), { stream: '2' });
    expect(right.ok && right.value.channels.map(({ name }) => name)).toEqual(['right']);
    const both = await openRecording(chunksOf(bytes), { stream: 'Trigno EMG' });
    expect(!both.ok && both.error.message).toContain('1 "Trigno EMG" (left); 2 "Trigno EMG" (right)');
  });
});
