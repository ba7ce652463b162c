import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, open, readAll, samplesOf } from './files.fixture.ts';
import { numberIn } from './number.ts';

const names = async (text: string, rate?: number) =>
  (await samplesOf(text, rate)).recording.channels.map((c) => `${c.name}|${c.unit}|${c.quantity}`);
const column = async (text: string, rate?: number, size?: number) => (await samplesOf(text, rate, size)).tracks[0];

describe('openRecording(text)', () => {
  it('reads commas, semicolons with decimal commas, tabs and blanks, with and without names', async () => {
    const wanted = [
      [1.5, -2, 3e-3],
      [4, 5, 6.25],
    ];
    for (const text of [
      'a,b\n1.5,4\n-2,5\n3e-3,6.25\n',
      'a;b\r\n1,5;4\r\n-2;5\r\n3e-3;6,25\r\n',
      'a\tb\n1.5\t4\n-2\t5\n0.003\t6.25',
      '1.5 4\n -2   5\n.003 6.25\n',
      '\xef\xbb\xbf"a" , "b"\n"1.5", 4\n\n-2, 5\n# said in between\n.3E-2, 6.25,\n',
    ]) {
      for (const size of [1, 5, 1000]) expect(await column(text, 1000, size)).toEqual(wanted);
    }
  });

  it('reads one column of decimal commas as one channel, and two columns of whole numbers as two', async () => {
    for (const head of ['', 'emg\n'])
      expect(await column(`${head}17,25\n-0,5\n3\n17,05\n`, 1000)).toEqual([[17.25, -0.5, 3, 17.05]]);
    for (const head of ['', 'left,right\n']) {
      expect(await column(`${head}17,25\n-1,5\n3,0\n`, 1000)).toEqual([
        [17, -1, 3],
        [25, 5, 0],
      ]);
    }
    // Under one name it may be 17 and 25 or 17.25.
    expect(await readAll('emg\n17,25\n-1,5\n3,0\n', 1000)).toBe('EUP_FORMATS_COLUMNS');
  });

  it('takes lines of NaN above the first number for lost samples, not for names', async () => {
    expect(await names('emg\nNaN\nnan\n1.5\n2\n', 1000)).toEqual(['emg|counts|emg']);
    expect(await column('emg\nNaN\nnan\n1.5\n2\n', 1000)).toEqual([[Number.NaN, Number.NaN, 1.5, 2]]);
    expect(await column('a,b\nNaN,NaN\n1,2\n3,4\n', 1000)).toEqual([
      [Number.NaN, 1, 3],
      [Number.NaN, 2, 4],
    ]);
  });

  it('refuses a first row that lost a cell or has a stray quote, instead of beginning a row later', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i}.5,${i % 3}.5,7.5\n`).join('');
    for (const torn of ['0.5,1.5",7.5', '0.5,"1.5,7.5', '0.5,1.5']) {
      expect(await readAll(`a,b,c\n${torn}\n${rows}`, 100)).toBe('EUP_FORMATS_COLUMNS');
    }
  });

  it('keeps control characters of a file out of names', async () => {
    expect(await names('em\x1b[31mg\n1.5\n2\n', 1000)).toEqual(['em [31mg|counts|unknown']);
  });

  it('takes names and units from the lines above', async () => {
    expect(
      await names(
        'Delt.EMG1_uV,emg (mV),raw [V],emg_v,acc_x,trigger,Force [N],emg_adc12\n1,2,3,4,5,6,7,8\n1,2,3,4,5,6,7,8\n',
        100,
      ),
    ).toEqual([
      'Delt.EMG1_uV|µV|emg',
      'emg (mV)|mV|emg',
      'raw [V]|V|voltage',
      'emg_v|V|emg',
      'acc_x|counts|acceleration',
      'trigger|counts|digital',
      'Force [N]|N|force',
      'emg_adc12|counts|emg',
    ]);
    expect(await names('1\n2\n', 100)).toEqual(['ch1|counts|unknown']);
    expect(await names('made by a box\n\nbiceps;triceps\nmV;mV\n1;2\n3;4\n', 100)).toEqual([
      'biceps|mV|voltage',
      'triceps|mV|voltage',
    ]);
    expect(await names('left,right\nemg,emg\n1,2\n3,4\n', 100)).toEqual(['left.emg|counts|emg', 'right.emg|counts|emg']);
  });

  it('takes a first column that only numbers the rows for no channel', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i + 5},${i % 3}`).join('\n');
    expect(await names(`,emg\n${rows}\n`, 100)).toEqual(['emg|counts|emg']);
    expect(await names(`row,emg\n${rows}\n`, 100)).toEqual(['emg|counts|emg']);
    expect(await names(`${rows}\n`, 100)).toEqual(['ch1|counts|unknown']);
  });

  it('derives the rate from a regular time column, in its unit, and from a comment', async () => {
    const rows = (step: number) => Array.from({ length: 50 }, (_, i) => `${(i * step).toFixed(4)},${i}`).join('\n');
    expect((await samplesOf(`time,emg\n${rows(0.001)}\n`)).recording).toMatchObject({ rate: 1000, channels: [{ name: 'emg' }] });
    expect((await samplesOf(`Time (ms),emg\n${rows(0.5)}\n`)).recording.rate).toBe(2000);
    expect((await samplesOf(`t;emg\n${rows(0.01).replaceAll(',', ';').replaceAll('.', ',')}\n`)).recording.rate).toBe(100);
    expect((await samplesOf('# Sampling rate: 500 Hz\nemg\n1\n2\n')).recording.rate).toBe(500);
    expect(await readAll(`time,emg\n0,1\n0.1,2\n0.5,3\n0.51,4\n2,5\n`)).toBe('EUP_FORMATS_IRREGULAR');
    expect(await readAll('emg\n1\n2\n')).toBe('EUP_FORMATS_RATE_UNKNOWN');
    expect(await readAll('emg\n1\n2\n', -5)).toBe('EUP_FORMATS_RATE');
  });

  it('leaves a pause in the time column as lost samples, and refuses time that runs back', async () => {
    const stamps = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 130, 140].map((t, i) => `${t},${i}`);
    const all = await column(`time (ms),emg\n${stamps.join('\n')}\n`);
    expect(all?.[0]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, Number.NaN, Number.NaN, Number.NaN, 10, 11]);
    const long = Array.from({ length: 3000 }, (_, i) => `${i === 2500 ? 0 : i},1`).join('\n');
    expect(await readAll(`time (ms),emg\n${long}\n`)).toBe('EUP_FORMATS_ORDER');
  });

  it('takes empty cells and NaN for lost samples, and leaves columns of text out', async () => {
    expect(await column('a,b,who,c\n1,2,left,3\n,nan,right,NA\n4,5,left,6\n', 100)).toEqual([
      [1, Number.NaN, 4],
      [2, Number.NaN, 5],
      [3, Number.NaN, 6],
    ]);
  });

  it('reads doubled quotes within words, and what C writes for no number', async () => {
    const numbers = [
      [1, 3],
      [2, 4],
    ];
    expect(await column('who,a,b\n"x ""y"", z",1,2\n"u, ""v""",3,4\n', 100)).toEqual(numbers);
    expect(await column('a,b\n-nan(ind),2\n1,nan\n', 100)).toEqual([
      [Number.NaN, 1],
      [2, Number.NaN],
    ]);
  });

  it('refuses what is no recording in one coded line', async () => {
    const one = async (text: string) => {
      const opened = await open(text, 1000);
      return opened.ok ? ((await readAll(text, 1000)) as string) : opened.error.code;
    };
    expect(await one('')).toBe('EUP_FORMATS_EMPTY');
    expect(await one('\n \n')).toBe('EUP_FORMATS_UNKNOWN');
    expect(await one('dear diary\ntoday was fine\n')).toBe('EUP_FORMATS_NO_CHANNEL');
    expect(await one('time\n0\n1\n2\n')).toBe('EUP_FORMATS_NO_CHANNEL');
    expect(await one('emg,emg2\n')).toBe('EUP_FORMATS_NO_CHANNEL');
    expect(await one(`${'1,'.repeat(2000)}1\n`)).toBe('EUP_FORMATS_TOO_MANY');
    expect(await one('\x89PNG\r\n\x1a\n\0\0')).toBe('EUP_FORMATS_UNKNOWN');
    expect(await one('PK\x03\x04\x14\0')).toBe('EUP_FORMATS_UNKNOWN');
    expect(await one('{"emg": [1, 2]}')).toBe('EUP_FORMATS_UNKNOWN');
    expect(await one(`a\n1\n${'2\n'.repeat(200)}\0\0`)).toBe('EUP_FORMATS_UNKNOWN');
    expect(await one('\x02\x50\x00')).toBe('EUP_FORMATS_TRUNCATED');
    expect(await one('XDF:\x01')).toBe('EUP_FORMATS_NO_CHANNEL');
    expect(await one('9'.repeat(400_000))).toBe('EUP_FORMATS_LINE_LENGTH');
  });

  it('names the line that is wrong far into the file', async () => {
    const good = 'a,b\n'.concat('1,2\n'.repeat(150_000));
    const last = async (text: string) => (await readAll(good + text, 1000)) as string;
    expect(await last('1,2,3\n')).toBe('EUP_FORMATS_COLUMNS');
    expect(await last('1\n')).toBe('EUP_FORMATS_COLUMNS');
    expect(await last('1,oops\n')).toBe('EUP_FORMATS_NUMBER');
    expect(await last('1'.repeat(600_000))).toBe('EUP_FORMATS_LINE_LENGTH');
    expect(await last('\0\0\0,1\n')).toBe('EUP_FORMATS_NUMBER');
  });

  it('meets any mutation with samples or a code, never with a crash', async () => {
    const good = bytesOf('time;emg (mV);b\n0,001;1,5;2\n0,002;-3;4\n0,003;5;6e2\n'.repeat(3));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 8 }),
        fc.uint8Array({ maxLength: 20 }),
        fc.integer({ min: 1, max: 50 }),
        async (edits, tail, size) => {
          const bad = Uint8Array.from([...good, ...tail]);
          for (const [at, byte] of edits) bad[at] = byte;
          const all = await readAll(bad, 100, size);
          if (typeof all === 'string') expect(all).toMatch(/^EUP_FORMATS_/);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('numberIn', () => {
  it('numberIn(text of any number) is that number, to the last bit', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ noDefaultInfinity: true, noNaN: true }),
          fc.integer().map((i) => i / 1000),
        ),
        (x) => {
          const bytes = bytesOf(String(x));
          expect(numberIn(bytes, 0, bytes.length, 0x2e)).toBe(x === 0 ? (Object.is(x, -0) ? 0 : x) : x);
        },
      ),
    );
    for (const text of ['', '-', '.', '+.', '1.2.3', '1e', 'x', '1 2', '0x10'])
      expect(numberIn(bytesOf(text), 0, text.length, 0x2e)).toBeNaN();
  });
});
