import type { VisitLog } from '@eupraxia/clinical';
import type { NoteSignature, SignedNote } from '@eupraxia/clinical/note';
import { type DueSecond, stillDue } from '@eupraxia/clinical/signing';
import { contributors, foldVisit } from '@eupraxia/clinical/visit';

/** Who is to sign what a visit waits for; a part of the projection `visit`, so that nobody's list reads a log. */
export interface SigningBody {
  readonly discipline: string;
  /** Who treated or signed, as far as they sign notes. Of an open visit, who opened it. */
  readonly signers: readonly string[];
  /** Whether only assistants, students or aides treated: then any therapist of the discipline may sign as who supervised. */
  readonly supervised: boolean;
  readonly due: readonly DueSecond[];
}

/** The signing of a visit that is open or further. */
export function signingBodyOf(
  log: VisitLog,
  finished: boolean,
  notes: readonly SignedNote[],
  signatures: readonly NoteSignature[],
): SigningBody {
  const { discipline, clinician } = (log.opened ?? unopened()).body.snapshot;
  if (notes.length > 0) return { discipline, ...peopleOf(notes), due: notes.flatMap((note) => stillDue(note, signatures)) };
  if (!finished) return { discipline, signers: [clinician.userId], supervised: false, due: [] };
  return { discipline, ...signersOf(contributors(foldVisit(log))), due: [] };
}

/** A student or an aide signs nothing alone; whose level is not known may be a clinician. */
const isAssisting = (level: string | null): boolean => level === 'assistant' || level === 'student' || level === 'aide';

function signersOf(people: readonly { readonly userId: string; readonly level: string | null }[]) {
  return {
    signers: people.filter(({ level }) => level !== 'student' && level !== 'aide').map(({ userId }) => userId),
    supervised: people.length > 0 && people.every(({ level }) => isAssisting(level)),
  };
}

/** Of a signed visit: who treated by the notes themselves, and who signed them. */
function peopleOf(notes: readonly SignedNote[]): Pick<SigningBody, 'signers' | 'supervised'> {
  const treated = notes.flatMap(({ treatedBy }) => treatedBy ?? []);
  const { signers, supervised } = signersOf(treated);
  return { signers: [...new Set([...signers, ...notes.map(({ signedBy }) => signedBy.userId)])], supervised };
}

function unopened(): never {
  throw new Error('A visit that is not open has nobody to sign it.');
}
