import { dayIn } from '@eupraxia/clinical';
import type { LogDay, LogLine } from '../kit/DayLog.tsx';
import { dayTitle, noteTimeOf } from './days.ts';

/** Puts lines that come newest first under the days of the clinic; `at` is UTC ms. */
export function logDays<Row extends { readonly at: number }>(
  rows: readonly Row[],
  zone: string,
  locale: string,
  lineOf: (row: Row, index: number) => Omit<LogLine, 'time'>,
): readonly LogDay[] {
  const today = dayIn(zone, Date.now());
  const days = new Map<string, LogLine[]>();
  for (const [index, row] of rows.entries()) {
    const day = dayIn(zone, row.at);
    const lines = days.get(day) ?? [];
    days.set(day, lines);
    lines.push({ ...lineOf(row, index), time: noteTimeOf(row.at, zone, locale) });
  }
  return [...days].map(([day, lines]) => ({ day, title: dayTitle(day, today, locale), lines }));
}
