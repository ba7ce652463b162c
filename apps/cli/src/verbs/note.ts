import { composeNote, type Note, readLog } from '@eupraxia/clinical';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { Io } from '../io.ts';
import { readSessionLog } from '../log.ts';
import { type Answer, parseVerb } from '../verb.ts';

/** `note FILE|-`: a session log to its note, each sentence with the ids of the events that it rests on. */
export async function note(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const parsed = parseVerb('note', args, { pdf: { type: 'string' } }, 1);
  if (!parsed.ok) return parsed;
  if (parsed.value.values.pdf !== undefined) return err(fault('EUP_CLI_TO_COME', { what: 'note --pdf' }));
  const events = await readSessionLog(parsed.value.files[0] ?? '-', io);
  if (!events.ok) return events;
  const log = readLog(events.value);
  if (log.opened === null) return err(fault('EUP_CLI_LOG_UNOPENED', { events: events.value.length }));
  const composed = composeNote(log, { locale: 'en' });
  return ok({ json: composed, text: shown(composed) });
}

function shown({ sections, findings, events }: Note): string {
  const parts = sections
    .filter((section) => section.sentences.length > 0)
    .map(
      ({ title, sentences }) =>
        `${title}\n${sentences.map((sentence) => `  ${sentence.text}\n    [${sentence.from.join(', ')}]`).join('\n')}\n`,
    );
  if (findings.length > 0)
    parts.push(
      `Before signing\n${findings.map((finding) => `  ${finding.severity === 'blocks' ? '!' : '-'} ${finding.text}`).join('\n')}\n`,
    );
  return `${parts.join('\n')}\nFrom ${events} events.\n`;
}
