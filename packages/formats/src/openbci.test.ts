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
    expect(recording.channels).toEqual([
      { name: 'EXG Channel 0', unit: 'µV', kind: 'signal' },
      { name: 'EXG Channel 1', unit: 'µV', kind: 'signal' },
      { name: 'Accel Channel 0', unit: 'g', kind: 'motion' },
      { name: 'Digital Channel 0 (D11)', unit: 'counts', kind: 'digital' },
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
    const { tracks } = await samplesOf(head + columns + rows([...counting(250), ...counting(20, 253), ...counting(10, 280)]));
    const samples = tracks[0]?.[0] ?? [];
    expect(samples).toHaveLength(290);
    expect(samples.flatMap((x, i) => (Number.isNaN(x) ? [i] : []))).toEqual([250, 251, 252, 273, 274, 275, 276, 277, 278, 279]);
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
    expect(await readAll(`${head}${columns}${rows(counting(9))}9, 1`)).toBe('EUP_FORMATS_COLUMNS');
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
