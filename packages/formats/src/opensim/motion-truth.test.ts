import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAll, samplesOf } from '../files.fixture.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/faults/', import.meta.url));
const here = existsSync(folder);
const unless = here ? '' : ' (skipped: no small inputs in ../shared)';

const said = ({ recording }: { recording: { remarks: readonly { message: string }[] } }): string =>
  recording.remarks.map(({ message }) => message).join('\n');

interface Trc {
  readonly keys?: string;
  readonly values?: string;
  readonly names?: string;
  readonly rows?: readonly string[];
}
const frames = (count: number, rate = 100, from = 1): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${i + from}\t${(i / rate).toFixed(3)}\t${i}\t2\t3\t4\t5\t6`);
const trc = ({ keys, values, names, rows = frames(12) }: Trc): string =>
  [
    'PathFileType\t4\t(X/Y/Z)\twalk.trc',
    keys ?? 'DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames',
    values ?? `100\t100\t${rows.length}\t2\tmm\t100\t1\t${rows.length}`,
    names ?? 'Frame#\tTime\tA\t\t\tB\t\t',
    '\t\tX1\tY1\tZ1\tX2\tY2\tZ2',
    '',
    ...rows,
    '',
  ].join('\n');

describe('openRecording(TRC), what its header says', () => {
  it('pairs keys with values that two tabs part, and takes no number for a unit', async () => {
    const { recording } = await samplesOf(
      trc({ values: '  100.0\t\t  100.0\t\t    12\t\t     2\t\t mm\t  100.0\t      1\t    12' }),
    );
    expect(recording.channels[0]).toMatchObject({ name: 'A_x', unit: 'mm' });
    expect(recording.counts()).toMatchObject([
      { of: 'frames', stated: 12 },
      { of: 'markers', stated: 2, found: 2 },
      { of: 'samples' },
    ]);
    expect(recording.remarks).toEqual([]);
  });

  it('reads a rate with a decimal comma, and numbers with one', async () => {
    const rows = frames(12).map((row) => row.replaceAll('.', ',').replace('\t2\t', '\t2,5\t'));
    const { recording, tracks } = await samplesOf(trc({ values: '100,00\t100,00\t12\t2\tm\t100,00\t1\t12', rows }));
    expect([recording.rate, recording.channels[0]?.unit, tracks[0]?.[1]?.[0]]).toEqual([100, 'm', 2.5]);
  });

  it('takes the rate of the times where the header denies it, and says so', async () => {
    const all = await samplesOf(trc({ rows: frames(30, 50) }));
    expect([all.recording.rate, all.tracks[0]?.[0]?.length]).toEqual([50, 30]);
    expect(said(all)).toContain('The file says 100 samples per second; its times say 50, which was used.');
  });

  it('says that a unit is missing, and which one it took', async () => {
    const all = await samplesOf(trc({ values: '100\t100\t12\t2\t\t100\t1\t12' }));
    expect(all.recording.channels[0]?.unit).toBe('mm');
    expect(said(all)).toContain("Taken as mm: the markers' unit (the file does not state one).");
  });

  it('keeps a name at its place where the marker before it has none', async () => {
    const { recording } = await samplesOf(trc({ names: 'Frame#\tTime\t\t\t\tB\t\t' }));
    expect(recording.channels.map(({ name }) => name)).toEqual(['marker 1_x', 'marker 1_y', 'marker 1_z', 'B_x', 'B_y', 'B_z']);
  });

  it('reads markers beyond the named ones, which come and go from row to row', async () => {
    const rows = frames(12).map((row, i) => (i % 3 === 0 ? `${row}\t7\t8\t9` : row));
    const all = await samplesOf(trc({ rows }));
    expect(all.recording.channels.at(-1)).toMatchObject({ name: 'marker 3_z', quantity: 'marker' });
    expect(all.tracks[0]?.[8]?.slice(0, 4)).toEqual([9, Number.NaN, Number.NaN, 9]);
    expect(said(all)).toContain('The file says 2 markers; 3 are there');
  });

  it('keeps names such as * and #, and each only once', async () => {
    const { recording } = await samplesOf(trc({ names: 'Frame#\tTime\t*\t\t\t*\t\t' }));
    expect(recording.channels.map(({ name, quantity }) => `${name} ${quantity}`).slice(2, 4)).toEqual([
      '*_z marker',
      '*_2_x marker',
    ]);
  });
});

describe('openRecording(TRC), its rows', () => {
  it('places frames by their times: a pause is a gap, and told', async () => {
    const rows = frames(12).filter((_, i) => i !== 5 && i !== 6);
    const all = await samplesOf(trc({ rows }));
    expect(all.tracks[0]?.[0]).toEqual([0, 1, 2, 3, 4, Number.NaN, Number.NaN, 7, 8, 9, 10, 11]);
    expect(said(all)).toContain('2 samples are missing in 1 place, first before line 12');
  });

  it('tells of frame numbers that do not count on as the times do', async () => {
    const rows = frames(12).map((row, i) => (i === 7 ? row.replace(/^\d+/, '99') : row));
    const all = await samplesOf(trc({ rows }));
    expect(all.tracks[0]?.[0]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(said(all)).toContain('Left out: the frame number of line 14 and 1 more');
  });

  it('goes by the frame numbers where no time is there, and says that the rate could not be checked', async () => {
    const rows = frames(6).map((row) => row.replace(/\t0\.\d+/, '\t'));
    const all = await samplesOf(trc({ rows: rows.filter((_, i) => i !== 2) }));
    expect(all.tracks[0]?.[0]).toEqual([0, 1, Number.NaN, 3, 4, 5]);
    expect(said(all)).toContain('The file has no usable times');
  });

  it('refuses times that go backwards or run unevenly, anywhere in the file', async () => {
    const rows = frames(5000);
    expect(await readAll(trc({ rows: [...rows, ...frames(3)] }))).toBe('EUP_FORMATS_ORDER');
    const faster = Array.from({ length: 3000 }, (_, i) => `${5001 + i}\t${(50 + i / 300).toFixed(4)}\t0\t2\t3\t4\t5\t6`);
    expect(await readAll(trc({ rows: [...rows, ...faster] }))).toBe('EUP_FORMATS_IRREGULAR');
  });

  it('leaves out a line that the file ends within', async () => {
    const whole = trc({});
    const all = await samplesOf(whole.slice(0, -4));
    expect(all.tracks[0]?.[0]).toHaveLength(11);
    expect(said(all)).toContain('Left out: line 18 (the file ends within it).');
    expect(said(all)).toContain('11 of 12 frames');
  });
});

const mot = (
  rows: readonly string[],
  head = 'Coordinates\nversion=1\nnRows=10\nnColumns=2\ninDegrees=yes\nendheader\n',
): string => `${head}time\tknee_angle_r\n${rows.join('\n')}\n`;
const times = (count: number, step = 0.01): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${(i * step).toFixed(4)}\t${i}`);

