import { unitOf } from './channels.ts';
import { cellsOf, isComment } from './delimited-cells.ts';
import { onceEach } from './names-once.ts';
import { isNumber } from './number-form.ts';

/** What stands above the columns. */
export interface ColumnNames {
  /** One for each column, each once; empty where no line names the columns. */
  readonly names: readonly string[];
  readonly units?: readonly string[];
  /** A line of words right above the samples that has another number of cells: which line, and how many. */
  readonly misfit?: { readonly line: number; readonly cells: number };
}

const listKey = /^\s*(labels?|names?|channels?|columns?|signals?)\s*(?::=|:|=)\s*(.+)$/i;
const unitKey = /^\s*units?\s*(?::=|:|=)\s*(.+)$/i;
/** A line that states one thing: `Resolution:= 12`, `Sample Rate:,128,Hz`. */
const statement = /^\s*"?[^,;\t:=]{1,60}(:=|:(?=[\s,;\t"]|$)|=)/;
const valued = /^\s*"?[^,;\t:=]{1,60}(:=|:|=)\s*[\d.,]+\s*[a-z/]*\s*$/i;

/** What the rows below tell of how their names may stand. */
export interface RowsBelow {
  readonly separator: string;
  readonly columns: number;
  /** The first column numbers the rows or holds words: it may have no name. */
  readonly numbered: boolean;
  /** All cells are whole numbers without marks: a comma between two of them may be a decimal comma. */
  readonly whole: boolean;
}

/**
 * Names stand in the last line above the samples that has their width; a line of units may stand between, a line of groups
 * above. Comments may name the columns, or list them (`# Labels:= EMG`).
 * @param preamble the lines above the first line of samples
 */
export function columnNames(preamble: readonly string[], below: RowsBelow): ColumnNames {
  const { separator, columns, numbered } = below;
  const lines = preamble.map((line) => ({ comment: isComment(line), text: line.replace(/^\s*[#%]+/, '') }));
  const listed = listOf(lines, listKey, columns);
  const listedUnits = listOf(lines, unitKey, columns);
  const fitting = lines
    // Comments say many things: where there is one column, only the last of them may be its name.
    .filter(({ comment }, i) => !comment || columns > 1 || lines.slice(i + 1).every((line) => line.text.trim() === ''))
    .filter(
      ({ comment, text }) =>
        !/^\W*end ?of ?header\W*$/i.test(text) &&
        !((comment || columns === 1) && (comment ? statement : valued).test(text.slice(0, 200))),
    )
    .map(({ text }) => widened(cellsOf(text, separator), columns, numbered))
    .filter((cells) => cells.length === columns && cells.join('') !== '' && !(columns > 1 && isStatement(cells)));
  let last = listed !== undefined && fitting.length <= 1 && columns === 1 ? listed : fitting.at(-1);
  const misfit = last === undefined ? misfitIn(preamble, below) : undefined;
  last ??= listed;
  if (last === undefined) return misfit === undefined ? { names: [] } : { names: [], misfit };
  let units = listedUnits;
  let above = fitting.at(-2);
  if (above !== undefined && areUnits(last)) {
    units = last.map(withoutBrackets);
    last = above;
    above = fitting.at(-3);
  } else if (listed !== undefined && areUnits(last)) {
    units = last.map(withoutBrackets);
    last = listed;
  }
  const names = onceEach(joined(last, above));
  return units === undefined ? { names } : { names, units };
}

const withoutBrackets = (cell: string): string => cell.replace(/^[([]|[)\]]$/g, '');

/** Most cells are units, and all are as short as units are. */
function areUnits(cells: readonly string[]): boolean {
  const said = cells.map(withoutBrackets).filter((cell) => cell !== '');
  const known = said.filter((cell) => unitOf(cell) !== undefined).length;
  return known > 0 && known * 2 >= said.length && said.every((cell) => cell.length <= 12);
}

/** `Sample Rate:`, `128`, `Hz`, and nothing more: a word and its value are no names. */
function isStatement(cells: readonly string[]): boolean {
  const [key = '', value = '', ...rest] = cells;
  if (/[:=]$/.test(key)) return true;
  return (
    /rate|frequency|frequenz|freq\b|interval/i.test(key) &&
    isNumber(value) &&
    rest.every((cell) => cell === '' || /^k?hz$/i.test(cell))
  );
}

/** A column of row numbers at the left may have no name (R). */
const widened = (cells: readonly string[], columns: number, numbered: boolean): readonly string[] =>
  numbered && cells.length === columns - 1 && columns > 2 && cells.every((cell) => cell !== '' && !isNumber(cell))
    ? ['', ...cells]
    : cells;

/** A list behind a key, as long as there are columns. */
function listOf(lines: readonly { readonly text: string }[], key: RegExp, columns: number): readonly string[] | undefined {
  for (const { text: line } of lines) {
    const text = key.exec(line.slice(0, 4000))?.at(-1)?.trim();
    if (text === undefined) continue;
    for (const separator of ['\t', ';', ',', ' ']) {
      const cells = columns === 1 ? [text.replace(/^"|"$/g, '')] : cellsOf(text, separator);
      if (cells.length === columns) return cells;
    }
  }
  return undefined;
}

/** Names of another number than the columns: what stands under which name can't be told. */
function misfitIn(preamble: readonly string[], { separator, columns, whole }: RowsBelow): ColumnNames['misfit'] {
  const at = preamble.findLastIndex((line) => line.trim() !== '');
  const line = preamble[at] ?? '';
  const cells = cellsOf(line, separator);
  const words = cells.filter((cell) => cell !== '' && !isNumber(cell)).length;
  if (at < 0 || isComment(line) || isStatement(cells) || valued.test(line.slice(0, 200))) return undefined;
  // Twice as many cells as names: a decimal comma may part the numbers as it parts the cells.
  const halves = whole && separator === ',' && columns === 2 * cells.length && words === cells.length;
  return (words >= 2 && words * 2 > cells.length) || halves ? { line: at + 1, cells: cells.length } : undefined;
}

/** Where a name stands twice, the line above may say of what. */
function joined(last: readonly string[], above: readonly string[] | undefined): readonly string[] {
  if (above === undefined || new Set(last).size === last.length) return last;
  const both = last.map((cell, c) => (above[c] === '' ? cell : `${above[c]}.${cell}`));
  return new Set(both).size === both.length ? both : last;
}
