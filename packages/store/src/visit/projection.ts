import { type Envelope, isKnownKind, readLog, serversKinds, type VisitLog } from '@eupraxia/clinical';
import { lateEvents, type NoteSignature, type SignedNote } from '@eupraxia/clinical/note';
import { standingEvents } from '@eupraxia/clinical/visit';
import { summaryLine } from '../chart-summary.ts';
import type { VisitOutcome, VisitStatus } from '../shapes.ts';
import { type SigningBody, signingBodyOf } from './signing-body.ts';

/** Raised whenever the fold below changes; openStore then writes every row anew. */
export const visitVersion = 3;

/** What the day and the chart list of a visit: the projection `visit`. */
export interface VisitBody {
  readonly status: VisitStatus;
  /** Of the visit's own snapshot; null before it is open. */
  readonly summary: string | null;
  /** Who is to sign it; absent before it is open. */
  readonly signing?: SigningBody;
}

/** Kinds that decide between open and finished. */
export const markKinds: ReadonlySet<string> = new Set(['visit.finished', 'visit.reopened']);

/** Kinds that are no treatment: a visit that holds no other ones may still be cancelled. */
const emptyKinds: ReadonlySet<string> = new Set([
  ...serversKinds,
  ...markKinds,
  'patient.confirmed',
  'event.retracted',
  'unread.acknowledged',
]);

/** Whether nothing was treated, rated or written in a visit: it may be opened, finished and its patient confirmed. */
export function isEmptyVisit(envelopes: readonly Envelope[], log: VisitLog = readLog(envelopes)): boolean {
  return envelopes.every(({ kind }) => isKnownKind(kind)) && standingEvents(log).every(({ kind }) => emptyKinds.has(kind));
}

/**
 * The projection of a whole log with its signed notes: what every row must equal.
 * @param outcome what the schedule says became of the visit. Treatment that is in the log says more: a tablet that was
 * offline may bring it after somebody cancelled the visit.
 */
export function visitBodyOf(
  envelopes: readonly Envelope[],
  notes: readonly SignedNote[],
  {
    signatures = [],
    outcome = null,
  }: { readonly signatures?: readonly NoteSignature[]; readonly outcome?: VisitOutcome | null } = {},
): VisitBody {
  const log = readLog(envelopes);
  if (log.opened === null) return { status: outcome ?? 'planned', summary: null };
  const { conditions, program } = log.opened.body.snapshot;
  const summary =
    summaryLine(
      conditions,
      program.items.map((item) => item.name),
    ) ?? null;
  const finished = standingEvents(log).findLast((event) => markKinds.has(event.kind))?.kind === 'visit.finished';
  const signing = signingBodyOf(log, finished, notes, signatures);
  if (notes.length > 0) return { status: lateEvents(log, notes).length > 0 ? 'addendum-proposed' : 'signed', summary, signing };
  if (outcome !== null && isEmptyVisit(envelopes, log)) return { status: outcome, summary };
  return { status: finished ? 'finished' : 'open', summary, signing };
}

/** How a visit stands that waits for nobody's signature. */
const restingStatuses: ReadonlySet<VisitStatus> = new Set<VisitStatus>(['planned', 'cancelled', 'no-show', 'signed']);

/** Since when a visit waits for a signature: a visit that is open waits too, once its day is over. */
export function waitsSince(status: VisitStatus, startsAt: number): number | null {
  return restingStatuses.has(status) ? null : startsAt;
}
