/**
 * How many single slips turn `typed` into the beginning of `word`: a letter too much, missing, wrong, or two swapped
 * (restricted Damerau–Levenshtein distance, the word's end free). Gives `most + 1` as soon as it is more than `most`.
 */
export function slips(typed: string, word: string, most: number): number {
  const width = Math.min(word.length, typed.length + most);
  let before: number[] = [];
  let above = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= width; column++) {
      const same = typed[row - 1] === word[column - 1];
      let value = Math.min((above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1])
        value = Math.min(value, (before[column - 2] ?? 0) + 1);
      line.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    before = above;
    above = line;
  }
  return Math.min(most + 1, ...above);
}
