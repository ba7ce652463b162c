import { hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noise } from '../shared.fixture.ts';
import { type Band, butterworth } from './butterworth.ts';
import { Cascade, filterCausal } from './cascade.ts';
import { notch } from './notch.ts';
import type { Section } from './sections.ts';
import { filterZeroPhase, zeroPhasePadding } from './zero-phase.ts';

const rate = hertz(1000);
const bandPass: Band = { kind: 'band-pass', low: hertz(20), high: hertz(450) };
const family: [string, Section[]][] = [
  ['low', butterworth(2, { kind: 'low', edge: hertz(6) }, rate)],
  ['high', butterworth(3, { kind: 'high', edge: hertz(20) }, rate)],
  ['band-pass', butterworth(2, bandPass, rate)],
  ['band-stop', butterworth(2, { kind: 'band-stop', low: hertz(45), high: hertz(55) }, rate)],
  ['notch', notch(hertz(50), 30, rate)],
];
const random = (seed: number, length = 2000) => Float64Array.from({ length }, noise(seed));
const furthest = (a: Float64Array, b: Float64Array) =>
  a.reduce((most, x, i) => Math.max(most, Math.abs(x - (b[i] as number))), 0);

function gainAt(sections: readonly Section[], frequency: number): number {
  const w = (2 * Math.PI * frequency) / rate;
  return sections.reduce((gain, { b0, b1, b2, a1, a2 }) => {
    const part = (c0: number, c1: number, c2: number) =>
      Math.hypot(c0 + c1 * Math.cos(w) + c2 * Math.cos(2 * w), c1 * Math.sin(w) + c2 * Math.sin(2 * w));
    return (gain * part(b0, b1, b2)) / part(1, a1, a2);
  }, 1);
}

describe('butterworth', () => {
  // scipy 1.17: butter(3, 60, fs=1000, output='sos') and butter(3, [45, 55], 'bandstop', fs=1000, output='sos')
  it('butterworth(3, low 60 Hz) and (3, band-stop 45–55 Hz) equal an independent design, section by section', () => {
    const vectors: [Section[], number[][]][] = [
      [
        butterworth(3, { kind: 'low', edge: hertz(60) }, rate),
        [
          [0.004750523610980862, 0.009501047221961724, 0.004750523610980862, 1.0, -0.6795992982245266, 0.0],
          [1.0, 1.0, 0.0, 1.0, -1.5704857835018673, 0.6891003454464882],
        ],
      ],
      [
        butterworth(3, { kind: 'band-stop', low: hertz(45), high: hertz(55) }, rate),
        [
          [0.9390916523119577, -1.7871403165235118, 0.9390916523119577, 1.0, -1.8450684615682118, 0.9390625058174924],
          [1.0, -1.9030520739096508, 1.0, 1.0, -1.8532804968042271, 0.966529553970709],
          [1.0, -1.9030520739096508, 1.0, 1.0, -1.8912545753752308, 0.971642093041352],
        ],
      ],
    ];
    for (const [ours, theirs] of vectors) {
      expect(ours).toHaveLength(theirs.length);
      for (const [i, s] of ours.entries()) {
        for (const [j, x] of [s.b0, s.b1, s.b2, 1, s.a1, s.a2].entries())
          expect(Math.abs(x - (theirs[i]?.[j] ?? 0))).toBeLessThan(1e-13);
      }
    }
  });

  it('butterworth(n, band) passes half the power at every edge, whatever the order', () => {
    for (const order of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const half = Math.SQRT1_2;
      expect(gainAt(butterworth(order, { kind: 'low', edge: hertz(60) }, rate), 60)).toBeCloseTo(half, 9);
      expect(gainAt(butterworth(order, { kind: 'high', edge: hertz(60) }, rate), 60)).toBeCloseTo(half, 9);
      for (const kind of ['band-pass', 'band-stop'] as const) {
        const sections = butterworth(order, { kind, low: hertz(40), high: hertz(200) }, rate);
        expect(gainAt(sections, 40)).toBeCloseTo(half, 7);
        expect(gainAt(sections, 200)).toBeCloseTo(half, 7);
      }
    }
  });

  it('butterworth refuses edges outside 0 to half the rate, and orders that are not whole numbers above 0', () => {
    expect(() => butterworth(2, { kind: 'low', edge: hertz(500) }, rate)).toThrow('edge 500 Hz is not between 0 and 500 Hz');
    expect(() => butterworth(2, { kind: 'band-pass', low: hertz(90), high: hertz(20) }, rate)).toThrow(RangeError);
    expect(() => butterworth(0, bandPass, rate)).toThrow('order 0');
    expect(() => notch(hertz(500), 30, rate)).toThrow(RangeError);
  });

  it('notch(50 Hz) stops 50 Hz and leaves 45 and 55 Hz', () => {
    const sections = notch(hertz(50), 30, rate);
    expect(gainAt(sections, 50)).toBeLessThan(1e-12);
    expect(gainAt(sections, 45)).toBeGreaterThan(0.98);
    expect(gainAt(sections, 55)).toBeGreaterThan(0.98);
  });
});

