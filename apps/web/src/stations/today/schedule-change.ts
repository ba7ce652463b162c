import type { ScheduleChange, VisitStatus } from '@eupraxia/api';

/** Reasons that are given often; `other` is said in words. */
export const reasonChips = ['patientCalled', 'sick', 'weather', 'transport', 'clinic', 'other'] as const;
export type ReasonChip = (typeof reasonChips)[number];

/** What may become of a visit as it stands. Of an opened one the server decides: nothing may have been recorded in it. */
export function changesFor(status: VisitStatus): readonly ScheduleChange['change'][] {
  switch (status) {
    case 'planned':
      return ['moved', 'cancelled', 'no-show'];
    case 'cancelled':
    case 'no-show':
      return ['restored'];
    case 'open':
    case 'finished':
      return ['cancelled', 'no-show'];
    case 'signed':
    case 'addendum-proposed':
      return [];
  }
}

/**
 * The reason as it is kept: the chosen word, what was written, or both. Null where neither says anything, and for
 * `other` without words.
 * @param word the chip's word in the language of the screen
 */
export function reasonOf(chip: ReasonChip | null, word: string, text: string): string | null {
  const written = text.trim();
  if (chip === null || chip === 'other') return written === '' ? null : written;
  return written === '' ? word : `${word}: ${written}`;
}
