import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exampleSnapshot } from '../log/example.ts';
import { newChartEntry } from './entry.ts';

const issueOf = (kind: string, body: object) => {
  const read = newChartEntry.safeParse({ id: randomUUID(), kind, body: { id: randomUUID(), ...body } });
  const issue = read.error?.issues[0];
  return issue === undefined ? null : `${issue.path.join('.')}: ${issue.message}`;
};

describe('newChartEntry', () => {
  const [item] = exampleSnapshot().program.items;

  it('takes a program, and refuses one that names two activities alike', () => {
    expect(issueOf('program', { items: [item, { ...item, id: randomUUID() }] })).toBe(null);
    expect(issueOf('program', { items: [item, item] })).toBe('body.items: an id of its own for each item');
  });

  it('names the field that does not fit, whichever kind it is of', () => {
    expect(issueOf('screening', { on: '2026-11-20', answers: { falls: { answer: 'maybe' } } })).toMatch(
      /^body\.answers\.falls\.answer: /,
    );
    expect(issueOf('finding', { domain: 'tone', takenOn: '2026-11-20' })).toBe('body: a value, a grade or words');
    expect(issueOf('history', {})).toMatch(/^body\.factors: /);
    expect(issueOf('nothing', {})).toMatch(/^kind: /);
  });

  it('keeps control characters out of codes and of the names of proposals', () => {
    const condition = { conditionId: 'stroke', name: 'Stroke', side: 'left', onset: '2026-11-20' };
    expect(issueOf('condition', { ...condition, icd10: 'I63.9' })).toBe(null);
    expect(issueOf('condition', { ...condition, icd10: 'I63\n9' })).toMatch(/^body\.icd10: /);
    const answer = { activityId: randomUUID(), variable: 'hold', direction: 'harder', accepted: true, at: 1_795_364_100_000 };
    expect(issueOf('proposal-answer', { ...answer, proposal: 'hold up' })).toBe(null);
    expect(issueOf('proposal-answer', { ...answer, proposal: 'hold\u0000up' })).toMatch(/^body\.proposal: /);
  });
});
