import { disciplineRow } from '@eupraxia/catalogue';
import { dayIn, type VisitLog } from '@eupraxia/clinical';
import type { SignedNote } from '@eupraxia/clinical/note';
import { mayCosign, maySign, type Signer, type SigningPerson, signingFacts } from '@eupraxia/clinical/signing';
import { foldVisit, treatedBy, type Visit } from '@eupraxia/clinical/visit';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { type Membership, sinceTherapistOf, type TenantTx } from '@eupraxia/store';
import { fault } from '../errors.ts';

/** Who wants to sign: their place in the clinic, and what the clinic has set. */
export interface Signatory {
  readonly userId: string;
  readonly membership: Pick<Membership, 'discipline' | 'level' | 'settings'>;
}

/** What a signature says beside who gave it and when. */
export type SignedAs = Required<Pick<SignedNote, 'treatedBy' | 'capacity' | 'due'>>;

/**
 * Whether somebody may sign what a visit waits for, and as what. The visit is locked, and its log is whole.
 * @param notes the signed notes of the visit, oldest first
 */
export async function signedAs(
  tx: TenantTx,
  log: VisitLog,
  notes: readonly SignedNote[],
  { userId, membership: { discipline, level, settings } }: Signatory,
): Promise<Result<SignedAs, Fault>> {
  const visit = foldVisit(log);
  const facts = signingFacts(visit, notes, settings.cosign);
  const day = dayIn(visit.snapshot.clinic.zone, visit.opened.at);
  const since = await sinceTherapistOf(tx, visit.id, facts.discipline, day);
  if (!since.ok) return since;
  const verdict = maySign({ userId, discipline, level }, { ...facts, sinceTherapist: since.value });
  if (!verdict.may) {
    const who = wordsOf(verdict.who, facts.people);
    return err(fault(refusals[verdict.why], { who }));
  }
  const due = verdict.secondSignatures.map(({ capacity, who }) => ({
    capacity,
    userId: 'userId' in who ? who.userId : null,
  }));
  return ok({ treatedBy: [...treatedBy(visit)], capacity: verdict.capacity, due });
}

/** Whether somebody may add a second signature under a note, and in which capacity. */
export function secondAs(
  visit: Visit,
  note: SignedNote,
  before: readonly string[],
  { userId, membership: { discipline, level } }: Signatory,
): Result<'second-clinician' | 'co-signer', Fault> {
  const facts = signingFacts(visit, [note], null);
  const listed = (id: string): SigningPerson => {
    const person = visit.snapshot.clinicians?.find((one) => one.userId === id);
    const known = facts.people.find((one) => one.userId === id);
    const { discipline: of = null, level: as = null } = known ?? {};
    return person === undefined || person.discipline === 'unlisted' || person.level === 'unlisted'
      ? { userId: id, discipline: of, level: as }
      : { userId: id, discipline: person.discipline, level: person.level };
  };
  const treated = note.treatedBy?.map((one) => listed(one.userId)) ?? facts.people;
  const verdict = mayCosign(
    { userId, discipline, level },
    { discipline: facts.discipline, people: treated, signed: [note.signedBy.userId, ...before].map(listed) },
  );
  if (verdict.may) return ok(verdict.capacity);
  if (verdict.why === 'signed-already') return err(fault('EUP_SERVER_COSIGN_TWICE'));
  return err(fault('EUP_SERVER_COSIGN_NOT_THEIRS'));
}

const refusals = {
  'not-recorded': 'EUP_SERVER_NOTE_UNRECORDED',
  discipline: 'EUP_SERVER_NOTE_DISCIPLINE',
  level: 'EUP_SERVER_NOTE_LEVEL',
  student: 'EUP_SERVER_NOTE_LEVEL',
  measurement: 'EUP_SERVER_NOTE_ROLE',
  'not-treating': 'EUP_SERVER_NOTE_NOT_THEIRS',
} as const;

/** Who may sign, in words: `D. Rivera, PT, NCS`, or `a physical therapy therapist of the clinic`. */
function wordsOf(signers: readonly Signer[], people: readonly { userId: string; name: string; credentials: string }[]): string {
  const words = signers.map((signer) => {
    if ('therapistOf' in signer) return `a supervising therapist (${disciplineRow(signer.therapistOf).name})`;
    const person = people.find(({ userId }) => userId === signer.userId);
    if (person === undefined) return 'the clinician who treated';
    return person.credentials === '' ? person.name : `${person.name}, ${person.credentials}`;
  });
  return words.length === 0 ? 'the clinician who treated' : words.join('; ');
}
