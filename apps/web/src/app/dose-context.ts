import { findRow, liesWithin } from '@eupraxia/catalogue';
import type { ProgramItem, VisitSnapshot } from '@eupraxia/clinical';
import type { DoseContext } from '@eupraxia/coach/dose';

/**
 * What kind of practice an exercise is, for the dose that it may be held against. A chart without conditions, or pain
 * that nobody rated, leaves it unknown: unknown is not no.
 * @param pain the newest rating, 0–10; null where there is none
 */
export function doseContext(
  { exerciseId }: Pick<ProgramItem, 'exerciseId'>,
  conditions: readonly VisitSnapshot['conditions'][number][],
  pain: number | null,
): DoseContext {
  const row = findRow('exercise', exerciseId);
  const classes = conditions.map(({ conditionId }) => findRow('condition', conditionId)?.dosedAs ?? null);
  const has = (dosedAs: 'stroke' | 'dystrophy' | 'pain'): boolean | null =>
    conditions.length === 0 ? null : classes.includes(dosedAs);
  const hurts = pain !== null && pain > 0 ? true : has('pain');
  return {
    work: workOf(row),
    stroke: has('stroke'),
    face: row === undefined ? null : isOf(row, 'face'),
    dystrophy: has('dystrophy'),
    pain: hurts === true ? true : pain === null ? null : hurts,
  };
}

type Row = NonNullable<ReturnType<typeof findRow<'exercise'>>>;

const isOf = ({ regions }: Row, outer: string): boolean => regions.some((region) => liesWithin(region, outer));

function workOf(row: Row | undefined): DoseContext['work'] {
  if (row === undefined) return 'other';
  const techniques = (row.techniques ?? []).map((id) => findRow('technique', id)?.dosedAs ?? null);
  const whole = row.practice === 'task' || techniques.includes('whole-task');
  if (whole && isOf(row, 'arm') && !isOf(row, 'leg')) return 'arm-task';
  return techniques.includes('balance') ? 'balance' : 'other';
}
