import { openRecording, proofTold, type Recording, type Remark, readingOf } from '@eupraxia/formats';
import { err, type Fault, FaultError, hertz, ok, type Result } from '@eupraxia/kernel';
import type { Io } from '../io.ts';
import { progressOf } from '../progress.ts';
import { bytesOf, readingFault } from '../read.ts';
import { toldRemark } from '../told.ts';
import { type AnalysisName, analyseUsages } from '../usage.ts';
import { type Answer, parseVerb, type Written, wrongUsage } from '../verb.ts';
import { emg } from './analyse-emg.ts';
import { gait } from './analyse-gait.ts';
import { type AnalyseKind, type AnalyseOption, analyseOptions, positive } from './analyse-kind.ts';
import { orientation } from './analyse-orientation.ts';
import { sway } from './analyse-sway.ts';

const options = { as: { type: 'string' }, rate: { type: 'string' }, stream: { type: 'string' }, ...analyseOptions } as const;

const kinds: Readonly<Record<AnalysisName, AnalyseKind>> = { emg, sway, gait, orientation };
const isKind = (name: string): name is AnalysisName => Object.hasOwn(kinds, name);

/** `analyse FILE --as emg|sway|gait|orientation`: the numbers of a recording, read as a stream. */
export async function analyse(args: readonly string[], io: Io): Promise<Result<Answer | Written, Fault>> {
  const parsed = parseVerb('analyse', args, options, 1);
  if (!parsed.ok) return parsed;
  const { values, files, json } = parsed.value;
  const { as } = values;
  if (as === undefined) return err(wrongUsage('analyse', '--as is missing'));
  if (!isKind(as)) return err(wrongUsage('analyse', `--as "${as}" is not known`));
  const kind = kinds[as];
  const refused = (what: string) => err(wrongUsage('analyse', what, `eupraxia analyse FILE|- [--rate HZ] ${analyseUsages[as]}`));
  for (const name of Object.keys(analyseOptions) as AnalyseOption[]) {
    if (values[name] !== undefined && !kind.options.includes(name)) return refused(`--${name} does not belong to --as ${as}`);
  }
  const rate = values.rate === undefined ? undefined : positive(values.rate);
  if (rate === null) return refused(`--rate "${values.rate}" is not a number of hertz above 0`);
  const analysis = kind.wanted(values);
  if (typeof analysis === 'string') return refused(analysis);
  const file = files[0] ?? '-';
  const progress = await progressOf(file, 1, io);
  try {
    const recording = await openRecording(bytesOf(file, io), {
      ...(rate === undefined ? {} : { rate: hertz(rate) }),
      ...(values.stream === undefined ? {} : { stream: values.stream }),
      ...(file === '-' ? {} : { again: () => bytesOf(file, io) }),
      onBytes: progress.onBytes,
    });
    if (!recording.ok) return recording;
    const answer = await analysis(recording.value, json, io);
    return answer.ok && 'json' in answer.value ? ok(withReading(answer.value, recording.value, as)) : answer;
  } catch (problem) {
    if (problem instanceof FaultError) return err(problem.fault);
    const known = readingFault(problem, file);
    if (known === null) throw problem;
    return err(known);
  } finally {
    progress.end();
  }
}

/** An answer with what was seen of the recording, and what must be known of it and of its numbers, beside them. */
function withReading({ json, text }: Answer, recording: Recording, kind: AnalysisName): Answer {
  const { counts, remarks } = readingOf(recording);
  const { remarks: own = [], ...report } = json as { readonly remarks?: readonly Remark[] };
  const all = [...remarks, ...own.map(({ message }) => message)];
  const proof = proofTold(kind);
  const told = [...recording.remarks, ...own].map(toldRemark);
  const lines = [...told, ...(proof === undefined ? [] : [proof])].map((line) => `- ${line}\n`).join('');
  return {
    json: { ...report, reading: { counts, remarks: all } },
    text: lines === '' ? text : `${text.replace(/\n*$/, '\n\n')}${lines}`,
  };
}
