import { four, type Pass, passesOf, two } from './fourier-passes.ts';

/** An in-place complex Fourier transform of one length, with its tables made once. */
export class Fourier {
  readonly length: number;
  readonly #passes: readonly Pass[];
  readonly #odd: boolean;
  readonly #cosine: Float64Array;
  readonly #sine: Float64Array;
  readonly #spareRe: Float64Array;
  readonly #spareIm: Float64Array;

  /** Powers of two take n·log n steps; other lengths n², which serves recordings too short for a whole window. */
  constructor(length: number) {
    this.length = length;
    this.#spareRe = new Float64Array(length);
    this.#spareIm = new Float64Array(length);
    const direct = length < 2 || (length & (length - 1)) !== 0;
    this.#passes = direct ? [] : passesOf(length);
    this.#odd = !direct && Math.log2(length) % 2 === 1;
    const whole = direct ? length : 0;
    this.#cosine = Float64Array.from({ length: whole }, (_, k) => Math.cos((2 * Math.PI * k) / length));
    this.#sine = Float64Array.from({ length: whole }, (_, k) => -Math.sin((2 * Math.PI * k) / length));
  }

  /** Replaces `re + i·im` by its transform. */
  transform(re: Float64Array, im: Float64Array): void {
    if (this.#cosine.length > 0) this.#direct(re, im);
    else this.#fast(re, im);
  }

  /** Stockham's order: each pass reads one pair of arrays and writes the other, sorted as it goes, four at a time. */
  #fast(re: Float64Array, im: Float64Array): void {
    const { length } = this;
    let spare = false;
    for (const pass of this.#passes) {
      if (spare) four(pass, this.#spareRe, this.#spareIm, re, im);
      else four(pass, re, im, this.#spareRe, this.#spareIm);
      spare = !spare;
    }
    if (this.#odd) {
      if (spare) two(length >> 1, this.#spareRe, this.#spareIm, re, im);
      else two(length >> 1, re, im, this.#spareRe, this.#spareIm);
      spare = !spare;
    }
    if (!spare) return;
    re.set(this.#spareRe);
    im.set(this.#spareIm);
  }

  #direct(re: Float64Array, im: Float64Array): void {
    const n = this.length;
    const outRe = this.#spareRe;
    const outIm = this.#spareIm;
    for (let k = 0; k < n; k++) {
      let sumRe = 0;
      let sumIm = 0;
      for (let i = 0, t = 0; i < n; i++, t = t + k >= n ? t + k - n : t + k) {
        const c = this.#cosine[t] as number;
        const s = this.#sine[t] as number;
        const xr = re[i] as number;
        const xi = im[i] as number;
        sumRe += xr * c - xi * s;
        sumIm += xr * s + xi * c;
      }
      outRe[k] = sumRe;
      outIm[k] = sumIm;
    }
    re.set(outRe);
    im.set(outIm);
  }
}
