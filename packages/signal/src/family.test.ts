import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceFamily } from './balance/family.fixture.ts';
import { emgFamily } from './emg/family.fixture.ts';
import { faceFamily } from './face/family.fixture.ts';
import type { Input, Member, Output } from './family.fixture.ts';
import { filterFamily } from './filter/family.fixture.ts';
import { gaitFamily } from './gait/family.fixture.ts';
import { gapFamily } from './gap/family.fixture.ts';
import { orientationFamily } from './orientation/family.fixture.ts';
import { poseFamily } from './pose/family.fixture.ts';
import { segmentationFamily } from './segmentation/family.fixture.ts';
import { smoothnessFamily } from './smoothness/family.fixture.ts';
import { spectrumFamily } from './spectrum/family.fixture.ts';

// Every method that makes numbers of samples stands here and is held to the same laws. To add yours: write
// `<folder>/family.fixture.ts` with a list of `Member` (family.fixture.ts tells what each field means), and name it below.
const family: readonly Member[] = [
  ...gapFamily,
  ...filterFamily,
  ...spectrumFamily,
  ...emgFamily,
  ...balanceFamily,
  ...smoothnessFamily,
  ...poseFamily,
  ...faceFamily,
  ...orientationFamily,
  ...gaitFamily,
  ...segmentationFamily,
];

const runs = { numRuns: 12 };

function values(output: Output[string] | undefined): Float64Array {
  if (output instanceof Float64Array) return output;
  return output === null || output === undefined ? new Float64Array() : Float64Array.of(output);
}

const largest = (x: Float64Array) => x.reduce((most, v) => Math.max(most, Math.abs(v)), 0);

/** Whether two outputs have the same names, the same nulls, and values within the tolerance of the largest of them. */
function equal(ours: Output, theirs: Output, tolerance: number): void {
  expect(Object.keys(ours)).toEqual(Object.keys(theirs));
  for (const [name, mine] of Object.entries(ours)) {
    const [a, b] = [values(mine), values(theirs[name])];
    expect(a.length, name).toBe(b.length);
    const off = a.reduce((most, v, i) => Math.max(most, Math.abs(v - (b[i] as number))), 0);
    expect(off, name).toBeLessThanOrEqual(tolerance * Math.max(largest(a), largest(b)));
  }
}

const mapped = (output: Output, of: (value: number, name: string, i: number) => number): Output =>
  Object.fromEntries(
    Object.entries(output).map(([name, value]) => {
      if (value instanceof Float64Array) return [name, value.map((v, i) => of(v, name, i))];
      return [name, value === null ? null : of(value, name, 0)];
    }),
  );

const finite = (output: Output) => Object.values(output).every((value) => values(value).every(Number.isFinite));
const times = (x: Input, k: number): Input => x.map((channel) => channel.map((v) => k * v));

describe.each(family.map((member) => [member.name, member] as const))('%s', (_name, member) => {
  const { input, whole, stream, scale, tolerance = 1e-9 } = member;
  const seeds = fc.integer({ min: 1, max: 10_000 });

  const powers = typeof scale === 'string' ? undefined : scale;

  if (powers)
    it('gives of k times the input k to its power times the output', () => {
      expect(Object.keys(whole(input(1))).sort()).toEqual(Object.keys(powers ?? {}).sort());
      fc.assert(
        fc.property(seeds, fc.constantFrom(0.001, 0.5, 3, 1024), (seed, k) => {
          const x = input(seed);
          const expected = mapped(whole(x), (v, name) => v * k ** (powers?.[name] ?? 0));
          equal(whole(times(x, k)), expected, Math.max(tolerance, 1e-9));
        }),
        runs,
      );
    });

  it('gives silence, or nothing, of silence', () => {
    const silent = whole(times(input(1), 0));
    const asked = member.silence ?? 'zero';
    for (const [name, value] of Object.entries(silent)) {
      const own = typeof asked === 'string' ? asked : asked[name];
      if (own === 'null') expect(value, name).toBeNull();
      else if (own !== 'any') expect(largest(values(value)), name).toBeLessThan(1e-12);
    }
  });

  it('leaves its input as it was', () => {
    const x = input(2);
    whole(x);
    expect(x).toEqual(input(2));
  });

  it('gives birth to no NaN', () => {
    for (const k of [1e-150, 1, 1e9]) expect(finite(whole(times(input(3), k)))).toBe(true);
    if (member.lost === 'kept') return;
    fc.assert(
      fc.property(
        seeds,
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 200 })), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
        (seed, holes, value) => {
          const x = input(seed).map((channel) => Float64Array.from(channel));
          for (const channel of x)
            for (const [at, length] of holes) {
              const from = Math.floor(at * (channel.length - 1));
              channel.fill(value, from, from + length);
            }
          expect(finite(whole(x))).toBe(true);
          if (member.marks) expect(member.marks(x)).toBe(true);
        },
      ),
      runs,
    );
    if (member.marks) expect(member.marks(input(1))).toBe(false);
    expect(finite(whole(input(1).map((channel) => channel.map(() => Number.NaN))))).toBe(true);
  });

  if (stream)
    it('gives in blocks of any size what it gives of the whole', () => {
      fc.assert(
        fc.property(seeds, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (seed, shares) => {
          const x = input(seed);
          const length = x[0]?.length ?? 0;
          const cuts = [0, ...shares.map((share) => Math.floor(share * length)).sort((a, b) => a - b), length];
          equal(stream?.(x, cuts) ?? {}, whole(x), tolerance);
        }),
        runs,
      );
    });

  if (member.linear)
    it('gives of a·x + b·y what it gives of each', () => {
      const [x, y] = [input(4), input(5)];
      const joint = whole(x.map((channel, c) => channel.map((v, i) => 3 * v - 2 * (y[c]?.[i] as number))));
      const other = whole(y);
      const apart = mapped(whole(x), (v, name, i) => 3 * v - 2 * (values(other[name])[i] as number));
      equal(joint, apart, Math.max(tolerance, 1e-9));
    });

  if (member.delayed)
    it('gives the same later of what comes later', () => {
      const later = (x: Float64Array) => {
        const out = new Float64Array(x.length + 37);
        out.set(x, 37);
        return out;
      };
      const x = input(6);
      const late = whole(x.map(later));
      const expected = mapped(whole(x), (v) => v);
      equal(
        Object.fromEntries(Object.entries(late).map(([name, v]) => [name, values(v).subarray(37)])),
        Object.fromEntries(Object.entries(expected).map(([name, v]) => [name, values(v)])),
        tolerance,
      );
    });
});
