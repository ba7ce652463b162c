/** One pass over the whole: `size` groups of four that lie `stride·size` apart, with the turns (cos, sin of 1, 2 and 3 steps) of each. */
interface Pass {
  readonly size: number;
  readonly stride: number;
  readonly turns: Float64Array;
}

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
    const passes: Pass[] = [];
    let left = length;
    for (let stride = 1; !direct && left >= 4; left /= 4, stride *= 4) passes.push(passOf(left, stride));
    this.#passes = passes;
    this.#odd = !direct && left === 2;
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

function passOf(left: number, stride: number): Pass {
  const size = left / 4;
  const turns = new Float64Array(6 * size);
  for (let p = 0; p < size; p++) {
    for (let k = 1; k <= 3; k++) {
      const angle = (-2 * Math.PI * p * k) / left;
      turns[6 * p + 2 * k - 2] = Math.cos(angle);
      turns[6 * p + 2 * k - 1] = Math.sin(angle);
    }
  }
  return { size, stride, turns };
}

/** One pass in which every group of four of `re + i·im` becomes four of `outRe + i·outIm`. */
function four({ size, stride, turns }: Pass, re: Float64Array, im: Float64Array, outRe: Float64Array, outIm: Float64Array): void {
  const quarter = size * stride;
  for (let p = 0; p < size; p++) {
    const c1 = turns[6 * p] as number;
    const s1 = turns[6 * p + 1] as number;
    const c2 = turns[6 * p + 2] as number;
    const s2 = turns[6 * p + 3] as number;
    const c3 = turns[6 * p + 4] as number;
    const s3 = turns[6 * p + 5] as number;
    const from = stride * p;
    const into = 4 * from;
    for (let j = 0; j < stride; j++) {
      const a = from + j;
      const b = a + quarter;
      const c = b + quarter;
      const d = c + quarter;
      const at = into + j;
      const aRe = re[a] as number;
      const aIm = im[a] as number;
      const bRe = re[b] as number;
      const bIm = im[b] as number;
      const cRe = re[c] as number;
      const cIm = im[c] as number;
      const dRe = re[d] as number;
      const dIm = im[d] as number;
      const sumRe = aRe + cRe;
      const sumIm = aIm + cIm;
      const offRe = aRe - cRe;
      const offIm = aIm - cIm;
      const otherRe = bRe + dRe;
      const otherIm = bIm + dIm;
      // The difference of the other two, turned by −90°.
      const turnedRe = bIm - dIm;
      const turnedIm = dRe - bRe;
      outRe[at] = sumRe + otherRe;
      outIm[at] = sumIm + otherIm;
      const x1 = offRe + turnedRe;
      const y1 = offIm + turnedIm;
      const x2 = sumRe - otherRe;
      const y2 = sumIm - otherIm;
      const x3 = offRe - turnedRe;
      const y3 = offIm - turnedIm;
      outRe[at + stride] = x1 * c1 - y1 * s1;
      outIm[at + stride] = x1 * s1 + y1 * c1;
      outRe[at + 2 * stride] = x2 * c2 - y2 * s2;
      outIm[at + 2 * stride] = x2 * s2 + y2 * c2;
      outRe[at + 3 * stride] = x3 * c3 - y3 * s3;
      outIm[at + 3 * stride] = x3 * s3 + y3 * c3;
    }
  }
}

function two(half: number, re: Float64Array, im: Float64Array, outRe: Float64Array, outIm: Float64Array): void {
  for (let j = 0; j < half; j++) {
    const xr = re[j] as number;
    const xi = im[j] as number;
    const yr = re[j + half] as number;
    const yi = im[j + half] as number;
    outRe[j] = xr + yr;
    outIm[j] = xi + yi;
    outRe[j + half] = xr - yr;
    outIm[j + half] = xi - yi;
  }
}
