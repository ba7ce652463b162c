/** Days are calendar days of the clinic's zone, `YYYY-MM-DD`; times are UTC ms shown in that zone. */

/** `2026-11-22` plus a number of days. */
export function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `Sunday, November 22`; with the year when it is not the year of `today`. */
export function dayTitle(day: string, today: string, locale: string): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { weekday: 'long', month: 'long', day: 'numeric', ...year, timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
}

/** `Nov 22, 2026`. */
export function dayShort(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
}

/** `10:15` on a clock of 24 hours, in the clinic's zone. */
export function timeOf(at: number, zone: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at);
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

/** The calendar day of an instant in a zone. */
export function dayOf(at: number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).format(at);
}

/**
 * The instant of a wall-clock time on a day in a zone. Of a time that the clock shows twice (end of summer time) it is
 * the first; a time that it skips lands as much later as the clock jumps.
 */
export function instantAt(day: string, time: string, zone: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const candidates = [wall - offsetAt(wall - 86_400_000, zone), wall - offsetAt(wall + 86_400_000, zone)];
  const fitting = candidates.filter((at) => at + offsetAt(at, zone) === wall);
  return fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates);
}

/** Wall clock minus UTC at an instant, in ms. */
function offsetAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
    timeZone: zone,
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - Math.floor(at / 1000) * 1000;
}
