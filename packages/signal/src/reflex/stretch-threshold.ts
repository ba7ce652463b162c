import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';

/** Fewest stretches, and least ratio of the fastest to the slowest, from which a line can be drawn back to rest. */
export const stretchLimits = { stretches: 5, velocityRatio: 2 } as const;

/** The line through the dynamic thresholds: angle = threshold + slope · velocity. It is shown, not scored. */
export interface StretchReflexThreshold {
  /** The angle at which the muscle would answer a stretch of no speed (tonic stretch-reflex threshold), °. */
  readonly threshold: number;
  /** Its standard error from the scatter about the line, °; how far the next day's differs is larger. */
  readonly standardError: number;
  /** How the threshold moves with velocity, ° per °/s. */
  readonly slope: number;
  /** Share of the angles' variance that the line explains, 0 to 1; null where all angles are equal. */
  readonly rSquared: number | null;
  readonly stretches: number;
  readonly slowest: number;
  readonly fastest: number;
}

/**
 * The tonic stretch-reflex threshold: the line through the angles at which stretches of different speeds made a muscle answer,
 * drawn back to zero velocity (Calota, Feldman & Levin 2008, doi:10.1016/j.clinph.2008.07.215).
 * Errors: EUP_SIGNAL_REFLEX_FEW, EUP_SIGNAL_REFLEX_VELOCITY.
 */
export function stretchReflexThreshold(
  stretches: readonly { readonly angle: number; readonly velocity: number }[],
): Result<StretchReflexThreshold, Fault> {
  const known = stretches.filter(({ angle, velocity }) => Math.abs(angle) < 1e6 && velocity >= 0 && velocity < 1e6);
  const n = known.length;
  if (n < stretchLimits.stretches) return err(fault('EUP_SIGNAL_REFLEX_FEW', { found: n, least: stretchLimits.stretches }));
  const speeds = known.map(({ velocity }) => velocity);
  const [slowest, fastest] = [Math.min(...speeds), Math.max(...speeds)];
  if (!(fastest > 0 && fastest >= stretchLimits.velocityRatio * slowest)) {
    return tooAlike(slowest, fastest);
  }
  const mean = (of: (one: { angle: number; velocity: number }) => number) => known.reduce((sum, one) => sum + of(one), 0) / n;
  const [v, a] = [mean(({ velocity }) => velocity), mean(({ angle }) => angle)];
  const [vv, va, aa] = known.reduce(
    ([x, y, z], { angle, velocity }) => [x + (velocity - v) ** 2, y + (velocity - v) * (angle - a), z + (angle - a) ** 2],
    [0, 0, 0] as [number, number, number],
  );
  // Speeds whose differences vanish when they are squared are one speed.
  if (!(vv > 0)) return tooAlike(slowest, fastest);
  const slope = va / vv;
  const left = Math.max(0, aa - slope * va);
  return ok({
    threshold: a - slope * v,
    standardError: Math.sqrt((left / (n - 2)) * (1 / n + (v * v) / vv)),
    slope,
    rSquared: aa > 0 ? Math.min(1, (slope * va) / aa) : null,
    stretches: n,
    slowest,
    fastest,
  });
}

const tooAlike = (slowest: number, fastest: number) =>
  err(
    fault('EUP_SIGNAL_REFLEX_VELOCITY', {
      slowest: Math.round(slowest),
      fastest: Math.round(fastest),
      ratio: stretchLimits.velocityRatio,
    }),
  );
