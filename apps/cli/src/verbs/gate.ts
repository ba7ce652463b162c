import { type Envelope, readLog } from '@eupraxia/clinical';
import { type Finding, gateOf, partsOfCase, type Start, visitGate } from '@eupraxia/clinical/gate';
import { openStop, type StopNeed } from '@eupraxia/clinical/stop';
import { foldVisit, type Visit } from '@eupraxia/clinical/visit';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { readGateCases } from '../gate-cases.ts';
import type { Io } from '../io.ts';
import { parseSessionLog } from '../log.ts';
import { jsonProblem, nameOf, readText } from '../read.ts';
import { table } from '../table.ts';
import { type Answer, parseVerb } from '../verb.ts';

const expected = 'a list of cases as JSON, or a session log with one event on each line';

/** `gate FILE|-`: what may be started, and if not, why and what would change that; of a session log at its end, or of cases. */
export async function gate(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const parsed = parseVerb('gate', args, {}, 1);
  if (!parsed.ok) return parsed;
  const file = parsed.value.files[0] ?? '-';
  const text = await readText(file, expected, io);
  return text.ok ? answerOf(text.value, file) : text;
}

/** A list of cases, or else a log. One document that is neither is refused as what it is. */
function answerOf(text: string, file: string): Result<Answer, Fault> {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch (problem) {
    // Several lines of a log are no single document.
    if (/^\s*\{/.test(text)) return ofLog(text);
    return err(fault('EUP_CLI_JSON', { file: nameOf(file), why: jsonProblem(problem), expected }));
  }
  if (Array.isArray(whole)) return ofCases(whole);
  const isEvent = typeof whole === 'object' && whole !== null && 'kind' in whole;
  return isEvent ? ofLog(JSON.stringify(whole)) : err(fault('EUP_CLI_GATE_SHAPE', { file: nameOf(file), expected }));
}

/** What of a finding the contract of the command names. */
type ShownFinding = Pick<Finding, 'rule' | 'severity' | 'certain' | 'about' | 'text' | 'wayOn' | 'ask' | 'source'>;
const shownFinding = ({ rule, severity, certain, about, text, wayOn, ask, source }: Finding): ShownFinding => ({
  rule,
  severity,
  certain,
  about,
  text,
  wayOn,
  ...(ask === undefined ? {} : { ask }),
  source,
});

function ofCases(input: readonly unknown[]): Result<Answer, Fault> {
  const cases = readGateCases(input);
  if (!cases.ok) return cases;
  const verdicts = cases.value.map((one) => {
    const { patient, item, on } = partsOfCase(one);
    const { start, findings } = gateOf(patient, item, on);
    return { id: one.id, start, findings: findings.map(shownFinding) };
  });
  return ok({ json: verdicts, text: verdicts.length === 0 ? 'No cases.\n' : shown('case', verdicts) });
}

function ofLog(text: string): Result<Answer, Fault> {
  const events = parseSessionLog(text);
  if (!events.ok) return events;
  const document = gateOfLog(events.value);
  if (!document.ok) return document;
  const { activities, stop } = document.value;
  const named = activities.map(({ name, ...one }) => ({ ...one, id: name }));
  return ok({ json: document.value, text: `${shownStop(stop)}${shown('activity', named)}` });
}

/** The verdict of each activity of a visit at the end of its log, and the STOP that holds it. Error: EUP_CLI_LOG_UNOPENED. */
export function gateOfLog(events: readonly Envelope[]): Result<
  {
    readonly activities: readonly {
      readonly id: string;
      readonly name: string;
      readonly start: Start;
      readonly findings: readonly ShownFinding[];
    }[];
    readonly stop: ShownStop | null;
  },
  Fault
> {
  const log = readLog(events);
  if (log.opened === null) return err(fault('EUP_CLI_LOG_UNOPENED', { events: events.length }));
  const visit = foldVisit(log);
  const activities = visitGate(visit).map(({ id, name, start, findings }) => ({
    id,
    name,
    start,
    findings: findings.map(shownFinding),
  }));
  return ok({ activities, stop: stopShown(visit) });
}

/** The STOP that holds a visit, with what is still needed before practice goes on. */
interface ShownStop {
  readonly from: 'therapist' | 'patient' | 'rule';
  readonly why: string | null;
  readonly needs: readonly Pick<StopNeed, 'kind' | 'who'>[];
}

function stopShown(visit: Visit): ShownStop | null {
  const stop = openStop(visit);
  if (stop === null) return null;
  const needs = stop.needs.filter(({ met }) => !met).map(({ kind, who }) => ({ kind, who }));
  return { from: stop.from, why: stop.why ?? stop.rule, needs };
}

const startWords: Readonly<Record<Start, string>> = {
  may: 'may start',
  asks: 'asks first',
  reason: 'needs a reason',
  blocked: 'blocked',
};

function shown(
  head: string,
  verdicts: readonly { readonly id: string; readonly start: Start; readonly findings: readonly ShownFinding[] }[],
): string {
  const rows = verdicts.flatMap(({ id, start, findings }) => {
    const first = [id, startWords[start]];
    if (findings.length === 0) return [[...first, '', '']];
    return findings.map(({ severity, certain, text, wayOn }, i) => [
      ...(i === 0 ? first : ['', '']),
      `${severity}${certain ? '' : ' (open)'}`,
      wayOn === null ? text : `${text}. ${wayOn}`,
    ]);
  });
  return table([head, 'start', 'finding', 'why and what would change it'], rows);
}

function shownStop(stop: ShownStop | null): string {
  if (stop === null) return '';
  const needs = stop.needs.map(({ kind, who }) => `${kind} (${who})`).join(', ');
  return `STOP by ${stop.from}: ${stop.why ?? 'no reason yet'}. Before practice goes on: ${needs}.\n\n`;
}
