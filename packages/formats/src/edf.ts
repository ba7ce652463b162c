import { err, type Fault, ok, type Result, seconds } from '@eupraxia/kernel';
import { AnnotationList } from './annotation-list.ts';
import type { ByteSource } from './bytes.ts';
import { recordNotes } from './edf-annotations.ts';
import { RecordClock, stepOf } from './edf-clock.ts';
import { edfField } from './edf-fields.ts';
import { type EdfDraft, type EdfHeader, edfDraft, edfHeader } from './edf-header.ts';
import { LostStretches } from './edf-lost.ts';
import { edfSamples } from './edf-samples.ts';
import { edfSignalCount } from './edf-size.ts';
import { StatusEvents } from './edf-status.ts';
import { fault } from './errors.ts';
import { type Opened, refuse } from './reading.ts';
import type { SeriesChunk } from './recording.ts';
import { RemarkList } from './remarks.ts';

const batchBytes = 2 ** 17;
/** Records that are looked at for their length, and most bytes of them. */
const looked = { records: 8, bytes: 2 ** 22 } as const;

/**
 * Opens EDF and EDF+ (16 bit) or BDF (24 bit), continuous or not. Every whole record that is there is read, whatever
 * number of them is stated. Source: edfplus.info. Errors: EUP_FORMATS_HEADER, _TRUNCATED, _NO_CHANNEL, _TOO_MANY; while
 * reading EUP_FORMATS_ONSET, _ORDER.
 */
export async function openEdf(source: ByteSource, sampleBytes: 2 | 3): Promise<Result<Opened, Fault>> {
  const remarks = new RemarkList();
  const count = await edfSignalCount(source, remarks);
  if (!count.ok) return count;
  const head = await source.peek(256 * (count.value + 1));
  const draft = edfDraft(head, count.value, sampleBytes, remarks);
  if (!draft.ok) return draft;
  const recordsText = edfField(head, 236, 8);
  const { bytes, plus, startedAt, records, signals } = draft.value;
  await source.read(bytes);
  const recordSeconds = await durationOf(source, draft.value, remarks);
  if (recordSeconds === undefined) {
    return err(
      fault('EUP_FORMATS_HEADER', {
        field: 'duration of a record',
        found: draft.value.recordSecondsText,
        expected: 'a number of seconds above 0',
      }),
    );
  }
  if (records !== 0 && (await source.peek(1)).length === 0) {
    return err(fault('EUP_FORMATS_TRUNCATED', { found: 0, expected: Math.max(1, records ?? 1), what: 'records' }));
  }
  const header = edfHeader(draft.value, recordSeconds);
  const annotations = new AnnotationList();
  const format = sampleBytes === 2 ? (plus ? 'edf+' : 'edf') : plus ? 'bdf+' : 'bdf';
  const reading: Reading = { header, annotations, remarks, recordsText, done: 0 };
  return ok({
    format,
    tracks: header.tracks.map(({ track }) => track),
    ...(startedAt === undefined ? {} : { startedAt }),
    annotations: annotations.all,
    remarks: remarks.all,
    counts: () => [
      { of: 'records', stated: records, found: reading.done },
      { of: 'channels', stated: signals, found: header.tracks.reduce((sum, { track }) => sum + track.channels.length, 0) },
    ],
    read: () => readRecords(source, reading),
  });
}

/** One reading of the records, as far as it has come. */
interface Reading {
  readonly header: EdfHeader;
  readonly annotations: AnnotationList;
  readonly remarks: RemarkList;
  readonly recordsText: string;
  done: number;
}

/**
 * How long a record lasts: what the header says, unless the first records of EDF+ tell another step by their own times.
 * Records of EDF+D may be further apart than they last, never nearer. Undefined where nothing tells.
 */
async function durationOf(
  source: ByteSource,
  { recordSeconds, recordSecondsText, recordBytes, annotations, discontinuous, groups }: EdfDraft,
  remarks: RemarkList,
): Promise<number | undefined> {
  const many = Math.min(looked.records, Math.floor(looked.bytes / recordBytes));
  const bytes = annotations.length > 0 && many > 1 ? await source.peek(many * recordBytes) : new Uint8Array(0);
  const onsets = Array.from({ length: Math.min(many, Math.floor(bytes.length / recordBytes)) }, (_, r) =>
    onsetOf(bytes.subarray(r * recordBytes, (r + 1) * recordBytes), annotations),
  );
  const step = stepOf(onsets);
  const nearer = step !== undefined && (!discontinuous || step < recordSeconds);
  if (Number.isNaN(recordSeconds) ? step !== undefined : nearer && Math.abs(step / recordSeconds - 1) > 1e-3) {
    const samples = groups[0]?.samples ?? 0;
    const stated = Number.isNaN(recordSeconds) ? `"${recordSecondsText}" s for ${samples}` : samples / recordSeconds;
    remarks.add('FORMATS_RATE_FROM_TIMES', { stated, found: samples / (step as number) });
    return step;
  }
  if (step !== undefined && discontinuous && onsets.length > 2 && step > recordSeconds * (1 + 1e-3)) {
    remarks.add('FORMATS_TAKEN_AS', {
      what: `The step of ${step} s from one record of ${recordSeconds} s to the next`,
      as: 'a pause behind each record',
      why: 'the file says that its records pause',
    });
  }
  if (recordSecondsText.includes(',') && !Number.isNaN(recordSeconds)) {
    remarks.add('FORMATS_TAKEN_AS', {
      what: `The duration of a record, "${recordSecondsText}"`,
      as: `${recordSeconds} s`,
      why: 'its comma must be a decimal sign',
    });
  }
  return Number.isNaN(recordSeconds) ? undefined : recordSeconds;
}

