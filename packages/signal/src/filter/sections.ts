import { type Complex, minus, size } from './complex.ts';

/** One second-order section, normalised to a0 = 1: y[n] = b0·x[n] + b1·x[n−1] + b2·x[n−2] − a1·y[n−1] − a2·y[n−2]. */
export interface Section {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

const eps = 2 ** -52;

/**
 * Pairs poles and zeros into second-order sections: the pole nearest the unit circle goes last, each with the zero
 * nearest to it, and the gain rides on the first. The order is that of SciPy's `zpk2sos(pairing='nearest')`, so that
 * coefficients can be compared one by one.
 */
export function pairIntoSections(zeros: readonly Complex[], poles: readonly Complex[], gain: number): Section[] {
  if (zeros.length !== poles.length) throw new RangeError('a digital filter has as many zeros as poles');
  const pad: Complex[] = poles.length % 2 === 1 ? [{ re: 0, im: 0 }] : [];
  const freeZeros = halves([...zeros, ...pad]);
  const freePoles = halves([...poles, ...pad]);
  const sections: Section[] = [];
  while (freePoles.length > 0) sections.unshift(nextSection(freeZeros, freePoles));
  const [first, ...rest] = sections;
  if (first === undefined) throw new RangeError('a filter has at least one pole');
  return [{ ...first, b0: first.b0 * gain, b1: first.b1 * gain, b2: first.b2 * gain }, ...rest];
}

function nextSection(zeros: Complex[], poles: Complex[]): Section {
  const p1 = take(
    poles,
    worst(poles, () => true),
  );
  const realPolesLeft = poles.filter(isReal).length;
  if (!isReal(p1)) {
    const mustBeComplex = poles.length + 1 === zeros.length && realPolesLeft === 1 && zeros.filter(isReal).length === 1;
    const z1 = take(zeros, nearest(zeros, p1, mustBeComplex ? (z) => !isReal(z) : () => true));
    if (!isReal(z1)) return section(quadratic(z1, conjugate(z1)), quadratic(p1, conjugate(p1)));
    const z2 = take(zeros, nearest(zeros, p1, isReal));
    return section(quadratic(z1, z2), quadratic(p1, conjugate(p1)));
  }
  if (realPolesLeft === 0) {
    const z1 = take(zeros, nearest(zeros, p1, isReal));
    return section(quadratic(z1, { re: 0, im: 0 }), quadratic(p1, { re: 0, im: 0 }));
  }
  const p2 = take(poles, worst(poles, isReal));
  const z1 = take(
    zeros,
    nearest(zeros, p1, () => true),
  );
  if (!isReal(z1)) return section(quadratic(z1, conjugate(z1)), quadratic(p1, p2));
  const z2 = take(zeros, nearest(zeros, p1, isReal));
  return section(quadratic(z1, z2), quadratic(p1, p2));
}

/** One of each conjugate pair (the upper), sorted by real part, then the real ones. */
function halves(all: readonly Complex[]): Complex[] {
  const real = (c: Complex) => Math.abs(c.im) <= 100 * eps * size(c);
  const upper = all.filter((c) => !real(c) && c.im > 0).sort((a, b) => a.re - b.re || a.im - b.im);
  const reals = all.filter(real).sort((a, b) => a.re - b.re);
  if (upper.length * 2 + reals.length !== all.length) throw new RangeError('poles and zeros come in conjugate pairs');
  return [...upper, ...reals.map((c) => ({ re: c.re, im: 0 }))];
}

const isReal = (c: Complex): boolean => c.im === 0;
const conjugate = (c: Complex): Complex => ({ re: c.re, im: -c.im });
const worst = (poles: readonly Complex[], fits: (c: Complex) => boolean): number =>
  least(poles, fits, (c) => Math.abs(1 - size(c)));
const nearest = (all: readonly Complex[], to: Complex, fits: (c: Complex) => boolean): number =>
  least(all, fits, (c) => size(minus(c, to)));

function least(all: readonly Complex[], fits: (c: Complex) => boolean, cost: (c: Complex) => number): number {
  let best = -1;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const [i, c] of all.entries()) {
    if (!fits(c)) continue;
    const here = cost(c);
    if (here < bestCost) {
      best = i;
      bestCost = here;
    }
  }
  return best;
}

function take(from: Complex[], index: number): Complex {
  const [taken] = from.splice(index, 1);
  if (index < 0 || taken === undefined) throw new RangeError('poles and zeros do not pair');
  return taken;
}

/** (x − a)(x − b), whose coefficients are real for a conjugate pair or two reals: [−(a+b), ab]. */
function quadratic(a: Complex, b: Complex): readonly [number, number] {
  return [-(a.re + b.re), a.re * b.re - a.im * b.im];
}

function section(numerator: readonly [number, number], denominator: readonly [number, number]): Section {
  return { b0: 1, b1: numerator[0], b2: numerator[1], a1: denominator[0], a2: denominator[1] };
}
