import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { utf8 } from '../bytes.ts';
import { channelOf } from '../channels.ts';
import { fault } from '../errors.ts';
import type { RecordedChannel, Recording } from '../recording.ts';
import { feed, TrackCursor } from './cursor.ts';
import { type Selected, trackName } from './selection.ts';
import type { RecordingSurvey } from './survey.ts';
import type { Writing } from './writing.ts';

/**
 * Writes one track as text: a line of names with units, a column of time in seconds, one line a sample; a lost sample is
 * an empty cell, a pause a jump of time. Numbers are written as short as they can be read back to the last bit.
 * Errors: EUP_FORMATS_CANNOT_HOLD.
 */
export function writeCsv(
  recording: Recording,
  survey: RecordingSurvey,
  all: readonly Selected[],
  separator: ',' | '\t',
): Result<Writing, Fault> {
  const [main, ...others] = all;
  const format = separator === ',' ? 'csv' : 'tsv';
  if (main === undefined || main.survey.samples === 0) {
    return err(fault('EUP_FORMATS_CANNOT_HOLD', { format: 'CSV', what: 'a recording without samples', remedy: 'Record again.' }));
  }
  const notes = [
    ...others.map(({ track }) => `Track ${trackName(track)} is left out: a table holds one rate (--track NAME writes it).`),
    ...(survey.annotations.length > 0 ? [`${survey.annotations.length} annotations are left out.`] : []),
    ...(recording.startedAt === undefined ? [] : ['The date and time of the start are left out.']),
    ...(recording.c3d && main.track.id === 'points' ? ['Residuals and cameras of the markers are left out.'] : []),
  ];
  const { rate } = main.track;
  const { runs } = main.survey;
  const selected = main;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const names = ['time (s)', ...selected.channels.map(headed)].map((name) => quoted(name, separator));
    yield utf8(`${names.join(separator)}\n`);
    const cursor = new TrackCursor(selected);
    let done = 0;
    let run = 0;
    yield* feed(recording, [cursor], function* () {
      for (; run < runs.length; run++) {
        const { from, to } = runs[run] as (typeof runs)[number];
        const begin = Math.max(done, from);
        const end = Math.min(to, cursor.end);
        if (end <= begin) return;
        yield utf8(lines(cursor.take(begin, end).data, begin));
        done = end;
        if (end < to) return;
      }
    });
  }

  function lines(data: readonly Float64Array[], from: number): string {
    let text = '';
    for (let i = 0; i < (data[0]?.length ?? 0); i++) {
      text += (from + i) / rate;
      for (const channel of data) {
        const x = channel[i] as number;
        text += Number.isNaN(x) ? separator : separator + written(x);
      }
      text += '\n';
    }
    return text;
  }
  return ok({
    format,
    tracks: [{ track: main.track, channels: main.channels.length, samples: main.survey.samples }],
    notes,
    bytes,
  });
}

/** A zero keeps its sign, so that what is read again is the same to the last bit. */
const written = (x: number): string => (Object.is(x, -0) ? '-0' : String(x));

/** A channel's name with its unit, where the name alone would be read without it. */
function headed({ name, unit }: RecordedChannel): string {
  if (unit === 'counts' || unit === '' || channelOf(name).unit === unit) return name;
  return channelOf(`${name} (${unit})`).unit === unit ? `${name} (${unit})` : `${name} [${unit.replace(/[[\]()]/g, '')}]`;
}

function quoted(name: string, separator: string): string {
  const plain = name.replaceAll('"', "'");
  return plain.includes(separator) ? `"${plain}"` : plain;
}
