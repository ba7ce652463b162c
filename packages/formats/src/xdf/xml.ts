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
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Reads the elements of a text leniently: what is no element is text, what isn't closed ends with the text. */
export function xmlOf(text: string): XmlElement {
  const root: Growing = { name: '', text: '', children: [] };
  const open: Growing[] = [root];
  for (const [, comment, closing, name, empty, words] of text.matchAll(
    /(<!--[\s\S]*?-->|<[?!][^>]*>)|<(\/?)([^\s/>]+)[^>]*?(\/?)>|([^<]+|<)/g,
  )) {
    const top = open.at(-1) as Growing;
    if (comment !== undefined) continue;
    if (name === undefined) {
      if (top.text.length < 65_536) top.text += plain(words ?? '');
    } else if (closing === '/') {
      const at = open.findLastIndex((one, depth) => depth > 0 && one.name === name);
      if (at > 0) open.length = at;
    } else {
      const element: Growing = { name, text: '', children: [] };
      top.children.push(element);
      if (empty !== '/' && open.length < deepest) open.push(element);
    }
  }
  return root;
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
