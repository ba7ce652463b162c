import { daysBetween } from '../plan/days.ts';

/** The clock and the calendar of a zone at an instant, as numbers. */
interface ZoneFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The format of a zone, made once: making one takes longer than a hundred uses. RangeError where it is no zone. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const made = formats.get(zone);
  if (made !== undefined) return made;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/**
 * The one place that asks the engine for the time in a zone. Calendar, digits and hour cycle are named and each field is
 * read by its name: the text that an engine would write for people differs between engines and their locale data.
 */
function fieldsIn(zone: string, at: number): ZoneFields {
  const fields = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatOf(zone).formatToParts(at))
    if (type in fields) fields[type as keyof ZoneFields] = Number(value);
  return fields;
}

const two = (n: number): string => String(n).padStart(2, '0');
const dayText = ({ year, month, day }: ZoneFields): string => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

/** Says whether a text is a time zone that dates can be told in (IANA name). */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * The calendar day of an instant in a zone, as `YYYY-MM-DD`: the date of service is the clinic's.
 * @param zone IANA name, checked when the visit was opened; RangeError otherwise
 * @param at UTC ms
 */
export function dayIn(zone: string, at: number): string {
  return dayText(fieldsIn(zone, at));
}

/** The clock of an instant in a zone, as `HH:MM` of 24 hours; `HH:MM:SS` with seconds. */
export function clockIn(zone: string, at: number, precision: 'minutes' | 'seconds' = 'minutes'): string {
  const { hour, minute, second } = fieldsIn(zone, at);
  const short = `${two(hour)}:${two(minute)}`;
  return precision === 'seconds' ? `${short}:${two(second)}` : short;
}

/**
 * The instant (UTC ms) at which the clock of a zone shows a time on a day. A time that occurs twice (the clock goes back) is
 * the first; a time that is skipped (the clock goes forward) lands later, by as much as the clock jumps. This is the
 * "compatible" rule of Temporal and of iCalendar (RFC 5545).
 * @param day `YYYY-MM-DD`
 * @param time `HH:MM` of 24 hours
 */
export function instantAt(zone: string, day: string, time: string): number {
  const [hour = Number.NaN, minute = Number.NaN] = time.split(':').map(Number);
  const wall = ((daysBetween('1970-01-01', day) * 24 + hour) * 60 + minute) * 60_000;
  const before = wall - offsetIn(zone, wall - dayMs);
  const after = wall - offsetIn(zone, wall + dayMs);
  const fitting = [before, after].filter((at) => at + offsetIn(zone, at) === wall);
  return fitting.length > 0 ? Math.min(...fitting) : Math.max(before, after);
}

const dayMs = 86_400_000;

/** Clock of the zone minus UTC at an instant, in ms: below zero west of Greenwich. */
function offsetIn(zone: string, at: number): number {
  const fields = fieldsIn(zone, at);
  const seconds = (fields.hour * 60 + fields.minute) * 60 + fields.second;
  return daysBetween('1970-01-01', dayText(fields)) * dayMs + seconds * 1000 - Math.floor(at / 1000) * 1000;
}
