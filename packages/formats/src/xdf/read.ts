import { err, type Fault, FaultError, ok, type Result, seconds } from '@eupraxia/kernel';
import type { ByteSource } from '../bytes.ts';
import { fault } from '../errors.ts';
import type { Opened } from '../reading.ts';
import type { SeriesChunk, StreamInfo, Track } from '../recording.ts';
import { RemarkList } from '../remarks.ts';
import { trackOf } from '../tracks.ts';
import { Resume } from './resume.ts';
import type { ValueKind } from './stream.ts';
import { isMarker, surveyXdf, type TimedStream, type XdfSurvey } from './survey.ts';
import { numbersInto } from './values.ts';
import { walkXdf } from './walk.ts';

const chunkValues = 2 ** 16;
/** A rate that the stamps tell otherwise than the sender by more is told. */
const sameRate = 0.01;
/** Stamps that lie farther from an even line, in the mean of squares, are told, s: senders write half a second at a time. */
const mostSpread = 0.15;

/**
 * Opens one stream of an XDF file, its samples on the file's common clock, evenly spaced as the synchronised and
 * straightened stamps tell. Streams of words become annotations. The file is read three times: for the clocks, for the
 * stamps, for the samples. Source: the XDF 1.0 specification (sccn/xdf); synchronisation and dejitter as in pyxdf.
 * Errors: EUP_FORMATS_STREAM_UNKNOWN, _STREAM_SEVERAL, _NO_CHANNEL, _HEADER, _TOO_MANY.
 * @param again opens the file's bytes from their beginning
 * @param wanted a stream by its name or id; else the fastest, one of type EMG before others
 */
export async function openXdf(again: () => Promise<ByteSource>, wanted: string | undefined): Promise<Result<Opened, Fault>> {
  const remarks = new RemarkList();
  let survey: XdfSurvey;
  try {
    survey = await surveyXdf(again, remarks);
  } catch (thrown) {
    if (thrown instanceof FaultError) return err(thrown.fault);
    throw thrown;
  }
  const regular = survey.streams.filter(
    ({ stream, rate }) => stream.values !== 'string' && rate > 0 && stream.channels.length > 0,
  );
  const picked = wanted === undefined ? ok(mainOf(regular)) : named(survey.streams, regular, wanted);
  if (!picked.ok) return picked;
  const chosen = picked.value;
  if (chosen === undefined) return err(noStream(survey, remarks));
  tellOf(chosen, survey, remarks, wanted === undefined);
  const { stream, segments, rate, counted } = chosen;
  const start = segments[0]?.start ?? 0;
  const track = trackOf(stream.name || String(stream.id), rate, stream.channels);
  const reading = { taken: 0 };
  return ok({
    format: 'xdf',
    tracks: [track],
    annotations: survey.markers.map(({ at, text }) => ({ at: seconds(at - start), text })),
    streams: survey.streams.map(infoOf),
    remarks: remarks.all,
    counts: () => [{ of: 'samples', track: track.id, stated: counted ?? null, found: reading.taken }],
    read: () => readStream(again, chosen, track, new Map(survey.streams.map((one) => [one.stream.id, one.stream])), reading),
  });
}

function noStream({ streams }: XdfSurvey, remarks: RemarkList): Fault {
  // Where nothing could be read for damage, that is what to tell.
  const lost = remarks.all.find(({ code }) => code === 'FORMATS_LOST_PART');
  if (lost !== undefined && streams.every(({ samples }) => samples === 0)) {
    return fault('EUP_FORMATS_HEADER', {
      field: 'a chunk',
      found: lost.message,
      expected: 'as many bytes as it states',
    });
  }
  const there = streams.map(({ stream }) => `${stream.name} (${stream.id})`).join(', ');
  return fault('EUP_FORMATS_NO_CHANNEL', { found: `it holds no stream of even samples, but ${there || 'nothing'}` });
}

