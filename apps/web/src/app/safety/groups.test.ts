import type { ActivityVerdict, Finding } from '@eupraxia/clinical/gate';
import { describe, expect, it } from 'vitest';
import { groupFindings, openQuestions } from './groups.ts';

const finding = (given: Partial<Finding>): Finding => ({
  rule: 'rule',
  severity: 'block',
  certain: true,
  about: [],
  text: 'Text',
  wayOn: null,
  source: 'Source',
  verified: true,
  facts: '',
  ...given,
});
const verdict = (id: string, ...findings: readonly Finding[]): ActivityVerdict => ({ id, name: id, start: 'asks', findings });
const implant = finding({ rule: 'implant', text: 'Implant' });
const heat = finding({ rule: 'heat', text: 'Heat', severity: 'reason' });
const open = (text: string, severity: Finding['severity'], ...ask: readonly string[]) =>
  finding({ rule: text, text, severity, certain: false, ask });

describe('groupFindings(verdicts)', () => {
  it('shows what concerns several activities once, with the activities', () => {
    const { shared, own } = groupFindings([verdict('a', implant, heat), verdict('b', implant)]);
    expect(shared).toEqual([{ finding: implant, activities: ['a', 'b'] }]);
    expect(own).toEqual({ a: [heat] });
  });

  it('turns what only answers keep open into questions, and keeps the rest of what is open as findings', () => {
    const unknown = open('Unsafe', 'block', 'seizures');
    const undescribed = open('Undescribed', 'block', 'traits');
    const { questions, own } = groupFindings([verdict('a', unknown, undescribed)]);
    expect(questions.map(({ question }) => question)).toEqual(['seizures']);
    expect(own['a']).toEqual([undescribed]);
  });
});

describe('openQuestions(verdicts)', () => {
  it('puts first what a block hangs on, then what concerns more activities', () => {
    const reason = open('Reason', 'reason', 'falls');
    const rows = openQuestions([
      verdict('a', reason, open('Block', 'block', 'seizures'), open('Other', 'reason', 'pregnancy')),
      verdict('b', reason),
    ]);
    expect(rows.map(({ question }) => question)).toEqual(['seizures', 'falls', 'pregnancy']);
    expect(rows[1]?.activities).toEqual(['a', 'b']);
  });
});
