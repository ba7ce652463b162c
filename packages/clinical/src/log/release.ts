/** The numbers of a release's name, `1.10.2` as [1, 10, 2]; null where it is not of that form. */
function numbersOf(release: string): readonly number[] | null {
  const found = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:[-+].*)?$/.exec(release);
  return found === null ? null : found.slice(1).map(Number);
}

/** Whether one release came after another. Names that are not of the form 1.2.3 are never newer. */
export function isNewerRelease(release: string, than: string): boolean {
  const [a, b] = [numbersOf(release), numbersOf(than)];
  if (a === null || b === null) return false;
  for (let i = 0; i < 3; i++) if (a[i] !== b[i]) return (a[i] ?? 0) > (b[i] ?? 0);
  return false;
}
