import { describe, expect, it } from 'vitest';
import { open, readAll, samplesOf } from './files.fixture.ts';
import { lostMark } from './number.ts';

const column = async (text: string, c = 0) => (await samplesOf(text, 1000)).tracks[0]?.[c];

describe('numbers of a column', () => {
  it.each([
    ['1.234,56', ';', 1234.56],
    ['-1.234.567,5', ';', -1234567.5],
    ['1 234,5', ';', 1234.5],
    ['1\u00a0234,5', ';', 1234.5],
    ["1'234,5", ';', 1234.5],
    ['12,5', ';', 12.5],
    ['−12,5', '\t', -12.5],
    ['0,001', '\t', 0.001],
    ['1,5e3', ';', 1500],
  ])('reads %s among decimal commas', async (cell, separator, value) => {
    const body = new TextEncoder().encode(`a${separator}b\n0,5${separator}1\n${cell}${separator}2\n2,5${separator}3\n`);
    const { tracks } = await samplesOf(body, 1000);
    expect(tracks[0]?.[0]).toEqual([0.5, value, 2.5]);
  });

  it.each([
    ['"1,234.56"', 1234.56],
    ['"1,234,567"', 1234567],
    ["1'234.5", 1234.5],
    ['"1 234.5"', 1234.5],
    ['1.5D+03', 1500],
  ])('reads %s among decimal points', async (cell, value) => {
    expect(await column(`a,b\n0.5,1\n${cell},2\n2.5,3\n`)).toEqual([0.5, value, 2.5]);
  });

  it('reads quoted decimal commas in a file that commas part, and whole numbers with marks where two marks prove them', async () => {
    expect(await column('a,b\n"0,5","1,25"\n"-2,75","3"\n', 1)).toEqual([1.25, 3]);
    expect(await column('a;b\n1.234.567;1\n2.345;2\n999;3\n')).toEqual([1234567, 2345, 999]);
  });

  it.each([
    [
      'a;b\n3.808,94;1\n1.234;2\n',
      'Line 3, column 1 holds "1.234": it can be read as 1.234 and as 1234, and other numbers of this column have a decimal comma.',
    ],
    [
      'a;b\n999;0,5\n1.234;2\n',
      'Line 3, column 1 holds "1.234": it can be read as 1.234 and as 1234, and other numbers of this file have a decimal comma.',
    ],
    [
      'a;b\n12,5;1\n12.5;2\n',
      'Line 2, column 1 holds "12,5": it is written otherwise than the numbers around it, and other numbers of this column have a decimal point.',
    ],
    [
      'a,b\n"1,234",1\n0.25,2\n',
      'Line 2, column 1 holds "1,234": it can be read as 1.234 and as 1234, and other numbers of this column have a decimal point.',
    ],
    ['a;b\n7;1\n1.234;2\n', 'Line 3, column 1 holds "1.234": it can be read as 1.234 and as 1234.'],
  ])('refuses %j with the cell', async (text, message) => {
    const opened = await open(`${text}5;5\n`.replace(';5', text.startsWith('a,') ? ',5' : ';5'), 1000);
    expect(!opened.ok && [opened.error.code, opened.error.message]).toEqual(['EUP_FORMATS_NUMBER_FORM', message]);
  });

  it('refuses a later cell that does not fit the form of the first rows', async () => {
    const good = `a;b\n${'0,5;1\n'.repeat(60_000)}`;
    expect(await readAll(`${good}1.234;1\n`, 1000)).toBe('EUP_FORMATS_NUMBER_FORM');
    expect(await readAll(`${good}12.5;1\n`, 1000)).toBe('EUP_FORMATS_NUMBER_FORM');
    expect((await column(`${good}1.234,5;1\n`))?.at(-1)).toBe(1234.5);
  });

  it('refuses a line of too few cells, also where tabs part them', async () => {
    expect(await readAll('a\tb\n1\t2\n34\n5\t6\n', 1000)).toBe('EUP_FORMATS_COLUMNS');
    expect((await samplesOf('a\tb\n1\t2\n3\t\n\t\n5\t6\n', 1000)).tracks[0]).toEqual([
      [1, 3, Number.NaN, 5],
      [2, Number.NaN, Number.NaN, 6],
    ]);
    expect(await readAll('a\n1.250\n2 500\n3.750\n', 1000)).toMatch(/NUMBER/);
  });

  it('reads three places on every number as decimals', async () => {
    expect(await column('a,b\n1.234,1\n2.345,2\n', 0)).toEqual([1.234, 2.345]);
    expect(await column('a,b\n7,1\n1.234,2\n12345,3\n', 0)).toEqual([7, 1.234, 12345]);
  });

  it('takes every mark of a lost sample for one, in the first column too, and never infinity for a number', async () => {
    const marks = [
      '#N/A',
      '#NV',
      'NaN',
      'nan',
      'null',
      '-',
      '--',
      '',
      'inf',
      '-Infinity',
      '1e400',
      '-1e400',
      '#DIV/0!',
      'NA',
      'n/a',
      '1.#QNAN',
    ];
    for (const mark of marks) {
      expect([mark, (await samplesOf(`a,b\n1,2\n${mark},3\n4,${mark}\n5,6\n`, 1000)).tracks[0]]).toEqual([
        mark,
        [
          [1, Number.NaN, 4, 5],
          [2, 3, Number.NaN, 6],
        ],
      ]);
    }
    for (const word of ['left', '12 mV', 'x', '1.2.3']) expect(lostMark(word)).toBe(false);
  });

  it('tells columns that it leaves out, and refuses one bad cell among numbers', async () => {
    const { recording } = await samplesOf('a,who,at,rest\n1,left,10:00:01,\n2,right,10:00:02,\n3,left,10:00:03,\n', 1000);
    expect(recording.channels.map(({ name }) => name)).toEqual(['a']);
    expect(recording.remarks.map(({ message }) => message)).toEqual([
      'Left out: column 2 ("who") (it holds words, such as "left").',
      'Left out: column 3 ("at") (it holds times of day, such as "10:00:01").',
      'Left out: column 4 ("rest") (its first rows hold nothing).',
    ]);
    const bad = await open('a,b\n1,2\n3,oops\n4,5\n6,7\n', 1000);
    expect(!bad.ok && bad.error.message).toBe('Line 3, column 2 holds "oops", which is not a number.');
  });

  it('keeps a channel that is marked as lost in the first rows', async () => {
    const { recording } = await samplesOf('a,b\n1,NaN\n2,NaN\n3,NaN\n', 1000);
    expect(recording.channels.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('refuses decimal commas that commas part, by the names above', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => `0,00${i},1,5`).join('\n');
    const opened = await open(`Time,EMG\n${rows}\n`, 1000);
    expect(!opened.ok && opened.error.message).toBe('Line 2 has 4 columns; 2 are expected.');
    expect(await column(`Time, EMG\n${rows.replaceAll(',1', ', 1')}\n`)).toEqual(Array.from({ length: 9 }, () => 1.5));
  });
});
