import { contract, type HandedOver, type LeftRecord } from '@eupraxia/api';
import type { Envelope } from '@eupraxia/clinical';
import {
  appendChart,
  appendEvents,
  auditHandOver,
  type KeptKey,
  keptKeys,
  type PersonActor,
  storedAlready,
} from '@eupraxia/store';
import { possibleDays } from '../guard/days.ts';
import { openSealed } from '../keys/sealed-record.ts';
import { unwrapKey } from '../keys/wrap.ts';
import type { ServerContext } from '../rpc/call.ts';
import { boxOf, keyPlace } from './key-place.ts';
import { type LeftWrite, readLeftRecord } from './left-record.ts';

/** A record with the key that opened it and what it says. */
interface Opened<T> {
  readonly record: LeftRecord;
  readonly key: KeptKey;
  readonly value: T;
}

/** Why a record stays in the browser; null: it may be erased there. */
type Verdicts = Map<LeftRecord, string | null>;

/**
 * Stores what a colleague of the clinic left sealed in the caller's browser, under its author and as the author sealed it.
 * Nothing of it is answered but its places. What decides, record by record: a key of the clinic opens it in the place that it
 * lay in; the key was made by a browser where nobody but its owner could use it; the record names the owner as its author; and
 * the owner may have stored it themselves, with the role they had when the key was kept and before they lost their place.
 */
export async function handOver(desk: ServerContext, actor: PersonActor, records: readonly LeftRecord[]): Promise<HandedOver> {
  const verdicts: Verdicts = new Map();
  const { events, writes } = await desk.store.tenant(actor, async (tx) => {
    const keys = await keptKeys(
      tx,
      records.map(({ keyId }) => keyId),
    );
    const events: Opened<Envelope>[] = [];
    const writes: Opened<LeftWrite>[] = [];
    for (const record of records) {
      const opened = open(desk, actor.clinicId, keys, record);
      if (typeof opened === 'string') {
        verdicts.set(record, opened);
        continue;
      }
      const read = readLeftRecord(opened.plain, record, opened.key, actor.clinicId);
      if (typeof read === 'string') {
        verdicts.set(record, read);
        continue;
      }
      auditHandOver(tx, opened.key.place);
      if (read.kind === 'event') events.push({ record, key: opened.key, value: read.event });
      else writes.push({ record, key: opened.key, value: read.write });
    }
    return { events, writes };
  });
  for (const group of grouped(events)) await storeEvents(desk, actor, group, verdicts);
  for (const write of writes.toSorted((a, b) => a.value.at - b.value.at))
    verdicts.set(write.record, await storeWrite(desk, actor, write));
  return answer(records, verdicts);
}

/** Opens a record with whichever key of its id fits, or says why none does. */
function open(
  desk: ServerContext,
  clinicId: string,
  keys: readonly KeptKey[],
  record: LeftRecord,
): { readonly plain: Buffer; readonly key: KeptKey } | string {
  const known = keys.filter(({ keyId }) => keyId === record.keyId.toLowerCase());
  if (known.length === 0) return 'EUP_SERVER_HANDOVER_KEY';
  const bytes = Buffer.from(record.bytes, 'base64');
  for (const key of known) {
    const raw = unwrapKey(desk.master, key.wrapped, keyPlace(clinicId, key.place, key.keyId));
    if (!raw.ok) continue;
    const plain = openSealed(raw.value, bytes, { subject: boxOf(key.place), stream: record.stream, number: record.number });
    if (plain !== null) return { plain, key };
  }
  return 'EUP_SERVER_HANDOVER_DAMAGED';
}

/** Why nothing of a key is taken, whatever it sealed; null where its records are looked at one by one. */
function barred({ bound, role, removedAt }: KeptKey): string | null {
  if (!bound || role === null) return 'EUP_SERVER_HANDOVER_UNBOUND';
  return removedAt === 'unknown' ? 'EUP_SERVER_HANDOVER_REMOVED' : null;
}

