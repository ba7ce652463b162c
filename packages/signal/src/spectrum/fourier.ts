/** An in-place complex Fourier transform of one length, with its tables made once. */
export class Fourier {
  readonly length: number;
  readonly #cosine: Float64Array;
  readonly #sine: Float64Array;
  readonly #swap: Uint32Array;
  readonly #spare: readonly [Float64Array, Float64Array];

  /** Powers of two take n·log n steps; other lengths n², which serves recordings too short for a whole window. */
  constructor(length: number) {
    this.length = length;
    this.#cosine = Float64Array.from({ length }, (_, k) => Math.cos((2 * Math.PI * k) / length));
    this.#sine = Float64Array.from({ length }, (_, k) => -Math.sin((2 * Math.PI * k) / length));
    const radix2 = length > 1 && (length & (length - 1)) === 0;
    this.#swap = new Uint32Array(radix2 ? length : 0);
    for (let i = 1; i < this.#swap.length; i++) {
      this.#swap[i] = ((this.#swap[i >> 1] as number) >> 1) | (i & 1 ? length >> 1 : 0);
    }
    this.#spare = radix2 ? [new Float64Array(0), new Float64Array(0)] : [new Float64Array(length), new Float64Array(length)];
  }

  /** Replaces `re + i·im` by its transform. */
  transform(re: Float64Array, im: Float64Array): void {
    if (this.#swap.length === 0) this.#direct(re, im);
    else this.#radix2(re, im);
  }

  #radix2(re: Float64Array, im: Float64Array): void {
    const n = this.length;
    const swap = this.#swap;
    const cosine = this.#cosine;
    const sine = this.#sine;
    for (let i = 0; i < n; i++) {
      const j = swap[i] as number;
      if (j <= i) continue;
      const heldRe = re[i] as number;
      const heldIm = im[i] as number;
      re[i] = re[j] as number;
      im[i] = im[j] as number;
      re[j] = heldRe;
      im[j] = heldIm;
    }
    for (let half = 1, stride = n >> 1; half < n; half <<= 1, stride >>= 1) {
      for (let start = 0; start < n; start += half << 1) {
        for (let k = start, t = 0; k < start + half; k++, t += stride) {
          const c = cosine[t] as number;
          const s = sine[t] as number;
          const m = k + half;
          const xr = re[m] as number;
          const xi = im[m] as number;
          const yr = xr * c - xi * s;
          const yi = xr * s + xi * c;
          const ur = re[k] as number;
          const ui = im[k] as number;
          re[m] = ur - yr;
          im[m] = ui - yi;
          re[k] = ur + yr;
          im[k] = ui + yi;
        }
      }
    }
  }

  #direct(re: Float64Array, im: Float64Array): void {
    const n = this.length;
    const [outRe, outIm] = this.#spare;
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
