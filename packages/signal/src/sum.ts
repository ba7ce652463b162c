/** The sum of `x[from..to)`. */
export function sum(x: Float32Array | Float64Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += x[i] as number;
  return total;
}

/** The sum of the squares of `x[from..to)` about `centre`. */
export function sumOfSquares(x: Float32Array | Float64Array, from: number, to: number, centre = 0): number {
  let total = 0;
  for (let i = from; i < to; i++) {
    const off = (x[i] as number) - centre;
    total += off * off;
  }
  return total;
}
