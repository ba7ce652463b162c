import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { nameAlone } from '../channels.ts';
import { fault } from '../errors.ts';
import type { RecordedChannel, Recording, Track } from '../recording.ts';
import type { RecordingSurvey, TrackSurvey } from './survey.ts';

/** A track that is to be written, and which of its channels. */
export interface Selected {
  readonly track: Track;
  readonly columns: readonly number[];
  readonly channels: readonly RecordedChannel[];
  readonly survey: TrackSurvey;
}

export interface Selection {
  /** One track by its name or number from 0; else all that were recorded (computed ones only by name). */
  readonly track?: string;
  /** Channels by name or number within the tracks, several parted by commas; all by default. */
  readonly channel?: string;
}

/** The tracks and channels that are wanted. Errors: EUP_FORMATS_TRACK_UNKNOWN, _CHANNEL_UNKNOWN. */
export function selected(
  recording: Recording,
  survey: RecordingSurvey,
  { track, channel }: Selection,
): Result<readonly Selected[], Fault> {
  const all = recording.tracks.map((one, i) => whole(one, survey.tracks[i] as TrackSurvey));
  const chosen = track === undefined ? all.filter((one) => one.track.derivedFrom === undefined) : trackNamed(all, track);
  if (chosen.length === 0) {
    return err(
      fault('EUP_FORMATS_TRACK_UNKNOWN', { found: track ?? '', there: all.map((one) => trackName(one.track)).join(', ') }),
    );
  }
  return channel === undefined ? ok(chosen) : withChannels(chosen, channel);
}

const whole = (track: Track, survey: TrackSurvey): Selected => ({
  track,
  columns: track.channels.map((_, c) => c),
  channels: track.channels,
  survey,
});

/** What a track is called in a sentence: its id and its rate. */
export const trackName = (track: Track): string => `${track.id} (${Number(track.rate.toPrecision(6))} Hz)`;

function trackNamed(all: readonly Selected[], wanted: string): readonly Selected[] {
  const key = wanted.trim().toLowerCase();
  const named = all.find(({ track }) => track.id.toLowerCase() === key);
  const one = named ?? (/^\d{1,4}$/.test(key) ? all[Number(key)] : undefined);
  return one === undefined ? [] : [one];
}

function withChannels(chosen: readonly Selected[], wanted: string): Result<readonly Selected[], Fault> {
  const flat = chosen.flatMap((one, t) => one.channels.map((channel, c) => ({ t, c, name: channel.name.toLowerCase() })));
  const find = (word: string) =>
    flat.find(({ name }) => name === word.trim().toLowerCase()) ??
    flat.find(({ name }) => nameAlone(name) === word.trim().toLowerCase()) ??
    (/^\s*\d{1,4}\s*$/.test(word) ? flat[Number(word)] : undefined);
  const single = find(wanted);
  const picked: { t: number; c: number }[] = [];
  for (const word of single === undefined ? wanted.split(',') : [wanted]) {
    const found = find(word);
    if (found === undefined) {
      const there = chosen.flatMap(({ channels }) => channels.map(({ name }) => name)).join(', ');
      return err(fault('EUP_FORMATS_CHANNEL_UNKNOWN', { found: word.trim(), there }));
    }
    picked.push(found);
  }
  return ok(
    chosen.flatMap((one, t) => {
      const columns = picked.flatMap((pick) => (pick.t === t ? [pick.c] : []));
      const channels = columns.map((c) => one.channels[c] as RecordedChannel);
      const spans = columns.map((c) => one.survey.channels[c] as TrackSurvey['channels'][number]);
      const lost = one.survey.lost.flatMap((stretch) =>
        columns.includes(stretch.channel) ? [{ ...stretch, channel: columns.indexOf(stretch.channel) }] : [],
      );
      return columns.length === 0
        ? []
        : [{ track: one.track, columns, channels, survey: { ...one.survey, channels: spans, lost } }];
    }),
  );
}

/**
 * Whether pauses are ten times as long as what was recorded: a format that has no pauses would be filled with them, and
 * a damaged stamp could ask for years.
 */
export function mostlyPauses(tracks: readonly Selected[]): boolean {
  return tracks.some((one) => {
    const recorded = recordedSamples(one);
    return one.survey.samples - recorded > Math.max(10 * recorded, 10_000);
  });
}

/** Whether all samples lie within ±`limit`. */
export const within = (tracks: readonly Selected[], limit: number): boolean =>
  tracks.every(({ survey }) => survey.channels.every(({ least, most }) => least > most || (least > -limit && most < limit)));

/** How many samples are lost within runs, over all channels. */
export const lostWithin = ({ survey }: Selected): number => survey.channels.reduce((sum, { lost }) => sum + lost, 0);

/** How many samples are lost within runs and between them, over all channels. */
export const lostIn = (one: Selected): number =>
  lostWithin(one) + one.columns.length * (one.survey.samples - recordedSamples(one));

const recordedSamples = ({ survey }: Selected): number => survey.runs.reduce((sum, { from, to }) => sum + to - from, 0);
