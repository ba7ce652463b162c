import { instantAt } from '@eupraxia/clinical';

/*
 * Days and times as people read them. Nothing here is read by the program: days as data (`YYYY-MM-DD`) and clocks as data
 * (`HH:MM`) come from `dayIn`, `clockIn`, `dayAfter` and `instantAt` of @eupraxia/clinical.
 */

const dayStart = (day: string): number => instantAt('UTC', day, '00:00');

/** `Sunday, November 22`; with the year when it is not the year of `today`. */
export function dayTitle(day: string, today: string, locale: string): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric', ...year, timeZone: 'UTC' });
  return format.format(dayStart(day));
}

/** `Nov 22, 2026`. */
export function dayShort(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' });
  return format.format(dayStart(day));
}

/** `10:15` on a clock of 24 hours, in the clinic's zone. */
export function timeOf(at: number, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at);
}

/** A time of the day in the clinic's zone as the note writes it: `9:05 PM`. `at` is UTC ms. */
export function noteTimeOf(at: number, zone: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: zone });
  // Newer browsers put a narrow space before AM and PM, where the note has a plain one.
  return format.format(at).replace(/\s/g, ' ');
}

/** `Nov 22, 2026, 10:15:09` in the clinic's zone. */
export function instantOf(at: number, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at);
}

/** `Nov 22, 2026, 10:15 AM` in the clinic's zone; without one, where no clinic is known, in the device's. `at` is UTC ms. */
export function momentOf(at: number, locale: string, zone?: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(zone === undefined ? {} : { timeZone: zone }),
  });
  return format.format(at).replace(/\s/g, ' ');
}
