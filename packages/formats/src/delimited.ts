import { err, type Fault, type Hertz, ok, type Result } from '@eupraxia/kernel';
import type { ByteSource } from './bytes.ts';
import { delimitedLayout } from './delimited-layout.ts';
import { fault } from './errors.ts';
import { headLines } from './head-lines.ts';
import type { Opened } from './reading.ts';
import { rowTimes } from './row-times.ts';
import { readRows } from './rows.ts';

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
  const timed = given === undefined && statedRate === undefined ? rowTimes(lines.value, layout.value) : undefined;
  const rate = given ?? statedRate ?? timed?.rate;
  if (rate === undefined) return err(timed?.irregular ?? fault('EUP_FORMATS_RATE_UNKNOWN'));
  const track = { rate, channels };
  const gap = time && timed?.lost !== undefined ? { column: time.column, lost: timed.lost } : undefined;
  return ok({
    format: 'csv',
    tracks: [track],
    annotations: [],
    read: () => readRows(source, { layout: layout.value, track, lines: skip, ...(gap === undefined ? {} : { gap }) }),
  });
}
