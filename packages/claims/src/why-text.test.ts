import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedVisits } from './generated-visit.fixture.ts';
import { type Coding, codingOf, timedUnits, type Why, type WhyKey, type WhyParams, whyBooks, whyText } from './index.ts';

const split = {
  code: '97110',
  therapist: 28 * 60 + 20,
  assistant: 20 * 60,
  therapistRest: 13 * 60 + 20,
  assistantRest: 5 * 60,
  plain: 2,
  modified: 1,
  asked: 0,
  modifier: 'CQ',
};
const tie = { codes: ['97110', '97112'], remainder: 5, pick: 1 };
const service = { code: '97112', minutes: 24, units: 2 };

/** Parameters for every key: one that is added and left out here does not compile. */
const examples: { readonly [K in WhyKey]: readonly WhyParams[K][] } = {
  'several-visits': [{ others: 1 }, { others: 2 }],
  'floored-once': [{ minutes: 23, apart: 22 }],
  total: [
    { minutes: 1, units: 0, quarters: 0, rest: 1, needed: 8 },
    { minutes: 10, units: 1, quarters: 0, rest: 10, needed: 8 },
    { minutes: 30, units: 2, quarters: 2, rest: 0, needed: 8 },
    { minutes: 38, units: 3, quarters: 2, rest: 8, needed: 8 },
    { minutes: 37, units: 2, quarters: 2, rest: 7, needed: 8 },
  ],
  'whole-quarters': [
    { code: '97112', minutes: 24, quarters: 1, rest: 9 },
    { code: '97112', minutes: 30, quarters: 2, rest: 0 },
  ],
  'largest-remainders': [{ codes: ['97112', '97110'], remainders: [9, 8] }],
  'tie-open': [tie],
  'tie-chosen': [{ ...tie, chosen: ['97112'] }],
  'tie-partly-chosen': [{ ...tie, pick: 2, chosen: ['97112'] }],
  'counted-by-midpoint': [service],
  'counted-by-full-quarters': [service],
  'preference-without-total': [{}],
  'preference-not-needed': [{ codes: ['97140'] }],
  bundled: [{ code: '97010', minutes: 10 }],
  untimed: [{ code: '97150', minutes: 30, units: 1 }],
  caregiver: [{ code: '97550', minutes: 38, units: 2 }],
  monthly: [{ code: '98980', minutes: 25 }],
  'assistant-above-tenth': [{ code: '97150', therapist: 1800, assistant: 240 }],
  'assistant-within-tenth': [{ code: '97150', therapist: 1800, assistant: 180 }],
  'split.assistant-alone': [{ ...split, therapist: 0, plain: 0 }],
  'split.whole-quarters': [split],
  'split.one-each': [split],
  'split.therapist-eight': [{ ...split, modified: 0 }],
  'split.therapist-last': [split],
  'split.share': [split],
  'split.under-share': [split],
  'split.ask': [{ ...split, asked: 2 }],
  'split-chosen': [{ code: '97110', units: 1 }],
  unbilled: ['therapist', 'assistant', 'both', 'student', 'aide', 'none', 'robot'].map((by) => ({
    code: '97112',
    minutes: 5,
    by,
  })),
  'minutes-without-unit': [{ codes: ['97112'] }],
  caution: [{ code: '97014', day: '2026-11-22' }],
  'not-verified': [{ code: '97129', status: 'unverified' }],
  'nothing-furnished': [{}],
};

const all = (Object.keys(examples) as WhyKey[]).flatMap((key) => examples[key].map((params) => ({ key, params }) as Why));

describe.each([...whyBooks])('the phrase book %s', (locale, book) => {
  it('holds every key and no other', () => {
    expect(Object.keys(book).sort()).toEqual(Object.keys(examples).sort());
  });

  it.each(all.map((why) => [why.key, why] as const))('makes a sentence of %s', (_, why) => {
    const text = whyText(why, locale);
    expect(text).toMatch(/^\S.*\S\.$/);
    expect(text).not.toMatch(/undefined|NaN|null|\[object|\.\.$/);
  });
});

describe('whyText(why, locale)', () => {
  it('says each key in other words than the rest', () => {
    expect(new Set(all.map((why) => whyText(why, 'en-US'))).size).toBe(all.length);
  });

  it('answers a locale without a book in American English', () => {
    const why: Why = { key: 'nothing-furnished', params: {} };
    expect(whyText(why, 'xx')).toBe(whyText(why, 'en-US'));
  });

  it('reads the caution from the row that holds on the day', () => {
    expect(whyText({ key: 'caution', params: { code: '97014', day: '2026-11-22' } }, 'en-US')).toContain('G0283');
  });
});

describe('the reasons of timedUnits(codingOf(visit))', () => {
  const counted = (visit: Parameters<typeof codingOf>[0]): Coding => {
    const coding = timedUnits(codingOf(visit));
    if (!coding.ok) throw new Error(coding.error.message);
    return coding.value;
  };

  it('carry numbers and ids alone, no words', () => {
    fc.assert(
      fc.property(generatedVisits, ({ visit }) => {
        for (const value of counted(visit).why.flatMap(({ params }) => Object.values(params).flat() as unknown[])) {
          expect(String(value)).toMatch(/^[\w-]+$/);
        }
      }),
      { numRuns: 200, seed: 20_261_122 },
    );
  });

  it('stand at each line that they are about, in the order of the whole', () => {
    fc.assert(
      fc.property(generatedVisits, ({ visit }) => {
        const { lines, why } = counted(visit);
        for (const line of lines) {
          const places = line.why.map((one) => why.indexOf(one));
          expect(places.every((place, i) => place >= 0 && place >= (places[i - 1] ?? 0))).toBe(true);
          expect(line.why.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200, seed: 20_261_122 },
    );
  });
});
