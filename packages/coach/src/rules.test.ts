import { describe, expect, it } from 'vitest';
import { coachPlan, tappedPlan } from './plan.ts';
import { parameterDefaults } from './rows/parameters.ts';
import { isOn, ruleOfMove, standpoints, whyOf } from './rules.ts';

describe('isOn(rule, choices), whyOf(rule, plan), standpoints(plan)', () => {
  it('a rule of safety stays on whatever was chosen; others follow the therapist', () => {
    expect(isOn('stop-rules', { 'stop-rules': false })).toBe(true);
    expect([isOn('staircase'), isOn('staircase', { staircase: true })]).toEqual([false, true]);
    expect([isOn('faded-feedback'), isOn('faded-feedback', { 'faded-feedback': false })]).toEqual([true, false]);
    expect(isOn('bandwidth-feedback')).toBe(true);
  });

  it('show all rules, on or off, with the numbers in force and who decided', () => {
    const plan = tappedPlan({ activityId: 'a', rules: { staircase: true }, parameters: { stairsUp: 4 } });
    const all = standpoints(plan);
    expect(all).toHaveLength(33);
    expect(whyOf('staircase', plan)).toMatchObject({
      on: true,
      by: 'therapist',
      row: { status: 'unsourced' },
      numbers: [
        { name: 'stairsUp', value: 4, changed: true },
        { name: 'stairsDown', value: 1, changed: false },
        { name: 'step' },
      ],
    });
    expect(all.filter(({ by }) => by === 'always').map(({ rule }) => rule)).toEqual([
      'learning-not-performance',
      'one-change',
      'stop-rules',
    ]);
  });

  it('coachPlan leaves every rule as its row has it, and knows no limit that nobody set', () => {
    const source = { recording: 'r', channel: 'c', unit: 'µV', reference: 1, startsAt: 0 };
    const plan = coachPlan({ activityId: 'a', zone: { floor: 20, ceiling: 60, holdSeconds: 1 }, source });
    expect(plan).toMatchObject({ rules: {}, painKnown: false, errors: 'errorful' });
    expect(plan.parameters).toEqual(parameterDefaults);
  });
});

describe('ruleOfMove(move)', () => {
  it('names the rule of learning where success or fatigue decided, and the stop rules where a rule stopped practice', () => {
    expect([ruleOfMove('success-above-band'), ruleOfMove('three-sets-below-band'), ruleOfMove('staircase')]).toEqual([
      'challenge-point',
      'one-change',
      'staircase',
    ]);
    expect([ruleOfMove('stop-rule'), ruleOfMove('declining-peak'), ruleOfMove('effort')]).toEqual([
      'stop-rules',
      'challenge-point',
      'challenge-point',
    ]);
  });
});
