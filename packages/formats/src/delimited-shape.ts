import { cellsOf, isComment, saysNothing } from './delimited-cells.ts';
import { lostMark } from './number.ts';
import { isNumber } from './number-form.ts';

/** What parts the cells, and how many lines stand before the first line of samples. */
export interface DelimitedShape {
  /** `, ` where commas stand in numbers and a comma with a blank parts them. */
  readonly separator: string;
  readonly skip: number;
}

/** The lines in which names and rates are looked for. */
export const preambleLines = 200;

const separators = ['\t', ';', ',', ' '];

/** The first line of samples under the separator that explains the file: two such lines of one width, or the only one. */
export function shapeOf(lines: readonly string[]): DelimitedShape | undefined {
  const stated = /^"?sep=(.|\\t)"?\s*$/i.exec(lines[0] ?? '')?.[1];
  const from = stated === undefined ? 0 : 1;
  for (const separator of stated === undefined ? separators : [stated === '\\t' ? '\t' : stated]) {
    const skip = firstRow(lines, separator, separator === ',' || stated !== undefined ? 1 : 2, from);
    if (
      skip >= 0 &&
      (separator !== ',' || cellsOf(lines[skip] ?? '', ',').length > 1 || !/\S\s+\S/.test((lines[skip] ?? '').trim()))
    ) {
      const told = separator !== ',' ? separator : withCommas(lines, skip);
      return { separator: told, skip: beforeLost(lines, told, skip, from) };
    }
  }
  return undefined;
}

/** What a comma stands for where it is the only separator: it may be the decimal sign. */
function withCommas(lines: readonly string[], skip: number): string {
  const rows = lines.slice(skip).filter((line) => !saysNothing(line));
  const above = lines.slice(0, skip).findLast((line) => line.trim() !== '') ?? '';
  if (decimalCommas(rows.slice(0, 200))) return ';';
  return commasInNumbers(rows.slice(0, 200), above) ? ', ' : ',';
}

/**
 * Whether lines like `0, 2,710, 1,355` are parted by a comma with a blank and hold decimal commas: they have the width of
 * the names under that reading, and not under the other one.
 * @param names the line of names, parted in the same way
 */
export function commasInNumbers(rows: readonly string[], names: string): boolean {
  const width = cellsOf(names, ', ').length;
  return (
    width > 1 &&
    rows.length > 0 &&
    rows.every((line) => cellsOf(line, ', ').length === width) &&
    rows.some((line) => cellsOf(line, ',').length !== width)
  );
}

/**
 * Whether lines like `17,05` are one number each: the part after the comma has a zero before other digits, or a minus
 * stands before a zero, as no whole number of a second column is written.
 */
function decimalCommas(rows: readonly string[]): boolean {
  const lines = rows.map((line) => line.trim());
  return (
    lines.every((line) => /^[+-]?\d+(,\d+)?$/.test(line) || lostMark(line)) &&
    lines.some((line) => /^([+-]?\d+,0\d+|-0,\d+)$/.test(line))
  );
}

/** The recording begins with its lost samples: lines of NaN right above the first number are no names. */
function beforeLost(lines: readonly string[], separator: string, skip: number, from: number): number {
  const width = cellsOf(lines[skip] ?? '', separator).length;
  let first = skip;
  while (first > from) {
    const line = lines[first - 1] ?? '';
    const cells = cellsOf(line, separator);
    // One dash or star alone may be a name or a rule between the head and the samples.
    if (cells.length !== width || !cells.every((cell) => lostMark(cell) && !/^[-*.?–—]+$/.test(cell))) break;
    if (cells.join('') === '' || isComment(line)) break;
    first--;
  }
  return first;
}

function firstRow(lines: readonly string[], separator: string, least: number, from: number): number {
  for (let i = from; i < Math.min(lines.length, preambleLines); i++) {
    const line = lines[i] ?? '';
    if (saysNothing(line) || (least > 1 && separator !== ' ' && !line.includes(separator))) continue;
    const width = rowWidth(line, separator);
    const next = nextLine(lines, i + 1);
    if (
      width >= least &&
      (next === undefined || rowWidth(next, separator, true) === width || cellsOf(next, separator).length !== width)
    )
      return i;
    // Right below names of its width a row of samples is one, whatever is wrong in the next; lines of words alone are names.
    if (
      width >= least &&
      next !== undefined &&
      namesAbove(lines, i, separator, width) &&
      !(width > 1 && allWords(next, separator))
    )
      return i;
    // Words in some columns of every row: the next row has them in the same ones.
    if (
      separator !== ' ' &&
      next !== undefined &&
      mixed(line, separator) >= 2 &&
      mixed(line, separator) === mixed(next, separator)
    ) {
      if (wordsOf(line, separator) === wordsOf(next, separator)) return i;
    }
  }
  return -1;
}

/** Times of day and dates. */
export const isClock = (cell: string): boolean => /^[\d\s:.,/TZ+-]*\d:\d\d[\d\s:.,/TZ+-]*$/.test(cell);

/** How many cells a line of samples has; 0 where it isn't one. Times of day don't speak against it, nor lost samples beside others. */
function rowWidth(line: string, separator: string, lostCounts = false): number {
  const cells = cellsOf(line, separator);
  let numbers = 0;
  let texts = 0;
  for (const cell of cells) {
    const lost = lostMark(cell);
    if ((lost && lostCounts) || (!lost && canBeNumber(cell, separator))) numbers++;
    else if (!lost && !isClock(cell)) texts++;
  }
  return numbers > 0 && texts * 3 <= numbers ? cells.length : 0;
}

const allWords = (line: string, separator: string): boolean =>
  cellsOf(line, separator).every((cell) => cell === '' || !canBeNumber(cell, separator));

/** Whether the line above holds words alone, as many as there are cells. */
function namesAbove(lines: readonly string[], row: number, separator: string, width: number): boolean {
  for (let i = row - 1; i >= 0; i--) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    return cellsOf(line, separator).length === width && allWords(line.replace(/^\s*[#%]+/, ''), separator);
  }
  return false;
}

function nextLine(lines: readonly string[], from: number): string | undefined {
  for (let i = from; i < lines.length; i++) if (!saysNothing(lines[i] as string)) return lines[i];
  return undefined;
}

/** Which cells hold words. */
const wordsOf = (line: string, separator: string): string =>
  cellsOf(line, separator)
    .map((cell) => (lostMark(cell) || canBeNumber(cell, separator) || isClock(cell) ? '-' : 'w'))
    .join('');

/** How many cells a line has of which at least every third is a number; 0 for others. */
function mixed(line: string, separator: string): number {
  const cells = cellsOf(line, separator);
  const numbers = cells.filter((cell) => !lostMark(cell) && canBeNumber(cell, separator)).length;
  return numbers * 3 >= cells.length ? cells.length : 0;
}

/** A number; one too large to be a number counts too, as a lost one. */
const canBeNumber = (cell: string, separator: string): boolean =>
  isNumber(cell) || (separator !== ' ' && /^[+-]?[\d.,]+e\d{3,}$/i.test(cell));
