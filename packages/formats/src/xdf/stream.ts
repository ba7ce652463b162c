import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { channelOf, plainText } from '../channels.ts';
import { fault } from '../errors.ts';
import type { RecordedChannel } from '../recording.ts';
import { elementsAt, textAt, xmlOf } from './xml.ts';

/** How many bytes a value of each kind takes; a string tells its own length. */
export const valueBytes = { int8: 1, int16: 2, int32: 4, int64: 8, float32: 4, double64: 8, string: 0 } as const;
export type ValueKind = keyof typeof valueBytes;

/** What the header of a stream says. */
export interface XdfStream {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly values: ValueKind;
  readonly nominalRate: number;
  readonly channels: readonly RecordedChannel[];
  /** Whether the sender leaves out samples that it has no time for; then stamps are no line. */
  readonly canDrop: boolean;
}

export const xdfLimits = { streams: 256, channels: 1024 } as const;

/** Reads a stream's header. Errors: EUP_FORMATS_HEADER, _TOO_MANY. */
export function xdfStream(id: number, xml: string): Result<XdfStream, Fault> {
  const info = elementsAt(xmlOf(xml), 'info')[0];
  const name = info === undefined ? '' : plainText(textAt(info, 'name'));
  const bad = (field: string, found: string, expected: string) =>
    err(fault('EUP_FORMATS_HEADER', { field: `${field} of stream ${id} ${name}`.trim(), found, expected }));
  if (info === undefined) return bad('description', xml.slice(0, 40), 'an element info');
  const count = Number(textAt(info, 'channel_count') || Number.NaN);
  if (!(Number.isInteger(count) && count >= 0)) return bad('channel_count', textAt(info, 'channel_count'), 'a whole number');
  if (count > xdfLimits.channels) return err(fault('EUP_FORMATS_TOO_MANY', { found: count, most: xdfLimits.channels }));
  const nominalRate = Number(textAt(info, 'nominal_srate') || 0);
  if (!(nominalRate >= 0 && nominalRate < 1e9)) return bad('nominal_srate', textAt(info, 'nominal_srate'), 'hertz, or 0');
  const format = textAt(info, 'channel_format').toLowerCase();
  const values = Object.hasOwn(valueBytes, format) ? (format as ValueKind) : undefined;
  if (values === undefined) return bad('channel_format', format, Object.keys(valueBytes).join(', '));
  const described = elementsAt(info, 'desc', 'channels', 'channel');
  const type = plainText(textAt(info, 'type'));
  return ok({
    id,
    name,
    type,
    values,
    nominalRate,
    channels: Array.from({ length: count }, (_, c) => {
      const channel = described[c];
      const label = channel === undefined ? '' : textAt(channel, 'label') || textAt(channel, 'name');
      const named = channelOf(label || (count === 1 && name !== '' ? name : `ch${c + 1}`), channel && textAt(channel, 'unit'));
      // A stream of muscles says so for all of its channels, but for one whose own label says otherwise.
      const own = label === '' || named.quantity === 'voltage' || named.quantity === 'unknown';
      return /emg/i.test(type) && own ? { ...named, quantity: 'emg' } : named;
    }),
    canDrop: textAt(info, 'desc', 'synchronization', 'can_drop_samples').toLowerCase() === 'true',
  });
}