/** What must be known of the chosen stream, and which others there are. */
function tellOf(
  { stream, rate, samples, counted, strays, missedStart, dropped, stamped, segments }: TimedStream,
  { streams }: XdfSurvey,
  remarks: RemarkList,
  byDefault: boolean,
): void {
  if (Math.abs(stream.nominalRate / rate - 1) > sameRate)
    remarks.add('FORMATS_RATE_FROM_TIMES', { stated: stream.nominalRate, found: rate });
  else if (dropped > 0)
    remarks.add('FORMATS_TAKEN_AS', {
      what: `A stretch of samples between whose stamps ${Number(dropped.toFixed(2))} s are missing in all`,
      as: 'even',
      why: 'each pause is shorter than a second; samples near one stand up to as much off their time',
    });
  if (!stamped) remarks.add('FORMATS_TIMES_NONE', { used: rate });
  const bent = Math.max(...segments.map(({ spread }) => spread));
  if (bent > mostSpread)
    remarks.add('FORMATS_TAKEN_AS', {
      what: `A run of samples whose times lie ${Number(bent.toPrecision(2))} s off an even line (mean of squares)`,
      as: `${Number(rate.toPrecision(6))} samples per second`,
      why: 'no pause parts them',
    });
  const back = setBack(segments);
  if (back > 0)
    remarks.add('FORMATS_TAKEN_AS', {
      what: `The clock of the stream, which was set back by ${Number(back.toFixed(3))} s in all`,
      as: 'running on',
      why: 'its samples would lie upon one another',
    });
  if (counted !== undefined && counted > samples)
    remarks.add('FORMATS_DISAGREES', {
      what: 'the number of samples of the stream',
      told: `its end says ${counted}, its parts hold ${samples}`,
      used: samples,
    });
  if (counted !== undefined && counted < samples)
    remarks.add('FORMATS_MORE', { stated: counted, found: samples, what: 'samples of the stream' });
  if (strays > 0)
    remarks.add('FORMATS_LEFT_OUT', { what: `The time stamps of ${strays} samples`, why: 'those around them say otherwise' });
  if (missedStart > Math.max(1, 500 / rate))
    remarks.add('FORMATS_LOST_PART', {
      what: `A stretch of ${Number(missedStart.toFixed(3))} s before the first sample`,
      why: 'the file says when the stream began, and holds nothing of it',
    });
  const others = streams.filter((one) => one.stream !== stream && one.samples > 0 && !isMarker(one.stream));
  if (byDefault && others.length > 0) {
    remarks.add('FORMATS_STREAMS', {
      what: others.map(({ stream: other }) => `Stream ${described(other)}`).join(', '),
      used: described(stream),
    });
  }
}

/** How many seconds segments begin before the ones in front of them end. */
const setBack = (segments: TimedStream['segments']): number =>
  segments.slice(1).reduce((sum, { start }, k) => {
    const before = segments[k] as TimedStream['segments'][number];
    const early = before.start + (before.count - 1) * before.step - start;
    return early > before.step ? sum + early : sum;
  }, 0);

/** A stream's number, name and first channels, by which a person can tell it. */
function described({ id, name, channels }: TimedStream['stream']): string {
  const labels = channels.slice(0, 4).map((channel) => channel.name);
  return `${id} "${name}" (${labels.join(', ')}${channels.length > labels.length ? ', …' : ''})`;
}

const mainOf = (streams: readonly TimedStream[]): TimedStream | undefined =>
  streams.toSorted((a, b) => Number(isMuscle(b)) - Number(isMuscle(a)) || b.rate - a.rate)[0];

const isMuscle = ({ stream }: TimedStream): boolean => /emg/i.test(stream.type) && !isMarker(stream);

/** The stream of a name or number. A name that several have is refused: which one is meant cannot be known. */
function named(all: readonly TimedStream[], regular: readonly TimedStream[], wanted: string): Result<TimedStream, Fault> {
  const key = wanted.trim().toLowerCase();
  const byName = regular.filter(({ stream }) => stream.name.toLowerCase() === key);
  if (byName.length > 1) {
    const there = byName.map(({ stream }) => described(stream)).join('; ');
    return err(fault('EUP_FORMATS_STREAM_SEVERAL', { found: wanted, there }));
  }
  const one = byName[0] ?? regular.find(({ stream }) => String(stream.id) === key);
  const there = all.map(({ stream }) => `${stream.name} (${stream.id})`).join(', ');
  return one === undefined ? err(fault('EUP_FORMATS_STREAM_UNKNOWN', { found: wanted, there })) : ok(one);
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

async function* readStream(
  again: () => Promise<ByteSource>,
  chosen: TimedStream,
  track: Track,
  streams: ReadonlyMap<number, TimedStream['stream']>,
  reading: { taken: number },
): AsyncGenerator<SeriesChunk> {
  const source = await again();
  const { stream } = chosen;
  const values = stream.values as Exclude<ValueKind, 'string'>;
  const gathered = new Gathered(chosen, track);
  const resume = new Resume([stream.id]);
  try {
    const walk = walkXdf(source, {
      knows: (id) => streams.has(id),
      stream: (id) => streams.get(id),
      wants: (id) => id === stream.id,
      take(id, stamp, view, at) {
        if (resume.next(id, stamp) !== 'lost') gathered.take(view, at, values);
      },
      damaged(id) {
        if (id === undefined || id === stream.id) resume.damaged(id);
      },
    });
    for (let step = await walk.next(); !step.done; step = await walk.next()) {
      yield* gathered.ready();
      reading.taken = gathered.taken;
    }
    yield* gathered.rest();
    reading.taken = gathered.taken;
  } finally {
    await source.close();
  }
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
