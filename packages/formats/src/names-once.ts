/** A name that stands twice gets a number, _2 and so on; no two are the same afterwards. */
export function onceEach(names: readonly string[]): readonly string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name) => {
    let own = name;
    if (name !== '' && seen.has(name)) {
      let count = 2;
      while (taken.has(`${name}_${count}`)) count++;
      own = `${name}_${count}`;
      taken.add(own);
    }
    seen.add(own);
    return own;
  });
}
