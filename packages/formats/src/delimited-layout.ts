import { err, type Fault, type Hertz, hertz, ok, type Result } from '@eupraxia/kernel';
import { channelOf, unitOf } from './channel-kind.ts';
import { fault } from './errors.ts';
import { lostMark } from './number.ts';
import type { RecordedChannel } from './recording.ts';

/** How the lines of a text recording are to be read. */
export interface DelimitedLayout {
  /** The byte between cells; a space stands for any run of blanks. */
  readonly separator: number;
  readonly decimal: number;
  /** Lines before the first line of samples. */
  readonly skip: number;
  readonly columns: number;
  /** Which columns are channels, in order. */
  readonly kept: readonly number[];
  readonly channels: readonly RecordedChannel[];
  /** A rate that a comment states. */
  readonly statedRate?: Hertz;
  /** The column of time, if it is one, and what its unit is in seconds. */
  readonly time?: { readonly column: number; readonly scale: number };
  /** Every column's name, for readers that know more. */
  readonly names: readonly string[];
}

export const delimitedLimits = { columns: 1024, lineBytes: 2 ** 18, preamble: 200 } as const;

const tab = '\t';
const timeName = /^(mocap|elapsed|rel(ative)?|sample)?[ _]?(time|t|sec|secs|seconds|timestamp|zeit|temps|x)([ _]?stamp)?$/i;
const timeScales = new Map([
  ['s', 1],
  ['sec', 1],
  ['secs', 1],
  ['seconds', 1],
  ['ms', 1e-3],
  ['msec', 1e-3],
  ['milliseconds', 1e-3],
  ['us', 1e-6],
  ['µs', 1e-6],
]);
const indexName = /^(sample[ _]?)?(index|idx|no\.?|nr\.?|number|#|n)$|^(sample|samples|frame|frames|row|packet)$|^$/i;

/**
 * Recognises separator, decimal sign, names, units, time and channels from the first lines.
 * Lines that begin with # or % are comments; one of them may state the rate. Errors: EUP_FORMATS_NO_CHANNEL, _TOO_MANY.
 */
export function delimitedLayout(lines: readonly string[]): Result<DelimitedLayout, Fault> {
  const shape = shapeOf(lines);
  if (shape === undefined) {
    const first = lines.find((line) => line.trim() !== '' && !isComment(line));
    return err(
      fault('EUP_FORMATS_NO_CHANNEL', {
        found: first === undefined ? 'no line holds samples' : `"${first.trim().slice(0, 60)}" is followed by no line of numbers`,
      }),
    );
  }
  const { separator, skip } = shape;
  const rows = lines.slice(skip).filter((line) => line.trim() !== '' && !isComment(line));
  const cells = rows.slice(0, 200).map((line) => cellsOf(line, separator));
  const columns = cells[0]?.length ?? 0;
  if (columns > delimitedLimits.columns)
    return err(fault('EUP_FORMATS_TOO_MANY', { found: columns, most: delimitedLimits.columns }));

  const { names, units } = headerOf(lines.slice(0, skip), separator, columns);
  const readable = (c: number) =>
    cells.some((row) => isNumber(row[c] ?? '', separator)) &&
    cells.every((row) => isNumber(row[c] ?? '', separator) || lostMark(row[c] ?? ''));
  const timeColumn = names.findIndex(
    (name, c) => readable(c) && timeName.test(bare(name)) && timeScaleOf(name, units?.[c]) !== undefined,
  );
  const kept: number[] = [];
  for (let c = 0; c < columns; c++) {
    const name = names[c] ?? '';
    const isTime = c === timeColumn || (names.length > 0 && timeName.test(bare(name)) && bare(name).toLowerCase() !== 'x');
    const isIndex = names.length > 0 && indexName.test(bare(name));
    if (!isTime && !isIndex && !(c === 0 && countsRows(cells)) && readable(c)) kept.push(c);
  }
  if (kept.length === 0) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: `none of its ${columns} columns holds samples` }));
  const rate = statedRate(lines.slice(0, skip));
  const decimalComma = separator !== ',' && cells.some((row) => row.some((cell) => /^[+-]?\d*,\d+(e[+-]?\d+)?$/i.test(cell)));
  return ok({
    separator: separator.charCodeAt(0),
    decimal: (decimalComma ? ',' : '.').charCodeAt(0),
    skip,
    columns,
    kept,
    channels: kept.map((c) => channelOf(names[c] ?? `ch${kept.indexOf(c) + 1}`, units?.[c])),
    ...(rate === undefined ? {} : { statedRate: rate }),
    ...(timeColumn < 0
      ? {}
      : { time: { column: timeColumn, scale: timeScaleOf(names[timeColumn] ?? '', units?.[timeColumn]) ?? 1 } }),
    names,
  });
}

