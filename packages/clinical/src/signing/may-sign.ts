import { type Discipline, findSigningRow, type Level, type SignedDocument, type SigningRow } from '@eupraxia/catalogue';
import type { PayerProgram } from '../log/vocabulary.ts';
import type { SigningCapacity } from '../note/shape.ts';

/** A person as their membership has them; null where the clinic has not recorded it. */
export interface SigningPerson {
  readonly userId: string;
  readonly discipline: Discipline | null;
  readonly level: Level | null;
}

/** What a signature depends on beside the person. */
export interface SigningFacts {
  readonly document: SignedDocument;
  /** Of the visit: under whose plan of care it was furnished. */
  readonly discipline: Discipline | 'unlisted';
  /** Date of service, YYYY-MM-DD. */
  readonly day: string;
  /** Everybody who treated; of an addendum, with those who signed what it adds to. Never empty. */
  readonly people: readonly SigningPerson[];
  /** Whether the document holds a measurement that was taken in the visit. */
  readonly measured: boolean;
  readonly clinic: { readonly state: string | null; readonly cosign: 'never' | 'by-rule' | 'always' | null };
  readonly program: PayerProgram;
  /**
   * Treatment days and calendar days since a therapist last signed or co-signed, this one included; absent where they are
   * not known: then an interval that counts them makes nothing due.
   */
  readonly sinceTherapist?: { readonly treatmentDays: number; readonly days: number } | undefined;
}

/** Somebody who may sign: one person, or any therapist of a discipline. */
export type Signer = { readonly userId: string } | { readonly therapistOf: Discipline };

/**
 * Why somebody may not sign: the clinic has not recorded their discipline and level, they are of another discipline, their
 * level does not sign this document, a student signs beside a clinician, their state lets no assistant measure, they did
 * not treat.
 */
export type SigningRefusal = 'not-recorded' | 'discipline' | 'level' | 'student' | 'measurement' | 'not-treating';

/** A second signature that is due. It never holds the note. */
export interface DueSignature {
  readonly capacity: 'second-clinician' | 'co-signer';
  readonly who: Signer;
}

export type SigningVerdict =
  | {
      readonly may: true;
      readonly capacity: Extract<SigningCapacity, 'treating' | 'supervising'>;
      readonly secondSignatures: readonly DueSignature[];
    }
  | { readonly may: false; readonly why: SigningRefusal; readonly who: readonly Signer[] };

/**
 * Whether a person may sign a document of a visit, in which capacity, and which second signatures are due then.
 *
 * - Who treated signs, within the right of their level (`signingRows`); another discipline never does.
 * - Where only assistants, students or aides treated, a therapist of the discipline may sign as who supervised.
 * - Two clinicians are both listed: one signature is enough, the other's is due and holds nothing.
 * - A note that an assistant signs is co-signed where the state, the payer or the clinic wants it.
 */
export function maySign(person: SigningPerson, facts: SigningFacts): SigningVerdict {
  const { discipline, people } = facts;
  const no = (why: SigningRefusal): SigningVerdict => ({ may: false, why, who: signersOf(facts) });
  if (person.discipline === null || person.level === null) return no('not-recorded');
  if (discipline === 'unlisted' || person.discipline !== discipline) return no('discipline');
  const row = rowFor(facts, discipline, person.level);
  if (row === null || row.right === 'never') return no('level');
  if (row.right === 'beside') return no('student');
  const treated = people.some(({ userId }) => userId === person.userId);
  if (!treated && !supervises(person, facts)) return no('not-treating');
  if (facts.measured && !row.measurements) return no('measurement');
  const second = people
    .filter((one) => one.userId !== person.userId && isClinicianOf(one, discipline))
    .map(({ userId }): DueSignature => ({ capacity: 'second-clinician', who: { userId } }));
  const therapists = people.some((one) => one.level === 'therapist' && isClinicianOf(one, discipline));
  const due = person.level === 'assistant' && !therapists && isCosignDue(row, facts);
  return {
    may: true,
    capacity: treated ? 'treating' : 'supervising',
    secondSignatures: due ? [...second, { capacity: 'co-signer', who: { therapistOf: discipline } }] : second,
  };
}

/** What a second signature under a signed note depends on. */
export interface SecondFacts extends Pick<SigningFacts, 'discipline' | 'people'> {
  /** Everybody who has signed already, the first signer first. */
  readonly signed: readonly SigningPerson[];
}

/** Whether a person may add a second signature, and in which capacity. One person signs a note once. */
export function mayCosign(
  person: SigningPerson,
  { discipline, people, signed }: SecondFacts,
):
  | { readonly may: true; readonly capacity: DueSignature['capacity'] }
  | { readonly may: false; readonly why: SigningRefusal | 'signed-already' } {
  if (signed.some(({ userId }) => userId === person.userId)) return { may: false, why: 'signed-already' };
  if (person.discipline === null || person.level === null) return { may: false, why: 'not-recorded' };
  if (discipline === 'unlisted' || person.discipline !== discipline) return { may: false, why: 'discipline' };
  if (person.level === 'aide') return { may: false, why: 'level' };
  if (people.some(({ userId }) => userId === person.userId)) return { may: true, capacity: 'second-clinician' };
  const [first] = signed;
  if (person.level === 'therapist' && first?.level === 'assistant') return { may: true, capacity: 'co-signer' };
  return { may: false, why: 'not-treating' };
}

/** Whether a therapist may answer for a visit that they did not treat in: only where none of them did. */
export function supervises(person: SigningPerson, { discipline, people }: Pick<SigningFacts, 'discipline' | 'people'>): boolean {
  return (
    person.level === 'therapist' &&
    person.discipline === discipline &&
    people.every(({ level }) => level === 'assistant' || level === 'student' || level === 'aide')
  );
}

/** Who may sign, for who may not: those who treated within their level's right; else any therapist who may supervise. */
function signersOf(facts: SigningFacts): readonly Signer[] {
  const { discipline, people } = facts;
  if (discipline === 'unlisted') return [];
  const treated = people.filter((one) => {
    if (!isClinicianOf(one, discipline)) return false;
    const row = rowFor(facts, discipline, one.level ?? 'therapist');
    return row?.right === 'alone' && (row.measurements || !facts.measured);
  });
  const named = treated.map(({ userId }): Signer => ({ userId }));
  const onlyAssisted = people.every(({ level }) => level === 'assistant' || level === 'student' || level === 'aide');
  return onlyAssisted || named.length === 0 ? [...named, { therapistOf: discipline }] : named;
}

/** A therapist or assistant of the discipline; whom the clinic has no discipline of is taken for one of the visit's. */
const isClinicianOf = (one: SigningPerson, discipline: Discipline): boolean =>
  (one.discipline === null || one.discipline === discipline) && one.level !== 'student' && one.level !== 'aide';

const rowFor = ({ document, clinic, program, day }: SigningFacts, discipline: Discipline, level: Level): SigningRow | null =>
  findSigningRow({ document, level, discipline, state: clinic.state, program, day });

function isCosignDue({ cosign }: SigningRow, { clinic, sinceTherapist }: SigningFacts): boolean {
  const setting = clinic.cosign ?? 'by-rule';
  if (setting !== 'by-rule') return setting === 'always';
  if (cosign === 'none' || cosign === 'each-note') return cosign === 'each-note';
  if (sinceTherapist === undefined) return false;
  return sinceTherapist.treatmentDays >= cosign.treatmentDays || sinceTherapist.days >= cosign.days;
}
