/** A number in at most eight characters that is read back the same; undefined where there is none. */
export function textIn8(value: number): string | undefined {
  const short = (text: string): string => text.replace(/^(-?)0\./, '$1.');
  const all = [String(value), ...Array.from({ length: 8 }, (_, k) => value.toFixed(k))];
  // Larger numbers need an exponent, which most readers take.
  const powers = Array.from({ length: 5 }, (_, k) => value.toExponential(k).replace(/e\+?/, 'E'));
  return [...all, ...all.map(short), ...powers].find((text) => text.length <= 8 && Number(text) === value);
}
