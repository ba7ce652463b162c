import { analyseEmg, type EmgReport, openRecording } from '@eupraxia/formats';
import { err, type Fault, FaultError, hertz, ok, type Result, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { Io } from '../io.ts';
import { bytesOf, readingFault } from '../read.ts';
import { table } from '../table.ts';
import { type Answer, parseVerb, wrongUsage } from '../verb.ts';

const options = {
  as: { type: 'string' },
  rate: { type: 'string' },
  channel: { type: 'string' },
  mains: { type: 'string' },
  rest: { type: 'string' },
  filter: { type: 'string' },
  window: { type: 'string' },
  foot: { type: 'string' },
  method: { type: 'string' },
} as const;

const mainsNamed = new Map<string, 50 | 60 | 'none'>([
  ['50', 50],
  ['60', 60],
  ['none', 'none'],
]);
const asLater = new Set(['sway', 'gait', 'orientation']);
type EmgArgs = Parameters<typeof analyseEmg>[1];

/** `analyse FILE --as emg`: every number of a muscle recording, read as a stream. */
export async function analyse(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const parsed = parseVerb('analyse', args, options, 1);
  if (!parsed.ok) return parsed;
  const { values, files } = parsed.value;
  const refused = (what: string) => err(wrongUsage('analyse', what));
  if (values.as === undefined) return refused('--as is missing');
  if (asLater.has(values.as)) return err(fault('EUP_CLI_TO_COME', { what: `analyse --as ${values.as}` }));
  if (values.as !== 'emg') return refused(`--as "${values.as}" is not known`);
  for (const name of ['filter', 'window', 'foot', 'method'] as const) {
    if (values[name] !== undefined) return refused(`--${name} does not belong to --as emg`);
  }
  const rate = values.rate === undefined ? undefined : positive(values.rate);
  if (rate === null) return refused(`--rate "${values.rate}" is not a number of hertz above 0`);
  const mains = values.mains === undefined ? undefined : mainsNamed.get(values.mains);
  if (values.mains !== undefined && mains === undefined) return refused(`--mains "${values.mains}" is not 50, 60 or none`);
  const rest = values.rest === undefined ? undefined : span(values.rest);
  if (rest === null) return refused(`--rest "${values.rest}" is not FROM:TO in seconds`);
  const given = {
    ...(values.channel === undefined ? {} : { channel: values.channel }),
    ...(mains === undefined ? {} : { mains }),
    ...(rest === undefined ? {} : { rest }),
  } as NonNullable<EmgArgs>;
  return analysed(files[0] ?? '-', rate, given, io);
}

async function analysed(
  file: string,
  rate: number | undefined,
  given: NonNullable<EmgArgs>,
  io: Io,
): Promise<Result<Answer, Fault>> {
  try {
    const recording = await openRecording(bytesOf(file, io), rate === undefined ? {} : { rate: hertz(rate) });
    if (!recording.ok) return recording;
    const report = await analyseEmg(recording.value, given);
    return report.ok ? ok({ json: report.value, text: shown(report.value) }) : report;
  } catch (problem) {
    if (problem instanceof FaultError) return err(problem.fault);
    const known = readingFault(problem, file);
    if (known === null) throw problem;
    return err(known);
  }
}

function positive(text: string): number | null {
  const value = /^\d+(\.\d+)?(e\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) && value > 0 ? value : null;
}

function span(text: string): NonNullable<EmgArgs>['rest'] | null {
  const [, from, to] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (from === undefined || to === undefined || Number(from) >= Number(to)) return null;
  return { from: seconds(Number(from)), to: seconds(Number(to)) };
}

function shown(report: EmgReport): string {
  const rows = report.channels.map((channel) => [
    channel.name,
    channel.unit,
    String(channel.samples),
    number(channel.rms),
    number(channel.meanAbsolute),
    number(channel.envelopePeak),
    number(channel.peakRms500),
    number(channel.medianFrequency),
    number(channel.meanFrequency),
    String(channel.bursts.length),
  ]);
  const head = [
    'channel',
    'unit',
    'samples',
    'rms',
    'mean abs',
    'envelope peak',
    'peak rms 500',
    'median Hz',
    'mean Hz',
    'bursts',
  ];
  return `${report.format}, ${number(report.rate)} Hz, ${number(report.seconds)} s\n\n${table(head, rows, [2, 3, 4, 5, 6, 7, 8, 9])}`;
}

const number = (value: unknown): string =>
  typeof value === 'number' && Number.isFinite(value) ? String(Number(value.toPrecision(6))) : '–';
