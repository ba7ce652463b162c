import { type Discipline, disciplineIds, type Level, levels, type SignedDocument, signedDocuments } from '@eupraxia/catalogue';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayCosign, maySign, type SigningFacts, type SigningPerson } from './index.ts';

const pt: SigningPerson = { userId: 'pt', discipline: 'PT', level: 'therapist' };
const otherPt: SigningPerson = { userId: 'other-pt', discipline: 'PT', level: 'therapist' };
const pta: SigningPerson = { userId: 'pta', discipline: 'PT', level: 'assistant' };
const student: SigningPerson = { userId: 'student', discipline: 'PT', level: 'student' };
const ot: SigningPerson = { userId: 'ot', discipline: 'OT', level: 'therapist' };

const facts = (over: Partial<SigningFacts> = {}): SigningFacts => ({
  document: 'treatment-note',
  discipline: 'PT',
  day: '2026-11-30',
  people: [pt],
  measured: false,
  clinic: { state: null, cosign: null },
  program: 'medicare-b',
  ...over,
});

/** In short: `treating` and what is due then, or why not. */
function verdict(person: SigningPerson, of: SigningFacts): string {
  const found = maySign(person, of);
  if (!found.may) return `no: ${found.why}`;
  const due = found.secondSignatures.map(({ capacity, who }) =>
    'userId' in who ? `${capacity} ${who.userId}` : `${capacity} any ${who.therapistOf}`,
  );
  return [found.capacity, ...due].join(', ');
}

/** Of who treated alone, by document and level; the same for each discipline within its own plan of care. */
const expected: Readonly<Record<SignedDocument, Readonly<Record<Level, string>>>> = {
  'treatment-note': { therapist: 'treating', assistant: 'treating', student: 'no: student', aide: 'no: level' },
  addendum: { therapist: 'treating', assistant: 'treating', student: 'no: student', aide: 'no: level' },
  evaluation: { therapist: 'treating', assistant: 'no: level', student: 'no: student', aide: 'no: level' },
  'plan-of-care': { therapist: 'treating', assistant: 'no: level', student: 'no: student', aide: 'no: level' },
  'progress-report': { therapist: 'treating', assistant: 'no: level', student: 'no: student', aide: 'no: level' },
  discharge: { therapist: 'treating', assistant: 'no: level', student: 'no: student', aide: 'no: level' },
};

/** Of who did not treat, where an assistant alone did. */
const supervising: Readonly<Record<Level, string>> = {
  therapist: 'supervising, second-clinician treated',
  assistant: 'no: not-treating',
  student: 'no: student',
  aide: 'no: level',
};

describe('maySign(person, facts) of every document, level and discipline', () => {
  for (const document of signedDocuments)
    for (const level of levels)
      for (const discipline of disciplineIds) {
        const own: SigningPerson = { userId: 'own', discipline, level };
        it(`${document}, ${level}, ${discipline}: who treated alone gets “${expected[document][level]}”`, () => {
          expect(verdict(own, facts({ document, discipline, people: [own] }))).toBe(expected[document][level]);
        });
        it(`${document}, ${level}, ${discipline}: another discipline’s document is never theirs`, () => {
          for (const other of disciplineIds.filter((one) => one !== discipline))
            expect(verdict(own, facts({ document, discipline: other, people: [own] }))).toBe('no: discipline');
        });
        it(`${document}, ${level}, ${discipline}: who did not treat signs only as the supervising therapist of an assistant`, () => {
          const treated: SigningPerson = { userId: 'treated', discipline, level: 'assistant' };
          const judged = document !== 'treatment-note' && document !== 'addendum' && level === 'assistant';
          expect(verdict(own, facts({ document, discipline, people: [treated] }))).toBe(
            judged ? 'no: level' : supervising[level],
          );
          const therapist: SigningPerson = { userId: 'treated', discipline, level: 'therapist' };
          const refused = verdict(own, facts({ document, discipline, people: [therapist] }));
          expect(refused).toBe(expected[document][level] === 'treating' ? 'no: not-treating' : expected[document][level]);
        });
      }
});

