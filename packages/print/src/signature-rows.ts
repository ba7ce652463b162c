import { dayIn } from '@eupraxia/clinical';
import type { NoteSignature, SignedNote, SigningCapacity } from '@eupraxia/clinical/note';
import { isLateEntry, stillDue } from '@eupraxia/clinical/signing';
import { dayInWords, momentInWords } from './dates.ts';

const capacities: Readonly<Record<SigningCapacity, string>> = {
  treating: 'treating clinician',
  supervising: 'supervising therapist',
  'second-clinician': 'second clinician',
  'co-signer': 'co-signer',
};

const named = ({ name, credentials }: { readonly name: string; readonly credentials: string }): string =>
  credentials === '' ? name : `${name}, ${credentials}`;

/** The label of a note that was signed late, as a line of marks; none where it was not. */
export function lateEntry(zone: string, openedAt: number, signedAt: number): readonly string[] {
  if (!isLateEntry(openedAt, signedAt)) return [];
  const day = (at: number) => dayInWords(dayIn(zone, at));
  return [`Late entry: written ${day(signedAt)} for the visit of ${day(openedAt)}`];
}

/** Who signed, as what and when (with the zone), who treated, second signatures given and due, and the seal. */
export function signedRows(note: SignedNote, zone: string, signatures: readonly NoteSignature[]): string[][] {
  const { signedBy, signedAt, hash, versions, capacity, treatedBy = [] } = note;
  const { release, catalogue, phrases, log } = versions;
  const nameOf = (userId: string): string => {
    const person = treatedBy.find((one) => one.userId === userId);
    return person === undefined ? 'the other clinician' : named(person);
  };
  const given = signatures.filter(({ noteId }) => noteId === note.id);
  const due = stillDue(note, signatures).map(({ userId }) =>
    userId === null ? 'co-signature of a therapist of the discipline' : `signature of ${nameOf(userId)}`,
  );
  return [
    ['Signed by', capacity === undefined ? named(signedBy) : `${named(signedBy)}, as ${capacities[capacity]}`],
    ['Signed at', momentInWords(zone, signedAt)],
    ...(treatedBy.length === 0 ? [] : [['Treated by', treatedBy.map(named).join('; ')]]),
    ...given.map((one) => [
      'Second signature',
      `${named(one.signedBy)}, as ${capacities[one.capacity]}, ${momentInWords(zone, one.signedAt)}`,
    ]),
    ...(due.length === 0 ? [] : [['Due', due.join('; ')]]),
    ['Seal (SHA-256)', hash],
    ['Versions', `Eupraxia ${release}, catalogue ${catalogue}, phrases ${phrases}, log ${log}`],
  ];
}
