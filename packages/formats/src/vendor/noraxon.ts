import { err, type Fault, ok, type Result, seconds } from '@eupraxia/kernel';
import { AnnotationList } from '../annotation-list.ts';
import type { ByteSource } from '../bytes.ts';
import { channelOf, plainText } from '../channel-kind.ts';
import { cellsOf, delimitedLimits } from '../delimited-layout.ts';
import { fault } from '../errors.ts';
import { headLines } from '../head-lines.ts';
import { lostMark } from '../number.ts';
import type { Opened } from '../reading.ts';
import { readTracks, type TrackReading } from './track-columns.ts';
import { decimalOf, firstNumbers, separatorOf, tracksOfColumns, type VendorColumn } from './tracks-of-columns.ts';

const word = /^(activity|activities|markers?|comments?)$/i;

/**
 * Opens the text export of Noraxon myoRESEARCH (MR3 and 4): a line of names and a line of values about the record, with
 * `frequency` among them, then the samples under `time,Activity,Marker,…`, or under `time,value` where each signal has a
 * file of its own. Activities and markers become annotations where they change. Persons' data is not kept.
 * Errors: EUP_FORMATS_NO_CHANNEL, _HEADER, _TOO_MANY.
 */
export async function openNoraxon(source: ByteSource): Promise<Result<Opened, Fault>> {
  const head = await headLines(source);
  if (!head.ok) return head;
  const lines = head.value;
  const separator = separatorOf(lines[0] ?? '');
  const keys = cellsOf(lines[0] ?? '', separator);
  const values = cellsOf(lines[1] ?? '', separator);
  const about = (key: string): string => values[keys.findIndex((name) => name.toLowerCase() === key)] ?? '';
  const rate = Number(about('frequency').replace(',', '.') || Number.NaN);
  if (!(rate > 0 && rate < 1e9)) {
    return err(
      fault('EUP_FORMATS_HEADER', { field: 'frequency', found: about('frequency'), expected: 'a number of hertz above 0' }),
    );
  }
  const nameRow = lines.findIndex((line, i) => i > 1 && line.trim() !== '');
  const skip = nameRow < 0 ? -1 : firstNumbers(lines, separator, nameRow + 1);
  if (skip < 0) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'no line of samples follows the header' }));
  const names = cellsOf(lines[nameRow] ?? '', separator);
  const rows = lines.slice(skip, skip + 100).map((line) => cellsOf(line, separator));
  const decimal = decimalOf(lines.slice(skip, skip + 20), separator);
  const measures = (c: number): boolean =>
    rows.every((cells) => lostMark(cells[c] ?? '') || Number.isFinite(Number((cells[c] ?? '').replace(decimal, '.'))));
  const columns = names.flatMap((name, c): readonly VendorColumn[] => {
    if (c === 0 || word.test(name) || !measures(c)) return [];
    const label = /^value$/i.test(name) ? about('name') || name : name.replace(/,\s*([^,\s]+)$/, ' ($1)');
    return [{ column: c, rate, channel: channelOf(label, /^value$/i.test(name) ? about('units') : undefined) }];
  });
  const tracks = tracksOfColumns(columns, delimitedLimits.columns);
  if (!tracks.ok) return tracks;
  const annotations = new AnnotationList();
  const said = names.flatMap((name, c) => (word.test(name) ? [c] : []));
  const last = said.map(() => '');
  const reading: TrackReading = {
    separator: separator.charCodeAt(0),
    decimal: decimal.charCodeAt(0),
    skip,
    tracks: tracks.value,
    words: {
      columns: said,
      take: (words, row) => {
        for (const [k, text] of words.entries()) {
          if (text === '' || text === last[k]) continue;
          annotations.add({ at: seconds(row / rate), text: plainText(text) });
          // A marker stands on its own line; an activity may be repeated on every line.
          if (/^activit/i.test(names[said[k] ?? -1] ?? '')) last[k] = text;
        }
      },
    },
  };
  const date = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)/.exec(about('measurement_date'))?.[1];
  return ok({
    format: 'noraxon',
    tracks: tracks.value.map(({ track }) => track),
    annotations: annotations.all,
    ...(date === undefined ? {} : { startedAt: date }),
    read: () => readTracks(source, reading),
  });
}
