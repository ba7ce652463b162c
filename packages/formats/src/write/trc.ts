import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { utf8 } from '../bytes.ts';
import { fault } from '../errors.ts';
import type { Recording } from '../recording.ts';
import { feed, TrackCursor } from './cursor.ts';
import { type Marker, markersOf } from './markers.ts';
import { mostlyPauses, type Selected, trackName } from './selection.ts';
import type { RecordingSurvey } from './survey.ts';
import type { Writing } from './writing.ts';

/**
 * Writes the markers of a recording as TRC; a marker that was lost is three empty cells. Numbers are written as short as
 * they can be read back to the last bit. Errors: EUP_FORMATS_CANNOT_HOLD.
 */
export function writeTrc(recording: Recording, survey: RecordingSurvey, all: readonly Selected[]): Result<Writing, Fault> {
  const found = all.map((selected) => ({ selected, ...onlyMarkers(selected) }));
  const main = found.find(({ markers }) => markers.length > 0);
  const cannot = (what: string, remedy: string) => err(fault('EUP_FORMATS_CANNOT_HOLD', { format: 'TRC', what, remedy }));
  if (main === undefined) {
    return cannot(
      'a recording without markers (channels named NAME_x, NAME_y, NAME_z in mm, cm or m)',
      'Choose CSV, EDF or C3D for the other channels.',
    );
  }
  const { selected, markers, others } = main;
  const { rate } = selected.track;
  const frames = selected.survey.samples;
  if (mostlyPauses([selected]))
    return cannot('pauses that are ten times as long as what was recorded', 'Split the recording at its pauses.');
  const unit = /^(mm|cm|m)$/i.test(markers[0]?.unit ?? '') ? (markers[0] as Marker).unit : 'mm';
  const notes = [
    ...found.flatMap((one) =>
      one === main ? [] : [`Track ${trackName(one.selected.track)} is left out: TRC holds markers only.`],
    ),
    ...(others.length > 0 ? [`${others.length} channels are left out that are no markers.`] : []),
    ...(unit === markers[0]?.unit ? [] : [`The unit "${markers[0]?.unit}" of the markers is written as mm.`]),
    ...(survey.annotations.length > 0 ? [`${survey.annotations.length} annotations are left out.`] : []),
    ...(recording.c3d ? ['Residuals, cameras and parameters of the markers are left out.'] : []),
  ];
  const first = recording.c3d?.firstFrame ?? 1;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield utf8(header(markers, rate, frames, unit, first));
    const cursor = new TrackCursor(selected);
    let done = 0;
    yield* feed(recording, [cursor], function* () {
      if (cursor.end <= done) return;
      const from = done;
      done = cursor.end;
      // A pause of hours is a gap of many frames: each is written, few at a time.
      for (let at = from; at < done; at += 4096) yield utf8(rows(cursor.take(at, Math.min(done, at + 4096)).data, at));
    });
  }
  function rows(data: readonly Float64Array[], from: number): string {
    let text = '';
    for (let i = 0; i < (data[0]?.length ?? 0); i++) {
      text += `${first + from + i}\t${(from + i) / rate}`;
      for (const { columns } of markers) {
        for (const c of columns) {
          const x = data[c]?.[i] ?? Number.NaN;
          text += Number.isNaN(x) ? '\t' : `\t${Object.is(x, -0) ? '-0' : x}`;
        }
      }
      text += '\n';
    }
    return text;
  }
  return ok({ format: 'trc', tracks: [{ track: selected.track, channels: 3 * markers.length, samples: frames }], notes, bytes });
}

function header(markers: readonly Marker[], rate: number, frames: number, unit: string, first: number): string {
  const plain = (name: string): string => name.replace(/\s+/g, '_') || 'marker';
  return [
    'PathFileType\t4\t(X/Y/Z)\trecording.trc',
    'DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames',
    [rate, rate, frames, markers.length, unit, rate, first, frames].join('\t'),
    `Frame#\tTime\t${markers.map(({ name }) => plain(name)).join('\t\t\t')}\t\t`,
    `\t\t${markers.map((_, m) => `X${m + 1}\tY${m + 1}\tZ${m + 1}`).join('\t')}`,
    '',
    '',
  ].join('\n');
}

/** Markers among the selected channels; a file of markers may hold angles and forces as points, which are not markers. */
function onlyMarkers({ channels, track }: Selected): ReturnType<typeof markersOf> {
  const { markers, others } = markersOf(channels, track.id === 'points');
  const isMarker = ({ columns }: Marker): boolean => columns.every((c) => channels[c]?.quantity === 'marker');
  const point = track.id === 'points';
  return {
    markers: point ? markers.filter(isMarker) : markers,
    others: point ? [...others, ...markers.filter((one) => !isMarker(one)).flatMap(({ columns }) => columns)] : others,
  };
}
