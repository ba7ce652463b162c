import type { IcdCandidate } from '../row.ts';

/** The day from which ICD-10-CM is used in the United States: no code of it is older. */
const firstDay = '2015-10-01';
const held = { effectiveFrom: firstDay, effectiveTo: null } as const;

/** A code without a side. */
export const plain = (code: string, label: string): IcdCandidate => ({ code, label, side: null, ...held });

/** A code that is valid from a day on: code years begin on the first of October. */
export const since = (code: string, label: string, effectiveFrom: string): IcdCandidate => ({
  ...plain(code, label),
  effectiveFrom,
});

/** Codes that came later than the classification, all on one day. */
export const allSince = (effectiveFrom: string, codes: readonly IcdCandidate[]): IcdCandidate[] =>
  codes.map((one) => ({ ...one, effectiveFrom }));

/** A code that was replaced; the day is its last. */
export const until = (code: string, label: string, effectiveTo: string): IcdCandidate => ({ ...plain(code, label), effectiveTo });

type BodySide = 'left' | 'right' | 'bilateral';

export const onSide = (code: string, label: string, side: BodySide): IcdCandidate => ({
  code,
  label: side === 'bilateral' ? `${label}, bilateral` : `${label}, ${side}`,
  side,
  ...held,
});

/** Right and left as codes mostly count them: 1 and 2, with what follows the digit. */
export const pair = (stem: string, label: string, tail = ''): IcdCandidate[] => [
  onSide(`${stem}1${tail}`, label, 'right'),
  onSide(`${stem}2${tail}`, label, 'left'),
];

/** Right, left and both: 1, 2 and 3. */
export const triple = (stem: string, label: string): IcdCandidate[] => [
  ...pair(stem, label),
  onSide(`${stem}3`, label, 'bilateral'),
];

/** The four codes of a paralysis that name side and dominance: 1 right and 2 left dominant, 3 right and 4 left non-dominant. */
export function byDominance(stem: string, label: string): IcdCandidate[] {
  const one = (digit: string, side: 'left' | 'right', dominant: boolean): IcdCandidate => ({
    code: `${stem}${digit}`,
    label: `${label}, ${side} ${dominant ? 'dominant' : 'non-dominant'} side`,
    side,
    dominant,
    ...held,
  });
  return [one('1', 'right', true), one('2', 'left', true), one('3', 'right', false), one('4', 'left', false)];
}
