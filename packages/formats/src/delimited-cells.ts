import { beginsLost } from './number.ts';

/** No name or number is longer; searching in what is would take its time. */
const longestCell = 400;

/** A line without what ends it. */
function withoutEnd(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === '\r' || line[end - 1] === '\n')) end--;
  return line.slice(0, end);
}

const unquoted = (cell: string): string =>
  cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1).trim() : cell;

/**
 * Every cell of a line, without quotes and blanks around it. A blank as separator stands for any run of blanks, a comma
 * with a blank (`, `) for just that: a comma alone is then part of a number.
 */
export function allCellsOf(line: string, separator: string): string[] {
  const text = withoutEnd(line);
  if (separator === ' ') return text.trim().split(/\s+/).map(unquoted);
  const byte = separator[0];
  const spaced = separator.length > 1;
  if (!spaced && !text.includes('"')) return text.split(byte as string).map((cell) => cell.trim().slice(0, longestCell));
  const cells: string[] = [];
  let from = 0;
  let quoted = false;
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '"') quoted = !quoted;
    if (i < text.length && (quoted || text[i] !== byte || (spaced && (text[i + 1] ?? ' ') !== ' '))) continue;
    cells.push(unquoted(text.slice(from, i).trim().slice(0, longestCell)));
    from = i + 1;
  }
  return cells;
}

/** The cells of a line; one empty cell after the last separator isn't one. */
export function cellsOf(line: string, separator: string): string[] {
  const cells = allCellsOf(line, separator);
  if (cells.length > 1 && cells.at(-1) === '') cells.pop();
  return cells;
}

/** Whether a line is a comment: it begins with # or %, and not with a spreadsheet's error such as #N/A. */
export const isComment = (line: string): boolean => /^\s*[#%]/.test(line) && !beginsLost(line);

/** Whether a line holds nothing or a comment. */
export const saysNothing = (line: string): boolean => line.trim() === '' || isComment(line);
