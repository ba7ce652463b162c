import { err, type Fault, type Hertz, hertz, ok, type Result } from '@eupraxia/kernel';
import type { ByteSource } from './bytes.ts';
import { cellsOf, type DelimitedLayout, delimitedLayout, isComment } from './delimited-layout.ts';
import { fault } from './errors.ts';
import { headLines } from './head-lines.ts';
import type { Opened } from './reading.ts';
import { type GapRule, readRows } from './rows.ts';

/**
 * Opens CSV, TSV and their kin. The rate is that which is given, else what a comment states, else what a regular time
 * column tells; a pause in that column is a gap. Errors: EUP_FORMATS_NO_CHANNEL, _RATE_UNKNOWN, _LINE_LENGTH …
 */
export async function openDelimited(source: ByteSource, given?: Hertz): Promise<Result<Opened, Fault>> {
  const lines = await headLines(source);
  if (!lines.ok) return lines;
  const layout = delimitedLayout(lines.value);
  if (!layout.ok) return layout;
  const { time, channels, statedRate, skip } = layout.value;
  const timed = given === undefined && statedRate === undefined ? timeRate(lines.value, layout.value) : undefined;
  const rate = given ?? statedRate ?? timed;
  if (rate === undefined) return err(fault('EUP_FORMATS_RATE_UNKNOWN'));
  const track = { rate, channels };
  const gap = time && timed !== undefined ? { column: time.column, lost: pauses(timed * time.scale) } : undefined;
  return ok({
    format: 'csv',
    tracks: [track],
    annotations: [],
    read: () => readRows(source, { layout: layout.value, track, lines: skip, ...(gap === undefined ? {} : { gap }) }),
  });
}

/** The rate that the time column tells: the middle step of the first rows; undefined where the steps aren't regular. */
function timeRate(lines: readonly string[], { time, skip, separator, decimal }: DelimitedLayout): Hertz | undefined {
  if (time === undefined) return undefined;
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
  if (steps.length < 2 || !(middle > 0) || steps.some((step) => !(step > 0))) return undefined;
  const regular = steps.filter((step) => Math.abs(step - middle) <= middle / 2);
  if (regular.length < 0.9 * steps.length) return undefined;
  const exact = regular.length / regular.reduce((sum, step) => sum + step, 0);
  const round = Math.round(exact);
  return hertz(round > 0 && Math.abs(exact / round - 1) < 1e-4 ? round : exact);
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
