import { openRecording, type Reading, type Remark, readingOf } from '@eupraxia/formats';
import { err, type Fault, FaultError, hertz, ok, type Result } from '@eupraxia/kernel';
import {
  firstRest,
  type PracticePlan,
  type PracticeReport,
  PracticeRun,
  type PracticeSource,
} from '@eupraxia/practice/practice-run';
import { fault } from '../errors.ts';
import type { Io } from '../io.ts';
import { type PracticeChannels, practiceChannels } from '../practice-channels.ts';
import { readPracticePlan } from '../practice-plan.ts';
import { shownReport } from '../practice-shown.ts';
import { progressOf } from '../progress.ts';
import { bytesOf, readingFault, readJson } from '../read.ts';
import { toldRemark } from '../told.ts';
import { type Answer, parseVerb, wrongUsage } from '../verb.ts';
import { positive, span } from './analyse-kind.ts';

const options = {
  plan: { type: 'string' },
  channel: { type: 'string' },
  rate: { type: 'string' },
  mains: { type: 'string' },
  rest: { type: 'string' },
} as const;

type Mains = PracticeSource['mains'];

const mainsNamed = new Map<string, Mains>([
  ['50', 50],
  ['60', 60],
  ['none', 'none'],
]);

/** `practice RECORDING --plan PLAN.json`: lets the coach take a recording as if it came live, and tells what it made of it. */
export async function practice(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const parsed = parseVerb('practice', args, options, 1);
  if (!parsed.ok) return parsed;
  const { values, files } = parsed.value;
  const refused = (what: string) => err(wrongUsage('practice', what));
  if (values.plan === undefined) return refused('--plan is missing');
  const rate = values.rate === undefined ? undefined : positive(values.rate);
  if (rate === null) return refused(`--rate "${values.rate}" is not a number of hertz above 0`);
  const mains = values.mains === undefined ? 'none' : mainsNamed.get(values.mains);
  if (mains === undefined) return refused(`--mains "${values.mains}" is not 50, 60 or none`);
  const rest = values.rest === undefined ? undefined : span(values.rest);
  if (rest === null) return refused(`--rest "${values.rest}" is not FROM:TO in seconds`);
  const file = files[0] ?? '-';
  if (file === '-' && values.plan === '-') return refused('recording and plan cannot both be piped in');
  const json = await readJson(values.plan, 'the plan of a practice as JSON', io);
  if (!json.ok) return json;
  const plan = readPracticePlan(json.value);
  if (!plan.ok) return plan;
  const given = { mains, rest: rest ?? null, ...(values.channel === undefined ? {} : { channel: values.channel }) };
  const report = await reportOf(file, plan.value, given, rate, io);
  if (!report.ok) return report;
  const { remarks, reading, ...told } = report.value;
  const lines = remarks.map((remark) => `- ${toldRemark(remark)}\n`).join('');
  return ok({ json: { ...told, reading }, text: `${shownReport(told)}${lines === '' ? '' : `\n${lines}`}` });
}

interface Given {
  readonly mains: Mains;
  readonly rest: { readonly from: number; readonly to: number } | null;
  readonly channel?: string;
}

async function reportOf(
  file: string,
  plan: PracticePlan,
  given: Given,
  rate: number | undefined,
  io: Io,
): Promise<Result<PracticeReport & { readonly reading: Reading; readonly remarks: readonly Remark[] }, Fault>> {
  const progress = await progressOf(file, 1, io);
  try {
    const recording = await openRecording(bytesOf(file, io), {
      ...(rate === undefined ? {} : { rate: hertz(rate) }),
      ...(file === '-' ? {} : { again: () => bytesOf(file, io) }),
      onBytes: progress.onBytes,
    });
    if (!recording.ok) return recording;
    const channels = practiceChannels(recording.value, plan, given.channel);
    if (!channels.ok) return channels;
    const own = rate === undefined || file === '-' ? null : await ownRate(file, io);
    if (own !== null && rate !== undefined && Math.abs(own / rate - 1) > sameRate)
      return err(fault('EUP_CLI_PRACTICE_RATE', { given: rate, own: Number(own.toFixed(3)) }));
    const report = await practiced(recording.value.series(), plan, channels.value, given);
    // The remarks are whole once the samples have been read.
    if (!report.ok) return report;
    return ok({ ...report.value, reading: readingOf(recording.value), remarks: recording.value.remarks });
  } catch (problem) {
    if (problem instanceof FaultError) return err(problem.fault);
    const known = readingFault(problem, file);
    if (known === null) throw problem;
    return err(known);
  } finally {
    progress.end();
  }
}

/** Shares by which a given rate may differ from the file's own: a column of times is rounded. */
const sameRate = 0.01;

/** The rate that a file tells by itself, in hertz; null where it tells none. */
async function ownRate(file: string, io: Io): Promise<number | null> {
  const recording = await openRecording(bytesOf(file, io), { again: () => bytesOf(file, io) });
  return recording.ok ? recording.value.rate : null;
}

/** Samples of one call: a second at 1000 Hz. */
const most = 1000;

type Series = ReturnType<Extract<Awaited<ReturnType<typeof openRecording>>, { ok: true }>['value']['series']>;

/** Runs the whole recording through the coach: its quality is that of all of it. A lost stretch is lost samples. */
async function practiced(
  series: Series,
  plan: PracticePlan,
  { track, agonist, antagonist, source }: PracticeChannels,
  { mains, rest }: Given,
): Promise<Result<PracticeReport, Fault>> {
  const begun = PracticeRun.of(plan, { ...source, rate: track.rate, mains, rest });
  if (!begun.ok) return begun;
  const run = begun.value;
  let had = 0;
  for await (const { track: own, first, data } of series) {
    if (own !== track) continue;
    for (; had < first; had += Math.min(most, first - had)) {
      const gap = new Float32Array(Math.min(most, first - had)).fill(Number.NaN);
      run.take(gap, antagonist === null ? null : gap);
    }
    const one = data[agonist] ?? new Float64Array(0);
    const two = antagonist === null ? null : (data[antagonist] ?? new Float64Array(0));
    for (let from = 0; from < one.length; from += most)
      run.take(Float32Array.from(one.subarray(from, from + most)), two && Float32Array.from(two.subarray(from, from + most)));
    had = Math.max(had, first) + one.length;
  }
  const report = run.finish();
  if (report !== null) return ok(report);
  const { from, to } = rest ?? { from: 0, to: firstRest };
  return err(fault('EUP_CLI_PRACTICE_REST', { from, to, seconds: Number((had / track.rate).toFixed(3)) }));
}
