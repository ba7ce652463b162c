import type { NoteSignature, SignedNote } from '../note/shape.ts';

/** A second signature that was due when a note was signed: of a person or, where null, of any therapist of the discipline. */
export type DueSecond = NonNullable<SignedNote['due']>[number];

/** What was due when a note was signed and has not been given since. A co-signature is given by whichever therapist gives it. */
export function stillDue(note: Pick<SignedNote, 'id' | 'due'>, signatures: readonly NoteSignature[]): readonly DueSecond[] {
  const given = signatures.filter(({ noteId }) => noteId === note.id);
  return (note.due ?? []).filter(({ userId, capacity }) =>
    userId === null ? !given.some((one) => one.capacity === capacity) : !given.some(({ signedBy }) => signedBy.userId === userId),
  );
}
