import { err, type Fault, hertz, ok, type Result } from '@eupraxia/kernel';
import { channelOf } from './channel-kind.ts';
import { fault } from './errors.ts';
import type { DigitScale, RecordedChannel, Track } from './recording.ts';

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
  /** Data records stated; −1 while the recording was going on. */
  readonly records: number;
  readonly recordBytes: number;
  readonly recordSeconds: number;
  readonly sampleBytes: 2 | 3;
  readonly tracks: readonly EdfTrack[];
  /** How many samples each track truly has, where the last record is filled up; the fastest track first. */
  readonly samples?: readonly number[];
  /** Where annotations lie in a record, in bytes: from, to. */
  readonly annotations: readonly (readonly [number, number])[];
}

export const edfLimits = { signals: 1024, recordBytes: 2 ** 26 } as const;

const widths = [16, 80, 8, 8, 8, 8, 8, 80, 8, 32] as const;

/** The stated number of signals, from the first 256 bytes. Errors: EUP_FORMATS_TRUNCATED, _HEADER, _TOO_MANY. */
export function edfSignalCount(head: Uint8Array): Result<number, Fault> {
  if (head.length < 256)
    return err(fault('EUP_FORMATS_TRUNCATED', { found: head.length, expected: 256, what: 'bytes of the header' }));
  const count = whole(field(head, 252, 4));
  if (count === undefined || count < 1) return bad('number of signals', field(head, 252, 4), 'a whole number from 1');
  if (count > edfLimits.signals) return err(fault('EUP_FORMATS_TOO_MANY', { found: count, most: edfLimits.signals }));
  return ok(count);
}

/** Reads the whole header, (count + 1) · 256 bytes. Errors: EUP_FORMATS_TRUNCATED, _HEADER, _NO_CHANNEL. */
export function edfHeader(head: Uint8Array, count: number, sampleBytes: 2 | 3): Result<EdfHeader, Fault> {
  const bytes = 256 * (count + 1);
  if (head.length < bytes)
    return err(fault('EUP_FORMATS_TRUNCATED', { found: head.length, expected: bytes, what: 'bytes of the header' }));
  const reserved = field(head, 192, 44);
  const records = whole(field(head, 236, 8));
  if (records === undefined || records < -1)
    return bad('number of data records', field(head, 236, 8), 'a whole number from 0, or -1');
  const recordSeconds = Number(field(head, 244, 8));
  if (!(recordSeconds >= 0 && recordSeconds < 1e6)) return bad('duration of a record', field(head, 244, 8), 'seconds from 0');

  const columns = columnsOf(head, count);
  const annotations: [number, number][] = [];
  const groups = new Map<number, { channels: RecordedChannel[]; signals: EdfSignal[] }>();
  let offset = 0;
  for (const column of columns) {
    const [label = '', , unit = '', , , , , , sampleText = ''] = column;
    const samples = whole(sampleText);
    if (samples === undefined || samples < 0 || samples * sampleBytes > edfLimits.recordBytes) {
      return bad(`samples per record of "${label}"`, sampleText, 'a whole number from 0');
    }
    const end = offset + samples * sampleBytes;
    if (/^[EB]DF Annotations$/.test(label)) annotations.push([offset, end]);
    else if (samples > 0) {
      const scale = scaleOf(column);
      if (!scale.ok) return scale;
      const group = groups.get(samples) ?? { channels: [], signals: [] };
      groups.set(samples, group);
      const { gain, zero, digits } = scale.value;
      group.channels.push({ ...channelOf(label, unit), digits });
      group.signals.push({ offset, samples, gain, zero });
    }
    offset = end;
  }
  if (offset > edfLimits.recordBytes || offset === 0)
    return bad('size of a record', String(offset), `1 to ${edfLimits.recordBytes} bytes`);
  if (groups.size === 0) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: 'it holds annotations only' }));
  if (recordSeconds === 0) return bad('duration of a record', '0', 'more than 0 s');
  const startedAt = startOf(head);
  const samples = /(?:^| )Samples_(\d{1,15}(?:_\d{1,15})*)(?: |$)/
    .exec(field(head, 88, 80))?.[1]
    ?.split('_')
    .map(Number);
  return ok({
    bytes,
    plus: /^[EB]DF\+/.test(reserved),
    discontinuous: /^[EB]DF\+D/.test(reserved),
    ...(startedAt === undefined ? {} : { startedAt }),
    records,
    ...(samples?.length === groups.size ? { samples } : {}),
    recordBytes: offset,
    recordSeconds,
    sampleBytes,
    tracks: [...groups]
      .sort(([a], [b]) => b - a)
      .map(([samples, { channels, signals }]) => ({ track: { rate: hertz(samples / recordSeconds), channels }, signals })),
    annotations,
  });
}

/** Signal by signal: label, transducer, unit, physical minimum and maximum, digital minimum and maximum, prefilter, samples, reserved. */
function columnsOf(head: Uint8Array, count: number): string[][] {
  const columns: string[][] = Array.from({ length: count }, () => []);
  let at = 256;
  for (const width of widths) {
    for (const column of columns) {
      column.push(field(head, at, width));
      at += width;
    }
  }
  return columns;
}

function scaleOf(column: readonly string[]): Result<{ gain: number; zero: number; digits: DigitScale }, Fault> {
  const [label = '', , , ...texts] = column;
  const [low = Number.NaN, high = Number.NaN, least = Number.NaN, most = Number.NaN] = texts
    .slice(0, 4)
    .map((text) => (text === '' ? Number.NaN : Number(text)));
  const finite = [low, high, least, most].every((x) => Math.abs(x) < 1e12);
  if (!finite || most <= least || high === low) {
    return bad(`range of "${label}"`, texts.slice(0, 4).join(' '), 'a physical range and a rising digital range');
  }
  const gain = (high - low) / (most - least);
  return ok({ gain, zero: high / gain - most, digits: { least, most, low, high } });
}

/** The four-digit year stands in the recording field of EDF+; else two digits, 85–99 of the last century. */
function startOf(head: Uint8Array): string | undefined {
  const [, day, month, year] = /^(\d\d)\.(\d\d)\.(\d\d)$/.exec(field(head, 168, 8)) ?? [];
  const [, hour, minute, second] = /^(\d\d)\.(\d\d)\.(\d\d)$/.exec(field(head, 176, 8)) ?? [];
  if (day === undefined || month === undefined || year === undefined || hour === undefined) return undefined;
  // EDF+ writes an unknown date so.
  if (/^Startdate X( |$)/.test(field(head, 88, 80)) && `${day}${month}${year}` === '010185') return undefined;
  const full = /Startdate \d\d-[A-Z]{3}-(\d{4})/.exec(field(head, 88, 80))?.[1] ?? `${Number(year) >= 85 ? 19 : 20}${year}`;
  return `${full}-${month}-${day}T${hour}:${minute}:${second}`;
}

function field(head: Uint8Array, at: number, width: number): string {
  let text = '';
  for (let i = at; i < at + width; i++) text += String.fromCharCode(head[i] ?? 0x20);
  return text.trim();
}

const whole = (text: string): number | undefined => (/^-?\d{1,9}$/.test(text) ? Number(text) : undefined);

const bad = (name: string, found: string, expected: string): { readonly ok: false; readonly error: Fault } =>
  err(fault('EUP_FORMATS_HEADER', { field: name, found, expected }));