/** Whether the first column, beside others, only numbers the rows. */
function countsRows(cells: readonly (readonly string[])[]): boolean {
  if (cells.length < 8 || (cells[0]?.length ?? 0) < 2) return false;
  const start = Number(cells[0]?.[0] ?? Number.NaN);
  return Number.isInteger(start) && cells.every((row, i) => Number(row[0]) === start + i);
}

/** No name or number is longer; searching in what is would take its time. */
const longestCell = 400;

/** A line without what ends it. */
function withoutEnd(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === '\r' || line[end - 1] === '\n')) end--;
  return line.slice(0, end);
}

/** The cells of a line, without quotes and blanks around them; one empty cell after the last separator isn't one. */
export function cellsOf(line: string, separator: string): string[] {
  const text = withoutEnd(line);
  if (separator === ' ') return text.trim().split(/\s+/).map(unquoted);
  const cells: string[] = [];
  let from = 0;
  let quoted = false;
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    if (i < text.length && (quoted || text[i] !== separator)) continue;
    cells.push(unquoted(text.slice(from, i).trim().slice(0, longestCell)));
    from = i + 1;
  }
  if (cells.length > 1 && cells.at(-1) === '') cells.pop();
  return cells;
}

export const isComment = (line: string): boolean => /^\s*[#%]/.test(line);

/** The first line of samples under the separator that explains the file: two such lines of one width, or the only one. */
function shapeOf(lines: readonly string[]): { readonly separator: string; readonly skip: number } | undefined {
  for (const separator of [tab, ';', ',', ' ']) {
    const skip = firstRow(lines, separator, separator === ',' ? 1 : 2);
    if (
      skip >= 0 &&
      (separator !== ',' || cellsOf(lines[skip] ?? '', ',').length > 1 || !/\S\s+\S/.test((lines[skip] ?? '').trim()))
    ) {
      const told = separator === ',' && decimalCommas(lines.slice(skip)) ? ';' : separator;
      return { separator: told, skip: beforeLost(lines, told, skip) };
    }
  }
  return undefined;
}

/**
 * Whether lines like `17,05` are one number each: the part after the comma has a zero before other digits, or a minus
 * stands before a zero, as no whole number of a second column is written.
 */
function decimalCommas(lines: readonly string[]): boolean {
  const rows = lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !isComment(line))
    .slice(0, 200);
  return (
    rows.every((line) => /^([+-]?\d+(,\d+)?|[+-]?nan)$/i.test(line)) && rows.some((line) => /^([+-]?\d+,0\d+|-0,\d+)$/.test(line))
  );
}

/** The recording begins with its lost samples: lines of NaN right above the first number are no names. */
function beforeLost(lines: readonly string[], separator: string, skip: number): number {
  const width = cellsOf(lines[skip] ?? '', separator).length;
  let first = skip;
  while (first > 0) {
    const cells = cellsOf(lines[first - 1] ?? '', separator);
    if (cells.length !== width || !cells.every((cell) => /^([+-]?nan)?$/i.test(cell)) || cells.join('') === '') break;
    first--;
  }
  return first;
}

