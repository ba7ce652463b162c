import { resolve } from 'node:path';
import { readLog, type VisitLog } from '@eupraxia/clinical';
import { composeNote, defaultLocale, type Note } from '@eupraxia/clinical/note';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { Io } from '../io.ts';
import { readSessionLog } from '../log.ts';
import { type Answer, parseVerb, wrongUsage } from '../verb.ts';
import { writeWhole } from '../write.ts';

/**
 * `note FILE|-`: a session log to its note, each sentence with the ids of the events that it rests on.
 * `--pdf OUT` prints it: a log holds no signature, so it is a draft and says so on every page.
 */
export async function note(args: readonly string[], io: Io): Promise<Result<Answer, Fault>> {
  const parsed = parseVerb('note', args, { pdf: { type: 'string' } }, 1);
  if (!parsed.ok) return parsed;
  const { pdf } = parsed.value.values;
  const file = parsed.value.files[0] ?? '-';
  if (pdf !== undefined && resolve(pdf) === resolve(file)) return err(wrongUsage('note', '--pdf names the log itself'));
  const events = await readSessionLog(file, io);
  if (!events.ok) return events;
  const log = readLog(events.value);
  if (log.opened === null) return err(fault('EUP_CLI_LOG_UNOPENED', { events: events.value.length }));
  const composed = composeNote(log, { locale: defaultLocale });
  if (pdf === undefined) return ok({ json: composed, text: shown(composed) });
  const written = await writeWhole(pdf, await draftPdf(log));
  return written.ok ? ok({ json: composed, text: `The draft is printed to ${pdf}.\n` }) : written;
}

/** Loaded when it is asked for: a note on the screen needs no fonts. */
async function draftPdf(log: VisitLog): Promise<Uint8Array> {
  const { notePdf, visitPrint } = await import('@eupraxia/print');
  const { isDemoClinic, printFonts } = await import('@eupraxia/server');
  const print = visitPrint(log, []);
  if (print === null) throw new Error('The log was opened when its note was composed, and is not when it is printed.');
  return notePdf({ ...print, demo: isDemoClinic(print.snapshot.clinic.id), fonts: await printFonts() });
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
