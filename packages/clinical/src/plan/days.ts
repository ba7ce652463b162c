import { addDays, create, diffDays, toString as textOf } from 'temporal-polyfill/fns/PlainDate';

/**
 * A calendar day: it has no zone, no hours and no clock.
 * @throws RangeError for what is not a day of the calendar (`2026-02-30`): days that are stored were checked when they came in
 */
function dateOf(day: string) {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  return create(year, month, date);
}

/** A calendar day some days later; earlier where `days` is below zero. */
export function dayAfter(day: string, days: number): string {
  return textOf(addDays(dateOf(day), days));
}

/** Days from one calendar day to another; below zero where the second is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return diffDays(dateOf(from), dateOf(to));
}
