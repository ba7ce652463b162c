import type { ByteSource } from '../bytes.ts';
import type { RemarkList } from '../remarks.ts';
import { ClockSync } from './clock.ts';
import { type Clocked, clocksOf, latest, tooMuch } from './clocks.ts';
import { Dejitter, effectiveRate, type Segment, stampAt, withoutStrays } from './dejitter.ts';
import { Drops } from './drops.ts';
import { Evenness } from './even.ts';
import { Resume } from './resume.ts';
import type { XdfStream } from './stream.ts';
import { wordsOf } from './values.ts';
import { walkXdf } from './walk.ts';

/** A stream with its clock: what must be known before its first sample can be given its time. */
export interface TimedStream {
  readonly stream: XdfStream;
  readonly segments: readonly Segment[];
  /** Samples that count; those that a dying sender left behind don't. */
  readonly samples: number;
  /** What the footer says of them. */
  readonly counted?: number | undefined;
  readonly rate: number;
  /** Stamps that could not be; their samples follow those before. */
  readonly strays: number;
  /** Whether any sample states its time. */
  readonly stamped: boolean;
  /** Seconds that short pauses between the stamps leave out, by the stated rate. */
  readonly dropped: number;
  /** How many seconds before the first sample that was found the file says that the stream began; 0 where it doesn't. */
  readonly missedStart: number;
}

/** A marker on the file's common clock. */
export interface XdfMarker {
  readonly at: number;
  readonly text: string;
}

export interface XdfSurvey {
  readonly streams: readonly TimedStream[];
  readonly markers: readonly XdfMarker[];
}

/** What is kept of a file: an hour of a marker each half second has 7,200. */
const most = { markers: 100_000, characters: 2 ** 24, pauses: 100_000 } as const;

/**
 * The first two walks over an XDF file. One collects the streams and the offsets of their clocks, the other puts the
 * stamps onto the common clock and lays lines through them. Memory: offsets and markers, not samples.
 * Errors, thrown: EUP_FORMATS_HEADER, _TOO_MANY.
 */
export async function surveyXdf(again: () => Promise<ByteSource>, remarks: RemarkList): Promise<XdfSurvey> {
  const clocked = await closing(await again(), clocksOf);
  return closing(await again(), (source) => stampsOf(source, clocked, remarks));
}

async function closing<T>(source: ByteSource, walk: (source: ByteSource) => Promise<T>): Promise<T> {
  try {
    return await walk(source);
  } finally {
    await source.close();
  }
}

/** The clock of one stream, as far as it has been read. */
class Timing {
  readonly clocked: Clocked;
  readonly lines: Dejitter;
  readonly evenness: Evenness | undefined;
  readonly drops: Drops | undefined;
  count = 0;
  /** The first and the last stamp on the common clock, and the first on the sender's. */
  first = 0;
  last = 0;
  own: number | undefined;
  stamped = false;
  readonly #sync: ClockSync;
  readonly #step: number;
  #last = 0;

  constructor(clocked: Clocked) {
    const { stream, offsets } = clocked;
    this.clocked = clocked;
    this.lines = new Dejitter(isEven(stream) ? stream.nominalRate : 0);
    this.evenness = isEven(stream) || isMarker(stream) ? undefined : new Evenness();
    this.drops = isEven(stream) ? new Drops(stream.nominalRate) : undefined;
    this.#sync = new ClockSync(offsets);
    this.#step = stream.nominalRate > 0 ? 1 / stream.nominalRate : 0;
  }

