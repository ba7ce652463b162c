const formats = new Map<string, Intl.DateTimeFormat>();

/** Date and clock of an instant in a zone, part by part: joined here, so that every machine's locale data gives the same text. */
function partsIn(zone: string, at: number): ReadonlyMap<string, string> {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  return new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
}

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
  const parts = partsIn(zone, at);
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

/** The clock of an instant in a zone, as `HH:MM` of 24 hours. */
export function clockIn(zone: string, at: number): string {
  const parts = partsIn(zone, at);
  return `${parts.get('hour')}:${parts.get('minute')}`;
}
