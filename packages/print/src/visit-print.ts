import { billedVisit, type Coding } from '@eupraxia/claims';
import type { VisitLog } from '@eupraxia/clinical';
import { composeNote, defaultLocale, lateEvents, type NoteSignature, type SignedNote } from '@eupraxia/clinical/note';
import type { Fault, Result } from '@eupraxia/kernel';
import type { NotePdf } from './note-pdf.ts';

/** The part of a print that follows from the log. */
export type VisitPrint = Pick<NotePdf, 'note' | 'addenda' | 'signatures' | 'late' | 'snapshot' | 'openedAt'> & {
  readonly coding: Result<Coding, Fault>;
};

/**
 * What a visit prints: its signed notes, else the draft that its log makes; null while it has not been opened. Units are
 * those that were signed, with the choices of the bill, never from entries that wait for an addendum: the table says what
 * the sentences say.
 * @param signed oldest first
 */
export function visitPrint(
  log: VisitLog,
  signed: readonly SignedNote[],
  signatures: readonly NoteSignature[] = [],
): VisitPrint | null {
  if (log.opened === null) return null;
  const [first, ...addenda] = signed;
  const { visit, coding } = billedVisit(log, signed);
  return {
    note: first ?? composeNote(log, { locale: defaultLocale }),
    addenda,
    signatures,
    late: lateEvents(log, signed).length,
    snapshot: visit.snapshot,
    openedAt: visit.opened.at,
    coding,
  };
}
