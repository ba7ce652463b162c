/** One pass over the whole: `size` groups of four that lie `stride·size` apart, with the turns (cos, sin of 1, 2 and 3 steps) of each. */
export interface Pass {
  readonly size: number;
  readonly stride: number;
  readonly turns: Float64Array;
}

/** Of the shorter lengths, which are asked for again and again: their turns take as long as some transforms. */
const known = new Map<number, readonly Pass[]>();
const longestKnown = 2 ** 13;

/** The passes of a power of two of at least 2. */
export function passesOf(length: number): readonly Pass[] {
  const found = known.get(length);
  if (found !== undefined) return found;
  const passes: Pass[] = [];
  for (let [left, stride] = [length, 1]; left >= 4; left /= 4, stride *= 4) passes.push(passOf(left, stride));
  if (length <= longestKnown) known.set(length, passes);
  return passes;
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
export function four(
  { size, stride, turns }: Pass,
  re: Float64Array,
  im: Float64Array,
  outRe: Float64Array,
  outIm: Float64Array,
): void {
  const quarter = size * stride;
  fourUnturned(quarter, stride, re, im, outRe, outIm);
  for (let p = 1; p < size; p++) {
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

/** The first groups of a pass, whose turns are none: all of the last pass, a quarter of the one before. */
function fourUnturned(
  quarter: number,
  stride: number,
  re: Float64Array,
  im: Float64Array,
  outRe: Float64Array,
  outIm: Float64Array,
): void {
  for (let a = 0; a < stride; a++) {
    const b = a + quarter;
    const c = b + quarter;
    const d = c + quarter;
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
    const turnedRe = bIm - dIm;
    const turnedIm = dRe - bRe;
    outRe[a] = sumRe + otherRe;
    outIm[a] = sumIm + otherIm;
    outRe[a + stride] = offRe + turnedRe;
    outIm[a + stride] = offIm + turnedIm;
    outRe[a + 2 * stride] = sumRe - otherRe;
    outIm[a + 2 * stride] = sumIm - otherIm;
    outRe[a + 3 * stride] = offRe - turnedRe;
    outIm[a + 3 * stride] = offIm - turnedIm;
  }
}

/** Pairs that lie half the length apart: what is left of lengths that aren't a power of four. */
export function two(half: number, re: Float64Array, im: Float64Array, outRe: Float64Array, outIm: Float64Array): void {
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
