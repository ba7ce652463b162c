/** A time as it was entered: its length, and its beginning (UTC ms) where that was given. */
export interface EnteredTime {
  readonly seconds: number;
  readonly from: number | null;
}

/** The longest time that one entry takes, in seconds: a day. */
const longest = 86_400;

/**
 * Reads the fields of a time entered by hand; null while they do not make one. Minutes may have a decimal point or comma. An
 * end before its beginning is none: a visit does not last past midnight.
 * @param how by its minutes, or from when to when
 * @param fields as typed; times as `HH:MM`
 * @param instantOf UTC ms of a time on the day of the visit
 */
export function enteredTime(
  how: 'minutes' | 'span',
  fields: { readonly minutes: string; readonly from: string; readonly to: string },
  instantOf: (time: string) => number,
): EnteredTime | null {
  if (how === 'minutes') {
    const text = fields.minutes.trim().replace(',', '.');
    const seconds = Math.round(Number(text) * 60);
    return text !== '' && seconds >= 0 && seconds <= longest ? { seconds, from: null } : null;
  }
  const clock = /^\d{2}:\d{2}$/;
  if (!clock.test(fields.from) || !clock.test(fields.to)) return null;
  const [from, to] = [instantOf(fields.from), instantOf(fields.to)];
  return to > from ? { seconds: Math.round((to - from) / 1000), from } : null;
}
