import type { ChangeScore, MeasureRow } from '../row.ts';
import { type ChangeCase, changeScoresFor } from './change-scores.ts';

/** A target that a goal may take over; a person does, or writes another. */
export interface TargetProposal {
  readonly target: number;
  readonly why: string;
  /** The change score behind it; null where a goal is to keep what is there. */
  readonly score: ChangeScore | null;
}

/**
 * Targets that a baseline and what is known of meaningful change lead to. A restorative goal gets one per change score
 * that holds for the population: those that matter to people first, then those that can just be told from the error of
 * measuring. A maintenance goal gets the baseline itself. Without a score there is no proposal: no number is made up.
 */
export function targetsFor(
  row: MeasureRow,
  aim: 'restorative' | 'maintenance',
  one: Omit<ChangeCase, 'kind' | 'direction'>,
): readonly TargetProposal[] {
  if (aim === 'maintenance') return [{ target: one.start, why: 'keeps the baseline', score: null }];
  const sign = row.better === 'higher' ? 1 : -1;
  return (['MCID', 'MDC'] as const).flatMap((kind) =>
    changeScoresFor(row, { ...one, kind, direction: 'better' }).flatMap(({ score, most }) => {
      const target = onScale(row, one.start + sign * most, sign);
      return target === one.start ? [] : [{ target, why: `${kind} for ${score.population}`, score }];
    }),
  );
}

/** The next step of the scale that is at least as far, and never beyond its end. */
function onScale(row: MeasureRow, value: number, sign: 1 | -1): number {
  const steps = (value - row.min) / row.step;
  const whole = sign === 1 ? Math.ceil(steps - 1e-9) : Math.floor(steps + 1e-9);
  const stepped = Number((row.min + whole * row.step).toFixed(6));
  return Math.max(row.min, row.max === null ? stepped : Math.min(row.max, stepped));
}
