import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readAll, samplesOf } from '../files.fixture.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/faults/signals/', import.meta.url));
const here = existsSync(folder);

const said = ({ recording }: { recording: { remarks: readonly { message: string }[] } }): string =>
  recording.remarks.map(({ message }) => message).join('\n');

const devices = (frames = 3, from = 1): string =>
  [
    'Devices',
    '400',
    ',,AMTI #1 - Force,,AMTI #1 - Moment,Trigno - EMG 1,Trigno - EMG 1',
    'Frame,Sub Frame,Fx,Fz,Mx,IM EMG1,ACCX1',
    ',,N,N,N.mm,V,m/s²',
    ...Array.from({ length: 4 * frames }, (_, i) => `${from + (i >> 2)},${i % 4},1,${700 + i},3,${i}e-6,9.81`),
    '',
  ].join('\r\n');
const trajectories = (rows: readonly string[]): string =>
  ['Trajectories', '100', ',,Doe:LASI,,,Doe:*,,', 'Frame,Sub Frame,X,Y,Z,X,Y,Z', ',,mm,mm,mm,mm,mm,mm', ...rows, ''].join('\r\n');
const outputs = [
  'Model Outputs',
  '100',
  ',,Doe:LKneeAngles,,,Doe:LKneeMoment,,',
  'Frame,Sub Frame,X,Y,Z,X,Y,Z',
  ',,deg,deg,deg,N.mm/kg,N.mm/kg,N.mm/kg',
  '1,0,1,2,3,4,5,6',
  '2,0,1,2,3,4,5,6',
  '3,0,1,2,3,4,5,6',
  '',
].join('\r\n');
const rows = ['1,0,1,2,3,4,5,6', '2,0,,,,4,5,6', '3,0,1,2,3,,,'];

