import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clinicScope, isPersonId, scopeOf, signInScope } from './scope.ts';

const clinicId = '0f9d7c1e-3a52-4b6d-8e21-5c0a9b7d4e11';
const patientId = '7b1e2d3c-4f5a-4c6b-9d8e-0a1b2c3d4e5f';
const patient = (more: object) => ({ kind: 'patient', clinicId, patientId, accountId: 'a', ...more }) as const;

describe('scopeOf(actor)', () => {
  it('names the clinic and every patient for people and for the program, and for a patient themself alone', () => {
    const staff = `SET LOCAL citus.propagate_set_commands = 'local'; SET LOCAL app.clinic = '${clinicId}'; SET LOCAL app.patient = '*'`;
    expect(scopeOf({ kind: 'person', clinicId, userId: 'u', name: 'N', role: 'therapist' })).toBe(staff);
    expect(scopeOf({ kind: 'system', clinicId, job: 'seal', run: 'r' })).toBe(staff);
    expect(scopeOf(patient({}))).toBe(staff.replace('*', patientId));
  });

  it('writes nothing into a statement that is not an id: any text is refused, the star too', () => {
    const textOrStar = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('*', '', "'", `${clinicId}'`, clinicId.toUpperCase()),
    );
    fc.assert(
      fc.property(textOrStar, (text) => {
        expect(() => clinicScope(text)).toThrow(/There is no clinic/);
        expect(() => scopeOf(patient({ patientId: text }))).toThrow(/no patient/);
        expect(() => scopeOf(patient({ clinicId: text }))).toThrow(/There is no clinic/);
      }),
    );
  });
});

describe('isPersonId(text)', () => {
  it('takes the ids that sign-in makes and has made, and no sign that could end a literal', () => {
    for (const id of [clinicId, 'Ab3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z']) expect(isPersonId(id)).toBe(true);
    for (const id of ['server', '', `${clinicId}'`, `nobody' or true --`, 'a'.repeat(41), `${'a'.repeat(30)}\n`])
      expect(isPersonId(id)).toBe(false);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (text) => {
        if (isPersonId(text)) expect(signInScope(text)).toContain(`'${text}'`);
        else expect(() => signInScope(text)).toThrow(/isPersonId/);
        expect(isPersonId(text)).toBe(
          [...text].every((sign) => /[A-Za-z0-9-]/.test(sign)) && text.length >= 20 && text.length <= 40,
        );
      }),
    );
  });
});
