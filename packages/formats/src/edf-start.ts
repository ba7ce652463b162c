import { edfField } from './edf-fields.ts';
import type { RemarkList } from './remarks.ts';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/**
 * When the recording began, without a zone. The four-digit year stands in the recording field of EDF+; else two digits,
 * 85–99 of the last century. A date that isn't one is left out, and where the two dates differ that of EDF+ counts.
 */
export function edfStart(head: Uint8Array, remarks: RemarkList): string | undefined {
  const [date, time, identity] = [edfField(head, 168, 8), edfField(head, 176, 8), edfField(head, 88, 80)];
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[.:/\- ](\d{1,2})[.:/\- ](\d\d)$/.exec(date) ?? [];
  const [, hour = '', minute = '', second = ''] = /^(\d{1,2})[.:/\- ](\d{1,2})[.:/\- ](\d{1,2})$/.exec(time) ?? [];
  // EDF+ writes an unknown date so.
  if (/^Startdate X( |$)/.test(identity) && /^0?1.0?1.85$/.test(date)) return undefined;
  const [, longDay, longMonth = '', longYear] = /^Startdate (\d\d)-([A-Z]{3})-(\d{4})( |$)/i.exec(identity) ?? [];
  const short = year === '' ? undefined : dateOf(`${Number(year) >= 85 ? 19 : 20}${year}`, month, day);
  const long =
    longDay === undefined || longYear === undefined
      ? undefined
      : dateOf(longYear, String(months.indexOf(longMonth.toUpperCase()) + 1 || Number(month)), longDay);
  const clock = [hour, minute, second].map((part) => part.padStart(2, '0'));
  const timed = hour !== '' && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  const chosen = long ?? short;
  if (chosen === undefined || !timed) {
    if (`${date}${time}` !== '')
      remarks.add('FORMATS_LEFT_OUT', { what: 'The start', why: `"${date} ${time}" is no date and time` });
    return undefined;
  }
  if (long !== undefined && short !== undefined && long.slice(2) !== short.slice(2)) {
    remarks.add('FORMATS_DISAGREES', { what: 'the day of the start', told: `"${date}" and ${long}`, used: long });
  }
  return `${chosen}T${clock.join(':')}`;
}

/** A day of the calendar as `2024-02-01`; undefined where there is none such. */
function dateOf(year: string, month: string, day: string): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const leap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1];
  if (last === undefined || d < 1 || d > last) return undefined;
  return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
