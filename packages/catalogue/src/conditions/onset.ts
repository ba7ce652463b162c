import type { ConditionRow } from '../row.ts';

export type OnsetFlaw = 'missing' | 'impossible-date' | 'in-the-future' | 'before-birth' | 'not-at-birth';

/**
 * What is wrong with the day of onset of a condition, or null. Days are `YYYY-MM-DD`; a condition that is present from
 * birth begins on the birthday, every other one on or after it.
 */
export function onsetFlaw(
  condition: Pick<ConditionRow, 'onset'>,
  onset: string,
  known: { readonly bornOn: string; readonly today: string },
): OnsetFlaw | null {
  if (onset === '') return 'missing';
  if (!isDay(onset)) return 'impossible-date';
  if (onset > known.today) return 'in-the-future';
  if (onset < known.bornOn) return 'before-birth';
  return condition.onset === 'birth' && onset !== known.bornOn ? 'not-at-birth' : null;
}

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether a text is a day of the Gregorian calendar. */
function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && leap ? 29 : daysIn[month - 1];
  return last !== undefined && day >= 1 && day <= last;
}
