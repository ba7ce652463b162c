import type { BlockedStart, RefusedEvent, SyncReply } from '@eupraxia/api';
import { catalogueRelease, findRow } from '@eupraxia/catalogue';
import { dayIn, type Envelope, forRelease1, type Heads, parseEvent, readLog, type VisitSnapshot } from '@eupraxia/clinical';
import { chartView, snapshotOf } from '@eupraxia/clinical/chart';
import { foldVisit, previousOf } from '@eupraxia/clinical/visit';
import { type Fault, FaultError, ok, type Result } from '@eupraxia/kernel';
import {
  appendEvents,
  type ComposeSnapshot,
  eventsBeyond,
  notesOf,
  type Opening,
  openVisit,
  planVisit,
  type BlockedStart as StoreBlocked,
  type RefusedEvent as StoreRefusal,
  type TenantTx,
} from '@eupraxia/store';
import { fault } from '../errors.ts';
import { release } from '../release.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { station } from '../rpc/station.ts';
import { credentialsOf, disciplineOf } from './discipline.ts';
import { rowFor } from './today.ts';

/** Most events of one answer; a long visit takes several rounds. */
const eventsPerReply = 1000;

/** Planning, opening and synchronizing visits. */
export const visit = {
  plan: station.visit.plan.handler(async ({ context: { desk, actor }, input }) =>
    rowFor(actor.role, valueOrThrow(await desk.store.tenant(actor, (tx) => planVisit(tx, input)))),
  ),
  open: station.visit.open.handler(async ({ context: { desk, actor, callerRelease }, input: { visitId } }) =>
    valueOrThrow(
      await desk.store.tenant(actor, async (tx) => {
        const opened = await openVisit(tx, visitId, composeOpening);
        return opened.ok ? replyTo(tx, visitId, { have: {} }, { now: desk.clock(), callerRelease }) : opened;
      }),
    ),
  ),
  sync: station.visit.sync.handler(async ({ context: { desk, actor, callerRelease }, input: { visitId, events, ...holds } }) => {
    const { read, refused } = readEvents(events);
    const answered = valueOrThrow(
      await desk.store.tenant(actor, async (tx) => {
        const blocked: BlockedStart[] = [];
        if (read.length > 0) {
          const appended = await appendEvents(tx, visitId, read);
          if (!appended.ok) return appended;
          refused.push(...appended.value.refused.map(refusedEvent));
          blocked.push(...appended.value.blocked.map(blockedStart));
        }
        const answer = await replyTo(tx, visitId, holds, { now: desk.clock(), callerRelease });
        if (!answer.ok) return answer;
        return ok({
          ...answer.value,
          ...(refused.length > 0 ? { refused } : {}),
          ...(blocked.length > 0 ? { blocked } : {}),
        });
      }),
    );
    // A tab of the first release knows a refusal of the call alone. What could be stored is stored, and it hears of the
    // refusal once it has every event of the others: a STOP among them comes first.
    const [first] = refused;
    const hasAll = answered.events.every((event) => event === reloadNotice);
    if (callerRelease === null && first !== undefined && hasAll)
      throw new FaultError(fault('EUP_SERVER_EVENT_REFUSED', { seq: first.seq, message: first.message }));
    return answered;
  }),
  read: station.visit.read.handler(async ({ context: { desk, actor, callerRelease }, input: { visitId, ...holds } }) =>
    valueOrThrow(await desk.store.tenant(actor, (tx) => replyTo(tx, visitId, holds, { now: desk.clock(), callerRelease }))),
  ),
};

/**
 * Reads what a browser sends, event by event: what is no event is refused by itself and holds nothing else up. What an
 * event says is no reason for refusal, and neither is a wrong clock: the store judges it and writes down what it found.
 */
export function readEvents(events: readonly unknown[]): { readonly read: readonly Envelope[]; readonly refused: RefusedEvent[] } {
  const read: Envelope[] = [];
  const refused: RefusedEvent[] = [];
  for (const event of events) {
    const parsed = parseEvent(event);
    if (parsed.ok) read.push(parsed.value);
    else refused.push({ ...placeOf(event), code: parsed.error.code, message: parsed.error.message });
  }
  return { read, refused };
}

/** What can be said of something that is no event: the id and place that it claims, where these are a text and a number. */
function placeOf(event: unknown): Pick<RefusedEvent, 'id' | 'writer' | 'seq'> {
  const { id, writer, seq } = (typeof event === 'object' && event !== null ? event : {}) as Readonly<Record<string, unknown>>;
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 60) : '');
  return { id: text(id), writer: text(writer), seq: typeof seq === 'number' ? seq : 0 };
}

const refusedEvent = ({ event: { id, writer, seq }, fault: { code, message } }: StoreRefusal): RefusedEvent => ({
  id,
  writer,
  seq,
  code,
  message,
});

/** A start that the judgment in the log refuses, as the caller is told of it. A judgment of an earlier release has the rule alone. */
function blockedStart({ event, findings }: StoreBlocked): BlockedStart {
  const why = findings.map(({ rule, text }) => text ?? findRow('safety', rule)?.name ?? rule).join('; ');
  const { message, remedy } = fault('EUP_SERVER_START_BLOCKED', { why });
  return { event, code: 'EUP_SERVER_START_BLOCKED', message, remedy, findings };
}

/** What a caller holds of a visit: events per writer, and how many notes. */
interface Holds {
  readonly have: Heads;
  readonly haveNotes?: number | undefined;
}

/**
 * What the caller lacks. A tab of the first release, which names no release, gets events in a form that it can read, and
 * with them one entry that it cannot: its screen then says that a newer version is to be had by a reload.
 */
async function replyTo(
  tx: TenantTx,
  visitId: string,
  { have, haveNotes }: Holds,
  { now, callerRelease }: { readonly now: number; readonly callerRelease: string | null },
): Promise<Result<SyncReply, Fault>> {
  const beyond = await eventsBeyond(tx, visitId, have, eventsPerReply);
  if (!beyond.ok) return beyond;
  const notes = await notesOf(tx, visitId, haveNotes);
  if (!notes.ok) return notes;
  const { acknowledged, events, more, status } = beyond.value;
  const readable = callerRelease === null ? [...events.map(forRelease1), reloadNotice] : events;
  return ok({ acknowledged, events: readable, more, serverTime: now, status, notes: notes.value });
}

/** No event: a tab of the first release counts it among what it cannot read, and asks for a reload. */
const reloadNotice = { notice: 'EUP_SERVER_RELOAD', release } as const;

/** Composes the snapshot of a visit that opens, from the chart and the last signed visit of its discipline. */
export const composeOpening: ComposeSnapshot<Fault> = (opening) => {
  const discipline = disciplineOf(opening.clinician);
  return snapshotOf({
    patient: opening.patient,
    clinic: opening.clinic,
    clinician: { userId: opening.clinician.userId, name: opening.clinician.name, credentials: credentialsOf(opening.clinician) },
    discipline,
    visitNumber: opening.visitNumber,
    plannedAt: opening.plannedAt,
    day: dayIn(opening.clinic.zone, opening.plannedAt),
    chart: chartView(opening.entries),
    previous: lastVisit(opening, discipline),
    clinicians: [...opening.clinicians],
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
