import { err, type Fault, FaultError, hertz, ok, type Result, seconds } from '@eupraxia/kernel';
import type { ByteSource } from '../bytes.ts';
import { fault } from '../errors.ts';
import { type Opened, refuse } from '../reading.ts';
import type { SeriesChunk, StreamInfo, Track } from '../recording.ts';
import { nextChunk, walkSamples, xdfTags } from './chunks.ts';
import type { ValueKind } from './stream.ts';
import { isMarker, surveyXdf, type TimedStream, type XdfSurvey } from './survey.ts';
import { numbersInto } from './values.ts';

const chunkValues = 2 ** 16;

/**
 * Opens one stream of an XDF file, its samples on the file's common clock, evenly spaced as the synchronised and
 * straightened stamps tell. Streams of words become annotations. The file is read three times: for the clocks, for the
 * stamps, for the samples. Source: the XDF 1.0 specification (sccn/xdf); synchronisation and dejitter as in pyxdf.
 * Errors: EUP_FORMATS_STREAM_UNKNOWN, _NO_CHANNEL, _HEADER, _TOO_MANY; EUP_FORMATS_TRUNCATED at the end of the samples.
 * @param again opens the file's bytes from their beginning
 * @param wanted a stream by its name or id; else the fastest, one of type EMG before others
 */
export async function openXdf(again: () => Promise<ByteSource>, wanted: string | undefined): Promise<Result<Opened, Fault>> {
  let survey: XdfSurvey;
  try {
    survey = await surveyXdf(again);
  } catch (thrown) {
    if (thrown instanceof FaultError) return err(thrown.fault);
    throw thrown;
  }
  const regular = survey.streams.filter(
    ({ stream, rate }) => stream.values !== 'string' && rate > 0 && stream.channels.length > 0,
  );
  const there = survey.streams.map(({ stream }) => `${stream.name} (${stream.id})`).join(', ');
  const chosen = wanted === undefined ? mainOf(regular) : named(regular, wanted);
  if (chosen === undefined) {
    if (wanted !== undefined) return err(fault('EUP_FORMATS_STREAM_UNKNOWN', { found: wanted, there }));
    return err(fault('EUP_FORMATS_NO_CHANNEL', { found: `it holds no stream of even samples, but ${there || 'nothing'}` }));
  }
  const { stream, segments, rate } = chosen;
  const start = segments[0]?.start ?? 0;
  const track: Track = { name: stream.name, rate: hertz(rate), channels: stream.channels };
  return ok({
    format: 'xdf',
    tracks: [track],
    annotations: survey.markers.map(({ at, text }) => ({ at: seconds(at - start), text })),
    streams: survey.streams.map(infoOf),
    read: () => readStream(again, chosen, track),
  });
}

const mainOf = (streams: readonly TimedStream[]): TimedStream | undefined =>
  streams.toSorted((a, b) => Number(isMuscle(b)) - Number(isMuscle(a)) || b.rate - a.rate)[0];

const isMuscle = ({ stream }: TimedStream): boolean => /emg/i.test(stream.type) && !isMarker(stream);

function named(streams: readonly TimedStream[], wanted: string): TimedStream | undefined {
  const key = wanted.trim().toLowerCase();
  return (
    streams.find(({ stream }) => stream.name.toLowerCase() === key) ?? streams.find(({ stream }) => String(stream.id) === key)
  );
}

function infoOf({ stream, segments, samples, rate }: TimedStream): StreamInfo {
  const [first] = segments;
  const last = segments.at(-1);
  return {
    id: stream.id,
    name: stream.name,
    type: stream.type,
    channels: stream.channels.length,
    values: stream.values,
    samples,
    nominalRate: stream.nominalRate,
    rate,
    ...(first === undefined || last === undefined
      ? {}
      : { first: seconds(first.start), last: seconds(last.start + (last.count - 1) * last.step) }),
  };
}

async function* readStream(again: () => Promise<ByteSource>, chosen: TimedStream, track: Track): AsyncGenerator<SeriesChunk> {
  const source = await again();
  try {
    yield* readSamples(source, chosen, track);
  } finally {
    await source.close();
  }
}

async function* readSamples(source: ByteSource, chosen: TimedStream, track: Track): AsyncGenerator<SeriesChunk> {
  const { stream, samples } = chosen;
  const values = stream.values as Exclude<ValueKind, 'string'>;
  const gathered = new Gathered(chosen, track);
  let whole = true;
  await source.read(4);
  for (let chunk = await nextChunk(source); chunk !== undefined; chunk = await nextChunk(source)) {
    if (chunk === 'cut') whole = false;
    else if (chunk.tag !== xdfTags.samples || chunk.stream !== stream.id)
      whole = (await source.skip(chunk.length)) === chunk.length;
    else {
      whole = await walkSamples(source, chunk.length, stream, (_stamp, view, at) => gathered.take(view, at, values));
      yield* gathered.ready();
    }
    if (!whole) break;
  }
  yield* gathered.rest();
  if (!whole)
    refuse(fault('EUP_FORMATS_TRUNCATED', { found: gathered.taken, expected: `more than ${samples}`, what: 'samples' }));
}

/** Gathers samples into chunks; each segment begins where its line says, counted at the stream's rate. */
class Gathered {
  taken = 0;
  readonly #chosen: TimedStream;
  readonly #track: Track;
  readonly #capacity: number;
  #segment = 0;
  #first = 0;
  #count = 0;
  #data: Float64Array[];
  #ready: SeriesChunk[] = [];

  constructor(chosen: TimedStream, track: Track) {
    this.#chosen = chosen;
    this.#track = track;
    this.#capacity = Math.max(64, Math.floor(chunkValues / track.channels.length));
    this.#data = this.#empty();
  }

  take(view: DataView, at: number, values: Exclude<ValueKind, 'string'>): void {
    if (this.taken >= this.#chosen.samples) return;
    const { segments, rate } = this.#chosen;
    const next = segments[this.#segment + 1];
    if (next !== undefined && this.taken >= next.from) {
      this.#flush();
      this.#segment++;
      // A clock that was set back would put samples upon one another; they follow without a gap instead.
      this.#first = Math.max(this.#first, Math.round((next.start - (segments[0]?.start ?? 0)) * rate));
    }
    numbersInto(values, view, at, this.#data, this.#count++);
    this.taken++;
    if (this.#count === this.#capacity) this.#flush();
  }

  *ready(): Generator<SeriesChunk> {
    const ready = this.#ready;
    this.#ready = [];
    yield* ready;
  }

  *rest(): Generator<SeriesChunk> {
    this.#flush();
    yield* this.ready();
  }

  #flush(): void {
    if (this.#count === 0) return;
    const count = this.#count;
    const data = this.#data.map((channel) => (count === channel.length ? channel : channel.slice(0, count)));
    this.#ready.push({ track: this.#track, first: this.#first, data });
    this.#first += count;
    this.#count = 0;
    this.#data = this.#empty();
  }

  #empty(): Float64Array[] {
    return this.#track.channels.map(() => new Float64Array(this.#capacity));
  }
}
