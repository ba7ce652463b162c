/** Rates that a sampler can have, samples per second. */
export const rateLimits = { least: 1e-6, most: 1e9 } as const;

/** Refuses what is no rate. @throws RangeError */
export function checkRate(rate: number): void {
  if (rate >= rateLimits.least && rate <= rateLimits.most) return;
  throw new RangeError(`${rate} is not a rate: ${rateLimits.least} to ${rateLimits.most} samples per second are expected`);
}

/** Beyond this no sensor's number can be squared and summed; as a coordinate or an amplitude it counts as lost. */
const unrealSample = 1e100;

/** Whether a sample is one: finite, and not so large that it cannot be worked with. */
export const isRealSample = (x: number): boolean => x >= -unrealSample && x <= unrealSample;

/**
 * Refuses samples that are finite but so large that what was computed of them is not. What came of lost samples stays as it is.
 * @throws RangeError
 */
export function checkResult(output: Float64Array, input: Float64Array, length: number = output.length): void {
  for (let i = 0; i < length; i++) {
    if (Number.isFinite(output[i])) continue;
    if (input.every(Number.isFinite)) throw new RangeError('the samples are too large to be computed with');
    return;
  }
}

/** A number that is finite. @throws RangeError where it is not */
export function finite(value: number, what: string): number {
  if (Number.isFinite(value)) return value;
  throw new RangeError(`${what} is too large, or not a number`);
}

/** The number, or null where it isn't finite. */
export const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
