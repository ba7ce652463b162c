/** An element: its name, the text in it, and the elements in it. Attributes are passed over; XDF has none. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

interface Growing {
  readonly name: string;
  text: string;
  readonly children: Growing[];
}

const deepest = 64;
const longest = 65_536;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads the elements of a text leniently: what is no element is text, what isn't closed ends with the text. One pass, with
 * nothing searched for twice, whatever the text.
 */
export function xmlOf(text: string): XmlElement {
  const root: Growing = { name: '', text: '', children: [] };
  const open: Growing[] = [root];
  let at = 0;
  while (at < text.length) {
    const top = open.at(-1) as Growing;
    const from = text.indexOf('<', at);
    const words = text.slice(at, from < 0 ? text.length : from);
    if (words !== '' && top.text.length < longest) top.text += plain(words.slice(0, longest));
    const comment = from >= 0 && text.startsWith('<!--', from);
    const to = from < 0 ? -1 : text.indexOf(comment ? '-->' : '>', from);
    if (to < 0) break;
    at = to + (comment ? 3 : 1);
    if (!comment) element(text.slice(from + 1, Math.min(to, from + 1 + longest)), open);
  }
  return root;
}

/** What stands between < and >: opens an element, closes one, or is a declaration. */
function element(inside: string, open: Growing[]): void {
  if (inside.startsWith('?') || inside.startsWith('!')) return;
  const closing = inside.startsWith('/');
  const name = (closing ? inside.slice(1) : inside).split(/[\s/]/, 1)[0] ?? '';
  if (closing) {
    const depth = open.findLastIndex((one, k) => k > 0 && one.name === name);
    if (depth > 0) open.length = depth;
    return;
  }
  if (name === '') return;
  const made: Growing = { name, text: '', children: [] };
  open.at(-1)?.children.push(made);
  if (!inside.endsWith('/') && open.length < deepest) open.push(made);
}

/** All elements at a path from this one: `elementsAt(info, 'desc', 'channels', 'channel')`. */
export function elementsAt(from: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [from],
  );
}

export const textAt = (from: XmlElement, ...path: readonly string[]): string => elementsAt(from, ...path)[0]?.text.trim() ?? '';

function plain(text: string): string {
  return text.replace(/&(#x?)?([0-9a-z]{1,8});/gi, (whole, number: string | undefined, name: string) => {
    if (number === undefined) return entities[name] ?? whole;
    const code = Number.parseInt(name, number.length === 2 ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