describe('openRecording(MOT, STO), whether it is as it says', () => {
  const table = (step: number, head = '') =>
    `${head}inDegrees=yes\nendheader\ntime\tknee_angle_r\n${Array.from({ length: 20 }, (_, i) => `${(i * step).toFixed(3)}\t${i}`).join('\n')}\n`;

  it('holds the stated DataRate against the times, and tells where both differ', async () => {
    expect(said(await samplesOf(table(0.01, 'DataRate=100.0\n')))).toBe('');
    expect(said(await samplesOf(table(0.01, 'DataRate=200\n')))).toBe(
      'The file says 200 samples per second; its times say 100, which was used.',
    );
  });

  it('refuses times that are no seconds, unless the rate is given', async () => {
    expect(await readAll(table(10))).toBe('EUP_FORMATS_TIME_UNIT');
    expect((await samplesOf(table(10), 100)).recording.rate).toBe(100);
  });

  it('leaves out a row that stands twice, and says so', async () => {
    for (const rows of [times(10), times(3), times(2)]) {
      const all = await samplesOf(mot([...rows, `${rows.at(-1)?.split('\t')[0]}\t99`]));
      expect(all.recording.rate).toBe(100);
      expect(all.tracks[0]?.[0]).toEqual(rows.map((_, i) => i));
      expect(said(all)).toContain('it has the same time as the line before');
    }
  });

  it('refuses one row without a rate: no step tells it', async () => {
    expect(await readAll(mot(times(1)))).toBe('EUP_FORMATS_RATE_UNKNOWN');
  });

  it('leaves out a last row between two samples, and refuses such a row before others', async () => {
    const all = await samplesOf(mot([...times(10), '0.0937\t99']));
    expect(all.tracks[0]?.[0]).toHaveLength(10);
    expect(said(all)).toContain('its time lies between two samples');
    expect(await readAll(mot([...times(10), '0.0937\t99', '0.1\t10']))).toBe('EUP_FORMATS_IRREGULAR');
    expect(await readAll(mot(['0\t0', '0.001\t1', '0.0035\t2', '0.006\t3', '0.0085\t4']))).toBe('EUP_FORMATS_IRREGULAR');
  });

  it('follows the pace over the whole file, and tells of rows and columns that are not as stated', async () => {
    const slower = Array.from({ length: 3000 }, (_, i) => `${(50 + i * 0.0104).toFixed(4)}\t0`);
    expect(await readAll(mot([...times(5000), ...slower]))).toBe('EUP_FORMATS_IRREGULAR');
    const all = await samplesOf(mot(times(12), 'Coordinates\nnRows=15\nnColumns=4\ninDegrees=yes\nendheader\n'));
    expect(said(all)).toBe(
      'The file says 3 channels; 1 are there, and those were read.\nThe file ends early: 12 of 15 rows are there. What is there was read.',
    );
    expect(all.recording.counts().slice(0, 2)).toEqual([
      { of: 'rows', stated: 15, found: 12 },
      { of: 'channels', stated: 3, found: 1 },
    ]);
  });

  it('says that the unit of angles is not stated', async () => {
    const all = await samplesOf(mot(times(10), 'Coordinates\nnRows=10\nnColumns=2\nendheader\n'));
    expect(all.recording.channels).toEqual([{ name: 'knee_angle_r', unit: '', quantity: 'angle' }]);
    expect(said(all)).toContain('The file does not state the unit of the angles');
  });

  it('refuses a row with a cell too few, which would shift the others', async () => {
    const head = 'Coordinates\nnRows=4\nnColumns=3\ninDegrees=yes\nendheader\ntime\ta\tb\n';
    expect(await readAll(`${head}0\t1\t2\n0.01\t1\t2\n0.02\t2\n0.03\t1\t2\n`)).toBe('EUP_FORMATS_COLUMNS');
  });

  it('reads the older motion files of SIMM: forces in N, points in m, torques in Nm, and no muscle', async () => {
    const text =
      'name walk_grf.mot\ndatacolumns 4\ndatarows 4\nrange 0.0 0.03\nendheader\n\ntime\tground_force_vy\tground_force_px\tground_torque_y\n' +
      '0\t700\t0.1\t2\n0.01\t701\t0.1\t2\n0.02\t702\t0.1\t2\n0.03\t703\t0.1\t2\n';
    const { recording, tracks } = await samplesOf(text);
    expect(recording).toMatchObject({ format: 'mot', rate: 100, remarks: [] });
    expect(recording.channels.map(({ unit, quantity }) => `${unit} ${quantity}`)).toEqual(['N force', 'm other', 'Nm moment']);
    expect(tracks[0]?.[0]).toEqual([700, 701, 702, 703]);
  });

  it('takes the rate of a SIMM file without times from its range and rows, and says so', async () => {
    const text =
      'name gait\ndatacolumns 2\ndatarows 5\nrange 0 0.04\nendheader\nhip_flexion_r\tpelvis_tx\n1\t2\n2\t2\n3\t2\n4\t2\n5\t2\n';
    const all = await samplesOf(text);
    expect([all.recording.rate, all.recording.channels.map(({ unit }) => unit)]).toEqual([100, ['deg', 'm']]);
    expect(said(all)).toContain('Taken as 100 Hz: the rate');
  });

  it('gives muscles’ forces, controls and states no angle’s unit', async () => {
    const head = 'ActuatorForces\nversion=1\nnRows=3\nnColumns=3\ninDegrees=no\nendheader\n';
    const { recording } = await samplesOf(
      `${head}time\tsoleus_r\t/jointset/knee_r/knee_angle_r/speed\n0\t1\t2\n0.1\t1\t2\n0.2\t1\t2\n`,
    );
    expect(recording.channels.map(({ unit, quantity }) => `${unit}|${quantity}`)).toEqual(['|force', 'rad/s|angular-rate']);
  });
});

