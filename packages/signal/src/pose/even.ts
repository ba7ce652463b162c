import type { Hertz, Seconds } from '@eupraxia/kernel';
import { checkRate } from '../limits.ts';
import type { PoseTrack } from './series.ts';

const mostSamples = 2 ** 26;

/**
 * A track at even times, as what counts repetitions (`peakRepetitions`), times a test or measures smoothness takes it:
 * sample `i` is at `track.at[0] + i / rate`, on the straight line between the measured frames beside it. NaN where these
 * are farther apart than `longestGap` (default 0.2 s), and where there is none on one side.
 * @throws RangeError where the rate cannot be a rate, or the track would hold more than 2²⁶ samples
 */
export function evenTrack(
  track: Pick<PoseTrack, 'at' | 'values' | 'lost'>,
  rate: Hertz,
  longestGap = 0.2 as Seconds,
): Float64Array {
  const { at, values, lost } = track;
  const n = at.length;
  checkRate(rate);
  const length = n > 0 ? Math.floor(((at[n - 1] as number) - (at[0] as number)) * rate + 1e-9) + 1 : 0;
  if (length > mostSamples) throw new RangeError(`a track of ${length} samples cannot be held`);
  const out = new Float64Array(Number.isFinite(length) ? Math.max(0, length) : 0).fill(Number.NaN);
  let before = -1;
  for (let next = 0; next < n; next++) {
    if (lost[next] === 1) continue;
    if (before >= 0 && (at[next] as number) - (at[before] as number) <= longestGap) {
      fill(out, rate, at[0] as number, at, values, before, next);
    }
    before = next;
  }
  return out;
}

function fill(
  out: Float64Array,
  rate: number,
  start: number,
  at: Float64Array,
  values: Float64Array,
  before: number,
  next: number,
): void {
  const [from, to] = [at[before] as number, at[next] as number];
  for (let i = Math.max(0, Math.ceil((from - start) * rate - 1e-9)); i <= (to - start) * rate + 1e-9 && i < out.length; i++) {
    const share = to > from ? Math.max(0, Math.min(1, (start + i / rate - from) / (to - from))) : 0;
    const [a, b] = [values[before] as number, values[next] as number];
    out[i] = Number.isFinite(b - a) ? a + share * (b - a) : (1 - share) * a + share * b;
  }
}
