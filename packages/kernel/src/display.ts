declare const display: unique symbol;

/**
 * Text that is made for people to read. At run time it is a string; its type has none of a string's methods and overlaps
 * with no string, so that code cannot decide by it: comparing it with a literal, a `switch`, `includes`, a regular
 * expression and a look-up in a map of strings do not compile. Decide by an id or a field, and show this.
 */
export interface Display {
  readonly [display]: 'for people to read';
}

/** Makes display text: where a label enters from its row, or a sentence leaves its phrase. */
export const displayed = (text: string): Display => text as unknown as Display;

/** The text of display text, where it is shown, printed or joined into longer text. */
export const shown = (text: Display): string => text as unknown as string;
