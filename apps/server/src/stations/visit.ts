import type { SyncReply } from '@eupraxia/api';
import { catalogueRelease } from '@eupraxia/catalogue';
import { dayIn, type Envelope, type Heads, parseEvent, readLog, type VisitSnapshot } from '@eupraxia/clinical';
import { chartView, snapshotOf } from '@eupraxia/clinical/chart';
import { foldVisit, previousOf } from '@eupraxia/clinical/visit';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import {
  type Actor,
  appendEvents,
  type ComposeSnapshot,
  eventsBeyond,
  notesOf,
  type Opening,
  openVisit,
  planVisit,
  type TenantTx,
} from '@eupraxia/store';
import { fault } from '../errors.ts';
import { release } from '../release.ts';
import { valueOrThrow as given } from '../rpc/faults.ts';
import { station } from '../rpc/station.ts';
import { disciplineOf } from './discipline.ts';
import { rowFor } from './today.ts';

/** Most events of one answer; a long visit takes several rounds. */
const eventsPerReply = 1000;

/** Planning, opening and synchronising visits. */
export const visit = {
  plan: station.visit.plan.handler(async ({ context: { desk, actor }, input }) =>
    rowFor(actor.role, given(await desk.store.tenant(actor, (tx) => planVisit(tx, input)))),
  ),
  open: station.visit.open.handler(async ({ context: { desk, actor }, input: { visitId } }) =>
    given(
      await desk.store.tenant(actor, async (tx) => {
        const opened = await openVisit(tx, visitId, composeOpening);
        return opened.ok ? replyTo(tx, visitId, { have: {} }, desk.clock) : opened;
      }),
    ),
  ),
  sync: station.visit.sync.handler(async ({ context: { desk, actor }, input: { visitId, events, ...holds } }) => {
    const read = given(readEvents(events, actor, visitId));
    return given(
      await desk.store.tenant(actor, async (tx) => {
        if (read.length > 0) {
          const appended = await appendEvents(tx, visitId, read);
          if (!appended.ok) return appended;
        }
        return replyTo(tx, visitId, holds, desk.clock);
      }),
    );
  }),
  read: station.visit.read.handler(async ({ context: { desk, actor }, input: { visitId, ...holds } }) =>
    given(await desk.store.tenant(actor, (tx) => replyTo(tx, visitId, holds, desk.clock))),
  ),
};

/**
 * Reads what a browser sends. Each event must be the caller's own, in this clinic and visit, and none may open the
 * visit: its snapshot is the server's. A wrong clock is no reason for refusal (what happened in a treatment is not to be lost);
 * the fold orders such events within their writer and says that it did.
 */
export function readEvents(events: readonly unknown[], actor: Actor, visitId: string): Result<readonly Envelope[], Fault> {
  const read: Envelope[] = [];
  for (const event of events) {
    const parsed = parseEvent(event);
    if (!parsed.ok) return parsed;
    const foreign = foreignPart(parsed.value, actor, visitId);
    if (foreign !== null) return err(fault('EUP_SERVER_EVENT_FOREIGN', { seq: parsed.value.seq, what: foreign }));
    read.push(parsed.value);
  }
  return ok(read);
}

function foreignPart(event: Envelope, actor: Actor, visitId: string): string | null {
  if (event.clinicId !== actor.clinicId) return 'clinic';
  if (event.sessionId !== visitId) return 'visit';
  if (event.by.userId !== actor.userId) return 'person';
  if (event.by.role !== actor.role) return 'role';
  return event.kind === 'visit.opened' ? 'opening' : null;
}

/** What a caller holds of a visit: events per writer, and how many notes. */
interface Holds {
  readonly have: Heads;
  readonly haveNotes?: number | undefined;
}

async function replyTo(
  tx: TenantTx,
  visitId: string,
  { have, haveNotes }: Holds,
  clock: () => number,
): Promise<Result<SyncReply, Fault>> {
  const beyond = await eventsBeyond(tx, visitId, have, eventsPerReply);
  if (!beyond.ok) return beyond;
  const notes = await notesOf(tx, visitId, haveNotes);
  if (!notes.ok) return notes;
  const { acknowledged, events, more, status } = beyond.value;
  return ok({ acknowledged, events, more, serverTime: clock(), status, notes: notes.value });
}

/** Composes the snapshot of a visit that opens, from the chart and the last signed visit of its discipline. */
export const composeOpening: ComposeSnapshot<Fault> = (opening) => {
  const discipline = disciplineOf(opening.clinician);
  return snapshotOf({
    patient: opening.patient,
    clinic: opening.clinic,
    clinician: { userId: opening.clinician.userId, name: opening.clinician.name, credentials: opening.clinician.credentials },
    discipline,
    visitNumber: opening.visitNumber,
    plannedAt: opening.plannedAt,
    day: dayIn(opening.clinic.zone, opening.plannedAt),
    chart: chartView(opening.entries),
    previous: lastVisit(opening, discipline),
    release,
    catalogueRelease,
  });
};

/** The last signed visit of the same discipline: what the other one practised says nothing of progress in this one. */
function lastVisit(opening: Opening, discipline: VisitSnapshot['discipline']): ReturnType<typeof previousOf> | null {
  const previous = opening.previous.find((visit) => visit.discipline === discipline);
  if (previous === undefined) return null;
  const log = readLog(previous.log);
  return log.opened === null ? null : previousOf(foldVisit(log), previous.visitId, previous.day);
}
