import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../apps/cli/src/run.ts';
import { openFile } from '../../apps/web/src/live/worker/opened-file.ts';
import { bytesOf, edfFile } from '../../packages/formats/src/files.fixture.ts';
import { about, float32, footer, samplesChunk, streamHeader, xdfFile } from '../../packages/formats/src/xdf/xdf.fixture.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shared = join(root, '../shared/data');
const here = existsSync(shared);
const folder = mkdtempSync(join(tmpdir(), 'readers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kinds = /\.(edf|bdf|c3d|xdf|trc|mot|sto|csv|tsv|txt|eupr)$/i;
/** Recordings beside the repository; nothing larger than a test should read twice. */
const recorded = ['signals', 'faults', 'faults/signals'].flatMap((name) => {
  const path = join(shared, name);
  if (!existsSync(path)) return [];
  return readdirSync(path).flatMap((file) =>
    kinds.test(file) && statSync(join(path, file)).size < 2 ** 23 ? [join(path, file)] : [],
  );
});

const made = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? bytesOf(content) : content);
  return path;
};
const wave = (i: number) => (100 * Math.sin(i / 7)).toFixed(3);
const digits = (from: number) => Array.from({ length: 200 }, (_, i) => ((from + i) % 50) - 25);
const records = Array.from({ length: 10 }, (_, k) => ({ digits: digits(200 * k), notes: `+${k}\x14\x14\0` }));
const edf = edfFile({ signals: [{ label: 'EMG', samples: 200 }], reserved: 'EDF+C', records });
const lostNote = records.map((one, k) =>
  k === 3 ? { ...one, notes: `${one.notes}+3.2\x150.5\x14Lost samples: EMG\x14\0` } : one,
);
const chunks = Array.from({ length: 20 }, (_, k) =>
  samplesChunk(
    7,
    Array.from({ length: 50 }, (_, i) => ({ at: 50 + (50 * k + i) / 500, content: float32(50 * k + i) })),
  ),
);
const xdf = xdfFile(streamHeader(7, about('Muscle', 'EMG', 1, 500, 'float32')), ...chunks, footer(7, 1000));
const wrongCount = xdf.slice();
wrongCount[xdfFile(streamHeader(7, about('Muscle', 'EMG', 1, 500, 'float32'))).length + 12] = 3;
const packets = Array.from({ length: 1000 }, (_, i) => `${i % 256}, ${wave(i)}, ${wave(2 * i)}, 0\n`);
const openbci = (rows: readonly string[]) =>
  `%OpenBCI Raw EXG Data\n%Number of channels = 2\n%Sample Rate = 250 Hz\nSample Index, EXG Channel 0, EXG Channel 1, Timestamp\n${rows.join('')}`;
const trc = (axes: string, cell: string) =>
  `PathFileType\t4\t(X/Y/Z)\ta.trc\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\n1000\t1000\t900\t1\tmm\nFrame#\tTime\tC7\t\t\n\t\t${axes}\n\n${Array.from({ length: 900 }, (_, i) => `${i + 1}\t${(i / 1000).toFixed(3)}\t${wave(i)}\t${i === 400 ? cell : wave(2 * i)}\t${wave(3 * i)}\n`).join('')}`;
const csv = (head: string, jump: number) =>
  `${head}\n${Array.from({ length: 3000 }, (_, i) => `${(i / 1000 + (i < 2000 ? 0 : jump)).toFixed(3)},${wave(i)}`).join('\n')}\n`;

const fixtures = [
  join(root, 'examples/wrist-extension.csv'),
  made('whole.edf', edf),
  made('cut.edf', edf.slice(0, edf.length - 100)),
  made('lost.edf', edfFile({ signals: [{ label: 'EMG', samples: 200 }], reserved: 'EDF+C', records: lostNote })),
  made('whole.xdf', xdf),
  made('count.xdf', wrongCount),
  made('cut.xdf', xdf.slice(0, xdf.length - 400)),
  made('openbci.txt', openbci(packets)),
  made('swapped.txt', openbci(packets.map((one, i) => (i === 500 ? packets[501] : i === 501 ? packets[500] : one) as string))),
  made('lost.txt', openbci(packets.filter((_, i) => i < 300 || i > 320))),
  made('axes.trc', trc('Y1\tX1\tZ1', 'missing')),
  made('word.trc', trc('X1\tY1\tZ1', 'word')),
  made('axis.trc', trc('X1\tY1\tV1', '1')),
  made('gap.csv', csv('time (s),EMG (mV)', 0.5)),
  made('unit.csv', csv('time (s),EMG (nV)', 0)),
  made('irregular.csv', csv('time (s),EMG (uV)', 0.0005)),
];

/** What the command line says of a file: its main track as a table, or why it is refused. */
async function byCommand(file: string) {
  let out = '';
  const io = {
    stdin: Readable.from([]),
    env: {},
    err: () => undefined,
    out: async (text: string) => {
      out += text;
    },
  };
  await run(['convert', file, join(folder, 'out.csv'), '--track', '0', '--force', '--json'], io);
  return JSON.parse(out) as {
    readonly error?: { readonly code: string; readonly message: string };
    readonly from?: { readonly format: string };
    readonly tracks?: readonly { readonly rate: number; readonly channels: number; readonly samples: number }[];
    readonly reading?: { readonly remarks: readonly string[] };
  };
}

async function compare(file: string): Promise<void> {
  const said = await byCommand(file);
  const shown = await openFile(new Uint8Array(readFileSync(file)).buffer, undefined);
  if (said.error !== undefined) {
    // What breaks off in the middle is played as far as it goes, with the same reason.
    if (!shown.ok) expect(shown.error.code).toBe(said.error.code);
    else expect(shown.value.notice?.message).toContain(said.error.message);
    return;
  }
  const [track] = said.tracks ?? [];
  const remarks = said.reading?.remarks ?? [];
  if (!shown.ok) {
    // The live chain has its own least and greatest rate, which the command line's table has not.
    expect(shown.error.code).toBe('EUP_SIGNAL_RATE');
    return;
  }
  const { recording, notice, loaded } = shown.value;
  expect({
    format: recording.format,
    rate: recording.rate,
    channels: recording.channels.length,
    samples: loaded.data[0]?.length ?? 0,
  }).toEqual({ format: said.from?.format, rate: track?.rate, channels: track?.channels, samples: track?.samples });
  const untold = remarks.filter((remark) => !recording.remarks.includes(remark));
  expect(recording.remarks.filter((remark) => !remarks.includes(remark))).toEqual([]);
  // The one that says that the file ends early stands above the channels.
  expect(untold.filter((remark) => notice?.message.includes(remark) !== true)).toEqual([]);
}

describe('the command line and the screen say the same of a file', { timeout: 120_000 }, () => {
  it.each(fixtures.map((file) => [basename(file), file] as const))(
    '%s: format, rate, channels, samples, remarks or refusal',
    async (_, file) => {
      await compare(file);
    },
  );

  it.skipIf(!here).each(recorded.map((file) => [basename(file), file] as const))(
    `%s${here ? '' : ' (skipped: no recordings in ../shared)'}: format, rate, channels, samples, remarks or refusal`,
    async (_, file) => {
      await compare(file);
    },
  );
});
