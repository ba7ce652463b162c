import { err, type Fault, ok, type Result, seconds } from '@eupraxia/kernel';
import { AnnotationList } from '../annotation-list.ts';
import type { ByteSource } from '../bytes.ts';
import { channelOf, plainText } from '../channels.ts';
import { allCellsOf, cellsOf } from '../delimited-cells.ts';
import { delimitedLimits } from '../delimited-layout.ts';
import { fault } from '../errors.ts';
import { headLines } from '../head-lines.ts';
import { onceEach } from '../names-once.ts';
import type { Opened } from '../reading.ts';
import type { RecordedChannel } from '../recording.ts';
import { RemarkList } from '../remarks.ts';
import { cellShape } from '../table/cells.ts';
import { readLines } from '../table/lines.ts';
import { rowWidth } from '../table/row-width.ts';
import { decimalSign, statedCount, statedRate } from '../table/stated.ts';
import { RateGroupRows } from './rate-group-rows.ts';
import { firstNumbers, measures, rateGroupsOf, separatorOf, type VendorColumn } from './rate-groups.ts';

const word = /^(activity|activities|markers?|comments?)$/i;
const timeName = /^time\s*([,([]\s*(s|sec|seconds|ms)\s*[)\]]?)?$/i;

/**
 * Opens the text export of Noraxon myoRESEARCH. MR3 and 4: a line of names and a line of values about the record, with
 * `frequency` among them, then the samples under `time,Activity,Marker,…`, or under `time,value` where each signal has a
 * file of its own. Older: lines of words, then `Time,s` and names with units behind a comma. Activities and markers become
 * annotations where they change. Persons' data is not kept.
 * Errors: EUP_FORMATS_NO_CHANNEL, _HEADER, _RATE_UNKNOWN, _IRREGULAR, _TOO_MANY.
 */
export async function openNoraxon(source: ByteSource, given?: number): Promise<Result<Opened, Fault>> {
  const head = await headLines(source);
  if (!head.ok) return head;
  const lines = head.value;
  const paired = /^\s*"?type"?[,;\t]/i.test(lines[0] ?? '');
  const nameRow = lines.findIndex((line, i) =>
    paired ? i > 1 && line.trim() !== '' : timeName.test(cellsOf(line, separatorOf(line))[0] ?? ''),
  );
  const separator = separatorOf(lines[paired ? 0 : nameRow] ?? '');
  const about = paired ? pairedFields(lines, separator) : looseFields(lines.slice(0, Math.max(0, nameRow)));
  const stated = statedRate(about('frequency'));
  if (stated === undefined && paired && given === undefined) {
    return err(
      fault('EUP_FORMATS_HEADER', { field: 'frequency', found: about('frequency'), expected: 'a number of hertz above 0' }),
    );
  }
  const skip = nameRow < 0 ? -1 : firstNumbers(lines, separator, nameRow + 1);
  if (skip < 0) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'no line of samples follows the header' }));
  const names = cellsOf(lines[nameRow] as string, separator);
  const rows = lines
    .slice(skip)
    .filter((line) => line.trim() !== '')
    .map((line) => allCellsOf(line, separator));
  const decimal = decimalSign(rows, separator);
  const remarks = new RemarkList();
  const time = timeName.test(names[0] ?? '') ? 0 : -1;
  const milliseconds = /ms/i.test(timeName.exec(names[0] ?? '')?.[2] ?? about('time_units'));
  const points = statedCount(about('count'));
  const columns = channelColumns(names, rows.slice(0, 100), decimal, about, remarks).map(
    (one): VendorColumn => ({
      ...one,
      time,
      ...(stated === undefined ? {} : { rate: stated }),
      ...(points === undefined ? {} : { points }),
    }),
  );
  const scale = milliseconds ? 1e-3 : 1;
  const groups = rateGroupsOf(columns, { rows, decimal, skip, given, scale, most: delimitedLimits.columns, remarks });
  if (!groups.ok) return groups;
  const annotations = new AnnotationList();
  const said = names.flatMap((name, c) => (word.test(name) ? [c] : []));
  const rate = groups.value.groups[0]?.track.rate ?? 1;
  const last = said.map(() => '');
  const take = (words: readonly string[], row: number): void => {
    for (const [k, text] of words.entries()) {
      if (text === '' || text === last[k]) continue;
      annotations.add({ at: seconds(row / rate), text: plainText(text) });
      // A marker stands on its own line; an activity may be repeated on every line.
      if (/^activit/i.test(names[said[k] ?? -1] ?? '')) last[k] = text;
    }
  };
  const date = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)/.exec(about('measurement_date'))?.[1];
  const { groups: read, columns: wanted, counts } = groups.value;
  return ok({
    format: 'noraxon',
    tracks: read.map(({ track }) => track),
    annotations: annotations.all,
    ...(date === undefined ? {} : { startedAt: date }),
    remarks: remarks.all,
    counts,
    read: () =>
      readLines(
        source,
        new RateGroupRows({
          shape: cellShape(separator, decimal, wanted, { words: said }),
          skip,
          width: rowWidth(rows, names.length, 0),
          groups: read.map(({ most: _, ...group }) => group),
          zeros: false,
          remarks,
          words: take,
        }),
      ),
  });
}

type Fields = (key: string) => string;

function pairedFields(lines: readonly string[], separator: string): Fields {
  const keys = cellsOf(lines[0] ?? '', separator);
  const values = cellsOf(lines[1] ?? '', separator);
  return (key) => values[keys.findIndex((name) => name.toLowerCase() === key)] ?? '';
}

/** Older exports state little: the rate, in words. */
function looseFields(lines: readonly string[]): Fields {
  const rate = lines
    .map((line) => /(?:sampl\w*[ _-]*(?:rate|freq\w*)|frequency)[^\d\n]{0,20}([\d.,]+)/i.exec(line.slice(0, 400))?.[1])
    .find((found) => found !== undefined);
  return (key) => (key === 'frequency' ? (rate ?? '').replace(/[.,]$/, '') : '');
}

function channelColumns(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  decimal: string,
  about: Fields,
  remarks: RemarkList,
): readonly { readonly column: number; readonly channel: RecordedChannel }[] {
  const kept = names.flatMap((name, c) => {
    if (c === 0 || word.test(name)) return [];
    if (measures(rows, c, decimal)) return rows.some((row) => (row[c] ?? '') !== '') || name !== '' ? [c] : [];
    remarks.add('FORMATS_LEFT_OUT', { what: `Column ${c + 1} (${name || 'no name'})`, why: 'it does not hold numbers' });
    return [];
  });
  const single = (c: number): boolean => /^value$/i.test(names[c] ?? '');
  const labels = onceEach(
    kept.map((c) =>
      single(c) ? about('name') || (names[c] as string) : (names[c] || `column ${c + 1}`).replace(/,\s*([^,\s]+)$/, ' ($1)'),
    ),
  );
  return kept.map((column, k) => ({
    column,
    channel: channelOf(labels[k] as string, single(column) ? about('units') : undefined),
  }));
}
