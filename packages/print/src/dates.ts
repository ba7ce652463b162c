import { clockIn, dayIn } from '@eupraxia/clinical';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-10-26` as `Oct 26, 2026`, as the sentences of a note say it. */
export function dayInWords(day: string): string {
  const [year, month, number] = day.split('-');
  return `${months[Number(month) - 1] ?? month} ${Number(number)}, ${year}`;
}

/** An instant (UTC ms) on the clinic's clock, with the zone named: `Nov 22, 2026, 11:04 (America/Chicago)`. */
export const momentInWords = (zone: string, at: number): string =>
  `${dayInWords(dayIn(zone, at))}, ${clockIn(zone, at)} (${zone})`;
