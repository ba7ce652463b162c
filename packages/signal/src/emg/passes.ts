/** `x[from..to)` plus `by`, into `output`. */
export function shift(x: Float64Array, by: number, output: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i++) output[i] = (x[i] as number) + by;
}

/** The size of `x[from..to)`, into `output`. */
export function rectify(x: Float64Array, output: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i++) output[i] = Math.abs(x[i] as number);
}

/** The highest of `x[from..to)` and `above`. */
export function highest(x: Float64Array, from: number, to: number, above = Number.NEGATIVE_INFINITY): number {
  let most = above;
  for (let i = from; i < to; i++) {
    const here = x[i] as number;
    if (here > most) most = here;
  }
  return most;
}
