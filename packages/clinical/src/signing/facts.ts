import { dayIn } from '../log/zone.ts';
import type { SignedNote } from '../note/shape.ts';
import { type Contributor, contributors } from '../visit/treated-by.ts';
import type { Visit } from '../visit/visit.ts';
import type { SigningFacts } from './may-sign.ts';

/** What `maySign` asks of a visit, with the names of who treated, for who is told whom to ask. */
export interface VisitSigningFacts extends SigningFacts {
  readonly people: readonly Contributor[];
}

/**
 * The facts of the document that a visit waits for: its treatment note, or, where that is signed, an addendum, which who
 * signed before may sign too.
 * @param notes the signed notes of the visit, oldest first
 */
export function signingFacts(
  visit: Visit,
  notes: readonly SignedNote[],
  cosign: SigningFacts['clinic']['cosign'],
): VisitSigningFacts {
  const { snapshot } = visit;
  const treated = contributors(visit);
  const signers = notes
    .filter(({ signedBy }) => !treated.some(({ userId }) => userId === signedBy.userId))
    .map(({ signedBy }): Contributor => {
      const listed = snapshot.clinicians?.find(({ userId }) => userId === signedBy.userId);
      return {
        ...signedBy,
        level: listed === undefined || listed.level === 'unlisted' ? null : listed.level,
        discipline: listed === undefined || listed.discipline === 'unlisted' ? null : listed.discipline,
        seconds: 0,
      };
    });
  return {
    document: notes.length === 0 ? 'treatment-note' : 'addendum',
    discipline: snapshot.discipline,
    day: dayIn(snapshot.clinic.zone, visit.opened.at),
    people: [...treated, ...new Map(signers.map((one) => [one.userId, one])).values()],
    measured: visit.measurements.length > 0,
    clinic: { state: snapshot.clinic.state ?? null, cosign },
    program: snapshot.payer.program ?? 'medicare-b',
  };
}
