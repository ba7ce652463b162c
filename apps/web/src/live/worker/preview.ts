/** Draws a signal small: lowest and highest sample of each of `columns` equal stretches, in turn. Lost samples are passed over. */
export function preview(samples: Float32Array, columns: number): Float32Array<ArrayBuffer> {
  const count = Math.min(columns, samples.length);
  const pairs = new Float32Array(2 * count);
  for (let c = 0; c < count; c++) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    const end = Math.floor(((c + 1) * samples.length) / count);
    for (let i = Math.floor((c * samples.length) / count); i < end; i++) {
      const x = samples[i] as number;
      if (x < low) low = x;
      if (x > high) high = x;
    }
    pairs[2 * c] = low <= high ? low : Number.NaN;
    pairs[2 * c + 1] = low <= high ? high : Number.NaN;
  }
  return pairs;
}
