import type { Hertz } from '@eupraxia/kernel';
import { checkRate } from '../limits.ts';
import { type Complex, complex, minus, over, plus, product, root, scaled, times } from './complex.ts';
import { pairIntoSections, type Section } from './sections.ts';

/** What passes, with its edges (−3 dB) in hertz. A band filter of order n has 2n poles. */
export type Band =
  | { readonly kind: 'low' | 'high'; readonly edge: Hertz }
  | { readonly kind: 'band-pass' | 'band-stop'; readonly low: Hertz; readonly high: Hertz };

interface ZerosPolesGain {
  readonly zeros: readonly Complex[];
  readonly poles: readonly Complex[];
  readonly gain: number;
}

/**
 * Designs a digital Butterworth filter: analogue prototype, frequency transform, bilinear map with pre-warping.
 * @param order 1 and up
 * @param band edges strictly between 0 and half the rate
 * @param rate samples per second
 * @returns sections equal to SciPy's `butter(order, edges, btype, fs=rate, output='sos')`
 * @throws RangeError when the rate, an edge or the order is out of range: edges come from code, not from people
 */
export function butterworth(order: number, band: Band, rate: Hertz): Section[] {
  checkRate(rate);
  if (!Number.isInteger(order) || order < 1) throw new RangeError(`filter order ${order} is not a whole number from 1`);
  const edges = 'edge' in band ? [band.edge] : [band.low, band.high];
  let below = 0;
  for (const edge of edges) {
    if (!(edge > below && edge < rate / 2)) {
      throw new RangeError(`filter edge ${edge} Hz is not between ${below} and ${rate / 2} Hz`);
    }
    below = edge;
  }
  // The design works at two samples per second, where half the rate is 1.
  const warped = edges.map((edge) => 4 * Math.tan((Math.PI * (edge / (rate / 2))) / 2));
  const digital = bilinear(transform(prototype(order), band.kind, warped));
  return pairIntoSections(digital.zeros, digital.poles, digital.gain);
}

function prototype(order: number): ZerosPolesGain {
  const poles: Complex[] = [];
  for (let m = -order + 1; m < order; m += 2) {
    const angle = (Math.PI * m) / (2 * order);
    // The middle pole is exactly real, and each pair exactly conjugate.
    poles.push(complex(-Math.cos(angle), m === 0 ? 0 : -Math.sin(angle)));
  }
  return { zeros: [], poles, gain: 1 };
}

function transform(low: ZerosPolesGain, kind: Band['kind'], warped: readonly number[]): ZerosPolesGain {
  const [first = 1, second = first] = warped;
  const degree = low.poles.length;
  switch (kind) {
    case 'low':
      return { zeros: [], poles: low.poles.map((p) => scaled(p, first)), gain: first ** degree };
    case 'high':
      return { zeros: repeat(complex(0), degree), poles: low.poles.map((p) => over(complex(first), p)), gain: inverted(low) };
    case 'band-pass': {
      const width = second - first;
      const poles = aroundCentre(
        low.poles.map((p) => scaled(p, width / 2)),
        Math.sqrt(first * second),
      );
      return { zeros: repeat(complex(0), degree), poles, gain: width ** degree };
    }
    case 'band-stop': {
      const centre = Math.sqrt(first * second);
      const poles = aroundCentre(
        low.poles.map((p) => over(complex((second - first) / 2), p)),
        centre,
      );
      const zeros = [...repeat(complex(0, centre), degree), ...repeat(complex(0, -centre), degree)];
      return { zeros, poles, gain: inverted(low) };
    }
  }
}

/** Each point of the base band becomes two, above and below the centre. */
function aroundCentre(points: readonly Complex[], centre: number): Complex[] {
  const offsets = points.map((p) => root(minus(times(p, p), complex(centre ** 2))));
  return [
    ...points.map((p, i) => plus(p, offsets[i] ?? complex(0))),
    ...points.map((p, i) => minus(p, offsets[i] ?? complex(0))),
  ];
}

const inverted = (low: ZerosPolesGain): number => low.gain * over(complex(1), product(low.poles.map((p) => scaled(p, -1)))).re;

function bilinear(analogue: ZerosPolesGain): ZerosPolesGain {
  const two = complex(4);
  const map = (s: Complex) => over(plus(two, s), minus(two, s));
  const atInfinity = repeat(complex(-1), analogue.poles.length - analogue.zeros.length);
  const top = product(analogue.zeros.map((z) => minus(two, z)));
  const bottom = product(analogue.poles.map((p) => minus(two, p)));
  return {
    zeros: [...analogue.zeros.map(map), ...atInfinity],
    poles: analogue.poles.map(map),
    gain: analogue.gain * over(top, bottom).re,
  };
}

const repeat = (value: Complex, count: number): Complex[] => Array.from({ length: count }, () => value);
