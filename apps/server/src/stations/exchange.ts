import { createHash } from 'node:crypto';
import type { Access, SyncReply } from '@eupraxia/api';
import { forRelease1, type Heads } from '@eupraxia/clinical';
import { type Fault, ok, type Result } from '@eupraxia/kernel';
import {
  eventsBeyond,
  notesOf,
  type PersonActor,
  recordContact,
  signaturesOf,
  type TenantTx,
  type VisitDevice,
  type VisitNow,
  visitDevices,
} from '@eupraxia/store';
import { release } from '../release.ts';
import type { Call } from '../rpc/call.ts';
import { callerNow } from '../rpc/caller.ts';
import { deviceLabel, unnamedDevice } from '../rpc/device-label.ts';
import { valueOrThrow } from '../rpc/faults.ts';

/** Most events of one answer; a long visit takes several rounds. */
const eventsPerReply = 1000;

/** What a caller says of itself and of what it holds of a visit. */
export interface Holds {
  readonly visitId: string;
  /** Events per writer. */
  readonly have: Heads;
  /** How many notes. */
  readonly haveNotes?: number | undefined;
  readonly device?: { readonly id: string; readonly writer: string; readonly touch?: boolean | undefined } | undefined;
  readonly wait?: { readonly devices: string } | undefined;
}

/** A call with who has been recognised. */
export type KnownCall = Call & { readonly actor: PersonActor; readonly callerRelease: string | null };

/**
 * What the caller lacks. A tab of the first release, which names no release, gets events in a form that it can read, and
 * with them one entry that it cannot: its screen then says that a newer version is to be had by a reload.
 * @param now what was read of the visit in this transaction already
 * @param contact whether this is the call's own moment: then its device is noted as in contact, where a screen shows the visit
 */
export async function replyTo(
  tx: TenantTx,
  { visitId, have, haveNotes, device }: Holds,
  { desk, request, callerRelease }: KnownCall,
  contact: boolean,
  now?: VisitNow,
): Promise<Result<SyncReply, Fault>> {
  const beyond = await eventsBeyond(tx, visitId, have, eventsPerReply, now);
  if (!beyond.ok) return beyond;
  const notes = now?.notes === 0 ? ok([]) : await notesOf(tx, visitId, haveNotes);
  if (!notes.ok) return notes;
  const { acknowledged, events, more, status } = beyond.value;
  // A page of the first release cannot say what it shows.
  const isShown = device !== undefined || callerRelease === null;
  const devices =
    contact && isShown
      ? await recordContact(tx, visitId, contactOf(visitId, device, tx.author, request.headers['user-agent']), have, now?.tabs)
      : await visitDevices(tx, visitId, now?.tabs);
  const readable = callerRelease === null ? [...events.map(forRelease1), reloadNotice] : events;
  return ok({
    acknowledged,
    events: readable,
    more,
    serverTime: desk.clock(),
    status,
    notes: notes.value,
    ...(status === 'signed' || status === 'addendum-proposed' ? { signatures: await signaturesOf(tx, visitId) } : {}),
    devices,
    devicesTag: tagOf(devices),
  });
}

/** No event: a tab of the first release counts it among what it cannot read, and asks for a reload. */
export const reloadNotice = { notice: 'EUP_SERVER_RELOAD', release } as const;

function contactOf(
  visitId: string,
  device: Holds['device'],
  { userId }: { readonly userId: string },
  userAgent: string | undefined,
) {
  const label = deviceLabel(userAgent, device?.touch ?? false);
  if (device !== undefined) return { device: device.id, writer: device.writer, label };
  const unnamed = unnamedDevice(visitId, userId, label);
  return { device: unnamed, writer: unnamed, label };
}

/** Changes when a device comes, goes or confirms a STOP; a contact by itself does not change it. */
function tagOf(devices: readonly VisitDevice[]): string {
  const known = devices.map(({ device, label, user, seesStop }) => [device, label, user.userId, seesStop]);
  const text = JSON.stringify(known.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)));
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/**
 * Answers a call that may wait: at once where it does not ask to, where it brings news, or where too many calls are held;
 * else when the visit changes, and at the latest when the time is over. While it waits it uses nothing of the database;
 * before it answers it is looked at again who calls: a session that has ended meanwhile, or a place in the clinic that was
 * taken away, gets nothing.
 * @param first the answer as of the call's own moment
 */
export async function answered(
  call: KnownCall,
  access: Access,
  holds: Holds,
  signal: AbortSignal | undefined,
  first: () => Promise<SyncReply>,
): Promise<SyncReply> {
  const { actor, desk } = call;
  const { visitId, wait, device } = holds;
  if (wait === undefined) return first();
  // It waits before it looks, so that nothing comes in between.
  const held = desk.held.begin({
    clinicId: actor.clinicId,
    visitId,
    userId: actor.userId,
    writer: device?.writer ?? null,
    signal,
  });
  if (held === null) return { ...(await first()), wait: 'refused' };
  try {
    let reply = await first();
    while (!isNews(reply, wait.devices)) {
      const turn = await held.next();
      // Nobody is there to hear.
      if (turn === 'gone') return { ...reply, wait: 'time-out' };
      const caller = valueOrThrow(await callerNow(call, access));
      const now = { ...call, actor: caller.actor };
      reply = valueOrThrow(await desk.store.tenant(now.actor, (tx) => replyTo(tx, holds, now, false)));
      if (turn !== 'changed' && !isNews(reply, wait.devices)) return { ...reply, wait: 'time-out' };
    }
    return { ...reply, wait: 'news' };
  } finally {
    held.end();
  }
}

const isNews = ({ events, notes, more, devicesTag }: SyncReply, devices: string): boolean =>
  events.length > 0 || notes.length > 0 || more || devicesTag !== devices;
