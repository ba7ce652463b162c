import { describe, expect, it } from 'vitest';
import { credentialsOf, disciplineOf } from './discipline.ts';

const clinician = { userId: 'u', name: 'S. Peak', role: 'therapist', level: 'therapist' } as const;

describe('disciplineOf(clinician)', () => {
  it('takes the field of the membership, whatever the credentials say', () => {
    expect(disciplineOf({ ...clinician, credentials: 'PT, OT', discipline: 'SLP' })).toBe('SLP');
    expect(disciplineOf({ ...clinician, credentials: '', discipline: 'OT' })).toBe('OT');
  });

  it('guesses nothing: without the field no visit is opened', () => {
    expect(() => disciplineOf({ ...clinician, credentials: 'OTR/L', discipline: null })).toThrow(/S\. Peak/);
  });
});

describe('credentialsOf(clinician)', () => {
  it('opens no visit for a person whose note could not be signed with credentials', () => {
    expect(credentialsOf({ ...clinician, credentials: 'PT', discipline: 'PT' })).toBe('PT');
    expect(() => credentialsOf({ ...clinician, credentials: ' ', discipline: 'PT' })).toThrow(/S\. Peak/);
  });
});
