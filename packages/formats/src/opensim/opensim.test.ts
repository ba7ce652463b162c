import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAll, samplesOf } from '../files.fixture.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/video/', import.meta.url));
const here = existsSync(folder);

const trc = (rows: string, more = '') =>
  `PathFileType\t4\t(X/Y/Z)\twalk.trc\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames\n` +
  `100\t100\t3\t2\tmm\t100\t1\t3\nFrame#\tTime\tC7\t\t\tT 10\t\t\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n${more}\n${rows}`;

describe('openRecording(TRC)', () => {
  it('reads markers, an empty cell as lost, a missing frame as a gap', async () => {
    const { recording, tracks } = await samplesOf(
      trc('1\t0.00\t1\t2\t3\t4\t5\t6\n2\t0.01\t\t\t\t4\t5\t6.5\n4\t0.03\t7\t8\t9\t\t\t\n'),
    );
    expect(recording).toMatchObject({ format: 'trc', rate: 100 });
    expect(recording.channels.map(({ name, unit, quantity }) => `${name} ${unit} ${quantity}`)).toEqual(
      ['C7_x', 'C7_y', 'C7_z', 'T 10_x', 'T 10_y', 'T 10_z'].map((name) => `${name} mm marker`),
    );
    expect(tracks[0]).toEqual([
      [1, Number.NaN, Number.NaN, 7],
      [2, Number.NaN, Number.NaN, 8],
      [3, Number.NaN, Number.NaN, 9],
      [4, 4, Number.NaN, Number.NaN],
      [5, 5, Number.NaN, Number.NaN],
      [6, 6.5, Number.NaN, Number.NaN],
    ]);
  });

  it('reads lines that end as on Windows, and no line between header and frames', async () => {
    const text = trc('1\t0\t1\t2\t3\t4\t5\t6\n').replace('\n\n', '\n').replaceAll('\n', '\r\n');
    expect((await samplesOf(text)).tracks[0]?.flat()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('refuses damage, each with its code', async () => {
    expect(await readAll(trc('1\t0\t1\t2\t3\t4\t5\n'))).toBe('EUP_FORMATS_COLUMNS');
    const good = [1, 2, 3].map((frame) => `${frame}\t${frame / 100}\t1\t2\t3\t4\t5\t6\n`).join('');
    expect(await readAll(trc(`${good}4\t0.04\t1\t2\t3\t4\t5\t6\t7\t8\n`))).toBe('EUP_FORMATS_COLUMNS');
    expect(await readAll(trc(`${good}4\t0.04\t1\t2\t4\t5\t6\n`))).toBe('EUP_FORMATS_COLUMNS');
    expect(await readAll(trc('1\t0\t1\t2\tx\t4\t5\t6\n'))).toBe('EUP_FORMATS_NUMBER');
    expect(await readAll(trc('2\t0\t1\t2\t3\t4\t5\t6\n1\t0\t1\t2\t3\t4\t5\t6\n'))).toBe('EUP_FORMATS_ORDER');
    expect(await readAll('PathFileType\t4\n')).toBe('EUP_FORMATS_NO_CHANNEL');
    expect(await readAll('PathFileType\t4\nDataRate\n100\nnothing\n')).toBe('EUP_FORMATS_NO_CHANNEL');
  });
});

const mot = (
  rows: string,
  header = 'Coordinates\nversion=1\nnRows=3\nnColumns=3\ninDegrees=yes\n\nUnits are S.I. units\nendheader\n',
) => `${header}time\tknee_angle_r\tpelvis_tx\n${rows}`;

describe('openRecording(MOT, STO)', () => {
  it('reads angles and translations with their units, parted by tabs or by blanks', async () => {
    const rows = '0\t1\t0.5\n0.01\t2\t0.6\n0.02\t3\t0.7\n0.03\t4\t0.8\n';
    for (const text of [
      mot(rows),
      mot(rows.replaceAll('\t', '   ')).replace('time\tknee_angle_r\tpelvis_tx', ' time  knee_angle_r  pelvis_tx'),
    ]) {
      const { recording, tracks } = await samplesOf(text);
      expect(recording.format).toBe('mot');
      expect(recording.rate).toBe(100);
      expect(recording.channels.map(({ name, unit }) => [name, unit])).toEqual([
        ['knee_angle_r', 'deg'],
        ['pelvis_tx', 'm'],
      ]);
      expect(tracks[0]).toEqual([
        [1, 2, 3, 4],
        [0.5, 0.6, 0.7, 0.8],
      ]);
    }
  });

  it('names the units of ground reactions, and reads them as STO', async () => {
    const text = 'grf\nversion=1\nnRows=3\nnColumns=4\nendheader\ntime\tground_force_vy\tground_force_px\tground_torque_y\n';
    const { recording } = await samplesOf(`${text}0\t1\t2\t3\n0.001\t1\t2\t3\n0.002\t1\t2\t3\n0.003\t1\t2\t3\n`);
    expect(recording).toMatchObject({ format: 'sto', rate: 1000 });
    expect(recording.channels.map(({ unit }) => unit)).toEqual(['N', 'm', 'Nm']);
  });

  it('refuses uneven times by naming the step, and takes them at a given rate', async () => {
    const uneven = mot('0\t1\t1\n0.01\t1\t1\n0.05\t1\t1\n0.06\t1\t1\n0.5\t1\t1\n0.6\t1\t1\n');
    expect(await readAll(uneven)).toBe('EUP_FORMATS_IRREGULAR');
    expect((await samplesOf(uneven, 100)).tracks[0]?.[0]).toHaveLength(6);
    expect(await readAll('a\nnRows=3\nno end\n')).toBe('EUP_FORMATS_HEADER');
    expect(await readAll('a\nnRows=3\nendheader\nframe\tx\n1\t2\n')).toBe('EUP_FORMATS_NO_CHANNEL');
  });

  it.skipIf(!here)(
    `openRecording(a real MOT) gives its 100 rows at 60 Hz${here ? '' : ' (skipped: no reference recordings in ../shared)'}`,
    async () => {
      const { recording, tracks } = await samplesOf(readFileSync(`${folder}pose2sim_BalancingTrial_ref_LSTM.mot`));
      expect([recording.format, recording.rate, tracks[0]?.[0]?.length]).toEqual(['mot', 60, 100]);
    },
  );
});
