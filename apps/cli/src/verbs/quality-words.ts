const words: Readonly<Record<string, string>> = {
  gap: 'lost',
  'not-a-number': 'not a number',
  saturated: 'saturated',
  flat: 'flat',
  mains: 'mains',
  short: 'short',
};

/** How far numbers can be trusted, for a person to read: `good`, or what is wrong and the score. */
export const qualityWords = ({ score, reasons }: { readonly score: number; readonly reasons: readonly string[] }): string =>
  reasons.length === 0
    ? 'good'
    : `${reasons.map((reason) => words[reason] ?? reason).join(', ')} (${(Math.floor(100 * score) / 100).toFixed(2)})`;
