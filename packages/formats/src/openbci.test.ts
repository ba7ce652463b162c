import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, readAll, samplesOf } from './files.fixture.ts';

const head = '%OpenBCI Raw EXG Data\n%Number of channels = 2\n%Sample Rate = 250 Hz\n%Board = OpenBCI_GUI$BoardCytonSerial\n';
const columns =
  'Sample Index, EXG Channel 0, EXG Channel 1, Accel Channel 0, Not Used, Digital Channel 0 (D11), Timestamp, Timestamp (Formatted)\n';
const row = (index: number, x: number) => `${index}, ${x}, ${-x}, 0.5, 0.0, 1, 1600000000.5, 2020-09-13 12:26:40.500\n`;
const rows = (indices: readonly number[]) => indices.map((index, i) => row(index % 256, i)).join('');
const counting = (length: number, from = 0) => Array.from({ length }, (_, i) => from + i);

describe('openRecording(OpenBCI text)', () => {
  it('reads version 6: channels in µV, the rate of the header, neither index nor time nor unused columns', async () => {
    const { recording, tracks } = await samplesOf(head + columns + rows(counting(600)));
    expect(recording).toMatchObject({ format: 'openbci', rate: 250 });
    const scale = { lsb: 4.5e6 / 24 / (2 ** 23 - 1), offset: 0, bits: 24 };
    expect(recording.channels).toEqual([
      { name: 'EXG Channel 0', unit: 'µV', quantity: 'voltage', scale },
      { name: 'EXG Channel 1', unit: 'µV', quantity: 'voltage', scale },
      { name: 'Accel Channel 0', unit: 'g', quantity: 'acceleration' },
      { name: 'Digital Channel 0 (D11)', unit: 'counts', quantity: 'digital' },
    ]);
    expect(tracks[0]?.[1]?.slice(1, 4)).toEqual([-1, -2, -3]);
    expect(tracks[0]?.[0]).toHaveLength(600);
  });

  it('reads the older form without a line of names', async () => {
    const old = `${head}${counting(20)
      .map((i) => `${i}, ${i}, 7, 0.1, 0.2, 0.3, 12:26:40.500, 1600000000500\n`)
      .join('')}`;
    const { recording, tracks } = await samplesOf(old);
    expect(recording.channels.map((c) => c.name)).toEqual([
      'EXG Channel 0',
      'EXG Channel 1',
      'Accel Channel 0',
      'Accel Channel 1',
      'Accel Channel 2',
    ]);
    expect(tracks[0]?.[0]?.[19]).toBe(19);
  });

  it('leaves lost packets as lost samples, over the turn of the counter too', async () => {
    const { recording, tracks } = await samplesOf(
      `${head}${columns}\n${rows([...counting(250), ...counting(20, 253), ...counting(10, 280)])}`,
    );
    const samples = tracks[0]?.[0] ?? [];
    expect(samples).toHaveLength(290);
    expect(samples.flatMap((x, i) => (Number.isNaN(x) ? [i] : []))).toEqual([250, 251, 252, 273, 274, 275, 276, 277, 278, 279]);
    // A blank line stands among those before the samples.
    const line = (head + columns).split('\n').length + 251;
    expect(recording.remarks.map(({ message }) => message)).toEqual([
      `Track 0: 10 samples are missing in 2 places, first before line ${line}; what is missing counts as lost.`,
    ]);
  });

  it.each(['1e308', 'inf', '999'])('takes no lost packets from the index %s, which is damaged', async (index) => {
    // Far enough into the file that the counter has been told by then.
    const damaged = row(5000 % 256, 1).replace(/^\d+/, index);
    const { tracks } = await samplesOf(
      `${head}${columns}${rows(counting(5000))}${damaged}${rows(counting(5, 5001))}`,
      undefined,
      65_536,
    );
    expect(tracks[0]?.[0]).toHaveLength(5006);
    expect(tracks[0]?.[0]?.filter(Number.isNaN)).toEqual([]);
  });

  it('refuses a header without channels or rate, and one without rows', async () => {
    expect(await readAll(`${head.replace('= 2', '= 99999999')}${columns}${row(0, 1)}`)).toBe('EUP_FORMATS_HEADER');
    expect(await readAll(`${head.replace('= 250 Hz', '')}${columns}${row(0, 1)}`)).toBe('EUP_FORMATS_RATE_UNKNOWN');
    expect(await readAll(head + columns)).toBe('EUP_FORMATS_NO_CHANNEL');
    expect(await readAll(head.replace('= 2', '= 3') + columns + row(0, 1))).toBe('EUP_FORMATS_NO_CHANNEL');
    expect(await readAll(`${head}${columns}${rows(counting(9))}9, 1\n`)).toBe('EUP_FORMATS_COLUMNS');
  });

  it('leaves a last line out that breaks off, and tells it', async () => {
    const { recording, tracks } = await samplesOf(`${head}${columns}${rows(counting(9))}9, 1`);
    expect(tracks[0]?.[0]).toHaveLength(9);
    expect(recording.remarks.map(({ message }) => message)).toEqual([
      'Left out: the last line (15) (the file breaks off within it, after 2 of 8 columns).',
    ]);
  });

  /** A file of even times, as the GUI writes them where the computer's clock is good. */
  const timed = (count: number, at: (i: number) => readonly [index: number, seconds: number], x = (i: number) => String(i)) =>
    Array.from({ length: count }, (_, i) => {
      const [index, time] = at(i);
      return `${index}, ${x(i)}, ${-i}, 0.5, 0.0, 1, ${time.toFixed(3)}, 12:00:00.000\n`;
    }).join('');
  const began = 1.7e9;

  it('reads decimal commas where a comma with a blank parts the columns', async () => {
    const body = timed(
      400,
      (i) => [i % 256, began + i / 250],
      (i) => (i / 8).toFixed(3),
    ).replace(/\./g, ',');
    const { recording, tracks } = await samplesOf(head + columns + body);
    expect(recording.rate).toBe(250);
    expect(tracks[0]?.[0]?.slice(0, 4)).toEqual([0, 0.125, 0.25, 0.375]);
    expect(tracks[0]?.[1]?.slice(0, 4).map((x) => x + 0)).toEqual([0, -1, -2, -3]);
  });

  it('sees whole turns of the counter lost in even times, and in those of a computer', async () => {
    const even = await samplesOf(head + columns + timed(1000, (i) => [i % 256, began + (i < 500 ? i : i + 512) / 250]));
    expect(even.tracks[0]?.[0]).toHaveLength(1512);
    // Packets come in pairs, some of them late.
    const late = (i: number) => (2 * Math.ceil(i / 2) + ((i * 7) % 5)) / 250;
    const uneven = await samplesOf(head + columns + timed(4000, (i) => [i % 256, began + late(i < 2500 ? i : i + 256)]));
    const lost = uneven.tracks[0]?.[0]?.flatMap((x, i) => (Number.isNaN(x) ? [i] : [])) ?? [];
    expect([lost.length, lost[0], uneven.recording.rate]).toEqual([256, 2500, 250]);
    // A wait of a second after which everything comes at once loses nothing.
    const stalled = (i: number) => (i >= 2500 && i < 2750 ? late(2750) : late(i));
    const whole = await samplesOf(head + columns + timed(4000, (i) => [i % 256, began + stalled(i)]));
    expect(whole.tracks[0]?.[0]).toHaveLength(4000);
    expect(whole.tracks[0]?.[0]?.filter(Number.isNaN)).toEqual([]);
  });

  it.each(['0', '-1', '125', '249', '251', '500', '65535', '2147483648', '1e308', '1e400', 'NaN', '', 'fast', '250,5'])(
    'takes the rate of the times where the header says "%s", and tells both',
    async (stated) => {
      const text = head.replace('250 Hz', `${stated} Hz`) + columns + timed(600, (i) => [i % 256, began + i / 250]);
      const { recording } = await samplesOf(text);
      expect(recording.rate).toBe(250);
      if (/^[1-9]/.test(stated)) expect(recording.remarks.map(({ code }) => code)).toContain('FORMATS_RATE_FROM_TIMES');
    },
  );

  it.each(['0', '-1', '1', '3', '4', '65536', '1e400', 'NaN', '', 'two', '2,5'])(
    'refuses "%s" channels where 2 are there, or tells it',
    async (stated) => {
      const all = await readAll(head.replace('= 2', `= ${stated}`) + columns + timed(100, (i) => [i, began + i / 250]));
      if (typeof all === 'string') expect(all).toMatch(/^EUP_FORMATS_(HEADER|NO_CHANNEL)/);
      else {
        expect(all.recording.counts()).toContainEqual({ of: 'channels', stated: 1, found: 2 });
        expect(all.recording.remarks.map(({ code }) => code)).toEqual(['FORMATS_MORE']);
      }
    },
  );

  it.each(['0', '255', '-1', '65536', 'NaN', '', '1e308'])('keeps all samples where an index is "%s"', async (index) => {
    const lines = timed(300, (i) => [i % 256, began + i / 250]).split('\n');
    lines[200] = (lines[200] as string).replace(/^\d+/, index);
    const { tracks } = await samplesOf(head + columns + lines.join('\n'));
    expect(tracks[0]?.[0]).toEqual(counting(300));
  });

  it('tells a channel at the limit of its amplifier', async () => {
    const body = timed(
      300,
      (i) => [i % 256, began + i / 250],
      (i) => (i < 100 ? '1.5' : '-187500.02'),
    );
    const { recording } = await samplesOf(head + columns + body);
    expect(recording.remarks.map(({ message }) => message)).toEqual([
      'Channel "EXG Channel 0" is at the limit of its amplifier (187500 µV) in 200 of 300 samples: they say nothing of the signal.',
    ]);
  });

  it('meets any mutation with samples or a code, never with a crash', async () => {
    const good = bytesOf(head + columns + rows(counting(6)));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.nat(good.length),
        async (edits, length) => {
          const bad = good.slice();
          for (const [at, byte] of edits) bad[at] = byte;
          const all = await readAll(length % 3 === 0 ? bad.subarray(0, length) : bad);
          if (typeof all === 'string') expect(all).toMatch(/^EUP_FORMATS_/);
        },
      ),
      { numRuns: 300 },
    );
  });
});