  /** The next sample's time on the common clock; a missing stamp follows the last at the stated rate. */
  next(stamp: number | undefined, anew: boolean): number {
    const stated = stamp !== undefined && Math.abs(stamp) < latest;
    this.stamped ||= stated;
    this.#last = stated ? stamp : this.#last + this.#step;
    if (this.count === 0) this.own = stated ? stamp : undefined;
    const at = this.#sync.synced(this.#last);
    // Damage of which this stream lost nothing is no pause.
    const pause = anew && !(Math.abs(at - this.last - this.#step) <= this.#step / 2);
    const { pauses } = this.lines;
    this.lines.push(at, pause);
    this.drops?.push(at, this.lines.pauses !== pauses);
    this.evenness?.push(at, pause);
    if (this.count === 0) this.first = at;
    this.last = at;
    this.count++;
    return at;
  }

  timed(): TimedStream {
    const { stream, counted, firstStamp } = this.clocked;
    const missed = firstStamp !== undefined && firstStamp > 0 && this.own !== undefined ? this.own - firstStamp : 0;
    const { stamped } = this;
    const more = {
      stream,
      samples: this.count,
      counted,
      stamped,
      missedStart: Math.max(0, missed),
      dropped: this.drops?.seconds ?? 0,
    };
    const measured = this.evenness?.rate() ?? 0;
    if (isEven(stream) || measured > 0) {
      const { segments, strays } = withoutStrays(this.lines.segments());
      return { ...more, segments, strays, rate: effectiveRate(segments) };
    }
    // Without even samples there is no line: only where the stream begins and ends is kept.
    const step = this.count > 1 ? (this.last - this.first) / (this.count - 1) : 0;
    const segments = this.count > 0 ? [{ from: 0, count: this.count, start: this.first, step, spread: 0 }] : [];
    return { ...more, segments, strays: 0, rate: 0 };
  }
}

async function stampsOf(source: ByteSource, clocked: ReadonlyMap<number, Clocked>, remarks: RemarkList): Promise<XdfSurvey> {
  const timings = new Map([...clocked].map(([id, one]) => [id, new Timing(one)]));
  const resume = new Resume(clocked.keys());
  const found: { readonly id: number; readonly index: number; readonly at: number; readonly text: string }[] = [];
  let characters = 0;
  const walk = walkXdf(source, {
    knows: (id) => timings.has(id),
    stream: (id) => timings.get(id)?.clocked.stream,
    wants: () => true,
    take(id, stamp, view, from, to) {
      const timing = timings.get(id) as Timing;
      const { stream, samples } = timing.clocked;
      if (timing.count >= samples) return;
      const how = resume.next(id, stamp);
      if (how === 'lost') return;
      const index = timing.count;
      const at = timing.next(stamp, how === 'anew');
      if (timing.lines.pauses > most.pauses)
        tooMuch(`pauses of stream ${stream.id}`, timing.lines.pauses, `at most ${most.pauses}`);
      if (!isMarker(stream) || found.length >= most.markers || characters >= most.characters) return;
      const text = wordsOf(stream.values, stream.channels.length, view, from, to);
      characters += text.length;
      if (text !== '') found.push({ id, index, at, text });
    },
    counted(id, found, stated, place) {
      if (found === stated) return;
      const name = timings.get(id)?.clocked.stream.name ?? '';
      remarks.add('FORMATS_COUNT_DIFFERS', { stated, found, what: `samples in the part at byte ${place}, of stream "${name}"` });
    },
    unknown: (tag) => remarks.add('FORMATS_LEFT_OUT', { what: `A chunk of kind ${tag}`, why: 'the specification has none such' }),
    damaged(id, bytes, place) {
      resume.damaged(id);
      const name = id === undefined ? undefined : timings.get(id)?.clocked.stream.name;
      remarks.add('FORMATS_LOST_PART', {
        what: `A part of the file${name === undefined ? '' : `, of stream "${name}"`}, ${bytes} bytes from byte ${place},`,
        why: 'it is damaged',
      });
    },
  });
  let step = await walk.next();
  while (!step.done) step = await walk.next();
  if (!step.value) remarks.add('FORMATS_BREAKS_OFF', { where: 'its last part' });
  const streams = [...timings.values()].map((timing) => timing.timed());
  const streamOf = new Map(streams.map((one) => [one.stream.id, one]));
  const markers = found.map(({ id, index, at, text }) => {
    const own = streamOf.get(id);
    return { at: own !== undefined && isEven(own.stream) ? stampAt(own.segments, index) : at, text };
  });
  return { streams, markers: markers.sort((a, b) => a.at - b.at) };
}

/** Whether samples were taken at even times, as far as the sender says. */
const isEven = ({ nominalRate, canDrop }: XdfStream): boolean => nominalRate > 0 && !canDrop;

/** Streams of words, and single numbers sent now and then, tell what happened rather than what was measured. */
export const isMarker = ({ values, nominalRate, channels, type }: XdfStream): boolean =>
  values === 'string' || (nominalRate === 0 && channels.length === 1 && /marker|event|trigger|stim/i.test(type));
