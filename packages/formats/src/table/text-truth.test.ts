import { describe, expect, it } from 'vitest';
import { type ReadAll, readAll, samplesOf } from '../files.fixture.ts';

/** A small sound file, cut at the fields whose every wrong value is tried. */
type Parts = readonly (string | { readonly field: string; readonly n?: number })[];

const lines = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('\n');
const at = (i: number, rate: number): string => (i / rate).toFixed(4);

const files: readonly (readonly [string, Parts])[] = [
  [
    'TRC',
    [
      'PathFileType\t4\t(X/Y/Z)\ta.trc\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames\n',
      { field: '100', n: 100 },
      '\t',
      { field: '100', n: 100 },
      '\t',
      { field: '40', n: 40 },
      '\t',
      { field: '2', n: 2 },
      '\tmm\t',
      { field: '100', n: 100 },
      '\t',
      { field: '1', n: 1 },
      '\t',
      { field: '40', n: 40 },
      `\nFrame#\tTime\tA\t\t\tB\t\t\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n\n${lines(20, (i) => `${i + 1}\t${at(i, 100)}\t${i}\t2\t3\t4\t5\t6`)}\n`,
      { field: '21', n: 21 },
      '\t',
      { field: '0.2000', n: 0.2 },
      `\t20\t2\t3\t4\t5\t6\n${lines(19, (i) => `${i + 22}\t${at(i + 21, 100)}\t${i + 21}\t2\t3\t4\t5\t6`)}\n`,
    ],
  ],
  [
    'MOT',
    [
      'Coordinates\nversion=1\nnRows=',
      { field: '40', n: 40 },
      '\nnColumns=',
      { field: '3', n: 3 },
      `\ninDegrees=yes\nendheader\ntime\tknee\tpelvis_tx\n${lines(20, (i) => `${at(i, 100)}\t${i}\t0.5`)}\n`,
      { field: '0.2000', n: 0.2 },
      `\t20\t0.5\n${lines(19, (i) => `${at(i + 21, 100)}\t${i + 21}\t0.5`)}\n`,
    ],
  ],
  [
    'SIMM',
    [
      'name a\ndatacolumns ',
      { field: '2', n: 2 },
      '\ndatarows ',
      { field: '40', n: 40 },
      '\nrange ',
      { field: '0.0' },
      ' ',
      { field: '0.39', n: 0.39 },
      `\nendheader\ntime\tground_force_vy\n${lines(40, (i) => `${at(i, 100)}\t${i}`)}\n`,
    ],
  ],
  [
    'Nexus',
    [
      'Devices\n',
      { field: '400', n: 400 },
      `\n,,Plate,\nFrame,Sub Frame,Fx,Fz\n,,N,N\n${lines(40, (i) => `${1 + (i >> 2)},${i % 4},${i},2`)}\n`,
      { field: '11', n: 11 },
      ',',
      { field: '0' },
      `,40,2\n${lines(39, (i) => `${1 + ((i + 41) >> 2)},${(i + 41) % 4},${i + 41},2`)}\n\nTrajectories\n`,
      { field: '100', n: 100 },
      `\n,,A,,\nFrame,Sub Frame,X,Y,Z\n,,mm,mm,mm\n${lines(20, (i) => `${i + 1},0,${i},2,3`)}\n`,
    ],
  ],
  [
    'Noraxon',
    [
      'type,begin_time,frequency,count\nrecord,',
      { field: '0' },
      ',',
      { field: '2000', n: 2000 },
      ',',
      { field: '40', n: 40 },
      `\n\ntime,Activity,LT TA (uV)\n${lines(20, (i) => `${at(i, 2000)},REST,${i}`)}\n`,
      { field: '0.0100', n: 0.01 },
      `,REST,20\n${lines(19, (i) => `${at(i + 21, 2000)},REST,${i + 21}`)}\n`,
    ],
  ],
  [
    'Trigno Discover',
    [
      'Application:,Trigno Discover (1.7.0)\nDate/Time:,7/11/2025 4:20:11 PM\nCollection Length (seconds):,',
      { field: '0.04', n: 0.04 },
      '\nTA (1),,,\nsensor mode: 40,,,\nEMG 1 Time Series (s),EMG 1 (mV),ACC X Time Series (s),ACC X (G)\n,',
      { field: '1000', n: 1000 },
      ' Hz,,',
      { field: '250', n: 250 },
      ` Hz\n,0.001 s,,0.004 s\n${lines(20, (i) => `${at(i, 1000)},${i},${i < 10 ? `${at(i, 250)},1` : ','}`)}\n`,
      { field: '0.0200', n: 0.02 },
      `,20,,\n${lines(19, (i) => `${at(i + 21, 1000)},${i + 21},,`)}\n`,
    ],
  ],
  [
    'EMGworks',
    [
      'Label: TA: EMG 1 Sampling frequency: ',
      { field: '2000', n: 2000 },
      ' Number of points: ',
      { field: '40', n: 40 },
      ' start: 0 Unit: V Domain Unit: s\nLabel: TA: ACC Sampling frequency: ',
      { field: '1000', n: 1000 },
      ' Number of points: ',
      { field: '20', n: 20 },
      ` start: 0 Unit: g Domain Unit: s\n\nX[s],"TA: EMG 1",X[s],"TA: ACC"\n${lines(40, (i) => `${at(i, 2000)},${i},${i < 20 ? `${at(i, 1000)},1` : '0,0'}`)}\n`,
    ],
  ],
];

