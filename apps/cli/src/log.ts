import { type Envelope, parseEvent } from '@eupraxia/clinical';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import type { Io } from './io.ts';
import { jsonProblem, readText } from './read.ts';

/** Reads a session log: JSON lines, one event each; empty lines are passed over. Errors: those of `readText`, EUP_CLI_LOG_LINE. */
export async function readSessionLog(file: string, io: Io): Promise<Result<readonly Envelope[], Fault>> {
  const text = await readText(file, 'a session log, one event as JSON on each line', io);
  return text.ok ? parseSessionLog(text.value) : text;
}

/** A session log from its text. Error: EUP_CLI_LOG_LINE. */
export function parseSessionLog(text: string): Result<readonly Envelope[], Fault> {
  const events: Envelope[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const refused = (why: string) => err(fault('EUP_CLI_LOG_LINE', { line: index + 1, why }));
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (problem) {
      return refused(`it is not valid JSON: ${jsonProblem(problem)}.`);
    }
    const event = parseEvent(value);
    if (!event.ok) return refused(event.error.message);
    events.push(event.value);
  }
  return ok(events);
}
