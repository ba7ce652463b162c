import { type Envelope, readLog } from '@eupraxia/clinical';
import { lateEvents, type SignedNote } from '@eupraxia/clinical/note';
import { standingEvents } from '@eupraxia/clinical/visit';
import { summaryLine } from '../chart-summary.ts';
import type { VisitStatus } from '../shapes.ts';

/** Raised whenever the fold below changes; openStore then writes every row anew. */
export const visitVersion = 2;

/** What the day and the chart list of a visit: the projection `visit`. */
export interface VisitBody {
  readonly status: VisitStatus;
  /** Of the visit's own snapshot; null before it is open. */
  readonly summary: string | null;
}

/** Kinds that decide between open and finished. */
export const markKinds: ReadonlySet<string> = new Set(['visit.finished', 'visit.reopened']);

/** The projection of a whole log with its signed notes: what every row must equal. */
export function visitBodyOf(envelopes: readonly Envelope[], notes: readonly SignedNote[]): VisitBody {
  const log = readLog(envelopes);
  if (log.opened === null) return { status: 'planned', summary: null };
  const { conditions, program } = log.opened.body.snapshot;
  const summary =
    summaryLine(
      conditions,
      program.items.map((item) => item.name),
    ) ?? null;
  if (notes.length > 0) return { status: lateEvents(log, notes).length > 0 ? 'addendum-proposed' : 'signed', summary };
  const mark = standingEvents(log).findLast((event) => markKinds.has(event.kind));
  return { status: mark?.kind === 'visit.finished' ? 'finished' : 'open', summary };
}

/** Since when a visit waits for a signature: a visit that is open waits too, once its day is over. */
export function waitsSince(status: VisitStatus, startsAt: number): number | null {
  return status === 'planned' || status === 'signed' ? null : startsAt;
}
