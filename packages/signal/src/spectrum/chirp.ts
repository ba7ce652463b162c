import { Fourier } from './fourier.ts';

/**
 * The bins −`bins` … `bins` of the Fourier transform of `length` complex samples padded with zeros to `padded`, by
 * Bluestein's chirp convolution: some bins of any length at the price of a short power of two.
 */
export class ChirpTransform {
  readonly #length: number;
  readonly #bins: number;
  readonly #fourier: Fourier;
  readonly #cosine: Float64Array;
  readonly #sine: Float64Array;
  readonly #kernelRe: Float64Array;
  readonly #kernelIm: Float64Array;
  readonly #re: Float64Array;
  readonly #im: Float64Array;

  constructor(length: number, padded: number, bins: number) {
    const reach = length - 1 + bins;
    const size = 2 ** Math.ceil(Math.log2(length + 2 * bins));
    this.#length = length;
    this.#bins = bins;
    this.#fourier = new Fourier(size);
    // exp(−iπk²/padded), with k² taken modulo a whole period so that large k lose nothing.
    this.#cosine = new Float64Array(reach + 1);
    this.#sine = new Float64Array(reach + 1);
    for (let k = 0; k <= reach; k++) {
      const angle = (Math.PI * ((k * k) % (2 * padded))) / padded;
      this.#cosine[k] = Math.cos(angle);
      this.#sine[k] = -Math.sin(angle);
    }
    this.#kernelRe = new Float64Array(size);
    this.#kernelIm = new Float64Array(size);
    for (let d = -reach; d <= bins; d++) {
      const at = (d + size) % size;
      const k = Math.abs(d);
      this.#kernelRe[at] = this.#cosine[k] as number;
      this.#kernelIm[at] = -(this.#sine[k] as number);
    }
    this.#fourier.transform(this.#kernelRe, this.#kernelIm);
    this.#re = new Float64Array(size);
    this.#im = new Float64Array(size);
  }

  /** Writes bin `k` (from −bins) of `re + i·im` to `outRe[k + bins]`, `outIm[k + bins]`. */
  transform(re: Float64Array, im: Float64Array, outRe: Float64Array, outIm: Float64Array): void {
    const size = this.#re.length;
    const a = this.#re.fill(0);
    const b = this.#im.fill(0);
    const cosine = this.#cosine;
    const sine = this.#sine;
    for (let i = 0; i < this.#length; i++) {
      const c = cosine[i] as number;
      const s = sine[i] as number;
      const x = re[i] as number;
      const y = im[i] as number;
      a[i] = x * c - y * s;
      b[i] = x * s + y * c;
    }
    this.#fourier.transform(a, b);
    // Multiplied, and conjugated so that the same transform leads back.
    for (let i = 0; i < size; i++) {
      const x = a[i] as number;
      const y = b[i] as number;
      const u = this.#kernelRe[i] as number;
      const v = this.#kernelIm[i] as number;
      a[i] = x * u - y * v;
      b[i] = -(x * v + y * u);
    }
    this.#fourier.transform(a, b);
    const bins = this.#bins;
    for (let k = -bins; k <= bins; k++) {
      const at = (k + size) % size;
      const c = cosine[Math.abs(k)] as number;
      const s = sine[Math.abs(k)] as number;
      const x = (a[at] as number) / size;
      const y = -(b[at] as number) / size;
      outRe[k + bins] = x * c - y * s;
      outIm[k + bins] = x * s + y * c;
    }
  }
}
