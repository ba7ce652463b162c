const formats = new Map<string, Intl.DateTimeFormat>();

/** Says whether a text is a time zone that dates can be told in (IANA name). */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
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
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}
