import { finiteOrNull } from '../limits.ts';

/** A set of repetitions in numbers; null is what cannot be said of so few. */
export interface Tempo {
  readonly count: number;
  /** Repetitions per minute, from begin to begin. */
  readonly perMinute: number | null;
  /** Mean and standard deviation (divisor n − 1) of a repetition's length, s. */
  readonly meanSeconds: number | null;
  readonly sdSeconds: number | null;
  /** 100 × SD / mean of the length, %: how even the tempo is. */
  readonly cvPercent: number | null;
  /** Mean of the ranges, in their unit, and 100 × (last third − first third) / first third, %: below 0 the movement shrinks. */
  readonly meanRange: number | null;
  readonly rangeChangePercent: number | null;
}

/** The tempo of a set, from any repetitions that know when they began and ended. */
export function tempoOf(repetitions: readonly { readonly on: number; readonly off: number; readonly range?: number }[]): Tempo {
  const lengths = repetitions.map(({ on, off }) => off - on);
  const ranges = repetitions.flatMap(({ range }) => (range === undefined ? [] : [range]));
  const [first, last] = [repetitions[0], repetitions.at(-1)];
  const span = first && last ? last.on - first.on : 0;
  const meanSeconds = mean(lengths);
  const sdSeconds = spread(lengths);
  const third = Math.floor(ranges.length / 3);
  const [early, late] = [mean(ranges.slice(0, third)), mean(ranges.slice(ranges.length - third))];
  return {
    count: repetitions.length,
    perMinute: span > 0 ? finiteOrNull((60 * (repetitions.length - 1)) / span) : null,
    meanSeconds,
    sdSeconds,
    cvPercent:
      meanSeconds !== null && sdSeconds !== null && meanSeconds > 0 ? finiteOrNull((100 * sdSeconds) / meanSeconds) : null,
    meanRange: mean(ranges),
    rangeChangePercent:
      third > 0 && early !== null && late !== null && early > 0 ? finiteOrNull((100 * (late - early)) / early) : null,
  };
}

function mean(values: readonly number[]): number | null {
  return values.length > 0 ? finiteOrNull(values.reduce((a, b) => a + b, 0) / values.length) : null;
}

function spread(values: readonly number[]): number | null {
  const centre = mean(values);
  if (centre === null || values.length < 2) return null;
  return finiteOrNull(Math.sqrt(values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (values.length - 1)));
}