function onsetOf(record: Uint8Array, annotations: EdfHeader['annotations']): number | undefined {
  for (const [from, to] of annotations) {
    const { onset } = recordNotes(record.subarray(from, to));
    if (onset !== undefined) return onset;
  }
  return undefined;
}

async function* readRecords(source: ByteSource, reading: Reading): AsyncGenerator<SeriesChunk> {
  const { header, annotations, remarks } = reading;
  const { recordBytes, recordSeconds } = header;
  const batch = Math.max(1, Math.floor(batchBytes / recordBytes));
  const clock = new RecordClock(header, remarks);
  const status = new StatusEvents(annotations);
  const lost = new LostStretches(header, remarks);
  let start: number | undefined;
  let expected = 0;
  const piece = function* (bytes: Uint8Array): Generator<SeriesChunk> {
    status.take(bytes, header, expected);
    for (const [t, chunk] of chunksOf(bytes, header, expected)) {
      lost.apply(t, chunk.first, chunk.data);
      yield chunk;
    }
  };
  for (;;) {
    const bytes = await source.read(batch * recordBytes);
    const whole = Math.floor(bytes.length / recordBytes);
    const onsets = Array.from({ length: whole }, (_, r) => {
      const onset = notesOf(bytes.subarray(r * recordBytes, (r + 1) * recordBytes), header, start, annotations, lost);
      start ??= onset;
      return onset === undefined ? undefined : onset - (start ?? 0);
    });
    let from = 0;
    for (let r = 0; r < whole && header.annotations.length + Number(header.discontinuous) > 0; r++) {
      const at = clock.jump(reading.done + r, onsets[r], expected + (r - from) * recordSeconds, onsets[r + 1]);
      if (at === undefined) continue;
      if (r > from) yield* piece(bytes.subarray(from * recordBytes, r * recordBytes));
      from = r;
      expected = at;
    }
    reading.done += whole;
    if (whole > from) yield* piece(bytes.subarray(from * recordBytes, whole * recordBytes));
    expected += (whole - from) * recordSeconds;
    if (whole < batch) {
      lost.remark();
      return ended(reading, bytes.length - whole * recordBytes);
    }
  }
}

/** Tells how what was there differs from what the header says. Error, thrown: EUP_FORMATS_TRUNCATED where no record is. */
function ended({ header, remarks, recordsText, done }: Reading, rest: number): void {
  const { records, recordBytes, samples, tracks } = header;
  if (done === 0 && (rest > 0 || records !== 0)) {
    refuse(fault('EUP_FORMATS_TRUNCATED', { found: 0, expected: Math.max(1, records ?? 1), what: 'records' }));
  }
  const what = 'records';
  if (records !== null && done < records) remarks.add('FORMATS_CUT_OFF', { found: done, stated: records, what });
  if (records !== null && done > records) remarks.add('FORMATS_MORE', { found: done, stated: records, what });
  if (records === null && recordsText !== '-1') {
    const why = `the file says "${recordsText}", and so many are there`;
    remarks.add('FORMATS_TAKEN_AS', { what: 'The number of records', as: String(done), why });
  }
  if (rest > 0) {
    remarks.add('FORMATS_LEFT_OUT', {
      what: `The last ${rest} bytes of the file`,
      why: `a record has ${recordBytes} bytes`,
    });
  }
  for (const [t, { track, signals }] of tracks.entries()) {
    const [per, length] = [signals[0]?.samples ?? 0, samples?.[t] ?? Number.POSITIVE_INFINITY];
    if (length <= (done - 1) * per && t === 0) {
      const left = done * per - length;
      remarks.add('FORMATS_LEFT_OUT', {
        what: `${left} samples at the end`,
        why: `the file says that its ${track.channels.length} fastest channels have ${length}`,
      });
    }
  }
}

/** What whole records hold of each track, with the track's number. */
function* chunksOf(bytes: Uint8Array, header: EdfHeader, at: number): Generator<readonly [number, SeriesChunk]> {
  for (const [t, { track, signals }] of header.tracks.entries()) {
    const first = Math.round(at * track.rate);
    const most = (header.samples?.[t] ?? Number.POSITIVE_INFINITY) - first;
    if (most <= 0) continue;
    const data = signals.map((signal) => edfSamples(bytes, header, signal));
    yield [t, { track, first, data: data.map((samples) => (samples.length > most ? samples.slice(0, most) : samples)) }];
  }
}

/** Keeps a record's annotations, counted from the first record, and tells when the record began. */
function notesOf(
  record: Uint8Array,
  header: EdfHeader,
  start: number | undefined,
  annotations: AnnotationList,
  lost: LostStretches,
): number | undefined {
  let began: number | undefined;
  for (const [from, to] of header.annotations) {
    const { onset, notes } = recordNotes(record.subarray(from, to));
    began ??= onset;
    for (const note of notes) {
      const placed = { ...note, at: seconds(note.at - (start ?? began ?? 0)) };
      if (!lost.take(placed)) annotations.add(placed);
    }
  }
  return began;
}
