import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bytesOf, edfFile, samplesOf } from './files.fixture.ts';
import { outcomeOf, wholeOf, withBytes, wrongTexts } from './law.fixture.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/faults/', import.meta.url));
const here = existsSync(folder);

const remarksOf = (recording: { readonly remarks: readonly { readonly message: string }[] }): readonly string[] =>
  recording.remarks.map(({ message }) => message);

const two = [
  { label: 'EMG Biceps', samples: 4 },
  { label: 'Resp', samples: 2 },
];
const digits = (r: number) => [1, 2, 3, 4, 5, 6].map((x) => 10 * x + r);
const plain = edfFile({ signals: two, records: [0, 1, 2, 3, 4].map((r) => ({ digits: digits(r) })) });
const timed = (reserved: string) =>
  edfFile({
    signals: two,
    reserved,
    records: [0, 1, 2, 3, 4].map((r) => ({ digits: digits(r), notes: `+${r}\x14\x14\0` })),
  });
const padded = (text: string, width: number) => bytesOf(text.padEnd(width).slice(0, width));

describe('openRecording(EDF that says otherwise than it holds)', () => {
  it('reads every whole record, whatever number of them is stated, and says so', async () => {
    const whole = (await samplesOf(plain)).tracks;
    for (const [stated, told] of [
      ['3', 'The file says 3 records, and 5 are there. All of them were read.'],
      ['9', 'The file ends early: 5 of 9 records are there. What is there was read.'],
      ['-7', 'Taken as 5: the number of records (the file says "-7", and so many are there).'],
      ['-1', undefined],
    ] as const) {
      const { recording, tracks } = await samplesOf(withBytes(plain, 236, padded(stated, 8)));
      expect(tracks).toEqual(whole);
      expect(remarksOf(recording)).toEqual(told === undefined ? [] : [told]);
      expect(recording.counts()[0]).toEqual({ of: 'records', stated: Number(stated) < 0 ? null : Number(stated), found: 5 });
    }
  });

  it('leaves out a part of a record, and says so', async () => {
    const { recording, tracks } = await samplesOf(plain.subarray(0, plain.length - 15));
    expect(tracks[0]?.[0]).toHaveLength(12);
    expect(remarksOf(recording)).toEqual([
      'The file ends early: 3 of 5 records are there. What is there was read.',
      'Left out: the last 9 bytes of the file (a record has 12 bytes).',
    ]);
  });

  it.each([
    [['-3276,8', '3276,7', '-32768', '32767'], 'µV', 0.1, 'decimal sign'],
    [['0', '0', '-32768', '32767'], 'counts', 1, 'no physical range'],
    [['', '100', '-32768', '32767'], 'counts', 1, 'not numbers'],
    [['-100', '1e400', '-32768', '32767'], 'counts', 1, 'not numbers'],
    [['-100', '100', '9', '9'], 'counts', 1, 'no digital range'],
    [['-100', '100', '-65536', '65535'], 'counts', 1, '16 bits cannot hold'],
  ] as const)('takes a range of %j in %s', async (range, unit, gain, told) => {
    const made = edfFile({ signals: two, records: [{ digits: digits(0) }], range: [...range] });
    const { recording, tracks } = await samplesOf(made);
    expect(recording.channels[0]?.unit).toBe(unit);
    for (const [i, x] of [10, 20, 30, 40].entries()) expect(tracks[0]?.[0]?.[i]).toBeCloseTo(gain * x, 9);
    expect(remarksOf(recording).join()).toContain(told);
  });

  it('reads names and units of Latin-1 and UTF-8, and the band where all channels state one', async () => {
    const latin = withBytes(plain, 256, padded('EMG Z\xfcg', 16));
    const { recording } = await samplesOf(withBytes(latin, 256 + 2 * 96, padded('\xb5V', 8)));
    expect(recording.channels[0]).toMatchObject({ name: 'EMG Züg', unit: 'µV', scale: { lsb: 1, offset: 0, bits: 16 } });
    const utf8 = withBytes(plain, 256 + 2 * 96, padded('\xc2\xb5V', 8));
    expect((await samplesOf(utf8)).recording.channels[0]?.unit).toBe('µV');
    const band = withBytes(plain, 256 + 2 * 136, padded('HP:20Hz LP:450Hz N:60Hz', 80));
    expect((await samplesOf(band)).recording.tracks[0]?.band).toEqual({ low: 20, high: 450 });
  });

  it.each([
    ['01.02.24', '10.00.00', '2024-02-01T10:00:00', 0],
    ['1/2/24', '9:05:00', '2024-02-01T09:05:00', 0],
    ['31.02.24', '10.00.00', undefined, 1],
    ['99.99.99', '10.00.00', undefined, 1],
    ['01.02.24', '25.00.00', undefined, 1],
    ['', '', undefined, 0],
  ] as const)('takes the start %s %s for %s', async (date, time, start, remarks) => {
    const made = withBytes(withBytes(plain, 168, padded(date, 8)), 176, padded(time, 8));
    const { recording } = await samplesOf(made);
    expect(recording.startedAt).toBe(start);
    expect(remarksOf(recording)).toHaveLength(remarks);
  });

  it('gives digits where a comma of the range may part thousands', async () => {
    const file = withBytes(plain, 256 + 2 * (16 + 80 + 8), padded('-3,276', 8));
    const { recording } = await samplesOf(file);
    expect(recording.channels[0]).toMatchObject({ name: 'EMG Biceps', unit: 'counts' });
    expect(remarksOf(recording)[0]).toMatch(/^Channel "EMG Biceps" is given in counts.* can be read in two ways/);
  });

  it('takes the length of records from their times where those deny what is stated', async () => {
    const sound = await samplesOf(timed('EDF+C'));
    for (const stated of ['2', '0,5', '0', 'abc', '1e400']) {
      const { recording, tracks } = await samplesOf(withBytes(timed('EDF+C'), 244, padded(stated, 8)));
      expect([recording.rate, tracks]).toEqual([4, sound.tracks]);
      expect(recording.remarks[0]?.code).toBe('FORMATS_RATE_FROM_TIMES');
    }
    const comma = await samplesOf(withBytes(plain, 244, padded('1,0', 8)));
    expect([comma.recording.rate, remarksOf(comma.recording)[0]]).toEqual([4, expect.stringContaining('decimal sign')]);
  });

  it('shows a pause that the times of a continuous file have, and passes over a single wrong time', async () => {
    const at = (...times: readonly number[]) =>
      edfFile({
        signals: [{ label: 'EMG', samples: 2 }],
        reserved: 'EDF+C',
        records: times.map((time, r) => ({ digits: [2 * r, 2 * r + 1], notes: `+${time}\x14\x14\0` })),
      });
    const paused = await samplesOf(at(0, 1, 3, 4));
    expect(paused.tracks[0]?.[0]).toEqual([0, 1, 2, 3, Number.NaN, Number.NaN, 4, 5, 6, 7]);
    expect(remarksOf(paused.recording)[0]).toContain('a pause there');
    const wrong = await samplesOf(at(0, 1, 99, 3));
    expect(wrong.tracks[0]?.[0]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(remarksOf(wrong.recording)).toEqual([
      'Left out: the time that record 3 states (the records around it say otherwise).',
    ]);
  });

  it('turns the triggers of a BDF status channel into annotations, and no other bits', async () => {
    const word = (trigger: number, high = 0) => trigger | (high << 16);
    const status = [word(0, 0x10), word(0), word(5, 0x20), word(5), word(0), word(7), word(7, 0x40), word(3)];
    const made = edfFile({
      signals: [
        { label: 'EMG1', samples: 4 },
        { label: 'Status', unit: 'Boolean', samples: 4 },
      ],
      bits: 24,
      records: [0, 1].map((r) => ({ digits: [1, 2, 3, 4, ...status.slice(4 * r, 4 * r + 4)] })),
    });
    const { recording } = await samplesOf(made);
    expect(recording.annotations).toEqual([
      { at: 0.5, text: 'Trigger 5' },
      { at: 1.25, text: 'Trigger 7' },
      { at: 1.75, text: 'Trigger 3' },
    ]);
    expect(recording.channels.map(({ name, quantity }) => `${name} ${quantity}`)).toEqual(['EMG1 emg', 'Status digital']);
    const edf = edfFile({ signals: [{ label: 'Status', samples: 2 }], records: [{ digits: [0, 5] }] });
    expect((await samplesOf(edf)).recording.annotations).toEqual([]);
  });

  it('gives the right samples or says what is wrong, whatever a number of the header becomes', async () => {
    // Where each number stands, how wide it is, and what it is. What a digit stands for is stated once: only what cannot
    // be a range is known to be wrong.
    const fields: readonly (readonly [number, number, number])[] = [
      [184, 8, 768],
      [236, 8, 5],
      [252, 4, 2],
      [256 + 2 * 216, 8, 4],
      [256 + 2 * 216 + 8, 8, 2],
    ];
    const silent: string[] = [];
    const sound = await wholeOf(plain);
    for (const [at, width, value] of fields) {
      for (const text of wrongTexts(value)) {
        if ((await outcomeOf(withBytes(plain, at, padded(text, width)), sound)) === 'silent') silent.push(`${at}: ${text}`);
      }
    }
    for (const reserved of ['EDF+C', 'EDF+D']) {
      const file = timed(reserved);
      const whole = await wholeOf(file);
      const own: readonly (readonly [number, number, number])[] = [
        [184, 8, 1024],
        [236, 8, 5],
        [244, 8, 1],
        [252, 4, 3],
        [256 + 3 * 216, 8, 4],
        [256 + 3 * 216 + 8, 8, 2],
        [256 + 3 * 216 + 16, 8, 60],
      ];
      for (const [at, width, value] of own) {
        for (const text of wrongTexts(value)) {
          if (text === String(value)) continue;
          if ((await outcomeOf(withBytes(file, at, padded(text, width)), whole)) === 'silent')
            silent.push(`${reserved} ${at}: ${text}`);
        }
      }
    }
    expect(silent).toEqual([]);
  });
});

describe.skipIf(!here)(`on files that behave like those reported${here ? '' : ' (skipped: none in ../shared)'}`, () => {
  const read = (name: string) => samplesOf(readFileSync(`${folder}${name}`), undefined, 65_536);

  it.each([
    ['01-edf-fewer-records-stated.edf', 5000, 1],
    ['02-edf-decimal-comma-range.edf', 5000, 1],
    ['04-edf-latin1-header.edf', 5000, 0],
    ['05-edf-minus-one-partial.edf', 4000, 1],
    ['06-edf-cut-off.edf', 3000, 2],
  ] as const)('%s: %i samples at 1000 Hz in µV, and %i remarks', async (name, samples, remarks) => {
    const { recording, tracks } = await read(name);
    expect([recording.rate, recording.channels[0]?.unit, tracks[0]?.[0]?.length]).toEqual([1000, 'µV', samples]);
    expect(recording.channels[0]?.scale?.lsb).toBeCloseTo(0.1, 12);
    expect(recording.remarks).toHaveLength(remarks);
  });

  it('07-edfplus-d-gap.edf: 2000 samples lost, the annotation where it was', async () => {
    const { recording, tracks } = await read('07-edfplus-d-gap.edf');
    expect(tracks[0]?.[0]?.filter(Number.isNaN)).toHaveLength(2000);
    expect(recording.annotations).toEqual([{ at: 5.5, text: 'Pain 4' }]);
  });

  it('28-bdf-status.bdf: trigger 5 at 2.5 s', async () => {
    const { recording } = await read('28-bdf-status.bdf');
    expect(recording.annotations).toEqual([{ at: 2.5, text: 'Trigger 5' }]);
    expect(recording.channels[0]).toMatchObject({ name: 'EMG1', unit: 'µV' });
  });
});