describe('openRecording(Vicon Nexus)', () => {
  it('reads every block as a track, with its own rate, names and units, and keeps no subject', async () => {
    const { recording, tracks } = await samplesOf([devices(), trajectories(rows), outputs].join('\r\n'));
    expect(recording.format).toBe('nexus');
    expect(recording.tracks.map(({ id, rate, quantity }) => [id, rate, quantity])).toEqual([
      ['analog', 400, 'mixed'],
      ['points', 100, 'marker'],
      ['model', 100, 'mixed'],
    ]);
    expect(
      recording.tracks.map(({ channels }) => channels.map(({ name, unit, quantity }) => `${name} ${unit} ${quantity}`)),
    ).toEqual([
      ['Fx N force', 'Fz N force', 'Mx Nmm moment', 'IM EMG1 V emg', 'ACCX1 m/s² acceleration'],
      ['LASI_x mm marker', 'LASI_y mm marker', 'LASI_z mm marker', '*_x mm marker', '*_y mm marker', '*_z mm marker'],
      [
        ...['x', 'y', 'z'].map((axis) => `LKneeAngles_${axis} deg angle`),
        ...['x', 'y', 'z'].map((axis) => `LKneeMoment_${axis} Nmm/kg moment`),
      ],
    ]);
    expect(tracks[0]?.[1]).toEqual([700, 701, 702, 703, 704, 705, 706, 707, 708, 709, 710, 711]);
    expect(tracks[1]?.[0]).toEqual([1, Number.NaN, 1]);
    expect(tracks[2]?.[5]).toEqual([6, 6, 6]);
    expect(JSON.stringify(recording)).not.toContain('Doe');
    expect(recording.remarks).toEqual([]);
    expect(recording.counts()[1]).toEqual({ of: 'rows', track: 'points', stated: null, found: 3 });
  });

  it('places rows by frame and sub-frame, from the earliest frame of all blocks', async () => {
    const text = [devices(3, 11), trajectories(['10,0,1,1,1,1,1,1', '13,0,4,4,4,4,4,4'])]
      .join('\r\n')
      .replace(/\r\n12,1.*\r\n/, '\r\n');
    const all = await samplesOf(text);
    expect(all.tracks[0]?.[1]).toEqual([
      ...Array(4).fill(Number.NaN),
      700,
      701,
      702,
      703,
      704,
      Number.NaN,
      706,
      707,
      708,
      709,
      710,
      711,
    ]);
    expect(all.tracks[1]?.[0]).toEqual([1, Number.NaN, Number.NaN, 4]);
    expect(said(all)).toContain('Track points: 2 samples are missing');
  });

  it('names a channel after its device where its own name is not enough', async () => {
    const text = devices().replace('Fx,Fz,Mx', '1,2,3');
    expect((await samplesOf(text)).recording.channels[0]?.name).toBe('AMTI #1 - Force: 1');
  });

  it('takes events as annotations, counted from the first frame there is', async () => {
    const events = 'Events\r\n100\r\nSubject,Context,Name,Time (s),Description\r\nDoe,Left,Foot Strike,0.11,down\r\n';
    const { recording } = await samplesOf([events, trajectories(['11,0,1,1,1,1,1,1', '12,0,1,1,1,1,1,1'])].join('\r\n'));
    expect(recording.annotations).toHaveLength(1);
    expect(recording.annotations[0]?.text).toBe('Left Foot Strike');
    expect(recording.annotations[0]?.at).toBeCloseTo(0.01, 9);
  });

  it('reads tabs with decimal commas, and lines padded by a spreadsheet', async () => {
    const tabs = trajectories(rows).replaceAll(',', '\t').replace('1\t0\t1\t', '1\t0\t1,5\t');
    expect((await samplesOf(tabs)).tracks[0]?.[0]?.[0]).toBe(1.5);
    const padded = trajectories(rows)
      .replace('Trajectories', 'Trajectories,,,,,,,')
      .replace('100\r\n', '100,,,,,,,\r\n')
      .replace(/\r\n$/, '\r\n,,,,,,,');
    expect((await samplesOf(`${padded}\r\n${outputs}`)).recording.tracks).toHaveLength(2);
  });

  it('tells of a block that breaks off, and leaves out a line that the file ends within', async () => {
    const text = [trajectories(rows), outputs].join('\r\n');
    const all = await samplesOf(text.slice(0, text.indexOf('3,0,1,2,3,4,5,6') + 9));
    expect(all.tracks[1]?.[0]).toEqual([1, 1]);
    expect(said(all)).toContain('the file ends within it');
    const two = await samplesOf([trajectories(rows), outputs.replace(/\r\n3,0.*/, '')].join('\r\n'));
    expect(said(two)).toContain('2 of 3 frames of Model Outputs are there');
  });

  it('refuses damage, each with its code', async () => {
    const whole = [devices(), trajectories(rows)].join('\r\n');
    expect(await readAll(whole.replace('400', 'none'))).toBe('EUP_FORMATS_HEADER');
    expect(await readAll(whole.replace('400', '200'))).toBe('EUP_FORMATS_HEADER');
    expect(await readAll(whole.replace('\r\n2,0,,', '\r\nNaN,0,,'))).toBe('EUP_FORMATS_NUMBER');
    expect(await readAll(whole.replace('\r\n2,2,', '\r\n1,2,'))).toBe('EUP_FORMATS_ORDER');
    expect(await readAll(whole.replace('\r\n2,2,1,', '\r\n2,2,'))).toBe('EUP_FORMATS_COLUMNS');
    expect(await readAll('Trajectories\r\n100\r\n,,A,,\r\nFrame,Sub Frame,X,Y,Z\r\n,,mm,mm,mm\r\n')).toBe(
      'EUP_FORMATS_NO_CHANNEL',
    );
  });

  it.skipIf(!here)(
    `openRecording(the head of a real export) gives 38 channels at 2000 Hz${here ? '' : ' (skipped: no small inputs in ../shared)'}`,
    async () => {
      const { recording, tracks } = await samplesOf(readFileSync(`${folder}nexus_head.csv`));
      expect([recording.format, recording.rate, recording.channels.length, tracks[0]?.[0]?.length]).toEqual([
        'nexus',
        2000,
        38,
        3,
      ]);
      expect(recording.channels.every(({ unit, quantity }) => unit === 'V' && quantity === 'emg')).toBe(true);
      expect(tracks[0]?.[6]?.[0]).toBe(-2.61e-5);
    },
  );
});
