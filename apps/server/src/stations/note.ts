import { randomBytes } from 'node:crypto';
import { catalogueRelease } from '@eupraxia/catalogue';
import { codingToSign } from '@eupraxia/claims';
import { type Heads, logVersion, type VisitLog } from '@eupraxia/clinical';
import {
  addendumOptions,
  composeNote,
  defaultLocale,
  phrasesVersion,
  type SignedNote,
  sealNote,
  sealSignature,
  unreadHolding,
} from '@eupraxia/clinical/note';
import { err, type Fault, ok, type Result, uuidV7 } from '@eupraxia/kernel';
import { lockForSigning, notesOf, signNote, type TenantTx } from '@eupraxia/store';
import { fault } from '../errors.ts';
import { release } from '../release.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { station } from '../rpc/station.ts';
import { confirm } from './confirm.ts';
import { cosign } from './second-signature.ts';
import { type Signatory, type SignedAs, signedAs } from './signing.ts';
import { wholeLog } from './whole-log.ts';

/** The versions that a signature of this program freezes; the browser hashes with the same ones. */
export const versionsNow: SignedNote['versions'] = {
  release,
  catalogue: catalogueRelease,
  phrases: phrasesVersion,
  log: logVersion,
};

export interface Signature {
  readonly visitId: string;
  readonly kind: SignedNote['kind'];
  readonly through: Heads;
  readonly hash: string;
}

/** Signing, and the signed notes of a visit. */
export const note = {
  sign: station.note.sign.handler(async ({ context: { desk, actor, person, membership }, input }) => {
    // In a transaction of its own: what a refusal takes back, no device would hear of.
    valueOrThrow(await desk.store.tenant(actor, (tx) => lockForSigning(tx, input.visitId)));
    return valueOrThrow(
      await desk.store.tenant(actor, async (tx) => {
        const { userId, name } = person;
        const drafted = await draftOf(tx, input, { userId, membership });
        if (!drafted.ok) return drafted;
        if (drafted.value.hash !== input.hash) return err(fault('EUP_SERVER_NOTE_DIFFERS'));
        if (desk.signing.until(person.sessionId, desk.clock()) === null) return err(fault('EUP_SERVER_SIGNING_LOCKED'));
        return signNote(tx, signatureOf(tx.now, input, drafted.value, { userId, name, credentials: membership.credentials }));
      }),
    );
  }),
  list: station.note.list.handler(async ({ context: { desk, actor }, input: { visitId } }) =>
    valueOrThrow(await desk.store.tenant(actor, (tx) => notesOf(tx, visitId))),
  ),
  beginSigning: station.note.beginSigning.handler(({ context, input }) => confirm(context, input)),
  signingUntil: station.note.signingUntil.handler(({ context: { desk, person } }) => ({
    until: desk.signing.until(person.sessionId, desk.clock()),
  })),
  cosign: station.note.cosign.handler(async ({ context, input }) => cosign(context, input)),
};

/** What a signature freezes of a drafted note, with its versions and who signs it when (UTC ms). */
export function signatureOf(
  now: number,
  { visitId, kind }: Pick<Signature, 'visitId' | 'kind'>,
  draft: Drafted,
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
    ...(draft.coding === undefined ? {} : { coding: draft.coding }),
    ...draft.as,
  };
  return { ...signed, seal: sealSignature(signed) };
}

/** A note as it would be signed, and as what. */
type Drafted = Pick<SignedNote, 'note' | 'hash' | 'coding'> & { readonly as: SignedAs };

/**
 * Composes the note that a signature would freeze, from all stored events and under the visit's lock, or says why it may
 * not be signed. A note that stops short of what is stored is refused: an uncleared STOP could lie in the rest.
 */
export async function draftOf(
  tx: TenantTx,
  asked: Omit<Signature, 'hash'>,
  signatory: Signatory,
): Promise<Result<Drafted, Fault>> {
  const locked = await lockForSigning(tx, asked.visitId);
  if (!locked.ok) return locked;
  const earlier = await notesOf(tx, asked.visitId);
  if (!earlier.ok) return earlier;
  const addendum = asked.kind === 'addendum';
  if (addendum !== earlier.value.length > 0) return err(fault(addendum ? 'EUP_SERVER_NOTE_UNSIGNED' : 'EUP_SERVER_NOTE_SIGNED'));
  const stored = await wholeLog(tx, asked.visitId);
  if (!stored.ok) return stored;
  const log = stored.value;
  const refusal = refusalOf(log, asked.through, tx.now);
  if (refusal !== null) return err(refusal);
  const as = await signedAs(tx, log, earlier.value, signatory);
  if (!as.ok) return as;
  const composed = composeNote(log, addendum ? addendumOptions(earlier.value) : { locale: defaultLocale });
  const blocking = composed.findings.filter(({ severity }) => severity === 'blocks');
  if (blocking.length > 0) return err(fault('EUP_SERVER_NOTE_BLOCKED', { why: blocking.map(({ text }) => text).join(' ') }));
  const coding = codingToSign(log, earlier.value);
  const hash = sealNote(log, composed, versionsNow, coding);
  return ok({ note: composed, hash, as: as.value, ...(coding === undefined ? {} : { coding }) });
}

function refusalOf(log: VisitLog, through: Heads, now: number): Fault | null {
  const reach = (heads: Heads, writer: string): number => (Object.hasOwn(heads, writer) ? (heads[writer] ?? 0) : 0);
  const writers = [...Object.keys(through), ...Object.keys(log.heads)];
  if (log.opened === null || writers.some((writer) => reach(through, writer) !== reach(log.heads, writer)))
    return fault('EUP_SERVER_NOTE_BEHIND');
  const holding = unreadHolding(log, now);
  return holding.length > 0 ? fault('EUP_SERVER_NOTE_UNKNOWN_EVENTS', { count: holding.length }) : null;
}
