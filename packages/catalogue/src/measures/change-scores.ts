import type { ChangeScore, MeasureRow } from '../row.ts';

/** What is known of a patient's first and second value. */
export interface ChangeCase {
  readonly kind: ChangeScore['kind'];
  /** Population of a change score, as the row names it. */
  readonly population: string;
  /** The first value of this measure. */
  readonly start: number;
  /** First values of other measures, by id, where a score depends on one. */
  readonly starts?: Readonly<Record<string, number>>;
  readonly direction: 'better' | 'worse';
  readonly part?: string;
  readonly child: boolean;
}

/**
 * The change scores that hold for a case, in the measure's own unit (percent is turned into units of the start).
 * There may be none, and there may be several that disagree: all are given, none is chosen. A child gets only scores
 * whose measure or population is of children.
 */
export function changeScoresFor(
  row: MeasureRow,
  one: ChangeCase,
): readonly { readonly score: ChangeScore; readonly least: number; readonly most: number }[] {
  return row.changes
    .filter((score) => {
      if (score.kind !== one.kind || score.population !== one.population) return false;
      if (score.direction !== undefined && score.direction !== one.direction) return false;
      if (score.part !== undefined && one.part !== undefined && score.part !== one.part) return false;
      if (one.child && row.ages === 'adult' && !/child/i.test(score.population)) return false;
      return within(score, one);
    })
    .map((score) => {
      const unit = score.percent === true ? Math.abs(one.start) / 100 : 1;
      return { score, least: score.value * unit, most: (score.to ?? score.value) * unit };
    });
}

function within(score: ChangeScore, one: ChangeCase): boolean {
  if (score.start === undefined) return true;
  const { from, to, measure } = score.start;
  const value = measure === undefined ? one.start : one.starts?.[measure];
  return value !== undefined && value >= from && value <= to;
}
