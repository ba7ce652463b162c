import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { refuse } from '../reading.ts';
import type { Annotation, Recording, Track } from '../recording.ts';
import { feed, TrackCursor } from './cursor.ts';
import { edfHead } from './edf-head.ts';
import { lostAnnotations } from './edf-lost.ts';
import { NoteShelf } from './edf-notes.ts';
import { type EdfContent, type EdfPlan, edfPlan, recordBegins } from './edf-plan.ts';
import { type EdfScale, edfScale } from './edf-scale.ts';
import { lostIn, lostWithin, mostlyPauses, type Selected, trackName, within } from './selection.ts';
import type { RecordingSurvey } from './survey.ts';
import type { Writing } from './writing.ts';

const mostSignals = 1000;
/**
 * Writes EDF+ (16 bit) or BDF+ (24 bit): every recorded track whose rate fits the same records, annotations, pauses as
 * EDF+D where they fall between whole records. Whole numbers are kept exactly; other samples to half a digit, which the
 * notes state. A lost sample cannot be written: the last one is held, and an annotation names the stretch.
 * Source: edfplus.info. Errors: EUP_FORMATS_CANNOT_HOLD.
 */
export function writeEdf(
  recording: Recording,
  survey: RecordingSurvey,
  all: readonly Selected[],
  bits: 16 | 24,
): Result<Writing, Fault> {
  const sampleBytes = bits === 16 ? 2 : 3;
  const format = bits === 16 ? 'EDF+' : 'BDF+';
  const cannot = (what: string, remedy: string) => err(fault('EUP_FORMATS_CANNOT_HOLD', { format, what, remedy }));
  const kept = all.filter(({ survey: { samples } }) => samples > 0);
  const tracks: Selected[] = [];
  for (const one of kept) if (edfPlan([...tracks, one], sampleBytes) !== undefined) tracks.push(one);
  const plan = tracks.length === 0 ? undefined : edfPlan(tracks, sampleBytes);
  if (plan === undefined) {
    return kept.length === 0
      ? cannot('a recording without samples', 'Record again.')
      : cannot(`${kept[0]?.track.rate ?? 0} samples per second`, 'Choose CSV or C3D, or another track (--track NAME).');
  }
  const channels = tracks.reduce((sum, { columns }) => sum + columns.length, 0);
  if (channels > mostSignals) return cannot(`${channels} channels`, `Choose at most ${mostSignals} (--channel, --track).`);
  const longest = tracks.reduce((most, one) => Math.max(most, one.survey.samples / one.track.rate), 0);
  const heldSeconds = plan.runs.reduce((sum, { records }) => sum + records, 0) * Number(plan.secondsText);
  if (plan.filled && mostlyPauses(tracks)) {
    return cannot('pauses that are ten times as long as what was recorded', 'Split the recording at its pauses.');
  }
  if (!within(tracks, 1e12)) return cannot('samples beyond ±1e12', 'Choose other channels (--channel), or CSV.');
  const scales = tracks.map((one) =>
    one.channels.map((channel, c) =>
      edfScale(channel, one.survey.channels[c] ?? { least: 1, most: 0, decimals: undefined, lost: 0 }, bits),
    ),
  );
  const content: EdfContent = { tracks, plan, scales, bits };
  const lost = tracks.reduce((sum, one) => sum + (plan.filled ? lostIn(one) : lostWithin(one)), 0);
  const lostNotes = lostAnnotations(content);
  if (lostNotes === undefined) {
    return cannot('so many stretches of lost samples', 'Choose CSV or C3D, which hold lost samples.');
  }
  const extra = plan.filled ? heldSeconds - longest : 0;
  const said: readonly (string | false)[] = [
    ...all.map((one) => !tracks.includes(one) && leftOut(one, format)),
    ...tracks.map(({ track }, t) => rateNote(track, plan, t)),
    ...scaleNotes(tracks, scales, bits),
    lost > 0 &&
      `${format} has no lost samples: ${lost} hold the last value, and annotations name them; other programs may read them as measured.`,
    extra > 1e-9 && `The last record is filled up by ${Number(extra.toPrecision(3))} s; the header tells the true length.`,
    recording.c3d !== undefined && 'Residuals, cameras and parameters of the C3D file are left out.',
  ];
  const annotations = [...survey.annotations, ...lostNotes];
  const samples = plan.perRecord.map((_, t) => tracks[t]?.survey.samples ?? 0);
  return ok({
    format: bits === 16 ? 'edf' : 'bdf',
    tracks: tracks.map((one, t) => ({ track: one.track, channels: one.columns.length, samples: samples[t] as number })),
    notes: said.filter((sentence) => sentence !== false),
    bytes: () => records(recording, content, annotations),
  });
}

