import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodingInput, parseCodingInput, timedUnits } from './index.ts';

describe('parseCodingInput(input)', () => {
  const good: CodingInput = {
    date: '2026-11-20',
    discipline: 'PT',
    payer: { unitMethod: 'CMS_TOTAL', assistantModifier: true },
    bouts: [{ code: '97112', seconds: 1440, by: 'therapist' }],
  };

  it('takes what the contract names and leaves out what it does not', () => {
    expect(parseCodingInput({ ...good, patient: 'x' })).toEqual({ ok: true, value: good });
  });

  it.each([
    ['nothing', undefined, 'it is absent; expected a object'],
    [
      'a negative time',
      { ...good, bouts: [{ code: '97112', seconds: -1, by: 'therapist' }] },
      'bouts.0.seconds is -1; expected at least 0',
    ],
    [
      'no number',
      { ...good, bouts: [{ code: '97112', seconds: Number.NaN, by: 'therapist' }] },
      'bouts.0.seconds is NaN; expected a number',
    ],
    [
      'text for a number',
      { ...good, bouts: [{ code: '97112', seconds: '60', by: 'therapist' }] },
      'bouts.0.seconds is "60"; expected a number',
    ],
    [
      'a huge time',
      { ...good, bouts: [{ code: '97112', seconds: 1e12, by: 'therapist' }] },
      'bouts.0.seconds is 1000000000000; expected at most 86400',
    ],
    [
      'an unknown person',
      { ...good, bouts: [{ code: '97112', seconds: 60, by: 'robot' }] },
      'bouts.0.by is "robot"; expected one of therapist, assistant',
    ],
    ['a day that does not exist', { ...good, date: '2026-02-30' }, 'date is "2026-02-30"; expected a calendar day'],
    ['an object for a list', { ...good, bouts: {} }, 'bouts is an object; expected a list'],
  ])('refuses %s in one line that shows found and expected', (_, input, message) => {
    const read = parseCodingInput(input);
    expect(read.ok ? 'none' : read.error).toMatchObject({
      code: 'EUP_CLAIMS_INPUT',
      message: expect.stringContaining(message) as string,
    });
  });

  it('answers anything, and whatever it lets through is counted or refused with a code', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.anything().map((bouts) => ({ ...good, bouts })),
        ),
        (input) => {
          const read = parseCodingInput(input);
          if (read.ok) timedUnits(read.value);
          else expect(read.error.code).toBe('EUP_CLAIMS_INPUT');
        },
      ),
      { seed: 20_261_122 },
    );
  });
});
