import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, edfFile, open, readAll, samplesOf } from './files.fixture.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/signals/', import.meta.url));
const here = existsSync(folder);

describe.skipIf(!here)(`on real recordings${here ? '' : ' (skipped: no reference recordings in ../shared)'}`, () => {
  const expected = here ? JSON.parse(readFileSync(`${folder}edf_bdf_xdf.expected.json`, 'utf8')) : {};

  it.each(['pyedflib_subsecond.edf', 'pyedflib_generator.bdf'])(
    'openRecording(%s) gives the samples and annotations of the reference',
    async (name) => {
      const theirs = expected[name];
      const { recording, tracks } = await samplesOf(readFileSync(`${folder}${name}`), undefined, 65_536);
      expect(recording.rate).toBe(theirs.fs);
      // The reference raises every channel to the highest rate; only the channels of that rate can be compared.
      expect(recording.tracks.flatMap((t) => t.channels.map((c) => c.name)).sort()).toEqual([...theirs.channels].sort());
      expect(recording.channels[0]?.name).toBe(theirs.channels[0]);
      expect(`${recording.startedAt?.replace('T', ' ')}+00:00`).toBe(theirs.measDate);
      for (const [c, samples] of (tracks[0] ?? []).entries()) {
        const volts = recording.channels[c]?.unit === 'µV' ? samples.map((x) => x * 1e-6) : samples;
        expect(volts).toHaveLength(theirs.nSamples);
        for (const [i, value] of theirs.first5[c].entries()) expect(volts[i]).toBeCloseTo(value, 12);
        const sum = volts.reduce((a, b) => a + b, 0);
        expect(Math.abs(sum - theirs.sum[c])).toBeLessThan(1e-9 * Math.max(1, Math.abs(theirs.sum[c])));
      }
      const notes = recording.annotations.map((a) => [a.at, a.duration ?? 0, a.text]);
      expect(notes).toHaveLength(theirs.annotations.length);
      for (const [i, [at, duration, text]] of theirs.annotations.entries()) {
        expect(notes[i]?.[0]).toBeCloseTo(at, 5);
        expect(notes[i]?.slice(1)).toEqual([duration, text]);
      }
    },
  );
});

const two = [
  { label: 'EMG Biceps', samples: 4 },
  { label: 'Resp', samples: 2 },
];

describe('openRecording(EDF)', () => {
  it('gives one track for each rate, the fastest first, however the bytes are cut', async () => {
    const file = edfFile({
      signals: two.toReversed(),
      records: [{ digits: [-1, -2, 1, 2, 3, 4] }, { digits: [-3, -4, 5, 6, 7, -8] }],
    });
    for (const size of [1, 7, 100_000]) {
      const { recording, tracks } = await samplesOf(file, undefined, size);
      expect(recording.tracks.map((t) => [t.rate, t.channels.map((c) => c.name)])).toEqual([
        [4, ['EMG Biceps']],
        [2, ['Resp']],
      ]);
      expect(tracks).toEqual([[[1, 2, 3, 4, 5, 6, 7, -8]], [[-1, -2, -3, -4]]]);
      expect(recording.startedAt).toBe('2020-01-24T04:05:56');
    }
  });

  it('reads 24-bit digits, and a recording that states no length', async () => {
    const { tracks } = await samplesOf(
      edfFile({ signals: [{ label: 'a', samples: 2 }], records: [{ digits: [100_000, -100_000] }], bits: 24, stated: '-1' }),
    );
    expect(tracks[0]?.[0]?.map((x) => Math.round(x))).toEqual([100_000, -100_000]);
  });

  it('puts the pauses of EDF+D where they were, and reads annotations with their durations', async () => {
    const signals = [{ label: 'EMG', samples: 2 }];
    const file = edfFile({
      signals,
      reserved: 'EDF+D',
      records: [
        { digits: [1, 2], notes: '+10\x14\x14\0+10.5\x150.25\x14Cue\x14Again\x14\0' },
        { digits: [3, 4], notes: '+13\x14\x14\0' },
      ],
    });
    const { recording, tracks } = await samplesOf(file);
    expect(tracks[0]?.[0]).toEqual([1, 2, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 3, 4]);
    expect(recording.annotations).toEqual([
      { at: 0.5, duration: 0.25, text: 'Cue' },
      { at: 0.5, duration: 0.25, text: 'Again' },
    ]);
    expect(recording.format).toBe('edf+');
    const backwards = edfFile({
      signals,
      reserved: 'EDF+D',
      records: [
        { digits: [1, 2], notes: '+10\x14\x14\0' },
        { digits: [3, 4], notes: '+9\x14\x14\0' },
      ],
    });
    expect(await readAll(backwards)).toBe('EUP_FORMATS_ORDER');
    const untold = edfFile({
      signals,
      reserved: 'EDF+D',
      records: [
        { digits: [1, 2], notes: '+10\x14\x14\0' },
        { digits: [3, 4], notes: '+1e9\x14\x14\0' },
      ],
    });
    expect(await readAll(untold)).toBe('EUP_FORMATS_ONSET');
  });

  it('gives blocks of the main track with their times, once', async () => {
    const opened = await open(edfFile({ signals: two, records: [{ digits: [1, 2, 3, 4, 0, 0] }] }));
    if (!opened.ok) throw new Error();
    const blocks = [];
    for await (const block of opened.value.blocks()) blocks.push(block);
    expect(blocks).toMatchObject([
      { rate: 4, t0: 0, channels: [{ name: 'EMG Biceps', unit: 'µV' }], data: [Float32Array.of(1, 2, 3, 4)] },
    ]);
    expect(() => opened.value.series()).toThrow('open the file again');
  });

  it('refuses damage, each with its code', async () => {
    const good = edfFile({ signals: two, records: [{ digits: [1, 2, 3, 4, 5, 6] }, { digits: [1, 2, 3, 4, 5, 6] }] });
    expect(await readAll(good.subarray(0, 200))).toBe('EUP_FORMATS_TRUNCATED');
    expect(await readAll(good.subarray(0, 700))).toBe('EUP_FORMATS_TRUNCATED');
    expect(await readAll(good.subarray(0, 768))).toBe('EUP_FORMATS_TRUNCATED');
    expect(await readAll(edfFile({ signals: [{ label: 'EMG', samples: 99_999_999 }], records: [] }))).toBe('EUP_FORMATS_HEADER');
    for (const [text, code] of [
      ['9999', 'EUP_FORMATS_TOO_MANY'],
      ['-3  ', 'EUP_FORMATS_HEADER'],
      ['x   ', 'EUP_FORMATS_HEADER'],
    ] as const) {
      const many = good.slice();
      many.set(bytesOf(text), 252);
      many.set(bytesOf('x       '), 184);
      expect(await readAll(many)).toBe(code);
    }
  });

  it('meets any mutation with samples or a code, never with a crash', async () => {
    const good = edfFile({
      signals: two,
      reserved: 'EDF+D',
      records: [0, 1, 2].map((r) => ({ digits: [1, 2, 3, 4, 5, 6], notes: `+${r}\x14\x14\0+${r}.5\x14note\x14\0` })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.nat(good.length),
        async (edits, length) => {
          const bad = good.slice();
          for (const [at, byte] of edits) bad[at] = byte;
          const all = await readAll(length % 3 === 0 ? bad.subarray(0, length) : bad, 100);
          if (typeof all === 'string') expect(all).toMatch(/^EUP_FORMATS_/);
        },
      ),
      { numRuns: 300 },
    );
  });
});
