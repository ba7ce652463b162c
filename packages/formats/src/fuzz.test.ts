import { FaultError } from '@eupraxia/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf, chunksOf, edfFile, readAll } from './files.fixture.ts';
import { chance, corpus, damaged } from './fuzz.fixture.ts';
import { openRecording } from './open.ts';
import type { WriteFormat } from './write/writing.ts';
import { reopened, writtenFile } from './write/written.fixture.ts';
import { about, chunk, float32, samplesChunk, streamHeader, xdfFile } from './xdf/xdf.fixture.ts';

/** Damaged files for each reader: some seconds' worth; EUPRAXIA_FUZZ=1000000 asks for that many in all. */
const wanted = Number(process.env['EUPRAXIA_FUZZ'] ?? 0);
const firstSeed = Number(process.env['EUPRAXIA_FUZZ_SEED'] ?? 0);
const perFile = wanted > 0 ? Math.ceil(wanted / 16) : 250;
const formats: readonly WriteFormat[] = ['edf', 'bdf', 'c3d', 'trc', 'csv', 'tsv'];

/** Values in one chunk: what a reader holds at a time. */
const mostValues = 2 ** 20;

let files: ReadonlyMap<string, Uint8Array> = new Map();
beforeAll(async () => {
  files = await corpus();
});

/** Reads a file to its end; the code of the fault, or `read`. */
async function outcome(bytes: Uint8Array, size: number): Promise<string> {
  const opened = await openRecording(chunksOf(bytes, size));
  if (!opened.ok) return opened.error.code;
  try {
    for await (const { first, data, track } of opened.value.series()) {
      const count = data[0]?.length ?? 0;
      if (!(first >= 0) || data.length !== track.channels.length || data.some((samples) => samples.length !== count)) {
        throw new Error(`a chunk of ${data.length} channels begins at ${first}`);
      }
      if (count * data.length > mostValues) throw new Error(`a chunk holds ${count * data.length} values`);
    }
  } catch (thrown) {
    if (thrown instanceof FaultError) return thrown.fault.code;
    throw thrown;
  }
  return 'read';
}

const names = [
  'edf',
  'edf+d',
  'bdf+',
  'c3d intel float',
  'c3d dec float',
  'c3d mips integer',
  'xdf',
  'eupraxia',
  'csv',
  'tsv',
  'openbci',
  'trc',
  'mot',
  'discover',
  'emgworks',
  'noraxon',
  'nexus',
  'simm',
];

describe('openRecording(damaged file)', () => {
  it('knows every file of the corpus while it is whole', async () => {
    expect([...files.keys()].sort()).toEqual([...names].sort());
    for (const [name, bytes] of files) expect([name, await outcome(bytes, 100)]).toEqual([name, 'read']);
  });

  it.each(names)('%s: gives the same samples however the bytes are cut', async (name) => {
    const whole = await readAll(files.get(name) as Uint8Array, undefined, 1e6);
    if (typeof whole === 'string') throw new Error(whole);
    for (const size of [1, 7, 64, 513]) {
      const cut = await readAll(files.get(name) as Uint8Array, undefined, size);
      expect(typeof cut === 'string' ? cut : [cut.tracks, cut.recording.annotations]).toEqual([
        whole.tracks,
        whole.recording.annotations,
      ]);
    }
  });

  it.each(names)('%s: gives samples or a code, whatever is damaged', { timeout: 600_000 + perFile * 100 }, async (name) => {
    const good = files.get(name) as Uint8Array;
    const counts = new Map<string, number>();
    for (let k = 0; k < perFile; k++) {
      const seed = firstSeed + k;
      const next = chance(seed);
      const bad = damaged(good, next);
      try {
        const result = await outcome(bad, 1 + next(2000));
        expect(result === 'read' || /^EUP_FORMATS_/.test(result)).toBe(true);
        counts.set(result, (counts.get(result) ?? 0) + 1);
        // What can be read must be written, or refused with a code.
        if (result === 'read' && k % 4 === 0) {
          const written = await writtenFile(reopened(bad), formats[next(formats.length)] as WriteFormat);
          if (typeof written === 'string') expect(written).toMatch(/^EUP_FORMATS_/);
        }
      } catch (thrown) {
        throw new Error(`${name}, EUPRAXIA_FUZZ_SEED=${seed}: ${(thrown as Error).stack}`);
      }
    }
    expect(process.memoryUsage().rss).toBeLessThan(2 ** 30);
    if (wanted > 0) {
      const told = [...counts]
        .sort(([, a], [, b]) => b - a)
        .map(([code, count]) => `${code.replace('EUP_FORMATS_', '')} ${count}`);
      const memory = Math.round(process.memoryUsage().rss / 2 ** 20);
      process.stdout.write(`${name}: ${perFile} damaged files, ${memory} MB; ${told.join(', ')}\n`);
    }
  });
});

