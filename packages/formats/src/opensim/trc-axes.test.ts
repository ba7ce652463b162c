import { describe, expect, it } from 'vitest';
import { readAll, samplesOf } from '../files.fixture.ts';

const file = (names: string, axes: string, rows: readonly (readonly (number | string)[])[]) =>
  `PathFileType\t4\t(X/Y/Z)\twalk.trc\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\n100\t100\t${rows.length}\t2\tmm\n` +
  `Frame#\tTime\t${names}\n${axes}\n\n${rows.map((row, k) => `${k + 1}\t${k / 100}\t${row.join('\t')}\n`).join('')}`;
const six = [
  [1, 2, 3, 4, 5, 6],
  [1, 2, 3, 4, 5, 6],
  [1, 2, 3, 4, 5, 6],
];
const read = async (text: string) => {
  const { recording, tracks } = await samplesOf(text);
  return {
    first: Object.fromEntries(recording.channels.map(({ name }, c) => [name, tracks[0]?.[c]?.[0]])),
    told: recording.remarks.map(({ message }) => message),
  };
};

describe('openRecording(TRC whose axes are named)', () => {
  it.each([
    ['X1 Y1 Z1 X2 Y2 Z2', [1, 2, 3, 4, 5, 6]],
    ['x1 y1 z1 x2 y2 z2', [1, 2, 3, 4, 5, 6]],
    ['X Y Z X Y Z', [1, 2, 3, 4, 5, 6]],
    ['C7_X C7_Y C7_Z T10_X T10_Y T10_Z', [1, 2, 3, 4, 5, 6]],
    ['Y1 X1 Z1 X2 Y2 Z2', [2, 1, 3, 4, 5, 6]],
    ['X1 Z1 Y1 X2 Z2 Y2', [1, 3, 2, 4, 6, 5]],
    ['z y x x y z', [3, 2, 1, 4, 5, 6]],
    ['X1 X2 Y1 Y2 Z1 Z2', [1, 3, 5, 2, 4, 6]],
    ['C7_Z C7_X C7_Y T10_Z T10_X T10_Y', [2, 3, 1, 5, 6, 4]],
  ] as const)('%s: each coordinate is what its column is called', async (axes, expected) => {
    const { first, told } = await read(file('C7\t\t\tT10\t\t', `\t\t${axes.replaceAll(' ', '\t')}`, six));
    expect(Object.keys(first)).toEqual(['C7_x', 'C7_y', 'C7_z', 'T10_x', 'T10_y', 'T10_z']);
    expect(Object.values(first)).toEqual(expected);
    const turned = expected.some((value, k) => value !== k + 1);
    expect(told.filter((sentence) => sentence.startsWith('Taken as what their axes are called'))).toHaveLength(turned ? 1 : 0);
  });

  it('leaves out a marker of which an axis is missing, and keeps the others', async () => {
    const five = six.map((row) => row.slice(0, 5));
    for (const [axes, marker, why, expected] of [
      ['X1 Y1 X2 Y2 Z2', 'C7', 'X1, Y1', { T10_x: 3, T10_y: 4, T10_z: 5 }],
      ['X1 Y1 Z1 X2 Z2', 'T10', 'X2, Z2', { C7_x: 1, C7_y: 2, C7_z: 3 }],
    ] as const) {
      const { first, told } = await read(file('C7\t\tT10', `\t\t${axes.replaceAll(' ', '\t')}`, five));
      expect(first).toEqual(expected);
      expect(told).toEqual([`Left out: marker "${marker}" (only ${why} are named; x, y and z make a marker).`]);
    }
  });

  it('refuses names of axes that stand over other columns than there are', async () => {
    for (const axes of ['X1 Y1 X2 Y2 Z2', 'Y1 X1 Z1', 'X1 X1 Z1 X2 Y2 Z2', 'Y1 X1 Z1 speed Y2 Z2'])
      expect(await readAll(file('C7\t\t\tT10\t\t', `\t\t${axes.replaceAll(' ', '\t')}`, six))).toBe('EUP_FORMATS_HEADER');
  });

  it('says what it takes the columns for where their names are no axes', async () => {
    const { told } = await read(file('C7\t\t\tT10\t\t', '\t\tA\tB\tC\tA\tB\tC', six));
    expect(told).toEqual([
      'Taken as x, y and z: the three columns of each marker (the line below the names says "A B C A B C").',
    ]);
  });

  it('tells a word in place of a number with its line and column, and refuses one that says nothing of a loss', async () => {
    const axes = '\t\tX1\tY1\tZ1\tX2\tY2\tZ2';
    const rows = (word: string) => [six[0] ?? [], [1, word, 3, 4, word, 6], six[2] ?? []];
    const { told } = await read(file('C7\t\t\tT10\t\t', axes, rows('missing')));
    expect(told).toEqual([
      '2 cells hold words in place of a number and count as lost, first "missing" in line 8, column 4 (C7_y).',
    ]);
    expect((await read(file('C7\t\t\tT10\t\t', axes, rows('')))).told).toEqual([]);
    expect(await readAll(file('C7\t\t\tT10\t\t', axes, rows('occluded')))).toBe('EUP_FORMATS_NUMBER');
  });
});
