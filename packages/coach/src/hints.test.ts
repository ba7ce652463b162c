import { describe, expect, it } from 'vitest';
import { hintsFor, principles, type Situation, shownDeviation } from './hints.ts';
import type { RuleChoices, RuleId } from './rows/rules.ts';

const all: RuleChoices = Object.fromEntries(
  (
    ['feedback-channel', 'whole-and-part', 'night-between', 'automaticity', 'transfer-probe', 'ten-principles'] satisfies RuleId[]
  ).map((rule) => [rule, true]),
);
const situation: Situation = {
  measures: 'timing',
  structure: 'rhythm',
  newTask: true,
  minutesLeft: 5,
  dualTaskCost: 6,
  sessionsSinceTransfer: 4,
  motivationAsked: false,
  answered: principles.filter((one) => one !== 'salience'),
};

describe('hintsFor(situation, rules)', () => {
  it('says what each rule that is on has to say, with its row', () => {
    expect(hintsFor(situation, all)).toMatchObject([
      { key: 'channel', channel: 'ear', row: { status: 'unsourced' } },
      { key: 'parts', allowed: false },
      { key: 'not-now' },
      { key: 'near-automatic', cost: 6 },
      { key: 'transfer-probe', trials: 3 },
      { key: 'ask-joy-and-confidence' },
      { key: 'unanswered', principles: ['salience'] },
    ]);
  });

  it('says by itself only what is verified, and nothing of what is unknown', () => {
    expect(hintsFor(situation).map(({ key }) => key)).toEqual(['ask-joy-and-confidence']);
    expect(hintsFor({}, all)).toEqual([]);
    expect(
      hintsFor({ ...situation, motivationAsked: true, answered: principles, minutesLeft: 30, dualTaskCost: 12 }, all),
    ).toHaveLength(3);
  });
});

describe('shownDeviation(deviation, gain, rules)', () => {
  it('shows the truth until it is switched on, and never more than one and a half of it', () => {
    expect(shownDeviation(10, 1.5)).toBe(10);
    expect(shownDeviation(10, 1.5, { 'error-augmentation': true })).toBe(15);
    expect(() => shownDeviation(10, 2)).toThrow('gain of 2');
  });
});
