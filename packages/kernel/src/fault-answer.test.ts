import { describe, expect, it } from 'vitest';
import { faultAnswer, faultOfAnswer } from './index.ts';

const fault = { code: 'EUP_TEST_ROLE', message: 'Your role may not do this.', remedy: 'Ask a therapist.', status: 403 };

describe('faultAnswer(fault)', () => {
  it('sends the remedy under its name and under the name that the release before reads', () => {
    expect(faultAnswer(fault)).toEqual({
      code: fault.code,
      message: fault.message,
      remedy: fault.remedy,
      mend: fault.remedy,
    });
  });
});

describe('faultOfAnswer(value, status)', () => {
  const { code, message, remedy } = fault;

  it('reads an answer of this release, of the one before, and of one that sends `remedy` alone', () => {
    expect(faultOfAnswer(faultAnswer(fault), 403)).toEqual(fault);
    expect(faultOfAnswer({ code, message, mend: remedy }, 403)).toEqual(fault);
    expect(faultOfAnswer({ code, message, remedy }, 403)).toEqual(fault);
  });

  it('takes `remedy` where the two differ', () => {
    expect(faultOfAnswer({ code, message, remedy, mend: 'an older text' }, 403)).toEqual(fault);
  });

  it('answers null for what is not a fault', () => {
    for (const value of [null, undefined, 'x', 1, [], {}, { code }, { code, message }, { code, message, remedy: 1 }])
      expect(faultOfAnswer(value, 500)).toBeNull();
  });
});
