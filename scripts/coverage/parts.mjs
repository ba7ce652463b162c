// What a coverage item is made of, and the full titles of the tests that stand for it.

/** What the test of a catalog row of each kind shows; it completes the title `<kind> <id> …`. */
export const rowClaims = {
  condition: 'is found, has a diagnosis code for its side, and stands in the note of a visit',
  deficit: 'is found, proposes techniques and exercises, and stands in the note of a visit',
  technique: 'is found, goes into a plan of care, and is practiced and documented by its exercises',
  exercise: 'is found, prescribed, practiced, documented and counted in units',
  goal: 'is found, is kept as a goal, and is what an exercise is for in the note of a visit',
  measure: 'is found, and a value of it is kept in the chart and stands in the note of a visit',
  cue: 'is found, is offered where it belongs, and is given and counted in a visit',
  equipment: 'is found with its use and its check, and an exercise asks for it',
  muscle: 'is found with its action and where electrodes go',
  term: 'is found in the library, explained in words',
  code: 'is found, and minutes of it become units',
  safety: 'is found, and the gate says it where it applies',
};

export const rowFile = 'scripts/coverage/rows.test.ts';

/** The full title of the test of a catalog row. */
export const rowTitle = (kind, id) => `catalog rows in use > ${kind} ${id} ${rowClaims[kind]}`;

/** A test of a part that a screen or a visit uses; `title` is its full title, groups and all, joined by ` > `. */
export const test = (file, title) => ({ kind: 'test', file, title });

/** A test of a part that works in its package and that no screen and no visit uses; `missing` says what would use it. */
export const unused = (file, title, missing) => ({ kind: 'unused', file, title, missing });

/** A part that is not there yet. */
export const later = (missing) => ({ kind: 'later', missing });

/** One part: a string is a catalog row, `<kind> <id>`, and stands for the row's own test. */
export function partOf(part) {
  if (typeof part !== 'string') return part;
  const [kind = '', ...rest] = part.split(' ');
  const id = rest.join(' ');
  return { kind: 'row', row: kind, id, file: rowFile, title: rowTitle(kind, id) };
}

/**
 * How far an item is there: `used` by a screen or a visit, `reference` where the library explains a word and no more is
 * asked, `library only` where code or rows exist that nothing uses, `partly` where a part is missing, `not yet`.
 */
export function stateOf(item) {
  const parts = item.parts.map(partOf);
  const used = parts.filter((part) => part.kind === 'test' || (part.kind === 'row' && part.row !== 'term'));
  const words = parts.filter((part) => part.kind === 'row' && part.row === 'term');
  const lacking = parts.filter((part) => part.kind === 'unused' || part.kind === 'later');
  if (lacking.length > 0 && used.length > 0) return 'partly';
  if (parts.some((part) => part.kind === 'unused')) return 'library only';
  if (lacking.length > 0) return words.length > 0 ? 'partly' : 'not yet';
  return used.length > 0 ? 'used' : 'reference';
}
