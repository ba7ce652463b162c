import { describe, expect, it } from 'vitest';
import { isSwitchable, orderedPractice } from './ordered.ts';

describe('orderedPractice(order)', () => {
  it('leaves everything to the coach where nothing is ordered', () => {
    expect(orderedPractice(undefined)).toEqual({ rules: {}, parameters: {}, errors: 'errorful', feedback: undefined });
  });

  it('takes rules, numbers, errors and policy that it knows, and leaves out what it does not', () => {
    expect(
      orderedPractice({
        feedback: 'terminal',
        errors: 'errorless',
        rules: { 'good-trials': true, 'faded-feedback': false, 'stop-rules': false, automaticity: true, telepathy: true },
        numbers: { goodOf: 4, restPerWork: 99, effortLimit: 9, hopes: 1 },
      }),
    ).toEqual({
      rules: { 'good-trials': true, 'faded-feedback': false },
      parameters: { goodOf: 4 },
      errors: 'errorless',
      feedback: 'terminal',
    });
    expect(orderedPractice({ numbers: { successLow: 0.9, step: 3 } }).parameters).toEqual({ step: 3 });
    expect(orderedPractice({ feedback: 'telepathic' }).feedback).toBeUndefined();
  });

  it('isSwitchable(rule) is false of a rule of safety, of a reference, and of what is no rule', () => {
    expect(['stop-rules', 'ten-principles', 'constructor', 'staircase'].map(isSwitchable)).toEqual([false, false, false, true]);
  });
});
