import { err, type Fault, ok, type Result, seconds } from '@eupraxia/kernel';
import { AnnotationList } from './annotation-list.ts';
import type { ByteSource } from './bytes.ts';
import { recordNotes } from './edf-annotations.ts';
import { type EdfHeader, type EdfSignal, edfHeader, edfSignalCount } from './edf-header.ts';
import { fault } from './errors.ts';
import { type Opened, refuse } from './reading.ts';
import type { SeriesChunk } from './recording.ts';

const batchBytes = 2 ** 17;

/** Opens EDF and EDF+ (16 bit) or BDF (24 bit), continuous or not. Source: edfplus.info. */
export async function openEdf(source: ByteSource, sampleBytes: 2 | 3): Promise<Result<Opened, Fault>> {
  const count = edfSignalCount(await source.peek(256));
  if (!count.ok) return count;
  const header = edfHeader(await source.peek(256 * (count.value + 1)), count.value, sampleBytes);
  if (!header.ok) return header;
  const { bytes, plus, tracks, startedAt, records } = header.value;
  await source.read(bytes);
  if (records !== 0 && (await source.peek(1)).length === 0) {
    return err(fault('EUP_FORMATS_TRUNCATED', { found: 0, expected: Math.max(1, records), what: 'records' }));
  }
  const annotations = new AnnotationList();
  const format = sampleBytes === 2 ? (plus ? 'edf+' : 'edf') : plus ? 'bdf+' : 'bdf';
  return ok({
    format,
    tracks: tracks.map(({ track }) => track),
    ...(startedAt === undefined ? {} : { startedAt }),
    annotations: annotations.all,
    read: () => readRecords(source, header.value, annotations),
  });
}

async function* readRecords(source: ByteSource, header: EdfHeader, annotations: AnnotationList): AsyncGenerator<SeriesChunk> {
  const { recordBytes, records, recordSeconds } = header;
  const batch = Math.max(1, Math.floor(batchBytes / recordBytes));
  let done = 0;
  let start: number | undefined;
  let expected = 0;
  while (records < 0 || done < records) {
    const wanted = records < 0 ? batch : Math.min(batch, records - done);
    const bytes = await source.read(wanted * recordBytes);
    const whole = Math.floor(bytes.length / recordBytes);
    let from = 0;
    for (let r = 0; r < whole; r++) {
      const onset = notesOf(bytes.subarray(r * recordBytes, (r + 1) * recordBytes), header, start, annotations);
      start ??= onset;
      if (!header.discontinuous) continue;
      if (onset === undefined || start === undefined) refuse(fault('EUP_FORMATS_ONSET', { record: done + r + 1 }));
      const at = onset - start;
      const due = expected + (r - from) * recordSeconds;
      if (Math.abs(at - due) < 1e-3) continue;
      if (at < due) refuse(fault('EUP_FORMATS_ORDER', { where: `record ${done + r + 1}` }));
      if (r > from) yield* chunksOf(bytes.subarray(from * recordBytes, r * recordBytes), header, expected);
      from = r;
      expected = at;
    }
    if (whole > from) yield* chunksOf(bytes.subarray(from * recordBytes, whole * recordBytes), header, expected);
    expected += (whole - from) * recordSeconds;
    done += whole;
    if (whole === wanted) continue;
    if (records < 0) return;
    refuse(fault('EUP_FORMATS_TRUNCATED', { found: done, expected: records, what: 'records' }));
  }
}

function* chunksOf(bytes: Uint8Array, header: EdfHeader, at: number): Generator<SeriesChunk> {
  for (const [t, { track, signals }] of header.tracks.entries()) {
    const first = Math.round(at * track.rate);
    const most = (header.samples?.[t] ?? Number.POSITIVE_INFINITY) - first;
    if (most <= 0) continue;
    const data = signals.map((signal) => samplesOf(bytes, header, signal));
    yield { track, first, data: data.map((samples) => (samples.length > most ? samples.slice(0, most) : samples)) };
  }
}

/** Digits are little-endian two's complement; physical = gain · (digit + zero). */
function samplesOf(bytes: Uint8Array, { recordBytes, sampleBytes }: EdfHeader, signal: EdfSignal): Float64Array {
  const records = bytes.length / recordBytes;
  const { samples, gain, zero, offset } = signal;
  const output = new Float64Array(records * samples);
  let o = 0;
  for (let r = 0; r < records; r++) {
    let at = r * recordBytes + offset;
    for (let i = 0; i < samples; i++) {
      const low = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
      const digit = sampleBytes === 2 ? (low << 16) >> 16 : ((low | ((bytes[at + 2] as number) << 16)) << 8) >> 8;
      output[o++] = gain * (digit + zero);
      at += sampleBytes;
    }
  }
  return output;
}

/** Keeps a record's annotations, counted from the first record, and tells when the record began. */
function notesOf(
  record: Uint8Array,
  header: EdfHeader,
  start: number | undefined,
  annotations: AnnotationList,
): number | undefined {
  let began: number | undefined;
  for (const [from, to] of header.annotations) {
    const { onset, notes } = recordNotes(record.subarray(from, to));
    began ??= onset;
    for (const note of notes) annotations.add({ ...note, at: seconds(note.at - (start ?? began ?? 0)) });
  }
  return began;
}