/** A reader whose work grows with the square of a line's length runs for minutes here, into the time limit of the test. */
describe('openRecording(file made to take long)', () => {
  const long = 250_000;
  const lines: readonly (readonly [string, string])[] = [
    ['blanks before a word', `emg\n${' '.repeat(long)}x\n1\n2\n`],
    ['line ends within a line', `emg${'\r'.repeat(long)}x\n1\n2\n`],
    ['a name of blanks', `a${' '.repeat(long)}b,c\n1,2\n3,4\n`],
    ['brackets in a name', `${'('.repeat(long)},c\n1,2\n3,4\n`],
    ['a comment of rates', `#${' sample'.repeat(long / 7)}\nemg\n1\n2\n`],
    ['tabs behind Frame#', `PathFileType\t4\nDataRate\n100\nFrame#${'\t'.repeat(long)}x\n`],
    ['blanks in a label', `Label: ${' '.repeat(long)}Sampling frequency:\nX[s],a\n0,1\n1,2\n`],
    ['columns without a rate', `Application:,Trigno\n${'X Time Series (s),a,'.repeat(long / 24)}\n0,1\n1,2\n2,3\n`],
    ['blanks behind a key', `a\nnRows${' '.repeat(long)}x\nendheader\ntime x\n0 1\n1 2\n2 3\n`],
  ];
  it.each(lines)('comes to an end with %s', { timeout: 30_000 }, async (_, text) => {
    expect(await outcome(bytesOf(text), 65_536)).toMatch(/^(read|EUP_FORMATS_)/);
  });

  it.each([
    ['elements that are not closed', '<a'.repeat(2 ** 20)],
    ['comments that are not closed', '<!--'.repeat(2 ** 20)],
    [
      'a label of brackets and blanks',
      `<desc><channels><channel><label>${`(${' '.repeat(500)}`.repeat(2000)}</label></channel></channels></desc>`,
    ],
    ['elements within elements', '<a>'.repeat(2 ** 20)],
  ])('comes to an end with an XDF header of %s', { timeout: 30_000 }, async (_, inside) => {
    const file = xdfFile(
      streamHeader(1, `${about('a', 'EMG', 1, 10, 'float32')}${inside}`),
      samplesChunk(
        1,
        [0, 1, 2].map((x) => ({ at: x / 10, content: float32(x) })),
      ),
    );
    expect(await outcome(file, 65_536)).toMatch(/^(read|EUP_FORMATS_)/);
  });

  it('takes no memory for what a header only states', async () => {
    const before = process.memoryUsage().rss;
    const edf = edfFile({ signals: [{ label: 'a', samples: 33_000_000 }], records: [{ digits: [1] }], stated: '99999999' });
    expect(await outcome(edf, 1000)).toBe('EUP_FORMATS_TRUNCATED');
    const c3d = (files.get('c3d intel float') as Uint8Array).slice();
    c3d.set([0xff, 0xff], 16);
    expect(await outcome(c3d, 1000)).toBe('EUP_FORMATS_TRUNCATED');
    const huge = chunk(3, Uint8Array.of(1, 0, 0, 0, 8, 255, 255, 255, 255, 255, 255, 31, 0));
    expect(await outcome(xdfFile(streamHeader(1, about('a', 'EMG', 1, 10, 'float32')), huge), 1000)).toBe('EUP_FORMATS_HEADER');
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20);
  });
});
