import { err, type Fault, FaultError, type Hertz, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { proofSentence } from '@eupraxia/signal';
import { type EmgOptions, EmgRecorder, EmgWorkspace, emgRates } from '@eupraxia/signal/emg';
import { type EmgChannelReport, emgRemarks, judged, type NotAnalyzed, notAnalyzed } from './analyse-emg-remarks.ts';
import { mayBeMuscle, nameAlone } from './channels.ts';
import { fault } from './errors.ts';
import { pausesTooLong } from './long-pauses.ts';
import type { Format, RecordedChannel, Recording, Track } from './recording.ts';
import type { Remark } from './remarks.ts';

/** What of a recording is analysed, and how. */
export interface AnalyseOptions extends EmgOptions {
  /** One channel by its name, or by its number from 0 among the signals; all signals by default. */
  readonly channel?: string;
}

/** Every number of a muscle recording; amplitudes in each channel's own unit, times in seconds. */
export interface EmgReport {
  readonly format: Format;
  readonly rate: Hertz;
  readonly seconds: Seconds;
  readonly channels: readonly EmgChannelReport[];
  /** Every channel that was left out, and why; none where one channel was asked for. */
  readonly notAnalyzed: readonly NotAnalyzed[];
  /** What the numbers of this kind have been checked against. */
  readonly proof: string;
  /** What must be known of the numbers. */
  readonly remarks: readonly Remark[];
}

/** A channel of a recording with its track, and its place among the track's channels. */
export interface PickedChannel {
  readonly track: Track;
  readonly column: number;
  readonly channel: RecordedChannel;
}

const traceValues = 2 ** 24;

/**
 * Reads a recording to its end and analyses its muscle channels, in memory that doesn't grow with the file. Accelerations,
 * digital lines and whatever isn't a voltage are left out unless named. Lost stretches count as lost samples: they are
 * neither rest nor activity. `remarks` says what the numbers must be read with.
 * Errors: EUP_FORMATS_CHANNEL_UNKNOWN, _NO_CHANNEL, _GAP, those of reading, and those of the signal package.
 */
export async function analyseEmg(recording: Recording, options: AnalyseOptions = {}): Promise<Result<EmgReport, Fault>> {
  const picked = pickChannels(recording, options.channel);
  if (!picked.ok) return picked;
  const spaces = new Map<Track, EmgWorkspace>();
  for (const { track } of picked.value) {
    const space = spaces.get(track) ?? EmgWorkspace.of(track.rate, options.mains);
    if (space instanceof EmgWorkspace) continue;
    if (!space.ok) return space;
    spaces.set(track, space.value);
  }
  const capacity = Math.max(2 ** 16, Math.min(2 ** 22, Math.floor(traceValues / picked.value.length)));
  const recorders = picked.value.map((one) => ({
    ...one,
    recorder: new EmgRecorder(spaces.get(one.track) as EmgWorkspace, capacity),
  }));
  const lengths = new Map<Track, number>();
  const lost = new Map<Track, number>();
  try {
    for await (const { track, first, data } of recording.series()) {
      const had = lengths.get(track) ?? 0;
      const paused = (lost.get(track) ?? 0) + Math.max(0, first - had);
      const tooLong = pausesTooLong(paused, track.rate);
      if (tooLong !== undefined) return err(tooLong);
      lost.set(track, paused);
      for (const { track: own, column, recorder } of recorders) {
        if (own !== track) continue;
        pushLost(recorder, first - had);
        recorder.push(data[column] ?? []);
      }
      lengths.set(track, Math.max(had, first) + (data[0]?.length ?? 0));
    }
  } catch (thrown) {
    if (thrown instanceof FaultError) return err(thrown.fault);
    throw thrown;
  }
  const channels: EmgChannelReport[] = [];
  for (const { channel, track, recorder } of recorders) {
    const record = recorder.finish(options.rest);
    if (!record.ok) return record;
    channels.push({ name: channel.name, unit: channel.unit, rate: track.rate, ...judged(record.value, channel) });
  }
  const left = options.channel === undefined ? notAnalyzed(recording, picked.value) : [];
  const rate = picked.value[0]?.track.rate ?? recording.rate;
  return ok({
    format: recording.format,
    rate,
    seconds: seconds((channels[0]?.samples ?? 0) / rate),
    channels,
    notAnalyzed: left,
    proof: proofSentence('emg-record'),
    remarks: emgRemarks(channels, left),
  });
}

const lostStretch = new Float64Array(4096).fill(Number.NaN);

function pushLost(recorder: EmgRecorder, count: number): void {
  for (let left = count; left > 0; left -= lostStretch.length) recorder.push(lostStretch, 0, Math.min(left, lostStretch.length));
}

/**
 * One channel by its name, by its name without the unit, or by its number from 0 among the signals; without any, all signals.
 * Errors: EUP_FORMATS_CHANNEL_UNKNOWN, EUP_FORMATS_NO_CHANNEL.
 */
export function pickChannels(recording: Recording, wanted: string | undefined): Result<readonly PickedChannel[], Fault> {
  const all = recording.tracks.flatMap((track) =>
    track.channels.map((channel, column): PickedChannel => ({ track, column, channel })),
  );
  const signals = all.filter(({ channel }) => mayBeMuscle(channel));
  if (wanted === undefined) {
    const fast = signals.filter(({ track }) => track.rate >= emgRates.least);
    if (signals.length === 0) return err(fault('EUP_FORMATS_NO_CHANNEL', { found: `it holds ${namesOf(all)}` }));
    return ok(fast.length > 0 ? fast : signals);
  }
  const key = wanted.trim().toLowerCase();
  const named =
    all.find(({ channel }) => channel.name.toLowerCase() === key) ?? all.find(({ channel }) => nameAlone(channel.name) === key);
  const one = named ?? (/^\d{1,4}$/.test(key) ? (signals.length > 0 ? signals : all)[Number(key)] : undefined);
  return one === undefined ? err(fault('EUP_FORMATS_CHANNEL_UNKNOWN', { found: wanted, there: namesOf(all) })) : ok([one]);
}

const namesOf = (all: readonly PickedChannel[]): string => all.map(({ channel }) => channel.name).join(', ');
