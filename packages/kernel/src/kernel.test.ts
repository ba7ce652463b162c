import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf, isUuid, uuidV7 } from './index.ts';

describe('faultsOf(table)', () => {
  const fault = faultsOf({
    EUP_TEST_RATE: { sentence: 'The rate is {found}; expected {expected}.', status: 422, remedy: 'Give a rate.' },
  });

  it('fills what came and what was expected into the sentence', () => {
    expect(fault('EUP_TEST_RATE', { found: 'fast', expected: 'hertz' })).toEqual({
      code: 'EUP_TEST_RATE',
      message: 'The rate is fast; expected hertz.',
      remedy: 'Give a rate.',
      status: 422,
    });
  });

  it('leaves the braces of a parameter that nobody gave, so that the gap is seen', () => {
    expect(fault('EUP_TEST_RATE', { found: 1 }).message).toBe('The rate is 1; expected {expected}.');
  });

  it('keeps every message on one line and short, whatever came', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (found) => {
        const { message } = fault('EUP_TEST_RATE', { found, expected: 'hertz' });
        expect(message).not.toMatch(/\p{Cc}/u);
        expect(message.length).toBeLessThan(200);
      }),
    );
  });
});

describe('uuidV7(at, random)', () => {
  it('makes a valid UUID that sorts by its time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 47 }),
        fc.integer({ min: 1, max: 2 ** 46 }),
        fc.uint8Array({ minLength: 10, maxLength: 10 }),
        (at, later, random) => {
          const first = uuidV7(at, random);
          const second = uuidV7(at + later, random);
          expect(isUuid(first)).toBe(true);
          expect(first < second).toBe(true);
        },
      ),
    );
  });
});
