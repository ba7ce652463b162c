import { countsRows, type DelimitedHead } from './delimited-layout.ts';
import { evenTimes } from './even-times.ts';
import { epochScale, latest, stampsOf, timeNameOf } from './time-column.ts';
import type { EvenTimes, TimesFound } from './times-found.ts';

/** A column of times, and what its times tell. */
export interface TimeColumn {
  readonly column: number;
  readonly found: TimesFound;
  readonly first: number;
  /** How many seconds its unit is, where the file says so, or where its times count from 1970. */
  readonly scale?: number;
  /** What it counts is not known: its unit is no unit of time, or its size denies the unit. Only a stated rate tells. */
  readonly counts: boolean;
  /** It has no name: its times alone tell that it is one. */
  readonly unnamed: boolean;
}

/** Which columns are no channels, since they tell of time or number the rows. */
export interface TimeColumns {
  readonly time?: TimeColumn;
  /** Columns named as times that are not used. */
  readonly others: readonly number[];
  /** A second column of times whose steps are others: the columns behind it may be sampled otherwise. */
  readonly clash?: { readonly column: number; readonly step: number; readonly expected: number };
  /** Columns that number the rows, in order. */
  readonly indices: readonly number[];
}

const indexName =
  /^(sample[ _]?)?(index|idx|no\.?|nr\.?|number|#|n)$|^(sample|samples|frame|frames|frame ?#|row|packet|nseq|counter|count|point)$|^$/i;

/** Finds the column of time: by its name, or the first one without a name by times that rise evenly. */
export function timeColumns(head: DelimitedHead): TimeColumns {
  const { names, kinds, units, columns, openSignals } = head;
  const measured = (c: number): boolean => kinds[c]?.kind === 'numbers';
  const indices = Array.from({ length: columns }, (_, c) => c).filter(
    (c) => (measured(c) && isIndex(head, c)) || c === openSignals?.counter?.column,
  );
  const candidates: TimeColumn[] = [];
  const others: number[] = [];
  for (let c = 0; c < columns; c++) {
    if (!measured(c) || indices.includes(c)) continue;
    const { names: says, scale, counts } = timeNameOf(ownName(names, c), units?.[c]);
    if (says === 'time') candidates.push(columnAt(head, c, scale, counts));
    else if (says === 'maybe') {
      const one = columnAt(head, c, scale, counts);
      if (one.found.kind === 'even' && head.rows.length >= 5) candidates.push(one);
    }
  }
  if (candidates.length === 0 && columns > 1 && measured(0) && !indices.includes(0) && (names[0] ?? '') === '') {
    const one = columnAt(head, 0, undefined);
    if (one.found.kind === 'even' && isClockwork(head, one.found, one.first)) candidates.push({ ...one, unnamed: true });
  }
  const time = candidates.find(({ found }) => found.kind === 'even') ?? candidates[0];
  for (const { column } of candidates) if (column !== time?.column) others.push(column);
  const clash = clashOf(time, candidates, names);
  return { ...(time === undefined ? {} : { time }), ...(clash === undefined ? {} : { clash }), others, indices };
}

/** The name that a column has in the file: one that stands there twice was given a number. */
function ownName(names: readonly string[], column: number): string {
  const name = names[column] ?? '';
  const bare = name.replace(/_\d+$/, '');
  return names.indexOf(bare) >= 0 && names.indexOf(bare) < column ? bare : name;
}

/** A column of times with another step than the one that is used, in seconds, or in the same unknown unit where both have one name. */
function clashOf(
  time: TimeColumn | undefined,
  candidates: readonly TimeColumn[],
  names: readonly string[],
): TimeColumns['clash'] {
  if (time?.found.kind !== 'even') return undefined;
  for (const one of candidates) {
    if (one === time || one.found.kind !== 'even') continue;
    const same = one.scale === time.scale && ownName(names, one.column) === ownName(names, time.column);
    if (!same && (one.scale === undefined || time.scale === undefined)) continue;
    const [step, expected] = [one.found.step * (one.scale ?? 1), time.found.step * (time.scale ?? 1)];
    if (Math.abs(step / expected - 1) > 0.01) return { column: one.column, step, expected };
  }
  return undefined;
}

function columnAt(head: DelimitedHead, column: number, stated: number | undefined, counts = false): TimeColumn {
  const stamps = stampsOf(head.rows, column, head.forms[column] ?? { decimal: '.' });
  const first = stamps.times.find((t) => !Number.isNaN(t)) ?? Number.NaN;
  // Milliseconds since 1970 under `timestamp (s)`: seconds of that size are thousands of years.
  const denied = stated !== undefined && first * stated > latest;
  const scale = denied ? undefined : (stated ?? epochScale(first));
  const [rate] = head.stated[0]?.rates ?? [];
  return {
    column,
    found: evenTimes(stamps, { stated: rate === undefined ? undefined : 1 / (rate * (scale ?? 1)) }),
    first,
    unnamed: false,
    counts: counts || denied,
    ...(scale === undefined ? {} : { scale }),
  };
}

/** Times rise from about 0, from a moment since 1970, or for so long and so evenly as no signal does. */
function isClockwork({ rows }: DelimitedHead, { step, range }: EvenTimes, first: number): boolean {
  if (rows.length < 8 || range > step) return false;
  return Math.abs(first) <= 10 * step || epochScale(first) !== undefined || rows.length >= 50;
}

/** Whether a column only numbers the rows: it says so and holds whole numbers that don't fall, or the first counts by one. */
function isIndex(head: DelimitedHead, column: number): boolean {
  const { names, rows } = head;
  if (column === 0 && countsRows(rows)) return timeNameOf(names[0] ?? '', head.units?.[0]).names !== 'time';
  if (names.length === 0 || !indexName.test((names[column] ?? '').trim())) return false;
  if ((names[column] ?? '') === '' && column > 0) return false;
  let last = Number.NEGATIVE_INFINITY;
  let falls = 0;
  let stands = 0;
  for (const { cells } of rows) {
    const cell = cells[column] ?? '';
    const value = cell === '' ? Number.NaN : Number(cell.replace(/\.0*$/, ''));
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value)) return false;
    if (value < last) falls++;
    if (value === last) stands++;
    last = value;
  }
  // A counter may begin at 0 again; a signal of whole numbers falls every other time.
  return falls * 8 <= rows.length && (rows.length < 8 || stands * 2 <= rows.length || falls === 0);
}
