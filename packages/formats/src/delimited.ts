import { err, type Fault, type Hertz, ok, type Result } from '@eupraxia/kernel';
import type { ByteSource } from './bytes.ts';
import { type DelimitedHead, delimitedHead, layoutOf } from './delimited-layout.ts';
import { decidedRate } from './delimited-rate.ts';
import { type TimeColumns, timeColumns } from './delimited-time.ts';
import { fault } from './errors.ts';
import { headLines } from './head-lines.ts';
import type { Opened } from './reading.ts';
import { RemarkList } from './remarks.ts';
import { indexGaps } from './row-index.ts';
import type { RowReading, RowTally } from './row-reading.ts';
import { readRows } from './rows.ts';
import { tellEncoding } from './text-encoding.ts';
import { irregularFault } from './time-check.ts';
import { trackOf } from './tracks.ts';

/**
 * Opens CSV, TSV and their kin. The rate is that which is given, else what the times of the rows tell, else what the head
 * states. Every row's time is held against it: a pause is a gap, another rate is refused. Without times, a column that
 * numbers the rows tells of lost samples. Errors: EUP_FORMATS_NO_CHANNEL, _RATE_UNKNOWN, _NUMBER_FORM, _IRREGULAR …
 */
export async function openDelimited(source: ByteSource, given?: Hertz): Promise<Result<Opened, Fault>> {
  const lines = await headLines(source);
  if (!lines.ok) return lines;
  const read = delimitedHead(lines.value);
  if (!read.ok) return read;
  const head = read.value;
  const remarks = new RemarkList();
  const columns = timeColumns(head);
  const kept = channelsIn(head, columns, remarks);
  if (kept.length === 0) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: noneOf(head) }));
  const { clash } = columns;
  if (clash !== undefined && given === undefined) {
    const shown = (step: number): number => Number(step.toPrecision(5));
    return err(irregularFault(`by the times of ${columnName(head, clash.column)}`, shown(clash.step), shown(clash.expected)));
  }
  const decided = decidedRate(head, columns.time, given, remarks);
  if (!decided.ok) return decided;
  const { rate, check } = decided.value;
  const { time, indices, others } = columns;
  const layout = layoutOf(head, kept);
  for (const column of others) {
    remarks.add('FORMATS_LEFT_OUT', {
      what: columnName(head, column),
      why: 'it holds times, and another column of times was used',
    });
  }
  tellEncoding(
    remarks,
    source,
    layout.channels.map(({ name }) => name),
  );
  const track = trackOf('0', rate, layout.channels);
  const tally: RowTally = { rows: 0, passed: 0 };
  const gap =
    time !== undefined && check !== undefined ? { column: time.column, rule: check } : indexGap(head, indices, rate, remarks);
  return ok({
    format: 'csv',
    tracks: [track],
    annotations: [],
    remarks: remarks.all,
    counts: () => [
      { of: 'rows', stated: null, found: tally.rows },
      { of: 'lines', stated: null, found: head.skip + tally.rows + tally.passed },
      { of: 'columns', stated: null, found: head.columns },
      { of: 'channels', stated: null, found: kept.length },
    ],
    read: () => readRows(source, { layout, track, remarks, tally, ...(gap === undefined ? {} : { gap }) }),
  });
}

function indexGap(head: DelimitedHead, indices: readonly number[], rate: number, remarks: RemarkList): RowReading['gap'] {
  const counter = head.openSignals?.counter;
  const column = counter?.column ?? indices[0];
  if (column === undefined) return undefined;
  const rule = indexGaps(head, column, rate, remarks, counter?.modulus);
  return rule === undefined ? undefined : { column, rule };
}

/** The columns that are channels; the others are told where they hold anything. */
function channelsIn(head: DelimitedHead, { time, others, indices }: TimeColumns, remarks: RemarkList): readonly number[] {
  const kept: number[] = [];
  for (const [c, { kind, word = '' }] of head.kinds.entries()) {
    if (c === time?.column || others.includes(c) || indices.includes(c)) continue;
    if (kind === 'numbers' || kind === 'lost') kept.push(c);
    else if (kind !== 'empty' || (head.names[c] ?? '') !== '') {
      const why =
        kind === 'empty'
          ? 'its first rows hold nothing'
          : `it holds ${kind === 'clock' ? 'times of day' : 'words'}, such as "${word}"`;
      remarks.add('FORMATS_LEFT_OUT', { what: columnName(head, c), why });
    }
  }
  return kept.some((c) => head.kinds[c]?.kind === 'numbers') ? kept : [];
}

const columnName = ({ names }: DelimitedHead, column: number): string =>
  names[column] ? `Column ${column + 1} ("${names[column]}")` : `Column ${column + 1}`;

function noneOf({ columns, kinds }: DelimitedHead): string {
  const words = kinds.filter(({ kind }) => kind === 'words' || kind === 'clock').length;
  return `none of its ${columns} columns holds samples${words > 0 ? ` (${words} hold words or times of day)` : ''}`;
}
