import type { DelimitedHead } from './delimited-layout.ts';
import { type GapRule, rowTime } from './gap-rule.ts';
import type { RemarkList } from './remarks.ts';

/**
 * Counts lost samples where a column numbers the samples and jumps; undefined where it doesn't count by one.
 * @param modulus after how many the counter begins at 0 again, where the file says so
 */
export function indexGaps(
  head: Pick<DelimitedHead, 'rows'>,
  column: number,
  rate: number,
  remarks: RemarkList,
  modulus?: number,
): GapRule | undefined {
  const values = head.rows.map(({ cells }) => (cells[column] === '' ? Number.NaN : Number(cells[column])));
  const steps = values.slice(1).map((value, i) => value - (values[i] as number));
  const ones = steps.filter((step) => step === 1 || (modulus !== undefined && step === 1 - modulus)).length;
  if (values.length < 8 || ones < 0.9 * steps.length) return undefined;
  if (modulus === undefined && steps.some((step) => step < 0 && !wraps(step))) return undefined;
  let last = Number.NaN;
  let rows = 0;
  let jumped = false;
  let ignored = false;
  const lost = (value: number, line: number): number => {
    rows++;
    if (ignored || !Number.isInteger(value)) return 0;
    const moved = Number.isNaN(last) ? rows : value - last;
    const ahead = modulus === undefined ? moved : ((moved % modulus) + modulus) % modulus || modulus;
    const lost = ahead - rows;
    last = value;
    rows = 0;
    if (lost === 0) return 0;
    if (lost > 0) {
      jumped = true;
      return Math.min(lost, 2 ** 40);
    }
    if (wraps(moved) && value === 0) return 0;
    // A number that ran ahead and comes back was damaged: samples were counted as lost that were not.
    if (jumped) return rowTime.backwards;
    ignored = true;
    remarks.add('FORMATS_TIMES_LEFT', { why: `the numbers of the rows turn back at line ${line}`, rate });
    return 0;
  };
  return { lost };
}

/** A counter of some bits that begins again. */
const wraps = (step: number): boolean => {
  const length = 1 - step;
  return length >= 16 && Number.isInteger(Math.log2(length));
};
