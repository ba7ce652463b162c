import type { SwayReport } from '@eupraxia/formats';
import { table } from '../table.ts';

/** A standing trial for a person to read: every number with its unit. */
export function shownSway(report: SwayReport): string {
  const { units, quality, format, source, window, filter, ...numbers } = report;
  const rows = Object.entries(numbers).flatMap(([name, value]) => rowsOf(name, value, units));
  const lost = quality.score < 1 ? `, ${number(100 * (1 - quality.score))} % of the samples lost` : '';
  const low = filter === 'none' ? 'no filter' : `low-pass ${filter} Hz`;
  return `${format}, ${source}, ${number(window.from)} to ${number(window.to)} s, ${low}${lost}\n\n${table(['number', 'value', 'unit'], rows, [1])}`;
}

function rowsOf(name: string, value: unknown, units: SwayReport['units'], within = ''): string[][] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([inner, each]) => rowsOf(inner, each, units, `${within}${name} `));
  }
  const unit = Object.hasOwn(units, name) ? units[name as keyof typeof units] : '';
  return [[`${within}${name}`, typeof value === 'number' ? number(value) : String(value ?? '–'), unit]];
}

const number = (value: number): string => String(Number(value.toPrecision(6)));
