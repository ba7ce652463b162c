import { hertz, seconds } from '@eupraxia/kernel';
import { containerEnd, containerHead, containerSamples } from './container-v1/recording-container.ts';
import { bytesOf, edfFile } from './files.fixture.ts';
import { file, madeRecording } from './write/written.fixture.ts';
import { about, clockOffset, float32, footer, samplesChunk, streamHeader, word, xdfFile } from './xdf/xdf.fixture.ts';

/** A small file of each format, and of each of its kinds, to be damaged. */
export async function corpus(): Promise<ReadonlyMap<string, Uint8Array>> {
  const rows = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join('\n');
  const two = [
    { label: 'EMG Biceps', samples: 4 },
    { label: 'Resp', samples: 2 },
  ];
  const records = [0, 1, 2].map((r) => ({ digits: [1, 2, 3, 4, 5, 6], notes: `+${r}\x14\x14\0+${r}.5\x150.1\x14note\x14\0` }));
  const texts: readonly (readonly [string, string])[] = [
    ['csv', `time;emg (mV);b\n${rows(12, (i) => `0,${String(i).padStart(3, '0')};1,5;${i}`)}\n`],
    ['tsv', `# rate: 100 Hz\nemg\tacc_x\n${rows(12, (i) => `${i}.25\t${-i}e-3`)}\n`],
    [
      'openbci',
      `%OpenBCI Raw EXG Data\n%Number of channels = 2\n%Sample Rate = 250 Hz\nSample Index, EXG Channel 0, EXG Channel 1, Accel Channel 0, Timestamp\n${rows(12, (i) => `${i}, 1.5, -2.5, 0.1, 0`)}\n`,
    ],
    [
      'trc',
      `PathFileType\t4\t(X/Y/Z)\ta.trc\nDataRate\tNumMarkers\tUnits\n100\t2\tmm\nFrame#\tTime\tA\t\t\tB\t\t\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n\n${rows(8, (i) => `${i + 1}\t${i / 100}\t1\t2\t3\t${i === 3 ? '\t\t' : '4\t5\t6'}`)}\n`,
    ],
    [
      'mot',
      `Coordinates\nversion=1\nnRows=8\nnColumns=3\ninDegrees=yes\nendheader\ntime\tknee\tpelvis_tx\n${rows(8, (i) => `${i / 100}\t${i}\t0.5`)}\n`,
    ],
    [
      'discover',
      `Application:,Trigno Discover (1.7.0)\nDate/Time:,7/11/2025 4:20:11 PM\nCollection Length (seconds):,1\nAvanti Sensor 1 (75923),,,\nsensor mode: 65,,,\nEMG 1 Time Series (s),EMG 1 (mV),ACC X Time Series (s),ACC X (G)\n,1000 Hz,,250 Hz\n,0.001 s,,0.004 s,Type,Name,Label,Time (s)\n${rows(8, (i) => `${i / 1000},${i},${i < 2 ? `${i / 250},1` : ','},General,a,b,0.001`)}\n`,
    ],
    [
      'emgworks',
      `Label: TA: EMG 1 Sampling frequency: 2.0e+003 Number of points: 6 start: 0 Unit: V Domain Unit: s\nLabel: TA: ACC Sampling frequency: 1.0e+003 Number of points: 3 start: 0 Unit: g Domain Unit: s\n\nX[s],"TA: EMG 1",X[s],"TA: ACC"\n${rows(6, (i) => `${i / 2000},${i},0,1`)}\n`,
    ],
    [
      'simm',
      `name a\ndatacolumns 3\ndatarows 8\nrange 0 0.07\nendheader\ntime\tground_force_vy\tpelvis_tx\n${rows(8, (i) => `${i / 100}\t${i}\t0.5`)}\n`,
    ],
    [
      'nexus',
      `Events\n100\nSubject,Context,Name,Time (s),Description\na,Left,Foot Off,0.01,b\n\nDevices\n200\n,,Plate,EMG\nFrame,Sub Frame,Fz,EMG1\n,,N,V\n${rows(8, (i) => `${1 + (i >> 1)},${i % 2},${i},1`)}\n\nTrajectories\n100\n,,a:C7,,\nFrame,Sub Frame,X,Y,Z\n,,mm,mm,mm\n${rows(4, (i) => `${i + 1},0,${i === 2 ? ',,' : '1,2,3'}`)}\n`,
    ],
    [
      'noraxon',
      `type,begin_time,frequency,count\nrecord,0,2000,6\n\ntime,Activity,Marker,LT BICEPS (uV)\n${rows(6, (i) => `${i / 2000},REST,${i === 2 ? 'M' : ''},${i}`)}\n`,
    ],
  ];
  const xdf = xdfFile(
    streamHeader(
      7,
      about('Muscle', 'EMG', 1, 100, 'float32', '<channels><channel><label>a</label><unit>uV</unit></channel></channels>'),
    ),
    streamHeader(9, about('Cues', 'Markers', 1, 0, 'string')),
    clockOffset(7, 1, 0.5),
    samplesChunk(
      7,
      [1, 2, 3, 4, 5, 6].map((x, i) => ({ content: float32(x), ...(i % 3 === 0 ? { at: 10 + i / 100 } : {}) })),
    ),
    clockOffset(7, 6, 0.5),
    clockOffset(7, 11, 0.6),
    samplesChunk(9, [{ at: 10.01, content: word('go') }]),
    footer(7, 6),
  );
  const header = { recording: 'r', rate: 100, channels: [{ name: 'EMG', unit: 'µV' }], source: 'synthetic' } as const;
  const pieces = [0, 5].map((first) => containerSamples(first, [Float32Array.of(1, 2, 3, 4, 5)], 5));
  const container = Uint8Array.from([containerHead(header), ...pieces, containerEnd(10)].flatMap((piece) => [...piece]));
  const walk = () =>
    madeRecording(
      [
        {
          track: {
            id: 'analog',
            quantity: 'mixed' as const,
            rate: hertz(200),
            channels: ['Fx', 'Fy', 'Fz', 'Mx', 'My', 'Mz'].map((name) => ({ name, unit: 'N', quantity: 'force' })),
          },
          data: Array.from({ length: 6 }, (_, c) => Array.from({ length: 12 }, (_, i) => c * i)),
        },
        {
          track: {
            id: 'points',
            quantity: 'mixed' as const,
            rate: hertz(100),
            channels: ['x', 'y', 'z'].map((axis) => ({ name: `K_${axis}`, unit: 'mm', quantity: 'marker' })),
          },
          data: [0, 1, 2].map((c) => [1, 2, 3, 4, 5, 6].map((x) => x * c)),
        },
      ],
      { annotations: [{ at: seconds(0.01), text: 'Left Foot Strike' }], c3d: plate },
    );
  const c3d = async (processor: 'intel' | 'dec' | 'mips', numbers: 'float' | 'integer') =>
    (await file(walk, 'c3d', { c3d: { processor, numbers } })).bytes;
  return new Map([
    ['edf', edfFile({ signals: two, records: [{ digits: [1, 2, 3, 4, 5, 6] }, { digits: [1, 2, 3, 4, 5, 6] }] })],
    ['edf+d', edfFile({ signals: two, reserved: 'EDF+D', records })],
    ['bdf+', edfFile({ signals: two, reserved: 'BDF+C', bits: 24, records })],
    ['c3d intel float', await c3d('intel', 'float')],
    ['c3d dec float', await c3d('dec', 'float')],
    ['c3d mips integer', await c3d('mips', 'integer')],
    ['xdf', xdf],
    ['eupraxia', container],
    ...texts.map(([name, text]) => [name, bytesOf(text)] as const),
  ]);
}