const wrong = (n: number | undefined): readonly string[] => [
  '0',
  '-1',
  '1',
  ...(n === undefined ? [] : [n - 1, n + 1, 2 * n, n / 2, -n].map(String)),
  '65535',
  '65536',
  '2147483648',
  '1e308',
  '1e400',
  '-1e400',
  'NaN',
  '',
  ' ',
  'text',
  '60,00',
  '1.000',
  '0x10',
  '"',
];

const whole = (parts: Parts, k: number, value: string): string =>
  parts.map((part, i) => (typeof part === 'string' ? part : i === k ? value : part.field)).join('');

/** Every sample stands where it is in the sound file, at the same rate, or is lost. */
function same(got: ReadAll, sound: ReadAll): boolean {
  const rates = ({ recording }: ReadAll): string =>
    recording.tracks.map(({ rate, channels }) => `${rate}x${channels.length}`).join();
  if (rates(got) !== rates(sound)) return false;
  return got.tracks.every((channels, t) =>
    channels.every((samples, c) => {
      const right = sound.tracks[t]?.[c] ?? [];
      return samples.length <= right.length && samples.every((x, i) => Number.isNaN(x) || x === right[i]);
    }),
  );
}

const told = ({ recording }: ReadAll): boolean =>
  recording.remarks.length > 0 || recording.counts().some(({ stated, found }) => stated !== null && stated !== found);

describe('a wrong number in a text recording', () => {
  for (const [format, parts] of files) {
    it(`is refused, told, or changes no sample, wherever it stands: openRecording(${format})`, async () => {
      const sound = await samplesOf(whole(parts, -1, ''));
      expect(sound.recording.remarks).toEqual([]);
      expect(told(sound)).toBe(false);
      const silent: string[] = [];
      for (const [k, part] of parts.entries()) {
        if (typeof part === 'string') continue;
        for (const value of wrong(part.n)) {
          const got = await readAll(whole(parts, k, value));
          if (typeof got === 'string' || same(got, sound) || told(got)) continue;
          silent.push(`part ${k}: "${value}" instead of "${part.field}"`);
        }
      }
      expect(silent).toEqual([]);
    });

    it(`in a cell too few or too many is no shift of the others: openRecording(${format})`, async () => {
      const text = whole(parts, -1, '');
      const sound = await samplesOf(text);
      const separator = format === 'TRC' || format === 'MOT' || format === 'SIMM' ? '\t' : ',';
      const rows = text.split('\n');
      const silent: string[] = [];
      for (let line = rows.length - 25; line < rows.length - 22; line++) {
        const cells = (rows[line] as string).split(separator);
        for (let c = 0; c < cells.length; c++) {
          for (const bad of [cells.toSpliced(c, 1), cells.toSpliced(c, 0, '7')]) {
            const got = await readAll(rows.with(line, bad.join(separator)).join('\n'));
            if (typeof got === 'string' || same(got, sound) || told(got)) continue;
            silent.push(`line ${line + 1}: ${bad.join(separator)}`);
          }
        }
      }
      expect(silent).toEqual([]);
    });

    it(`or a file that ends anywhere is refused, told, or gives what is there: openRecording(${format})`, async () => {
      const text = whole(parts, -1, '');
      const sound = await samplesOf(text);
      const silent: string[] = [];
      for (let end = text.length - 120; end < text.length; end++) {
        const got = await readAll(text.slice(0, end));
        if (typeof got === 'string' || same(got, sound) || told(got)) continue;
        silent.push(`ends with ${JSON.stringify(text.slice(end - 12, end))}`);
      }
      expect(silent).toEqual([]);
    });
  }
});
