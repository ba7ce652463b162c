import { type Fault, type Hertz, hertz } from '@eupraxia/kernel';
import { cellsOf, type DelimitedLayout, isComment } from './delimited-layout.ts';
import { fault } from './errors.ts';
import type { GapRule } from './rows.ts';

/** What a column of times tells: a rate and where samples were lost, or why it tells none. */
export interface RowTimes {
  readonly rate?: Hertz;
  readonly lost?: GapRule;
  readonly irregular?: Fault;
}

/** The rate that the time column tells: the middle step of the first rows; none where the steps aren't regular. */
export function rowTimes(lines: readonly string[], { time, skip, separator, decimal }: DelimitedLayout): RowTimes {
  if (time === undefined) return {};
  const stamps = lines
    .slice(skip, -1)
    .filter((line) => line.trim() !== '' && !isComment(line))
    .map(
      (line) =>
        Number((cellsOf(line, String.fromCharCode(separator))[time.column] ?? '').replace(String.fromCharCode(decimal), '.')) *
        time.scale,
    );
  const steps = stamps.slice(1).map((t, i) => t - (stamps[i] ?? 0));
  const middle = [...steps].sort((a, b) => a - b)[steps.length >> 1] ?? 0;
  if (steps.length < 2 || !(middle > 0) || steps.some((step) => !(step > 0))) return {};
  const regular = steps.filter((step) => Math.abs(step - middle) <= middle / 2);
  if (regular.length < 0.9 * steps.length) {
    const at = steps.findIndex((step) => Math.abs(step - middle) > middle / 2);
    const shown = (step: number): number => Number(step.toPrecision(4));
    const where = `after ${shown(stamps[at] ?? 0)} s`;
    return { irregular: fault('EUP_FORMATS_IRREGULAR', { where, found: shown(steps[at] ?? 0), expected: shown(middle) }) };
  }
  const exact = regular.length / regular.reduce((sum, step) => sum + step, 0);
  const round = Math.round(exact);
  const rate = hertz(round > 0 && Math.abs(exact / round - 1) < 1e-4 ? round : exact);
  return { rate, lost: pauses(rate * time.scale) };
}

/** Samples lost where time runs on for more than a step and a half; −1 where it runs backwards. */
function pauses(perStamp: number): GapRule {
  let last = Number.NaN;
  return (stamp, row) => {
    const steps = row === 0 || Number.isNaN(stamp) || Number.isNaN(last) ? 1 : (stamp - last) * perStamp;
    last = stamp;
    if (!(steps > 0)) return -1;
    return steps > 1.5 ? Math.min(Math.round(steps) - 1, 2 ** 40) : 0;
  };
}
