import { randomBytes } from 'node:crypto';
import { catalogueRelease } from '@eupraxia/catalogue';
import { type Envelope, type Heads, logVersion, readLog, type VisitLog } from '@eupraxia/clinical';
import {
  composeNote,
  defaultLocale,
  phrasesVersion,
  type SignedNote,
  sealNote,
  sealSignature,
  signedThrough,
  unreadHolding,
} from '@eupraxia/clinical/note';
import { foldVisit, standingEvents } from '@eupraxia/clinical/visit';
import { err, type Fault, ok, type Result, uuidV7 } from '@eupraxia/kernel';
import { type Actor, eventsBeyond, lockForSigning, notesOf, signNote, type TenantTx } from '@eupraxia/store';
import { fault } from '../errors.ts';
import { release } from '../release.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { station } from '../rpc/station.ts';

/** The versions that a signature of this program freezes; the browser hashes with the same ones. */
export const versionsNow: SignedNote['versions'] = {
  release,
  catalogue: catalogueRelease,
  phrases: phrasesVersion,
  log: logVersion,
};

/** Events per round of reading a whole log. */
const eventsPerRound = 2000;

export interface Signature {
  readonly visitId: string;
  readonly kind: SignedNote['kind'];
  readonly through: Heads;
  readonly hash: string;
}

/** Signing, and the signed notes of a visit. */
export const note = {
  sign: station.note.sign.handler(async ({ context: { desk, actor, person, membership }, input }) =>
    valueOrThrow(
      await desk.store.tenant(actor, async (tx) => {
        const drafted = await draftOf(tx, input);
        if (!drafted.ok) return drafted;
        if (drafted.value.hash !== input.hash) return err(fault('EUP_SERVER_NOTE_DIFFERS'));
        const { userId, name } = person;
        return signNote(tx, signatureOf(tx.now, input, drafted.value, { userId, name, credentials: membership.credentials }));
      }),
    ),
  ),
  list: station.note.list.handler(async ({ context: { desk, actor }, input: { visitId } }) =>
    valueOrThrow(await desk.store.tenant(actor, (tx) => notesOf(tx, visitId))),
  ),
};

/** What a signature freezes of a drafted note, with its versions and who signs it when (UTC ms). */
export function signatureOf(
  now: number,
  { visitId, kind }: Pick<Signature, 'visitId' | 'kind'>,
  draft: Pick<SignedNote, 'note' | 'hash'>,
  signedBy: SignedNote['signedBy'],
): SignedNote {
  const signed = {
    id: uuidV7(now, randomBytes(10)),
    visitId,
    kind,
    note: draft.note,
    versions: versionsNow,
    signedBy,
    signedAt: now,
    hash: draft.hash,
  };
  return { ...signed, seal: sealSignature(signed) };
}

/**
 * Composes the note that a signature would freeze, from all stored events and under the visit's lock, or says why it may
 * not be signed. A note that stops short of what is stored is refused: an uncleared STOP could lie in the rest.
 */
export async function draftOf(
  tx: TenantTx,
  asked: Omit<Signature, 'hash'>,
): Promise<Result<Pick<SignedNote, 'note' | 'hash'>, Fault>> {
  const locked = await lockForSigning(tx, asked.visitId);
  if (!locked.ok) return locked;
  const earlier = await notesOf(tx, asked.visitId);
  if (!earlier.ok) return earlier;
  const addendum = asked.kind === 'addendum';
  if (addendum !== earlier.value.length > 0) return err(fault(addendum ? 'EUP_SERVER_NOTE_UNSIGNED' : 'EUP_SERVER_NOTE_SIGNED'));
  const stored = await wholeLog(tx, asked.visitId);
  if (!stored.ok) return stored;
  const log = stored.value;
  const refusal = refusalOf(log, asked.through, tx.actor, tx.now);
  if (refusal !== null) return err(refusal);
  const composed = composeNote(
    log,
    addendum ? { locale: defaultLocale, since: signedThrough(earlier.value) } : { locale: defaultLocale },
  );
  const blocking = composed.findings.filter(({ severity }) => severity === 'blocks');
  if (blocking.length > 0) return err(fault('EUP_SERVER_NOTE_BLOCKED', { why: blocking.map(({ text }) => text).join(' ') }));
  return ok({ note: composed, hash: sealNote(log, composed, versionsNow) });
}

function refusalOf(log: VisitLog, through: Heads, actor: Actor, now: number): Fault | null {
  const reach = (heads: Heads, writer: string): number => (Object.hasOwn(heads, writer) ? (heads[writer] ?? 0) : 0);
  const writers = [...Object.keys(through), ...Object.keys(log.heads)];
  if (log.opened === null || writers.some((writer) => reach(through, writer) !== reach(log.heads, writer)))
    return fault('EUP_SERVER_NOTE_BEHIND');
  const holding = unreadHolding(log, now);
  if (holding.length > 0) return fault('EUP_SERVER_NOTE_UNKNOWN_EVENTS', { count: holding.length });
  if (actor.role !== 'assistant') return null;
  // An assistant carries out a plan and does not evaluate: what was measured is the therapist's to sign.
  if (foldVisit(log).measurements.length > 0) return fault('EUP_SERVER_NOTE_ROLE');
  // The snapshot in the log names the clinician whose visit it is; an assistant vouches for what they did themselves.
  const theirs = standingEvents(log).some(({ kind, by }) => kind !== 'visit.opened' && by.userId === actor.userId);
  return theirs ? null : fault('EUP_SERVER_NOTE_NOT_THEIRS');
}

/** Every stored event of a visit, read in rounds. */
export async function wholeLog(tx: TenantTx, visitId: string): Promise<Result<VisitLog, Fault>> {
  const all: Envelope[] = [];
  const have: Record<string, number> = {};
  for (;;) {
    const beyond = await eventsBeyond(tx, visitId, have, eventsPerRound);
    if (!beyond.ok) return beyond;
    all.push(...beyond.value.events);
    if (!beyond.value.more || beyond.value.events.length === 0) return ok(readLog(all));
    for (const { writer, seq } of beyond.value.events) have[writer] = Math.max(have[writer] ?? 0, seq);
  }
}
