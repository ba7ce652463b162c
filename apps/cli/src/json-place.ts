/** Where something stands in a JSON document: keys and places of a list, from the outside in. */
export type KeyPath = readonly PropertyKey[];

/** What stands there, for a sentence: a text short and quoted, a list by its length. */
export function foundAt(document: unknown, path: KeyPath): string {
  const value = valueAt(document, path);
  if (value === undefined) return 'missing';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/** A place as it is written: `target.inputs[1].role`. */
export function writtenPath(path: KeyPath): string {
  const text = path.reduce<string>(
    (sum, step) => (typeof step === 'number' ? `${sum}[${step}]` : `${sum}${sum === '' ? '' : '.'}${String(step)}`),
    '',
  );
  return text === '' ? 'it' : text.slice(0, 200);
}

/** The key `__proto__` in one of the tables at `places`, which a schema passes over instead of refusing it; null for none. */
export function protoKeyIn(document: unknown, places: readonly KeyPath[]): KeyPath | null {
  const place = places.find((path) => {
    const value = valueAt(document, path);
    return typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__');
  });
  return place === undefined ? null : [...place, '__proto__'];
}

function valueAt(document: unknown, path: KeyPath): unknown {
  let value = document;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}