describe('the small inputs of motion text', () => {
  const read = (name: string) => samplesOf(readFileSync(`${folder}${name}`));

  it.skipIf(!here)(`openRecording reads a comma's rate, doubled tabs, a doubled row and a marker named *${unless}`, async () => {
    const comma = await read('27-trc-comma-rate.trc');
    expect([comma.recording.rate, comma.tracks[0]?.[0]?.length, comma.recording.channels[0]?.unit]).toEqual([60, 120, 'm']);
    expect((await read('signals/double_tab_header.trc')).recording.channels[0]?.unit).toBe('mm');
    const twice = await read('signals/dup_last_row.sto');
    expect(twice.tracks[0]?.[0]).toEqual([0, 1, 2, 3]);
    expect(said(twice)).toContain('Left out: line 12');
    expect((await read('signals/marker_star_as_cop.trc')).recording.channels.every(({ quantity }) => quantity === 'marker')).toBe(
      true,
    );
  });
});

describe('openRecording(MOT) at a given rate', () => {
  const mot = (rows: readonly string[], stated = rows.length): string =>
    `Coordinates\nversion=1\nnRows=${stated}\nnColumns=2\ninDegrees=yes\nendheader\ntime\tknee\n${rows.join('\n')}\n`;
  const row = (i: number, place = i): string => `${(place / 100).toFixed(3)}\t${i}`;
  const counting = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);

  it('sees a pause, where the times agree with the rate', async () => {
    const all = await samplesOf(mot(counting(40).map((i) => row(i, i < 20 ? i : i + 10))), 100);
    expect(all.tracks[0]?.[0]?.filter((x) => !Number.isNaN(x))).toEqual(counting(40));
    expect(all.tracks[0]?.[0]?.indexOf(20)).toBe(30);
    expect(said(all)).toBe('Track 0: 10 samples are missing in 1 place, first before line 28; what is missing counts as lost.');
  });

  it('leaves times that run at another rate further down, reads on, and says so', async () => {
    const all = await samplesOf(mot(counting(60_000).map((i) => row(i, i < 50_000 ? i : 50_000 + 1.4 * (i - 50_000)))), 100);
    expect([all.recording.rate, all.tracks[0]?.[0]]).toEqual([100, counting(60_000)]);
    expect(said(all)).toMatch(
      /^The times of the rows were not used \(they are uneven from line 500\d\d on\): 100 samples per second count, and pauses are not seen\.$/,
    );
  });

  it('says that all rows were read only where they were', async () => {
    const rows = counting(40)
      .map((i) => row(i))
      .toSpliced(20, 0, row(19));
    for (const [stated, expected] of [
      [40, 'Left out: line 28 (it has the same time as the line before).'],
      [41, 'Left out: line 28 (it has the same time as the line before).'],
    ] as const) {
      const all = await samplesOf(mot(rows, stated));
      expect(all.tracks[0]?.[0]).toEqual(counting(40));
      expect([said(all), all.recording.counts()[0]]).toEqual([expected, { of: 'rows', stated, found: 40 }]);
    }
  });
});
