import type { RecordedChannel } from '../recording.ts';

/** A marker, and where among the selected channels its x, y and z stand. */
export interface Marker {
  readonly name: string;
  readonly columns: readonly [number, number, number];
  readonly unit: string;
}

const axis = /^(.*?)[ _.:]?([xyz])(?:[ _]*[([]?(?:mm|cm|m)[)\]]?)?$/i;

const length = /^(mm|cm|m|in)$/i;

/**
 * Markers among channels: three of one name that end in x, y, z, one behind the other, in a unit of length (an
 * acceleration has axes too). Others are told by their number.
 * @param points whether the track is known to hold markers, whatever its unit
 */
export function markersOf(
  channels: readonly RecordedChannel[],
  points = false,
): {
  readonly markers: readonly Marker[];
  readonly others: readonly number[];
} {
  const markers: Marker[] = [];
  const others: number[] = [];
  for (let c = 0; c < channels.length; c++) {
    const [x, y, z] = [0, 1, 2].map((k) => axis.exec(channels[c + k]?.name ?? ''));
    const name = x?.[1];
    const three = [x, y, z].map((found) => found?.[2]?.toLowerCase()).join('') === 'xyz' && y?.[1] === name && z?.[1] === name;
    const placed = points || [0, 1, 2].every((k) => length.test(channels[c + k]?.unit ?? ''));
    if (!three || !placed || name === undefined) {
      others.push(c);
      continue;
    }
    markers.push({ name: name === '' ? 'marker' : name, columns: [c, c + 1, c + 2], unit: channels[c]?.unit ?? '' });
    c += 2;
  }
  return { markers, others };
}