describe('maySign(person, facts)', () => {
  it('refuses a colleague of the same discipline who did not treat, and names who may', () => {
    expect(maySign(otherPt, facts())).toEqual({ may: false, why: 'not-treating', who: [{ userId: 'pt' }] });
    expect(maySign(ot, facts())).toEqual({ may: false, why: 'discipline', who: [{ userId: 'pt' }] });
  });

  it('refuses whom the clinic has no discipline or level of, and a visit of a discipline that this release does not know', () => {
    expect(verdict({ ...pt, level: null }, facts())).toBe('no: not-recorded');
    expect(verdict({ ...pt, discipline: null }, facts())).toBe('no: not-recorded');
    expect(verdict(pt, facts({ discipline: 'unlisted' }))).toBe('no: discipline');
  });

  it('lists both of two clinicians: one signs, and the other’s signature is due', () => {
    const both = facts({ people: [pt, pta] });
    expect(verdict(pt, both)).toBe('treating, second-clinician pta');
    expect(verdict(pta, both)).toBe('treating, second-clinician pt');
    // Their therapist’s second signature is a co-signature already.
    expect(verdict(pta, { ...both, clinic: { state: 'OH', cosign: 'always' } })).toBe('treating, second-clinician pt');
    expect(verdict(pt, facts({ people: [pt, ot] }))).toBe('treating');
  });

  it('lets an assistant sign a note with measurements, but for a state that says no', () => {
    const measured = facts({ people: [pta], measured: true });
    expect(verdict(pta, measured)).toBe('treating');
    const alaska = { ...measured, clinic: { state: 'AK', cosign: null } };
    expect(maySign(pta, alaska)).toEqual({ may: false, why: 'measurement', who: [{ therapistOf: 'PT' }] });
    expect(verdict(pt, alaska)).toBe('supervising, second-clinician pta');
  });

  it('wants a co-signature where state, payer or clinic want one', () => {
    const by = (state: string | null, cosign: SigningFacts['clinic']['cosign'], more: Partial<SigningFacts> = {}) =>
      verdict(pta, facts({ people: [pta], clinic: { state, cosign }, ...more }));
    const due = 'treating, co-signer any PT';
    expect(by(null, null)).toBe('treating');
    expect(by('OH', null)).toBe(due);
    expect(by('OH', 'never')).toBe('treating');
    expect(by('AZ', 'by-rule')).toBe('treating');
    expect(by('AZ', 'always')).toBe(due);
    expect(by('SC', null)).toBe('treating');
    for (const [treatmentDays, days, wanted] of [
      [7, 20, 'treating'],
      [8, 20, due],
      [2, 59, 'treating'],
      [2, 60, due],
    ] as const)
      expect(by('SC', null, { sinceTherapist: { treatmentDays, days } }), `${treatmentDays} ${days}`).toBe(wanted);
  });

  it('never lets a student or an aide sign alone, whatever the facts are', () => {
    const people = fc.record({
      userId: fc.constantFrom('a', 'b', 'c'),
      discipline: fc.option(fc.constantFrom<Discipline>(...disciplineIds)),
      level: fc.option(fc.constantFrom<Level>(...levels)),
    });
    const any = fc.record({
      document: fc.constantFrom<SignedDocument>(...signedDocuments),
      discipline: fc.constantFrom<Discipline | 'unlisted'>(...disciplineIds, 'unlisted'),
      day: fc.constantFrom('2020-01-01', '2026-11-30'),
      people: fc.uniqueArray(people, { selector: ({ userId }) => userId, minLength: 1 }),
      measured: fc.boolean(),
      clinic: fc.record({
        state: fc.constantFrom(null, 'OH', 'SC', 'AK', 'TX'),
        cosign: fc.constantFrom(null, 'never' as const, 'by-rule' as const, 'always' as const),
      }),
      program: fc.constantFrom('medicare-b' as const, 'medicare-a' as const, 'other' as const),
    });
    fc.assert(
      fc.property(any, people, (of, person) => {
        const found = maySign(person, of);
        if (found.may) {
          expect(['therapist', 'assistant']).toContain(person.level);
          expect(person.discipline).toBe(of.discipline);
          expect(found.capacity === 'treating').toBe(of.people.some(({ userId }) => userId === person.userId));
          if (person.level === 'assistant') expect(['treatment-note', 'addendum']).toContain(of.document);
          for (const { who } of found.secondSignatures) expect('userId' in who && who.userId).not.toBe(person.userId);
        } else if (of.discipline !== 'unlisted') expect(found.who.length).toBeGreaterThan(0);
      }),
      { seed: 12, numRuns: 3000 },
    );
  });
});

describe('mayCosign(person, facts)', () => {
  const under = (signed: readonly SigningPerson[], people: readonly SigningPerson[]) => ({
    discipline: 'PT' as const,
    people,
    signed,
  });
  const short = (person: SigningPerson, of: ReturnType<typeof under>) => {
    const found = mayCosign(person, of);
    return found.may ? found.capacity : found.why;
  };

  it('takes the second clinician’s, a student’s beside the clinician’s, and a therapist’s under an assistant’s note', () => {
    expect(short(pta, under([pt], [pt, pta]))).toBe('second-clinician');
    expect(short(student, under([pt], [pt, student]))).toBe('second-clinician');
    expect(short(otherPt, under([pta], [pta]))).toBe('co-signer');
  });

  it('refuses another discipline, who signed already, an aide, and who has no part in it', () => {
    expect(short(ot, under([pta], [pta]))).toBe('discipline');
    expect(short(pta, under([pta], [pta]))).toBe('signed-already');
    expect(short({ ...student, level: 'aide' }, under([pt], [pt, student]))).toBe('level');
    expect(short(otherPt, under([pt], [pt]))).toBe('not-treating');
    expect(short(pta, under([pt], [pt]))).toBe('not-treating');
  });
});
