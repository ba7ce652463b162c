import type { BlockedStart, RefusedEvent, SyncReply } from '@eupraxia/api';
import { catalogueRelease, findRow } from '@eupraxia/catalogue';
import { dayIn, type Envelope, parseEvent, readLog, type VisitSnapshot } from '@eupraxia/clinical';
import { chartView, snapshotOf } from '@eupraxia/clinical/chart';
import { foldVisit, previousOf } from '@eupraxia/clinical/visit';
import { type Fault, FaultError, ok, type Result } from '@eupraxia/kernel';
import {
  type Appended,
  type ComposeSnapshot,
  changeVisit,
  closeDevice,
  type Opening,
  openVisit,
  ownRunningClocks,
  planVisit,
  readVisitRow,
  type BlockedStart as StoreBlocked,
  type RefusedEvent as StoreRefusal,
  type TenantTx,
  type VisitNow,
} from '@eupraxia/store';
import { fault } from '../errors.ts';
import { release } from '../release.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { station } from '../rpc/station.ts';
import { credentialsOf, disciplineOf } from './discipline.ts';
import { answered, type Holds, type KnownCall, reloadNotice, replyTo } from './exchange.ts';
import { rowFor } from './today.ts';

/** Planning, changing, opening and synchronizing visits. */
export const visit = {
  plan: station.visit.plan.handler(async ({ context: { desk, actor }, input: { despite, ...planned } }) =>
    rowFor(actor.role, valueOrThrow(await desk.store.tenant(actor, (tx) => planVisit(tx, planned, despite)))),
  ),
  change: station.visit.change.handler(async ({ context: { desk, actor }, input }) =>
    rowFor(actor.role, valueOrThrow(await desk.store.tenant(actor, (tx) => changeVisit(tx, input)))),
  ),
  row: station.visit.row.handler(async ({ context: { desk, actor }, input: { visitId } }) =>
    valueOrThrow(await desk.store.reading(actor, (tx) => readVisitRow(tx, visitId))),
  ),
  open: station.visit.open.handler(async ({ context, input: { visitId, device } }) =>
    valueOrThrow(
      await context.desk.store.tenant(context.actor, async (tx) => {
        const opened = await openVisit(tx, visitId, composeOpening);
        return opened.ok ? replyTo(tx, { visitId, have: {}, device }, context, true) : opened;
      }),
    ),
  ),
  sync: station.visit.sync.handler(({ context, input: { events, ...holds }, signal, procedure }) => {
    // A call that brings events is answered at once.
    const { wait: _, ...now } = holds;
    return answered(context, procedure['~orpc'].meta, events.length > 0 ? now : holds, signal, () =>
      exchange(context, now, readEvents(events)),
    );
  }),
  read: station.visit.read.handler(({ context, input, signal, procedure }) =>
    answered(context, procedure['~orpc'].meta, input, signal, async () =>
      valueOrThrow(await context.desk.store.tenant(context.actor, (tx) => replyTo(tx, input, context, true))),
    ),
  ),
  stop: station.visit.stop.handler(({ context, input: { events, ...holds } }) => {
    const { read, refused } = readEvents(events);
    const other = read.find((event) => !isReadersStop(event));
    if (other !== undefined) throw new FaultError(fault('EUP_SERVER_STOP_ALONE', { kind: other.kind }));
    return exchange(context, holds, { read, refused });
  }),
  leave: station.visit.leave.handler(async ({ context: { desk, actor }, input: { visitId, writer } }) => {
    await desk.store.tenant(actor, (tx) => closeDevice(tx, visitId, writer));
    return { left: true as const };
  }),
  running: station.visit.running.handler(({ context: { desk, actor } }) => desk.store.tenant(actor, ownRunningClocks)),
};

/** What somebody may record who reads a visit and does not treat in it. */
const readersKinds: ReadonlySet<string> = new Set(['stop.pressed', 'stop.explained']);

/** A press or its reason, that replaces nothing, rests on nothing and speaks for no rule. */
const isReadersStop = ({ kind, corrects, evidence, body }: Envelope): boolean =>
  readersKinds.has(kind) &&
  corrects === undefined &&
  evidence === undefined &&
  (body as { readonly from?: unknown } | null)?.from !== 'rule';

/** Stores what was sent and answers with what the caller lacks, in one transaction. */
async function exchange(call: KnownCall, holds: Holds, { read, refused }: ReturnType<typeof readEvents>): Promise<SyncReply> {
  const { desk, actor, callerRelease } = call;
  const { visitId } = holds;
  const answering = async (tx: TenantTx, appended: Appended | null, now?: VisitNow): Promise<Result<SyncReply, Fault>> => {
    const kept = [...refused, ...(appended?.refused ?? []).map(refusedEvent)];
    const blocked = (appended?.blocked ?? []).map(blockedStart);
    const reply = await replyTo(tx, holds, call, true, now);
    if (!reply.ok) return reply;
    return ok({
      ...reply.value,
      ...(kept.length > 0 ? { refused: kept } : {}),
      ...(blocked.length > 0 ? { blocked } : {}),
    });
  };
  const answer = valueOrThrow(
    read.length > 0
      ? await desk.store.append({ actor, visitId, events: read, answer: answering })
      : await desk.store.tenant(actor, (tx) => answering(tx, null)),
  );
  // A tab of the first release knows a refusal of the call alone. What could be stored is stored, and it hears of the
  // refusal once it has every event of the others: a STOP among them comes first.
  const [first] = ('refused' in answer ? answer.refused : undefined) ?? [];
  const hasAll = answer.events.every((event) => event === reloadNotice);
  if (callerRelease === null && first !== undefined && hasAll)
    throw new FaultError(fault('EUP_SERVER_EVENT_REFUSED', { seq: first.seq, message: first.message }));
  return answer;
}

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
    reportPeriod: opening.reportPeriod,
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