const numbers = (name: string, dimensions: readonly number[], values: readonly number[], type: 'integer' | 'float') =>
  ({ name, type, dimensions, values, description: '', locked: false }) as const;

/** A force plate, so that its reader meets damage too. */
const plate = {
  processor: 'intel',
  numbers: 'float',
  firstFrame: 1,
  frames: 6,
  pointRate: 100,
  subframes: 2,
  pointScale: 0.1,
  points: ['K'],
  platforms: [],
  groups: [
    {
      name: 'FORCE_PLATFORM',
      description: 'plates',
      locked: false,
      parameters: [
        numbers('USED', [], [1], 'integer'),
        numbers('TYPE', [1], [2], 'integer'),
        numbers('CHANNEL', [6, 1], [1, 2, 3, 4, 5, 6], 'integer'),
        numbers('CORNERS', [3, 4, 1], [1, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0], 'float'),
        numbers('ORIGIN', [3, 1], [0, 0, -40], 'float'),
      ],
    },
  ],
} as const;

/** Numbers that follow from a seed (xorshift32): the same damage each time. */
export function chance(seed: number): (below: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b9) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

const bytes = [
  0, 1, 2, 4, 8, 9, 10, 13, 0x14, 0x15, 0x20, 0x22, 0x2c, 0x2d, 0x2e, 0x30, 0x39, 0x3b, 0x3c, 0x7f, 0x80, 0xfe, 0xff,
];
const words = [
  '999999999',
  '-1',
  '1e308',
  'NaN',
  '0',
  '\t\t\t',
  ',,,',
  '""',
  '\n',
  '1e-300',
  '<info>',
  '</info>',
  '\xff\xff\xff\x7f',
  '\0\0\0\0',
];

/** A file with one to eight damages: bytes set, flipped, put in, taken out, repeated, or the end cut off. */
export function damaged(good: Uint8Array, next: (below: number) => number): Uint8Array {
  let bad: Uint8Array = good.slice();
  const times = 1 + next(8);
  for (let k = 0; k < times && bad.length > 0; k++) {
    const at = next(bad.length);
    switch (next(8)) {
      case 0:
      case 1:
        bad[at] = bytes[next(bytes.length)] as number;
        break;
      case 2:
        bad[at] = (bad[at] as number) ^ (1 << next(8));
        break;
      case 3:
        bad[at] = next(256);
        break;
      case 4: {
        const word = bytesOf(words[next(words.length)] as string);
        bad.set(word.subarray(0, bad.length - at), at);
        break;
      }
      case 5:
        bad = spliced(bad, at, next(9), bytesOf(words[next(words.length)] as string));
        break;
      case 6: {
        const from = next(bad.length);
        bad = spliced(bad, at, 0, bad.slice(from, from + next(200)));
        break;
      }
      default:
        if (next(4) === 0) bad = bad.slice(0, at);
        else bad = spliced(bad, at, next(20), new Uint8Array(0));
    }
  }
  return bad;
}

function spliced(all: Uint8Array, at: number, out: number, put: Uint8Array): Uint8Array {
  const result = new Uint8Array(Math.max(at, all.length - out) + put.length);
  result.set(all.subarray(0, at));
  result.set(put, at);
  result.set(all.subarray(at + out), at + put.length);
  return result;
}
