/** The first letters of the first and the last word of a name, in capitals; at most two, none for an empty name. */
export function initialsOf(name: string): string {
  const wordsOfName = name
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  const picked = wordsOfName.length > 1 ? [wordsOfName[0], wordsOfName.at(-1)] : wordsOfName;
  return picked.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}
