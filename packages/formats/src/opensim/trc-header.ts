import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { plainText } from '../channels.ts';
import { cellsOf } from '../delimited-cells.ts';
import { fault } from '../errors.ts';
import { onceEach } from '../names-once.ts';
import type { RemarkList } from '../remarks.ts';
import { statedCount, statedNumber, statedRate } from '../table/stated.ts';

/** What a TRC file says above its frames. */
export interface TrcHeader {
  readonly separator: string;
  readonly rate?: number;
  readonly frames?: number;
  readonly markers?: number;
  readonly unit: string;
  /** A name for each three columns after the time; an empty one where the file gives none. */
  readonly names: readonly string[];
  /** How many coordinates the line below the names counts, X1 Y1 Z1 …; 0 where there is none. */
  readonly labels: number;
  /** What stands below the names, over the columns behind the time; nothing where frames follow at once. */
  readonly axes: readonly string[];
  /** Lines before the first frame. */
  readonly skip: number;
}

const lengths = new Map([
  ['mm', 'mm'],
  ['millimeter', 'mm'],
  ['millimeters', 'mm'],
  ['cm', 'cm'],
  ['centimeter', 'cm'],
  ['centimeters', 'cm'],
  ['m', 'm'],
  ['meter', 'm'],
  ['meters', 'm'],
  ['in', 'in'],
  ['inch', 'in'],
  ['inches', 'in'],
]);

/**
 * Reads the header from the first lines: keys and values below them, then Frame#, Time and the markers' names.
 * Error: EUP_FORMATS_NO_CHANNEL where no line names Frame# and Time.
 */
export function trcHeader(lines: readonly string[], remarks: RemarkList): Result<TrcHeader, Fault> {
  const nameRow = lines.findIndex((line) => /^\s*"?Frame#?"?\s*[\t,;]\s*"?Time/i.test(line.slice(0, 100)));
  if (nameRow < 0) {
    return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'no line begins with Frame# and Time and names markers' }));
  }
  const separator = /[\t,;]/.exec(lines[nameRow] as string)?.[0] ?? '\t';
  const cells = (line: string | undefined): readonly string[] => cellsOf(line ?? '', separator);
  const keyRow = lines.slice(0, nameRow).findIndex((line) => /(^|[\t,;\s"])DataRate/i.test(line.slice(0, 200)));
  const about = keyRow < 0 ? new Map<string, string>() : paired(cells(lines[keyRow]), cells(lines[keyRow + 1]));
  const data = lines.findIndex((line, i) => i > nameRow && isRow(cells(line.slice(0, 200))));
  const axes = data === nameRow + 1 ? [] : cells(lines[nameRow + 1]).slice(2);
  const labels = axes.filter((cell) => /^[xyz]\d+$/i.test(cell)).length;
  const rate = statedRate(about.get('datarate') ?? '') ?? statedRate(about.get('camerarate') ?? '');
  const frames = statedCount(about.get('numframes') ?? '');
  const markers = statedCount(about.get('nummarkers') ?? '');
  const unit = lengths.get((about.get('units') ?? '').toLowerCase());
  if (unit === undefined) {
    const found = about.get('units') ?? '';
    remarks.add('FORMATS_TAKEN_AS', {
      what: "The markers' unit",
      as: 'mm',
      why: found === '' ? 'the file does not state one' : `"${found}" is not a unit of length that is known here`,
    });
  }
  return ok({
    separator,
    names: namesOf(cells(lines[nameRow])),
    labels,
    axes,
    skip: data < 0 ? lines.length : data,
    ...(rate === undefined ? {} : { rate }),
    ...(frames === undefined ? {} : { frames }),
    ...(markers === undefined ? {} : { markers }),
    unit: unit ?? 'mm',
  });
}

/** A frame number, then a time or, where it is lost, nothing. */
const isRow = ([frame = '', time = '']: readonly string[]): boolean =>
  /^\d+$/.test(frame) && /^([+-]?[\d.,]+(e[+-]?\d+)?)?$/i.test(time);

/** What each key's value must be. */
const kinds: readonly (readonly [RegExp, (value: string) => boolean])[] = [
  [/rate$/i, (value) => Number.isFinite(statedNumber(value))],
  [/^(num|orignum|origdatastart)/i, (value) => Number.isInteger(statedNumber(value))],
  [/^units$/i, (value) => !Number.isFinite(statedNumber(value))],
];

/**
 * Keys with their values. Some programs put two tabs between values, so both are paired by their place and, empty cells
 * left out, by their order; the pairing counts in which more values are what their key asks for.
 */
function paired(keys: readonly string[], values: readonly string[]): ReadonlyMap<string, string> {
  const filled = (all: readonly string[]): readonly string[] => all.filter((cell) => cell !== '');
  const byPlace = pairs(keys, values);
  const byOrder = pairs(filled(keys), filled(values));
  return fitting(byOrder) > fitting(byPlace) ? byOrder : byPlace;
}

const pairs = (keys: readonly string[], values: readonly string[]): ReadonlyMap<string, string> =>
  new Map(keys.flatMap((key, i) => (key === '' ? [] : [[key.toLowerCase(), values[i] ?? ''] as const])));

const fitting = (about: ReadonlyMap<string, string>): number =>
  [...about].filter(([key, value]) => value !== '' && kinds.find(([name]) => name.test(key))?.[1](value) !== false).length;

/** A name stands over the first of three columns; where one doesn't, names follow one another without gaps. */
function namesOf(cells: readonly string[]): readonly string[] {
  const rest = cells.slice(2);
  const placed = rest.every((cell, i) => cell === '' || i % 3 === 0);
  const names = placed ? rest.filter((_, i) => i % 3 === 0) : rest.filter((cell) => cell !== '');
  const last = names.findLastIndex((name) => name !== '');
  return onceEachNamed(names.slice(0, last + 1).map(plainText));
}

const onceEachNamed = (names: readonly string[]): readonly string[] => {
  const told = onceEach(names.filter((name) => name !== ''));
  let k = 0;
  return names.map((name) => (name === '' ? '' : (told[k++] as string)));
};
