import type { Finding } from '@eupraxia/clinical/gate';
import { describe, expect, it } from 'vitest';
import { type ReadingDraft, readingBody, secondReadingDue, signOfRule, toggled } from './vitals-reading.ts';

const draft = (part: Partial<ReadingDraft>): ReadingDraft => ({
  when: 'before',
  numbers: {},
  position: null,
  positionMinutes: null,
  afterRest: false,
  symptoms: null,
  ...part,
});

const finding = (part: Partial<Finding>): Finding => ({
  rule: 'pressure-high',
  severity: 'ask',
  certain: true,
  about: ['vitals'],
  text: '',
  wayOn: null,
  ask: ['vitals'],
  source: '',
  verified: false,
  facts: '',
  ...part,
});

describe('readingBody(draft)', () => {
  it('leaves out what was left empty, and reads a decimal comma', () => {
    expect(readingBody(draft({ numbers: { systolic: '186', diastolic: ' 96 ', heartRate: '', temperature: '100,4' } }))).toEqual({
      when: 'before',
      systolic: 186,
      diastolic: 96,
      temperature: 100.4,
    });
  });

  it('says that there are no symptoms only where somebody asked', () => {
    expect(readingBody(draft({ numbers: { heartRate: '70' } }))).not.toHaveProperty('symptoms');
    expect(readingBody(draft({ numbers: { heartRate: '70' }, symptoms: [] }))).toMatchObject({ symptoms: [] });
  });

  it('marks a second reading and its position', () => {
    expect(readingBody(draft({ numbers: { map: '78' }, position: 'standing', positionMinutes: 3, afterRest: true }))).toEqual({
      when: 'before',
      map: 78,
      position: 'standing',
      positionMinutes: 3,
      afterRestMinutes: 5,
    });
  });
});

describe('toggled(symptoms, one)', () => {
  it('adds, takes back, and does not turn nothing into “no symptoms”', () => {
    expect(toggled(null, 'shaky')).toEqual(['shaky']);
    expect(toggled([], 'shaky')).toEqual(['shaky']);
    expect(toggled(['shaky', 'nausea'], 'shaky')).toEqual(['nausea']);
    expect(toggled(['shaky'], 'shaky')).toBeNull();
  });
});

describe('secondReadingDue(findings)', () => {
  it('is a house number that was passed once, not a reading that is missing', () => {
    const high = finding({ rule: 'systolic-high' });
    const missing = finding({ rule: 'vitals-first' });
    expect(secondReadingDue([high, missing, finding({ rule: 'systolic-high', severity: 'reason' })])).toEqual([high]);
  });
});

describe('signOfRule(rule)', () => {
  it.each([
    ['stop-pain-rise', 'pain'],
    ['stop-pain-limit', 'pain'],
    ['limit-pain', 'pain'],
    ['stop-effort-limit', 'effort'],
    ['stop-pressure-limit', 'vitals'],
    ['stop-oxygen-limit', 'vitals'],
    ['current-and-pregnancy', null],
  ])('%s: %s', (rule, sign) => expect(signOfRule(rule)).toBe(sign));
});
