import { describe, expect, it } from 'vitest';
import { hintsFor, type Situation } from './hints.ts';
import type { RuleChoices } from './rows/rules.ts';

const all: RuleChoices = { 'feedback-channel': true, 'night-between': true, 'transfer-probe': true };
const situation: Situation = {
  measures: 'timing',
  newTask: true,
  minutesLeft: 5,
  sessionsSinceTransfer: 4,
  motivationOpen: true,
};

describe('hintsFor(situation, rules)', () => {
  it('says what each rule that is on has to say, with its row', () => {
    expect(hintsFor(situation, all)).toMatchObject([
      { key: 'channel', channel: 'ear', row: { status: 'unverified' } },
      { key: 'not-now', minutesLeft: 5 },
      { key: 'transfer-probe', trials: 3 },
      { key: 'ask-motivation' },
    ]);
  });

  it('says by itself only what is on by default, and nothing of what is unknown', () => {
    expect(hintsFor(situation).map(({ key }) => key)).toEqual(['ask-motivation']);
    expect(hintsFor(situation, { motivation: false })).toEqual([]);
    expect(hintsFor({}, all)).toEqual([]);
    expect(hintsFor({ ...situation, motivationOpen: false, minutesLeft: 30, sessionsSinceTransfer: 1 }, all)).toHaveLength(1);
  });
});
