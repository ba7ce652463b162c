import { createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
  openRecording,
  type Recording,
  readingOf,
  type WriteOptions,
  type Writing,
  writeFormatOf,
  writeRecording,
} from '@eupraxia/formats';
import { err, type Fault, FaultError, type Hertz, hertz, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { Io } from '../io.ts';
import { type Progress, progressOf } from '../progress.ts';
import { bytesOf, readingFault } from '../read.ts';
import { table } from '../table.ts';
import { toldRemark } from '../told.ts';
import { type Answer, parseVerb, wrongUsage } from '../verb.ts';
import { writePieces } from '../write.ts';
import { positive } from './analyse-kind.ts';

const options = {
  rate: { type: 'string' },
  track: { type: 'string' },
  channel: { type: 'string' },
  stream: { type: 'string' },
  numbers: { type: 'string' },
  processor: { type: 'string' },
  force: { type: 'boolean' },
} as const;

interface Wanted {
  readonly out: string;
  readonly force: boolean;
  readonly rate: Hertz | undefined;
  readonly stream: string | undefined;
  readonly write: WriteOptions;
}

/**
 * `convert IN OUT`: reads a recording twice, first for its lengths and ranges, and writes it as the ending of OUT asks.
 * Never writes over a file without --force; OUT is there whole or not at all, also after Ctrl-C.
 */
export async function convert(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const parsed = parseVerb('convert', args, options, 2);
  if (!parsed.ok) return parsed;
  const { values, files } = parsed.value;
  const [input = '-', out = ''] = files;
  const refused = (what: string) => err(wrongUsage('convert', what));
  const rate = values.rate === undefined ? undefined : positive(values.rate);
  if (rate === null) return refused(`--rate "${values.rate}" is not a number of hertz above 0`);
  const { numbers, processor } = values;
  if (numbers !== undefined && numbers !== 'float' && numbers !== 'integer')
    return refused(`--numbers "${numbers}" is not float or integer`);
  if (processor !== undefined && processor !== 'intel' && processor !== 'dec' && processor !== 'mips') {
    return refused(`--processor "${processor}" is not intel, dec or mips`);
  }
  const format = writeFormatOf(out);
  if (format === undefined) return refused(`"${basename(out)}" ends in none of .edf, .bdf, .c3d, .trc, .csv, .tsv`);
  if ((numbers ?? processor) !== undefined && format !== 'c3d') return refused('--numbers and --processor belong to C3D');
  const wanted: Wanted = {
    out,
    force: values.force === true,
    rate: rate === undefined ? undefined : hertz(rate),
    stream: values.stream,
    write: {
      ...(values.track === undefined ? {} : { track: values.track }),
      ...(values.channel === undefined ? {} : { channel: values.channel }),
      c3d: { ...(numbers === undefined ? {} : { numbers }), ...(processor === undefined ? {} : { processor }) },
    },
  };
  if (!wanted.force && existsSync(out)) return err(fault('EUP_CLI_OUT_THERE', { file: out }));
  const ending = new AbortController();
  const stop = (): void => ending.abort();
  process.once('SIGINT', stop);
  try {
    return await (input === '-' ? spooled(wanted, ending.signal, io) : converted(input, input, wanted, ending.signal, io));
  } catch (problem) {
    if (ending.signal.aborted) return err(fault('EUP_CLI_STOPPED', { file: out }));
    if (problem instanceof FaultError) return err(problem.fault);
    const known = readingFault(problem, input);
    if (known === null) throw problem;
    return err(known);
  } finally {
    process.removeListener('SIGINT', stop);
  }
}

/** What is piped in can be read once, and must be read twice. */
async function spooled(wanted: Wanted, signal: AbortSignal, io: Io): Promise<Result<Answer, Fault>> {
  const folder = await mkdtemp(join(tmpdir(), 'eupraxia-convert-'));
  try {
    const file = join(folder, 'recording');
    await pipeline(io.stdin, createWriteStream(file, { mode: 0o600 }), { signal });
    return await converted(file, '-', wanted, signal, io);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function converted(
  file: string,
  named: string,
  wanted: Wanted,
  signal: AbortSignal,
  io: Io,
): Promise<Result<Answer, Fault>> {
  const progress = await progressOf(file, 2, io);
  try {
    const answered = await convertedWith(file, named, wanted, signal, progress, io);
    return signal.aborted && !answered.ok ? err(fault('EUP_CLI_STOPPED', { file: wanted.out })) : answered;
  } finally {
    progress.end();
  }
}

async function convertedWith(
  file: string,
  named: string,
  { out, force, rate, stream, write }: Wanted,
  signal: AbortSignal,
  { onBytes }: Progress,
  io: Io,
): Promise<Result<Answer, Fault>> {
  let source: Recording | undefined;
  const again = () => bytesOf(file, io);
  const open = async () => {
    const opened = await openRecording(again(), {
      ...(rate === undefined ? {} : { rate }),
      ...(stream === undefined ? {} : { stream }),
      again,
      signal,
      onBytes,
    });
    if (opened.ok) source = opened.value;
    return opened;
  };
  const format = writeFormatOf(out);
  if (format === undefined) throw new Error('the ending of OUT was checked before');
  const writing = await writeRecording(open, format, write);
  if (!writing.ok || source === undefined)
    return writing.ok ? err(fault('EUP_CLI_OUT', { file: out, why: 'nothing was read' })) : writing;
  const bytes = await writePieces(out, writing.value.bytes(), force);
  return bytes.ok ? ok(answer(named, source, out, writing.value, bytes.value)) : bytes;
}

function answer(named: string, source: Recording, out: string, { format, tracks, notes }: Writing, bytes: number): Answer {
  const rows = tracks.map(({ track, channels, samples }) => ({
    id: track.id,
    rate: track.rate,
    channels,
    samples,
    seconds: samples / track.rate,
  }));
  const json = {
    from: { file: named, format: source.format, ...(source.streams === undefined ? {} : { streams: source.streams }) },
    to: { file: out, format, bytes },
    tracks: rows,
    annotations: source.annotations.length,
    notes,
    reading: readingOf(source),
  };
  const shown = rows.map(({ id, rate, channels, samples, seconds }) => [
    id,
    String(Number(rate.toPrecision(8))),
    String(channels),
    String(samples),
    String(Number(seconds.toPrecision(6))),
  ]);
  const listed = [...source.remarks.map(toldRemark), ...notes].map((note) => `- ${note}\n`).join('');
  return {
    json,
    text: `${out}: ${format.toUpperCase()}, ${bytes} bytes\n\n${table(['track', 'Hz', 'channels', 'samples', 'seconds'], shown, [1, 2, 3, 4])}${listed === '' ? '' : `\n${listed}`}`,
  };
}
