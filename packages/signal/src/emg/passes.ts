/** `x[from..to)` less `level`. */
export function subtract(x: Float64Array, level: number, from: number, to: number): void {
  for (let i = from; i < to; i++) x[i] = (x[i] as number) - level;
}

/** The size of `x[from..to)`, into `output`. */
export function rectify(x: Float64Array, output: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i++) output[i] = Math.abs(x[i] as number);
}

/** The highest of `x[from..to)` and `above`. */
export function highest(x: Float32Array | Float64Array, from: number, to: number, above = Number.NEGATIVE_INFINITY): number {
  let most = above;
  for (let i = from; i < to; i++) {
    const here = x[i] as number;
    if (here > most) most = here;
  }
  return most;
}
