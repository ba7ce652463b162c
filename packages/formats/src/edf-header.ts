import { err, type Fault, hertz, ok, type Result } from '@eupraxia/kernel';
import { channelOf } from './channels.ts';
import { decimalOf, edfField, wholeOf } from './edf-fields.ts';
import { edfLine } from './edf-range.ts';
import { edfStart } from './edf-start.ts';
import { badHeader, fault } from './errors.ts';
import type { RecordedChannel, Track } from './recording.ts';
import type { RemarkList } from './remarks.ts';
import { trackOf } from './tracks.ts';

/** One signal of the file: where it lies in a record, and the line that turns digits into its unit. */
export interface EdfSignal {
  readonly offset: number;
  readonly samples: number;
  readonly gain: number;
  readonly zero: number;
}

export interface EdfTrack {
  readonly track: Track;
  readonly signals: readonly EdfSignal[];
}

export interface EdfHeader {
  readonly bytes: number;
  readonly plus: boolean;
  /** EDF+D: records may pause between one another. */
  readonly discontinuous: boolean;
  readonly startedAt?: string;
  /** Data records stated; null while the recording was going on, or where the file says nothing of use. */
  readonly records: number | null;
  readonly recordBytes: number;
  readonly recordSeconds: number;
  readonly sampleBytes: 2 | 3;
  readonly tracks: readonly EdfTrack[];
  /** How many samples each track truly has, where the last record is filled up; the fastest track first. */
  readonly samples?: readonly number[];
  /** Where annotations lie in a record, in bytes: from, to. */
  readonly annotations: readonly (readonly [number, number])[];
  /** Status channels of BDF, whose low 16 bits are trigger inputs. */
  readonly statuses: readonly { readonly offset: number; readonly samples: number }[];
  /** Signals stated, without those of annotations. */
  readonly signals: number;
}

/** A header as it is stated, before the length of its records is known for sure. */
export interface EdfDraft extends Omit<EdfHeader, 'tracks' | 'samples'> {
  /** What the header says of a record's length, NaN where that is no number of seconds above 0. */
  readonly recordSeconds: number;
  readonly recordSecondsText: string;
  readonly groups: readonly EdfGroup[];
  readonly lengths: readonly number[] | undefined;
}

interface EdfGroup {
  readonly samples: number;
  readonly channels: RecordedChannel[];
  readonly signals: EdfSignal[];
  readonly filters: string[];
}

export const edfLimits = { signals: 1024, recordBytes: 2 ** 26 } as const;

const widths = [16, 80, 8, 8, 8, 8, 8, 80, 8, 32] as const;