describe.each(family)('every filter keeps the family rules: %s', (_name, sections) => {
  const forms: [string, (x: Float64Array) => Float64Array][] = [
    ['filterCausal', (x) => filterCausal(sections, x)],
    ['filterZeroPhase', (x) => filterZeroPhase(sections, x)],
  ];

  it.each(forms)('%s(a·x + b·y) = a·%s(x) + b·%s(y)', (_form, filter) => {
    const x = random(1);
    const y = random(2);
    const fx = filter(x);
    const fy = filter(y);
    const joint = filter(x.map((v, i) => 3 * v - 2 * (y[i] as number)));
    expect(
      furthest(
        joint,
        fx.map((v, i) => 3 * v - 2 * (fy[i] as number)),
      ),
    ).toBeLessThan(1e-10);
  });

  it.each(forms)('%s(silence) is silence, and gives finite for finite', (_form, filter) => {
    expect(filter(new Float64Array(500)).every((v) => v === 0)).toBe(true);
    expect(filter(random(3).map((v) => v * 1e100)).every(Number.isFinite)).toBe(true);
  });

  it('filterCausal(x delayed) is filterCausal(x), delayed', () => {
    const x = random(4);
    const late = new Float64Array(x.length + 37);
    late.set(x, 37);
    expect(furthest(filterCausal(sections, x), filterCausal(sections, late).subarray(37))).toBe(0);
  });

  it('filterZeroPhase(x reversed) is filterZeroPhase(x), reversed, away from the ends', () => {
    const x = new Float64Array(20_000);
    x.set(random(5), 9000);
    const there = filterZeroPhase(sections, x);
    const back = filterZeroPhase(sections, x.toReversed()).toReversed();
    expect(furthest(there, back)).toBeLessThan(1e-9);
  });

  it('Cascade.process block by block gives filterCausal of the whole, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 12 }), (cuts) => {
        const x = random(6);
        const whole = filterCausal(sections, x);
        const cascade = new Cascade(sections);
        const pieces = Float64Array.from(x);
        let at = 0;
        for (const cut of [...cuts, x.length]) {
          const to = Math.min(x.length, at + cut);
          cascade.process(pieces.subarray(at, to));
          at = to;
        }
        expect(furthest(pieces, whole)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it('Cascade.settle(level) makes a constant come out without a ring', () => {
    const cascade = new Cascade(sections);
    cascade.settle(1000);
    const out = new Float64Array(400).fill(1000);
    cascade.process(out);
    expect(Math.max(...out) - Math.min(...out)).toBeLessThan(1e-6);
    cascade.reset();
    const quiet = new Float64Array(10);
    cascade.process(quiet);
    expect(quiet.every((v) => v === 0)).toBe(true);
  });

  it('filterZeroPhase(a long signal), which is filtered by halves, is that of one pass there and one back', () => {
    for (const length of [60_001, 60_002]) {
      const x = random(7, length);
      const pad = zeroPhasePadding(sections);
      const ends = (from: number, at: (i: number) => number) => Float64Array.from({ length: pad }, (_, i) => 2 * from - at(i));
      const whole = Float64Array.from([
        ...ends(x[0] as number, (i) => x[pad - i] as number),
        ...x,
        ...ends(x[length - 1] as number, (i) => x[length - 2 - i] as number),
      ]);
      const cascade = new Cascade(sections);
      for (let pass = 0; pass < 2; pass++) {
        cascade.settle(whole[0] as number);
        cascade.process(whole);
        whole.reverse();
      }
      expect(furthest(filterZeroPhase(sections, x), whole.subarray(pad, pad + length))).toBeLessThan(1e-12);
    }
  });

  it('filterZeroPhase refuses a signal no longer than its padding', () => {
    const pad = zeroPhasePadding(sections);
    expect(() => filterZeroPhase(sections, new Float64Array(pad))).toThrow(`more than ${pad} are needed`);
    expect(filterZeroPhase(sections, new Float64Array(pad + 1))).toHaveLength(pad + 1);
  });
});
