import type { EdfScale } from './edf-scale.ts';
import type { Selected } from './selection.ts';

/** How samples are cut into data records. */
export interface EdfPlan {
  /** A record's length in at most eight characters. */
  readonly secondsText: string;
  /** Samples of each track in a record. */
  readonly perRecord: readonly number[];
  /** Stretches of records without a pause: where each begins, s, and where its samples begin in each track. */
  readonly runs: readonly { readonly at: number; readonly starts: readonly number[]; readonly records: number }[];
  /** Whether records pause between one another (EDF+D). */
  readonly pauses: boolean;
  /** Whether the last record holds more than the recording, and pauses are filled. */
  readonly filled: boolean;
}

/** What goes into a file, and how each channel of it is scaled. */
export interface EdfContent {
  readonly tracks: readonly Selected[];
  readonly plan: EdfPlan;
  /** Track by track, channel by channel. */
  readonly scales: readonly (readonly EdfScale[])[];
  readonly bits: 16 | 24;
}

/** Lengths of records that are tried, s: a second is usual, shorter ones waste room. */
const lengths = [1, 0.5, 0.25, 0.2, 0.1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 27, 30, 40, 50, 54, 60];
const mostBytes = 2 ** 22;

/** Cuts tracks into records that all of them fill with whole samples; undefined where their rates allow none. */
export function edfPlan(tracks: readonly Selected[], sampleBytes: 2 | 3): EdfPlan | undefined {
  const fits = lengths.flatMap((seconds): readonly Pick<EdfPlan, 'secondsText' | 'perRecord'>[] => {
    const perRecord = tracks.map(({ track }) => Math.round(track.rate * seconds));
    const whole = tracks.every(({ track }, t) => Math.abs((perRecord[t] as number) / (track.rate * seconds) - 1) < 1e-7);
    const bytes = perRecord.reduce((sum, count, t) => sum + count * (tracks[t]?.columns.length ?? 0) * sampleBytes, 0);
    return whole && perRecord.every((count) => count > 0) && bytes <= mostBytes
      ? [{ secondsText: String(seconds), perRecord }]
      : [];
  });
  const all = fits.length > 0 ? fits : nearest(tracks, sampleBytes);
  const exact = all.flatMap((fit) => exactRuns(tracks, fit) ?? []).at(0);
  if (exact !== undefined) return exact;
  const [fit] = all;
  if (fit === undefined) return undefined;
  const records = tracks.reduce(
    (most, { survey }, t) => Math.max(most, Math.ceil(survey.samples / (fit.perRecord[t] as number))),
    0,
  );
  return { ...fit, runs: [{ at: 0, starts: tracks.map(() => 0), records }], pauses: false, filled: true };
}

/** The record length whose eight characters come nearest to the rates: to two millionths, 7 ms in an hour. */
function nearest(tracks: readonly Selected[], sampleBytes: number): readonly Pick<EdfPlan, 'secondsText' | 'perRecord'>[] {
  const rate = tracks[0]?.track.rate ?? 1;
  const fits = Math.floor(mostBytes / sampleBytes / tracks.reduce((sum, { columns }) => sum + columns.length, 1));
  const start = Math.max(1, Math.min(Math.floor(rate / 4), fits - 10_000));
  let best: { readonly secondsText: string; readonly perRecord: readonly number[]; readonly error: number } | undefined;
  for (let count = start; count <= Math.min(fits, start + Math.max(60, Math.min(4 * rate, 10_000))); count++) {
    const seconds = count / rate;
    const secondsText = seconds.toFixed(seconds >= 10 ? 5 : 6);
    const perRecord = tracks.map(({ track }) => Math.round(track.rate * seconds));
    const error = tracks.reduce((most, { track }, t) => {
      const own = perRecord[t] as number;
      return Math.max(most, own === 0 ? 1 : Math.abs(own / Number(secondsText) / track.rate - 1));
    }, 0);
    if (secondsText.length <= 8 && (best === undefined || error < best.error)) best = { secondsText, perRecord, error };
    if (error === 0) break;
  }
  return best !== undefined && best.error < 2e-6 ? [best] : [];
}

/** The pauses of a recording as pauses between records, where every run fills whole records in every track. */
function exactRuns(
  tracks: readonly Selected[],
  { perRecord, secondsText }: Pick<EdfPlan, 'perRecord' | 'secondsText'>,
): EdfPlan | undefined {
  const [main] = tracks;
  if (main === undefined || main.survey.runs.length === 0) return undefined;
  const runs: { at: number; starts: readonly number[]; records: number }[] = [];
  for (const [k, { from, to }] of main.survey.runs.entries()) {
    const records = (to - from) / (perRecord[0] as number);
    const at = from / main.track.rate;
    const starts = tracks.map(({ survey }) => survey.runs[k]?.from ?? -1);
    const whole = tracks.every(({ survey, track }, t) => {
      const run = survey.runs[k];
      return (
        run !== undefined &&
        run.to - run.from === records * (perRecord[t] as number) &&
        Math.abs(run.from / track.rate - at) < 0.5 / track.rate
      );
    });
    if (!Number.isInteger(records) || !whole) return undefined;
    runs.push({ at, starts, records });
  }
  if (tracks.some(({ survey }) => survey.runs.length !== runs.length)) return undefined;
  const pauses = runs.length > 1 || (runs[0]?.at ?? 0) > 0;
  return { secondsText, perRecord, runs, pauses, filled: false };
}

/** When each record begins, s. */
export function recordBegins({ runs, secondsText }: EdfPlan): Float64Array {
  const begins = new Float64Array(runs.reduce((sum, { records }) => sum + records, 0));
  let r = 0;
  for (const { at, records } of runs) for (let k = 0; k < records; k++) begins[r++] = at + k * Number(secondsText);
  return begins;
}
