import canonicalize from 'canonicalize';

/** RFC 8785 canonical JSON: the same text for the same values, whatever the order of keys or the spelling of numbers. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only a JSON value has a canonical text.');
  return text;
}
