import { type NoteSignature, sealSecondSignature } from '@eupraxia/clinical/note';
import { foldVisit } from '@eupraxia/clinical/visit';
import { err } from '@eupraxia/kernel';
import { addSignature, lockForSigning, notesOf, signaturesOf } from '@eupraxia/store';
import { fault } from '../errors.ts';
import type { Call } from '../rpc/call.ts';
import type { Caller } from '../rpc/caller.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { secondAs } from './signing.ts';
import { wholeLog } from './whole-log.ts';

type KnownCaller = Call & Caller;

/** What a second signature names: its own id, and the note that was read, by id and content hash. */
export interface SecondSignature {
  readonly id: string;
  readonly visitId: string;
  readonly noteId: string;
  readonly hash: string;
}

/** Puts a second signature under a signed note. The same call repeated gives the same signature. */
export async function cosign(
  { desk, actor, person, membership }: KnownCaller,
  { id, visitId, noteId, hash }: SecondSignature,
): Promise<NoteSignature> {
  return valueOrThrow(
    await desk.store.tenant(actor, async (tx) => {
      const locked = await lockForSigning(tx, visitId);
      if (!locked.ok) return locked;
      const notes = await notesOf(tx, visitId);
      if (!notes.ok) return notes;
      const note = notes.value.find((one) => one.id === noteId);
      if (note === undefined) return err(fault('EUP_SERVER_COSIGN_NO_NOTE'));
      if (note.hash !== hash) return err(fault('EUP_SERVER_NOTE_DIFFERS'));
      if (desk.signing.until(person.sessionId, desk.clock()) === null) return err(fault('EUP_SERVER_SIGNING_LOCKED'));
      const given = (await signaturesOf(tx, visitId)).filter((one) => one.noteId === noteId);
      const known = given.find((one) => one.id === id && one.signedBy.userId === person.userId);
      if (known !== undefined) return addSignature(tx, known);
      const log = await wholeLog(tx, visitId);
      if (!log.ok) return log;
      const before = given.map(({ signedBy }) => signedBy.userId);
      const capacity = secondAs(foldVisit(log.value), note, before, { userId: person.userId, membership });
      if (!capacity.ok) return capacity;
      const signature = {
        ...{ id, visitId, noteId, capacity: capacity.value },
        signedBy: { userId: person.userId, name: person.name, credentials: membership.credentials },
        signedAt: tx.now,
        hash,
      };
      return addSignature(tx, { ...signature, seal: sealSecondSignature(signature) });
    }),
  );
}
