import { type Coding, codingOf, timedUnits } from '@eupraxia/claims';
import { billingKinds, isBeyond, readLog, type VisitLog } from '@eupraxia/clinical';
import { composeNote, defaultLocale, lateEvents, type SignedNote, signedThrough } from '@eupraxia/clinical/note';
import { foldVisit } from '@eupraxia/clinical/visit';
import type { Fault, Result } from '@eupraxia/kernel';
import type { NotePdf } from './note-pdf.ts';

/** The part of a print that follows from the log. */
export type VisitPrint = Pick<NotePdf, 'note' | 'addenda' | 'late' | 'snapshot' | 'openedAt'> & {
  readonly coding: Result<Coding, Fault>;
};

/**
 * What a visit prints: its signed notes, else the draft that its log makes; null while it has not been opened. Units are
 * counted from what was signed and from the choices of the bill, never from entries that wait for an addendum: the
 * table says what the sentences say.
 * @param signed oldest first
 */
export function visitPrint(log: VisitLog, signed: readonly SignedNote[]): VisitPrint | null {
  if (log.opened === null) return null;
  const [first, ...addenda] = signed;
  const visit = foldVisit(first === undefined ? log : signedLog(log, signed));
  return {
    note: first ?? composeNote(log, { locale: defaultLocale }),
    addenda,
    late: lateEvents(log, signed).length,
    snapshot: visit.snapshot,
    openedAt: visit.opened.at,
    coding: timedUnits(codingOf(visit)),
  };
}

function signedLog(log: VisitLog, signed: readonly SignedNote[]): VisitLog {
  const through = signedThrough(signed);
  const kinds: ReadonlySet<string> = billingKinds;
  return readLog(log.all.filter((envelope) => !isBeyond(envelope, through) || kinds.has(envelope.kind)));
}