async function* records(
  recording: Recording,
  content: EdfContent,
  annotations: readonly Annotation[],
): AsyncGenerator<Uint8Array> {
  const { plan, tracks, bits } = content;
  const sampleBytes = bits === 16 ? 2 : 3;
  const begins = recordBegins(plan);
  const shelf = new NoteShelf(annotations, begins, sampleBytes);
  yield edfHead(recording, content, begins.length, shelf.width / sampleBytes);
  const cursors = tracks.map((one) => new TrackCursor(one));
  const writers = tracks.map((one, t) => new TrackDigits(one, content.scales[t] as readonly EdfScale[], sampleBytes));
  let run = 0;
  let inRun = 0;
  let written = 0;
  yield* feed(recording, cursors, function* (ended) {
    for (; run < plan.runs.length; run++) {
      const { starts, records: most } = plan.runs[run] as EdfPlan['runs'][number];
      for (; inRun < most; inRun++) {
        const due = plan.perRecord.map((per, t) => (starts[t] as number) + (inRun + 1) * per);
        const short = (cursor: TrackCursor, t: number): boolean =>
          cursor.end < Math.min(due[t] as number, cursor.selected.survey.samples);
        if (!ended && cursors.some(short)) return;
        const parts = cursors.map((cursor, t) => {
          const to = due[t] as number;
          return (writers[t] as TrackDigits).bytes(cursor.take(to - (plan.perRecord[t] as number), to).data);
        });
        yield joined([...parts, shelf.record(written++)]);
      }
      inRun = 0;
    }
  });
}

/** Turns samples into digits, least byte first; a lost sample holds the one before. */
class TrackDigits {
  readonly #scales: readonly EdfScale[];
  readonly #sampleBytes: 2 | 3;
  readonly #last: Float64Array;

  constructor({ columns }: Selected, scales: readonly EdfScale[], sampleBytes: 2 | 3) {
    this.#scales = scales;
    this.#sampleBytes = sampleBytes;
    this.#last = new Float64Array(columns.length);
    for (const [c, scale] of scales.entries()) {
      const [low, high] = [Math.min(scale.low, scale.high), Math.max(scale.low, scale.high)];
      this.#last[c] = digitOf(Math.min(high, Math.max(low, 0)), scale);
    }
  }

  bytes(data: readonly Float64Array[]): Uint8Array {
    const count = data[0]?.length ?? 0;
    const size = this.#sampleBytes;
    const out = new Uint8Array(count * data.length * size);
    let at = 0;
    for (const [c, samples] of data.entries()) {
      const scale = this.#scales[c] as EdfScale;
      let digit = this.#last[c] as number;
      for (let i = 0; i < count; i++) {
        const x = samples[i] as number;
        if (Number.isFinite(x)) digit = digitOf(x * scale.factor, scale);
        out[at] = digit & 0xff;
        out[at + 1] = (digit >> 8) & 0xff;
        if (size === 3) out[at + 2] = (digit >> 16) & 0xff;
        at += size;
      }
      this.#last[c] = digit;
    }
    return out;
  }
}

/** The ranges hold every sample that was surveyed; one beyond them is never cut to fit. Error, thrown: EUP_FORMATS_CANNOT_HOLD. */
function digitOf(value: number, { least, most, low, high }: EdfScale): number {
  const gain = (high - low) / (most - least);
  const digit = Math.round(value / gain - (high / gain - most));
  if (digit < least - 1 || digit > most + 1) {
    refuse(fault('EUP_FORMATS_CANNOT_HOLD', { format: 'EDF', what: `a sample of ${value}`, remedy: 'Convert the file again.' }));
  }
  return Math.min(most, Math.max(least, digit));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function leftOut({ track, survey }: Selected, format: string): string {
  if (survey.samples === 0) return `Track ${trackName(track)} is left out: it holds no samples.`;
  return `Track ${trackName(track)} is left out: ${format} holds one length of records, which its rate doesn't fit.`;
}

function rateNote({ rate }: Track, plan: EdfPlan, t: number): string | false {
  const written = (plan.perRecord[t] as number) / Number(plan.secondsText);
  return Math.abs(written / rate - 1) >= 1e-9 && `The rate of ${rate} Hz is written as ${written} Hz.`;
}

/** One sentence for each unit: the channel that loses most. */
function scaleNotes(tracks: readonly Selected[], scales: EdfContent['scales'], bits: number): readonly string[] {
  const worst = new Map<
    string,
    { readonly name: string; readonly from: string; readonly scale: EdfScale; readonly count: number }
  >();
  for (const [t, { channels }] of tracks.entries()) {
    for (const [c, { name, unit }] of channels.entries()) {
      const scale = scales[t]?.[c];
      if (scale === undefined || scale.error === 0) continue;
      const known = worst.get(`${unit} ${scale.unit}`);
      const more = known === undefined || scale.error > known.scale.error ? { name, from: unit, scale } : known;
      worst.set(`${unit} ${scale.unit}`, { ...more, count: (known?.count ?? 0) + 1 });
    }
  }
  return [...worst.values()].map(({ name, from, scale, count }) => {
    const which = count === 1 ? `${name} is` : `${count} channels are`;
    const within = `${Number(scale.error.toPrecision(3))} ${scale.unit}`;
    const changed = scale.unit === from ? '' : `, in ${scale.unit} instead of ${from}`;
    return `${which} kept to within ${within}${count === 1 ? '' : ` (${name})`}: half a step of ${bits} bits${changed}.`;
  });
}
