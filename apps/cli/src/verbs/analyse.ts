import {
  type AnalyseSwayOptions,
  analyseEmg,
  analyseSway,
  type EmgReport,
  openRecording,
  type Recording,
} from '@eupraxia/formats';
import { err, type Fault, FaultError, hertz, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { Io } from '../io.ts';
import { bytesOf, readingFault } from '../read.ts';
import { table } from '../table.ts';
import { type Answer, parseVerb, wrongUsage } from '../verb.ts';
import { shownSway } from './shown-sway.ts';

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
const asLater = new Set(['gait', 'orientation']);
/** The options that belong to each kind of analysis, beside --rate. */
const belonging = new Map<string, ReadonlySet<string>>([
  ['emg', new Set(['channel', 'mains', 'rest'])],
  ['sway', new Set(['filter', 'window'])],
]);
type EmgArgs = Parameters<typeof analyseEmg>[1];

/** `analyse FILE --as emg|sway`: every number of a muscle recording or of a standing trial, read as a stream. */
export async function analyse(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const parsed = parseVerb('analyse', args, options, 1);
  if (!parsed.ok) return parsed;
  const { values, files } = parsed.value;
  const refused = (what: string) => err(wrongUsage('analyse', what));
  if (values.as === undefined) return refused('--as is missing');
  if (asLater.has(values.as)) return err(fault('EUP_CLI_TO_COME', { what: `analyse --as ${values.as}` }));
  const own = belonging.get(values.as);
  if (own === undefined) return refused(`--as "${values.as}" is not known`);
  for (const name of ['channel', 'mains', 'rest', 'filter', 'window', 'foot', 'method'] as const) {
    if (values[name] !== undefined && !own.has(name)) return refused(`--${name} does not belong to --as ${values.as}`);
  }
  const rate = values.rate === undefined ? undefined : positive(values.rate);
  if (rate === null) return refused(`--rate "${values.rate}" is not a number of hertz above 0`);
  if (values.as === 'sway') {
    const filter = values.filter === undefined || values.filter === 'none' ? values.filter : positive(values.filter);
    if (filter === null) return refused(`--filter "${values.filter}" is not a number of hertz above 0, or none`);
    const window = values.window === undefined ? undefined : span(values.window);
    if (window === null) return refused(`--window "${values.window}" is not FROM:TO in seconds`);
    const wanted: AnalyseSwayOptions = {
      ...(filter === undefined ? {} : { filter: typeof filter === 'number' ? hertz(filter) : 'none' }),
      ...(window === undefined ? {} : { window }),
    };
    return analysed(files[0] ?? '-', rate, io, async (recording) => {
      const report = await analyseSway(recording, wanted);
      return report.ok ? ok({ json: report.value, text: shownSway(report.value) }) : report;
    });
  }
  const mains = values.mains === undefined ? undefined : mainsNamed.get(values.mains);
  if (values.mains !== undefined && mains === undefined) return refused(`--mains "${values.mains}" is not 50, 60 or none`);
  const rest = values.rest === undefined ? undefined : span(values.rest);
  if (rest === null) return refused(`--rest "${values.rest}" is not FROM:TO in seconds`);
  const given = {
    ...(values.channel === undefined ? {} : { channel: values.channel }),
    ...(mains === undefined ? {} : { mains }),
    ...(rest === undefined ? {} : { rest }),
  } as NonNullable<EmgArgs>;
  return analysed(files[0] ?? '-', rate, io, async (recording) => {
    const report = await analyseEmg(recording, given);
    return report.ok ? ok({ json: report.value, text: shown(report.value) }) : report;
  });
}

async function analysed(
  file: string,
  rate: number | undefined,
  io: Io,
  answer: (recording: Recording) => Promise<Result<Answer, Fault>>,
): Promise<Result<Answer, Fault>> {
  try {
    const recording = await openRecording(bytesOf(file, io), rate === undefined ? {} : { rate: hertz(rate) });
    return recording.ok ? await answer(recording.value) : recording;
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

function span(text: string): { readonly from: Seconds; readonly to: Seconds } | null {
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
