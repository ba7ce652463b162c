/**
 * The spectrum of a surface EMG, as Shwedyk, Balasubramanian and Scott (1977) and Stulen and De Luca (1981) have it:
 * `P(f) = k·f²·high⁴ / ((f² + low²)·(f² + high²)²)`. As a filter of white noise that is a first-order high-pass at `low`
 * and two first-order low-passes at `high`.
 */
export const fresh = { low: 60, high: 120 } as const;
/** How far both edges fall in a wholly tired muscle: conduction slows. */
export const slowing = 0.4;

const steps = 32;

interface Edge {
  readonly b: number;
  readonly a: number;
}

/** First-order section by the bilinear transform; the high-pass has `b` times (x − x₁), the low-pass `b` times (x + x₁). */
function edge(frequency: number, rate: number, kind: 'low' | 'high'): Edge {
  const k = Math.tan((Math.PI * Math.min(frequency, 0.45 * rate)) / rate);
  return { b: (kind === 'low' ? k : 1) / (1 + k), a: (k - 1) / (k + 1) };
}

/** Shapes white noise of variance 1 into an interference pattern of variance 1, fresh or tired. Allocates nothing per sample. */
export class Spectrum {
  readonly #table: Float64Array;
  #high: Edge = { b: 0, a: 0 };
  #low: Edge = { b: 0, a: 0 };
  #gain = 1;
  #at = -1;
  readonly #edges: readonly { readonly high: Edge; readonly low: Edge }[];
  #x1 = 0;
  #y1 = 0;
  #y2 = 0;
  #y3 = 0;

  constructor(rate: number) {
    this.#edges = Array.from({ length: steps + 1 }, (_, i) => {
      const slower = 1 - (slowing * i) / steps;
      return { high: edge(fresh.low * slower, rate, 'high'), low: edge(fresh.high * slower, rate, 'low') };
    });
    this.#table = Float64Array.from(this.#edges, ({ high, low }) => 1 / Math.sqrt(energy(high, low, rate)));
    this.tire(0);
  }

  /** @param fatigue 0 to 1; in 32 steps, between which nobody can tell */
  tire(fatigue: number): void {
    const at = Math.round(Math.min(1, Math.max(0, fatigue)) * steps);
    if (at === this.#at) return;
    this.#at = at;
    const edges = this.#edges[at] as { high: Edge; low: Edge };
    this.#high = edges.high;
    this.#low = edges.low;
    this.#gain = this.#table[at] as number;
  }

  step(white: number): number {
    const { b: hb, a: ha } = this.#high;
    const { b, a } = this.#low;
    const y1 = hb * (white - this.#x1) - ha * this.#y1;
    const y2 = b * (y1 + this.#y1) - a * this.#y2;
    const y3 = b * (y2 + this.#y2) - a * this.#y3;
    this.#x1 = white;
    this.#y1 = y1;
    this.#y2 = y2;
    this.#y3 = y3;
    return this.#gain * y3;
  }
}

/** Variance that white noise of variance 1 has behind the filter: the sum of its squared impulse response. */
function energy(high: Edge, low: Edge, rate: number): number {
  let [x1, y1, y2, y3, sum] = [0, 0, 0, 0, 0];
  for (let i = 0; i < rate / 2; i++) {
    const x = i === 0 ? 1 : 0;
    const n1 = high.b * (x - x1) - high.a * y1;
    const n2 = low.b * (n1 + y1) - low.a * y2;
    const n3 = low.b * (n2 + y2) - low.a * y3;
    [x1, y1, y2, y3] = [x, n1, n2, n3];
    sum += n3 * n3;
  }
  return sum;
}