/** Reads the whole header, (count + 1) · 256 bytes. Errors: EUP_FORMATS_TRUNCATED, _HEADER, _NO_CHANNEL. */
export function edfDraft(head: Uint8Array, count: number, sampleBytes: 2 | 3, remarks: RemarkList): Result<EdfDraft, Fault> {
  const bytes = 256 * (count + 1);
  if (head.length < bytes)
    return err(fault('EUP_FORMATS_TRUNCATED', { found: head.length, expected: bytes, what: 'bytes of the header' }));
  const reserved = edfField(head, 192, 44);
  const columns = columnsOf(head, count);
  const annotations: [number, number][] = [];
  const statuses: { offset: number; samples: number }[] = [];
  const groups = new Map<number, EdfGroup>();
  let offset = 0;
  for (const column of columns) {
    const [label = '', , unit = '', , , , , filter = '', sampleText = ''] = column;
    const samples = wholeOf(sampleText);
    if (samples === undefined || samples < 0 || samples * sampleBytes > edfLimits.recordBytes) {
      return badHeader(`samples per record of "${label}"`, sampleText, 'a whole number from 0');
    }
    const end = offset + samples * sampleBytes;
    if (isNotes(label)) annotations.push([offset, end]);
    else if (samples === 0) remarks.add('FORMATS_LEFT_OUT', { what: `Channel "${label}"`, why: 'it has no samples' });
    else {
      const { gain, zero, digits, known } = edfLine(label, column.slice(3, 7), sampleBytes, remarks);
      const group = groups.get(samples) ?? { samples, channels: [], signals: [], filters: [] };
      groups.set(samples, group);
      const scale = { lsb: gain, offset: gain * zero, bits: 8 * sampleBytes };
      group.channels.push({ ...channelOf(label, known ? unit : 'counts'), digits, scale });
      group.signals.push({ offset, samples, gain, zero });
      group.filters.push(filter);
      if (sampleBytes === 3 && /^status$/i.test(label)) statuses.push({ offset, samples });
    }
    offset = end;
  }
  if (offset > edfLimits.recordBytes || offset === 0)
    return badHeader('size of a record', String(offset), `1 to ${edfLimits.recordBytes} bytes`);
  if (groups.size === 0) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'it holds annotations only' }));
  const startedAt = edfStart(head, remarks);
  const recordSecondsText = edfField(head, 244, 8);
  const recordSeconds = decimalOf(recordSecondsText);
  const records = wholeOf(edfField(head, 236, 8));
  const lengths = /(?:^| )Samples_(\d{1,15}(?:_\d{1,15})*)(?: |$)/.exec(edfField(head, 88, 80))?.[1];
  return ok({
    bytes,
    plus: /^[EB]DF\+/.test(reserved),
    discontinuous: /^[EB]DF\+D/.test(reserved),
    ...(startedAt === undefined ? {} : { startedAt }),
    records: records === undefined || records < 0 ? null : records,
    recordBytes: offset,
    recordSeconds: recordSeconds > 0 && recordSeconds < 1e6 ? recordSeconds : Number.NaN,
    recordSecondsText,
    sampleBytes,
    groups: [...groups.values()].sort((a, b) => b.samples - a.samples),
    lengths: lengths?.split('_').map(Number),
    annotations,
    statuses,
    signals: count - annotations.length,
  });
}

/** The header with its tracks, once it is known how long a record lasts. */
export function edfHeader({ groups, lengths, ...draft }: EdfDraft, recordSeconds: number): EdfHeader {
  return {
    ...draft,
    recordSeconds,
    ...(lengths?.length === groups.length ? { samples: lengths } : {}),
    tracks: groups.map(({ samples, channels, signals, filters }, t) => {
      const band = bandOf(filters);
      const track = trackOf(String(t), samples / recordSeconds, channels);
      return { track: band === undefined ? track : { ...track, band }, signals };
    }),
  };
}

const isNotes = (label: string): boolean => /^[EB]DF Annotations?$/i.test(label);

/** The band that `HP:20Hz LP:450Hz` states, where all channels state the same. */
function bandOf(filters: readonly string[]): Track['band'] {
  const [first = ''] = filters;
  const low = decimalOf(/HP: ?([\d.,]+) ?Hz/i.exec(first)?.[1] ?? '');
  const high = decimalOf(/LP: ?([\d.,]+) ?Hz/i.exec(first)?.[1] ?? '');
  return filters.every((filter) => filter === first) && low >= 0 && high > low && high < 1e9
    ? { low: hertz(low), high: hertz(high) }
    : undefined;
}

/** Signal by signal: label, transducer, unit, physical minimum and maximum, digital minimum and maximum, prefilter, samples, reserved. */
function columnsOf(head: Uint8Array, count: number): string[][] {
  const columns: string[][] = Array.from({ length: count }, () => []);
  let at = 256;
  for (const width of widths) {
    for (const column of columns) {
      column.push(edfField(head, at, width));
      at += width;
    }
  }
  return columns;
}

/** Whether a header of so many signals is one: numbers stand where numbers belong. */
export function edfPlausible(head: Uint8Array, count: number): boolean {
  if (head.length < 256 * (count + 1)) return false;
  return columnsOf(head, count).every(
    (column) => wholeOf(column[8] ?? '') !== undefined && wholeOf(column[5] ?? '') !== undefined,
  );
}
