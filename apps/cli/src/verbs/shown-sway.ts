import type { SwayReport } from '@eupraxia/formats';
import { table } from '../table.ts';
import { qualityWords } from './quality-words.ts';

/** A standing trial for a person to read: every number with its unit. */
export function shownSway(report: SwayReport): string {
  const {
    units,
    quality,
    format,
    source,
    window,
    filter,
    plate,
    plates,
    axes,
    proof: _proof,
    remarks: _told,
    ...numbers
  } = report;
  const rows = Object.entries(numbers).flatMap(([name, value]) => rowsOf(name, value, units));
  const low = filter === 'none' ? 'no filter' : `low-pass ${filter} Hz`;
  const of = plates.length < 2 ? '' : plate === 'combined' ? ', all plates together' : `, plate ${plate}`;
  const head = `${format}, ${source}${of}, ${number(window.from)} to ${number(window.to)} s, ${low}, ML ${axes.ml}, AP ${axes.ap}, quality ${qualityWords(quality)}`;
  return `${head}\n\n${table(['number', 'value', 'unit'], rows, [1])}${plates.length < 2 ? '' : `\n${shownPlates(plates, units)}`}`;
}

const each = ['path', 'meanVelocity', 'rmsMl', 'rmsAp', 'rangeMl', 'rangeAp'] as const;

function shownPlates(plates: SwayReport['plates'], units: SwayReport['units']): string {
  const rows = plates.map(({ plate, share, load, numbers }) => [
    plate,
    number(100 * share),
    number(load),
    ...each.map((name) => (numbers === null ? '–' : number(numbers[name]))),
    numbers === null ? 'not stood on' : qualityWords(numbers.quality),
  ]);
  const head = ['plate', 'share %', 'load N', ...each.map((name) => `${name} ${units[name]}`), 'quality'];
  return table(head, rows, [1, 2, 3, 4, 5, 6, 7, 8]);
}

function rowsOf(name: string, value: unknown, units: SwayReport['units'], within = ''): string[][] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([inner, one]) => rowsOf(inner, one, units, `${within}${name} `));
  }
  const unit = Object.hasOwn(units, name) ? units[name as keyof typeof units] : '';
  return [[`${within}${name}`, typeof value === 'number' ? number(value) : String(value ?? '–'), unit]];
}

const number = (value: number): string => String(Number(value.toPrecision(6)));
