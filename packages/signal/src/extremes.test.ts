import { describe, expect, it } from 'vitest';
import { type Feeding, feedings, modules } from './extremes.fixture.ts';
import { noise } from './shared.fixture.ts';

const length = 600;
const noisy = (size: number) => Float64Array.from({ length }, noise(7)).map((x) => size * x);
const holed = (value: number) => noisy(1).map((x, i) => (i > 200 && i < 260 ? value : x));

/** Samples that a broken file or a broken device gives; whether every one is finite. */
const samples: readonly (readonly [string, Float64Array])[] = [
  ['±1e308', Float64Array.from({ length }, (_, i) => (i % 2 === 0 ? 1e308 : -1e308))],
  ['1e308 throughout', new Float64Array(length).fill(1e308)],
  ['noise of 1e308', noisy(1e308)],
  ['noise of 1e160', noisy(1e160)],
  ['one 1e308 among noise', holed(0).map((x, i) => (i === 300 ? 1e308 : x))],
  ['noise of 1e-308', noisy(1e-308)],
  ['the smallest number', new Float64Array(length).fill(5e-324)],
  ['0 throughout', new Float64Array(length)],
  ['lost throughout', new Float64Array(length).fill(Number.NaN)],
  ['lost in the middle', holed(Number.NaN)],
  ['infinite in the middle', holed(Number.POSITIVE_INFINITY)],
  ['−infinite in the middle', holed(Number.NEGATIVE_INFINITY)],
  ['nothing', new Float64Array()],
  ['one sample', Float64Array.of(1)],
  ['two samples', Float64Array.of(1, 2)],
  ['three samples', Float64Array.of(1e308, -1e308, 0)],
];
const rates = [1000, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300, 1e-300, 5e-324, 1e6, 49.9];

/** Whether a rate is one that a sampler can have. */
const isRate = (rate: number) => rate >= 1e-6 && rate <= 1e9;

/** The first number that is not finite, by its path; null where every one is. */
function unfinite(value: unknown, path = ''): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${path} is ${value}`;
  if (ArrayBuffer.isView(value)) {
    const at = (value as Float64Array).findIndex((x) => !Number.isFinite(x));
    return at < 0 ? null : `${path}[${at}] is ${(value as Float64Array)[at]}`;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found = unfinite(inner, `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

/** What is wrong with what a function gives; null where it refuses by a RangeError or a code, or every number is finite. */
function wrong(feeding: Exclude<Feeding, string>, x: Float64Array, rate: number): string | null {
  const [feed, lostStays] = typeof feeding === 'function' ? [feeding, false] : [feeding.feed, true];
  let given: unknown;
  try {
    given = feed(x, rate);
  } catch (thrown) {
    return thrown instanceof RangeError ? null : `throws ${thrown}`;
  }
  const refused = given as { ok?: boolean; error?: { code?: string } } | null;
  if (refused?.ok === false) return /^EUP_SIGNAL_/.test(refused.error?.code ?? '') ? null : 'refuses without a code';
  // What isn't known may stay so; it is never born of samples that are all known.
  if (lostStays || !x.every(Number.isFinite)) return null;
  return unfinite(given);
}

describe('every function of the package stands in the table of extremes', () => {
  it.each(Object.entries(modules))('%s', (name, module) => {
    const handed = Object.entries(module).flatMap(([one, value]) => (typeof value === 'function' ? [`${name}.${one}`] : []));
    expect(
      Object.keys(feedings)
        .filter((one) => one.startsWith(`${name}.`))
        .sort(),
    ).toEqual(handed.sort());
  });
});

const fed = Object.entries(feedings).flatMap(([name, feeding]) =>
  typeof feeding === 'string' ? [] : [[name, feeding] as const],
);

describe.each(fed)('%s', (_name, feeding) => {
  it('gives of samples beyond everything a refusal or finite numbers', () => {
    const found = samples.flatMap(([what, x]) => {
      const before = Float64Array.from(x);
      const problem = wrong(feeding, x, 1000);
      expect(x, what).toEqual(before);
      return problem === null ? [] : [`${what}: ${problem}`];
    });
    expect(found).toEqual([]);
  });

  it('gives of a rate that is none a refusal or finite numbers, and ends', () => {
    const x = noisy(1);
    const found = rates.flatMap((rate) => {
      const problem = wrong(feeding, x, rate);
      return problem === null ? [] : [`${rate}: ${problem}`];
    });
    expect(found).toEqual([]);
  });
});

it('a rate of the table that is none is refused by the limits', () => {
  expect(rates.filter(isRate)).toEqual([1000, 1e6, 49.9]);
});
