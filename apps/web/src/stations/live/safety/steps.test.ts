import type { Finding } from '@eupraxia/clinical/gate';
import { describe, expect, it } from 'vitest';
import { inPlace, stepsOf, waysOf } from './steps.ts';

const finding = (part: Partial<Finding>): Finding => ({
  rule: 'x',
  severity: 'block',
  certain: true,
  about: [],
  text: '',
  wayOn: null,
  source: '',
  verified: true,
  facts: '',
  ...part,
});

describe('waysOf(finding)', () => {
  it('opens a rule of the session by a reading of its own sign, never by words', () => {
    expect(waysOf(finding({ rule: 'stop-pain-rise', about: ['vitals'] }))).toEqual([{ kind: 'pain' }]);
    expect(waysOf(finding({ rule: 'stop-effort-limit', about: ['vitals'] }))).toEqual([{ kind: 'effort' }]);
    expect(waysOf(finding({ rule: 'stop-pressure-limit', about: ['vitals'] }))).toEqual([{ kind: 'vitals' }]);
  });

  it('offers vital signs for a block by a number, and for a reason by a number both', () => {
    expect(waysOf(finding({ rule: 'limit-systolic', about: ['vitals'] }))).toEqual([{ kind: 'vitals' }]);
    expect(waysOf(finding({ rule: 'systolic-high', severity: 'reason', about: ['vitals'] }))).toEqual([
      { kind: 'reason' },
      { kind: 'vitals' },
    ]);
  });

  it('asks one question after the other', () => {
    const open = finding({ certain: false, ask: ['cardiac-implant', 'pregnancy'] });
    expect(waysOf(open)).toEqual([{ kind: 'answer', question: 'cardiac-implant' }]);
  });

  it('offers a new consent where it was refused', () => {
    expect(waysOf(finding({ rule: 'consent-refused', about: ['consent'] }))).toEqual([{ kind: 'consent' }]);
  });
});

describe('stepsOf(findings)', () => {
  it('joins what one answer or one reading settles, in the order of the gate', () => {
    const steps = stepsOf([
      finding({ rule: 'a', certain: false, ask: ['pregnancy'] }),
      finding({ rule: 'limit-systolic', about: ['vitals'] }),
      finding({ rule: 'b', certain: false, severity: 'reason', ask: ['pregnancy', 'malignancy'] }),
      finding({ rule: 'vitals-first', severity: 'ask', about: ['vitals'], ask: ['vitals'] }),
      finding({ rule: 'c' }),
    ]);
    expect(steps.map(({ key, findings }) => [key, findings.map(({ rule }) => rule)])).toEqual([
      ['answer:pregnancy', ['a', 'b']],
      ['vitals', ['limit-systolic', 'vitals-first']],
      ['rule:c', ['c']],
    ]);
  });
});

describe('inPlace(before, now, answered)', () => {
  it('keeps what was answered where it was, and puts what is new behind what stands before it', () => {
    expect(inPlace(['q1', 'q2', 'q3'], ['q2', 'new', 'q3'], new Set(['q1']))).toEqual(['q1', 'q2', 'new', 'q3']);
    expect(inPlace(['q1', 'q2'], ['block', 'q2'], new Set(['q1']))).toEqual(['q1', 'q2', 'block']);
    expect(inPlace(['q1', 'q2'], ['q2'], new Set())).toEqual(['q2']);
  });
});
