/**
 * Where one thing that the program was asked to hold lives: its id in the checklist, what it is in our own words, and
 * its homes. A home is `<kind> <id>` of a catalogue row, `file <path>` of a part of the program, `exercise? <id>` of a
 * row that counts once it is there, or `later <what>` of a part that is not there yet.
 */
export type Home = readonly [id: string, title: string, ...homes: readonly string[]];

export type Place =
  | { readonly kind: 'row' | 'file'; readonly text: string; readonly there: boolean }
  | { readonly kind: 'later'; readonly text: string; readonly there: false };

/** One home, looked up: `row` says whether a catalogue row exists, `file` whether a file does. */
export function placeOf(
  home: string,
  row: (kind: string, id: string) => boolean,
  file: (path: string) => boolean,
): Place & { readonly hoped: boolean } {
  const [head = '', ...rest] = home.split(' ');
  const tail = rest.join(' ');
  if (head === 'later') return { kind: 'later', text: tail, there: false, hoped: true };
  if (head === 'file') return { kind: 'file', text: tail, there: file(tail), hoped: false };
  const kind = head.replace('?', '');
  return { kind: 'row', text: `${kind} ${tail}`, there: row(kind, tail), hoped: head.endsWith('?') };
}