function firstRow(lines: readonly string[], separator: string, least: number): number {
  for (let i = 0; i < Math.min(lines.length, delimitedLimits.preamble); i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '' || isComment(line)) continue;
    const width = rowWidth(line, separator);
    if (width < least) continue;
    const next = lines.slice(i + 1).find((other) => other.trim() !== '' && !isComment(other));
    if (next === undefined || rowWidth(next, separator, true) === width || cellsOf(next, separator).length !== width) return i;
  }
  return -1;
}

/** How many cells a line of samples has; 0 where it isn't one. Times of day don't speak against it, nor lost samples beside others. */
function rowWidth(line: string, separator: string, lostCounts = false): number {
  const cells = cellsOf(line, separator);
  let numbers = 0;
  let texts = 0;
  for (const cell of cells) {
    const lost = lostMark(cell);
    if (isNumber(cell, separator) || (lost && lostCounts)) numbers++;
    else if (!lost && !/^[\d\s:.,/TZ+-]*:[\d\s:.,/TZ+-]*$/.test(cell)) texts++;
  }
  return numbers > 0 && texts * 3 <= numbers ? cells.length : 0;
}

function isNumber(cell: string, separator: string): boolean {
  return (
    /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) ||
    /^[+-]?inf(inity)?$/i.test(cell) ||
    (separator !== ',' && /^[+-]?\d*,\d+(e[+-]?\d+)?$/i.test(cell))
  );
}

/** Names stand in the last line above the samples that has their width; a line of units may stand between. */
function headerOf(
  preamble: readonly string[],
  separator: string,
  columns: number,
): { names: readonly string[]; units?: readonly string[] } {
  const bareLines = preamble.map((line) => (isComment(line) ? line.replace(/^\s*[#%]+/, '') : line));
  const fitting = bareLines
    .map((line) => cellsOf(line, separator))
    .filter((cells) => cells.length === columns && cells.join('') !== '' && (columns > 1 || preamble.length > 0));
  let last = fitting.at(-1);
  if (last === undefined) return { names: [] };
  let units: readonly string[] | undefined;
  const above = fitting.at(-2);
  if (above !== undefined && last.every((cell) => cell === '' || unitOf(cell.replace(/^[([]|[)\]]$/g, '')) !== undefined)) {
    units = last.map((cell) => cell.replace(/^[([]|[)\]]$/g, ''));
    last = above;
  }
  const twice = new Set(last).size < last.length;
  const joined = twice && above !== undefined && above !== last ? last.map((cell, c) => `${above[c]}.${cell}`) : last;
  const seen = new Map<string, number>();
  const names = joined.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
  return units === undefined ? { names } : { names, units };
}

/** A name without the unit that ends it. */
const bare = (name: string): string =>
  name
    .replace(/\s*[([][^()[\]]*[)\]]\s*$/, '')
    .replace(/_(s|ms|us|µs|sec|seconds)$/i, '')
    .trim();

function timeScaleOf(name: string, unit?: string): number | undefined {
  const text = unit?.trim() || (/[([]\s*([^()[\]]+?)\s*[)\]]$/.exec(name)?.[1] ?? /_(s|ms|us|µs|sec|seconds)$/i.exec(name)?.[1]);
  return text === undefined ? 1 : timeScales.get(text.toLowerCase());
}

function statedRate(preamble: readonly string[]): Hertz | undefined {
  for (const line of preamble) {
    const found =
      /\b(?:sampl\w*[ _-]*)?(?:rate|frequency|freq|fs)\b\s*(?:[([]?\s*hz\s*[)\]]?)?\s*[:=,;\t ]\s*"?(\d+(?:\.\d+)?)/i.exec(
        line,
      )?.[1];
    if (found !== undefined && Number(found) > 0) return hertz(Number(found));
  }
  return undefined;
}

const unquoted = (cell: string): string =>
  cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1).trim() : cell;