/** The author, with the role that they had when the key was kept: nothing of today's caller, and no right gained since. */
const authorOf = (caller: PersonActor, { userId, name, role }: KeptKey): PersonActor => ({
  ...caller,
  userId,
  name,
  role: role ?? caller.role,
});

/** The events of one author in one visit: they are stored together, in the order of their streams. */
function grouped(events: readonly Opened<Envelope>[]): readonly (readonly Opened<Envelope>[])[] {
  const groups = new Map<string, Opened<Envelope>[]>();
  for (const one of events) {
    const name = `${boxOf(one.key.place)} ${one.key.userId} ${one.key.role} ${one.key.bound} ${one.key.removedAt}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups.values()];
}

async function storeEvents(
  desk: ServerContext,
  caller: PersonActor,
  group: readonly Opened<Envelope>[],
  verdicts: Verdicts,
): Promise<void> {
  const [first] = group;
  if (first === undefined || !('visitId' in first.key.place)) return;
  const { key } = first;
  const { visitId } = first.key.place;
  const all = group.map(({ value }) => value);
  const known = await desk.store.tenant(caller, (tx) => storedAlready(tx, visitId, all));
  const fresh: Opened<Envelope>[] = [];
  for (const one of group) {
    // A browser holds what others recorded too: what is here already, whoever wrote it, is no longer needed there.
    const why = known.has(one.value.id)
      ? null
      : one.value.by.userId !== key.userId
        ? 'EUP_SERVER_HANDOVER_AUTHOR'
        : (barred(key) ?? (isLate(key, one.value.at) ? 'EUP_SERVER_HANDOVER_REMOVED' : undefined));
    if (why === undefined) fresh.push(one);
    else verdicts.set(one.record, why);
  }
  if (fresh.length === 0) return;
  const sent = fresh.map(({ value }) => value);
  const author = authorOf(caller, key);
  const appended = await desk.store.tenant(author, (tx) => appendEvents(tx, visitId, sent, 'visit.handedOver'));
  for (const { record, value } of fresh) {
    if (!appended.ok) {
      verdicts.set(record, appended.error.code);
      continue;
    }
    const refused = appended.value.refused.find(({ event }) => event.writer === value.writer && event.seq === value.seq);
    const stored = (appended.value.acknowledged[value.writer] ?? 0) >= value.seq;
    verdicts.set(record, refused?.fault.code ?? (stored ? null : 'EUP_SERVER_HANDOVER_GAP'));
  }
}

/** Stores one chart write under its author; null where it is stored, else why not. */
async function storeWrite(desk: ServerContext, caller: PersonActor, { key, value }: Opened<LeftWrite>): Promise<string | null> {
  const why = barred(key) ?? (isLate(key, value.at) ? 'EUP_SERVER_HANDOVER_REMOVED' : null);
  if (why !== null) return why;
  const author = authorOf(caller, key);
  if (!contract.chart.append['~orpc'].meta.roles.includes(author.role)) return 'EUP_SERVER_ROLE';
  const days = possibleDays(value.entries, desk.clock());
  if (!days.ok) return days.error.code;
  const stored = await desk.store.tenant(author, (tx) => appendChart(tx, value.patientId, value.entries, 'chart.handedOver'));
  return stored.ok ? null : stored.error.code;
}

/** Whether something was made after its author lost their place, by the clock of the device that recorded it. */
const isLate = ({ removedAt }: KeptKey, at: number): boolean => typeof removedAt === 'number' && at > removedAt;

function answer(records: readonly LeftRecord[], verdicts: Verdicts): HandedOver {
  const place = ({ keyId, stream, number }: LeftRecord) => ({ keyId, stream, number });
  return {
    taken: records.flatMap((record) => (verdicts.get(record) === null ? [place(record)] : [])),
    left: records.flatMap((record) => {
      const code = verdicts.get(record);
      return code === null ? [] : [{ ...place(record), code: code ?? 'EUP_SERVER_HANDOVER_KIND' }];
    }),
  };
}
