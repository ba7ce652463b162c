import type { ByteSource } from '../bytes.ts';
import { textOf } from '../bytes.ts';
import { fault } from '../errors.ts';
import { refuse } from '../reading.ts';
import { mostXml, nextChunk, variableLength, walkSamples, xdfTags } from './chunks.ts';
import { type ClockOffset, ClockSync, lastOffsetStray } from './clock.ts';
import { Dejitter, effectiveRate, type Segment, stampAt } from './dejitter.ts';
import { type XdfStream, xdfLimits, xdfStream } from './stream.ts';
import { wordsOf } from './values.ts';
import { elementsAt, textAt, xmlOf } from './xml.ts';

/** A stream with its clock: what must be known before its first sample can be given its time. */
export interface TimedStream {
  readonly stream: XdfStream;
  readonly segments: readonly Segment[];
  /** Samples that count; those that a dying sender left behind don't. */
  readonly samples: number;
  readonly rate: number;
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

/** What is kept of a file: an hour of a marker each half second has 7,200, one of clock offsets 720. */
const most = { markers: 100_000, characters: 2 ** 24, offsets: 100_000, pauses: 100_000 } as const;

interface Clocked {
  readonly stream: XdfStream;
  readonly offsets: ClockOffset[];
  samples: number;
  counted?: number | undefined;
}

/**
 * The first two walks over an XDF file. One collects the streams and the offsets of their clocks, the other puts the
 * stamps onto the common clock and lays lines through them. Memory: offsets and markers, not samples.
 * Errors: EUP_FORMATS_HEADER, _TOO_MANY.
 */
export async function surveyXdf(again: () => Promise<ByteSource>): Promise<XdfSurvey> {
  const clocked = await closing(await again(), clocksOf);
  for (const one of clocked.values()) {
    if (one.counted !== undefined && one.samples > one.counted && lastOffsetStray(one.offsets)) {
      one.offsets.pop();
      one.samples = one.counted;
    }
  }
  return closing(await again(), (source) => stampsOf(source, clocked));
}

async function closing<T>(source: ByteSource, walk: (source: ByteSource) => Promise<T>): Promise<T> {
  try {
    return await walk(source);
  } finally {
    await source.close();
  }
}

async function clocksOf(source: ByteSource): Promise<ReadonlyMap<number, Clocked>> {
  const clocked = new Map<number, Clocked>();
  await source.read(4);
  for (let chunk = await nextChunk(source); chunk !== undefined && chunk !== 'cut'; chunk = await nextChunk(source)) {
    const { tag, stream: id, length } = chunk;
    const known = clocked.get(id);
    if (tag === xdfTags.samples && known !== undefined) {
      const head = (await source.peek(Math.min(9, length))).subarray(0, Math.min(9, length));
      const count = variableLength(head, 0);
      if (count !== undefined && count !== 'cut') known.samples += count.value;
    }
    if (tag !== xdfTags.streamHeader && tag !== xdfTags.streamFooter && tag !== xdfTags.clockOffset) {
      await source.skip(length);
      continue;
    }
    if (length > mostXml) tooMuch(`description of stream ${id}`, `${length} bytes`, `at most ${mostXml}`);
    const bytes = await source.read(length);
    if (bytes.length < length) break;
    if (tag === xdfTags.streamHeader) {
      const header = xdfStream(id, textOf(bytes));
      if (!header.ok) refuse(header.error);
      if (clocked.size >= xdfLimits.streams) tooMuch('streams', clocked.size + 1, `at most ${xdfLimits.streams}`);
      clocked.set(id, { stream: header.value, offsets: [], samples: 0 });
    } else if (known !== undefined && tag === xdfTags.streamFooter) known.counted = countOf(textOf(bytes));
    else if (known !== undefined && length >= 16) {
      const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
      const offset = { time: view.getFloat64(0, true), value: view.getFloat64(8, true) };
      if (!Number.isFinite(offset.time) || !Number.isFinite(offset.value)) continue;
      if (known.offsets.length === most.offsets)
        tooMuch(`clock offsets of stream ${id}`, most.offsets + 1, `at most ${most.offsets}`);
      known.offsets.push(offset);
    }
  }
  return clocked;
}

/** How many samples a footer says that there are; undefined where it doesn't. */
function countOf(xml: string): number | undefined {
  const info = elementsAt(xmlOf(xml), 'info')[0];
  const count = Number((info && textAt(info, 'sample_count')) || Number.NaN);
  return count >= 0 ? Math.trunc(count) : undefined;
}

const tooMuch = (field: string, found: string | number, expected: string): never =>
  refuse(fault('EUP_FORMATS_HEADER', { field, found, expected }));

/** Stamps of one stream in their order, on the common clock; a missing one follows the last at the stated rate. */
class Stamps {
  readonly #sync: ClockSync;
  readonly #step: number;
  #last = 0;

  constructor({ stream, offsets }: Clocked) {
    this.#sync = new ClockSync(offsets);
    this.#step = stream.nominalRate > 0 ? 1 / stream.nominalRate : 0;
  }

  next(stamp: number | undefined): number {
    this.#last = stamp === undefined || !Number.isFinite(stamp) ? this.#last + this.#step : stamp;
    return this.#sync.synced(this.#last);
  }
}

interface Timing {
  readonly clocked: Clocked;
  readonly stamps: Stamps;
  readonly lines: Dejitter;
  count: number;
  /** Stamps of marker samples, by their number; those of an irregular stream are as they came. */
  readonly irregular: { first: number; last: number };
}

async function stampsOf(source: ByteSource, clocked: ReadonlyMap<number, Clocked>): Promise<XdfSurvey> {
  const timings = new Map<number, Timing>();
  for (const [id, one] of clocked) {
    const lines = new Dejitter(isEven(one.stream) ? one.stream.nominalRate : 0);
    timings.set(id, { clocked: one, stamps: new Stamps(one), lines, count: 0, irregular: { first: 0, last: 0 } });
  }
  const found: { readonly id: number; readonly index: number; readonly at: number; readonly text: string }[] = [];
  let characters = 0;
  await source.read(4);
  for (let chunk = await nextChunk(source); chunk !== undefined && chunk !== 'cut'; chunk = await nextChunk(source)) {
    const timing = timings.get(chunk.stream);
    if (chunk.tag !== xdfTags.samples || timing === undefined) {
      await source.skip(chunk.length);
      continue;
    }
    const { stream, samples } = timing.clocked;
    const marks = isMarker(stream);
    const whole = await walkSamples(source, chunk.length, stream, (stamp, view, from, to) => {
      if (timing.count >= samples) return;
      const at = timing.stamps.next(stamp);
      timing.lines.push(at);
      if (timing.lines.pauses > most.pauses)
        tooMuch(`pauses of stream ${stream.id}`, timing.lines.pauses, `at most ${most.pauses}`);
      if (timing.count === 0) timing.irregular.first = at;
      timing.irregular.last = at;
      if (marks && found.length < most.markers && characters < most.characters) {
        const text = wordsOf(stream.values, stream.channels.length, view, from, to);
        characters += text.length;
        if (text !== '') found.push({ id: stream.id, index: timing.count, at, text });
      }
      timing.count++;
    });
    if (!whole) break;
  }
  const streams = [...timings.values()].map(({ clocked: { stream }, lines, count, irregular }): TimedStream => {
    const even = isEven(stream);
    const laid = lines.segments();
    const { first, last } = irregular;
    // Without an even rate there is no line: only where the stream begins and ends is kept.
    const segments = even
      ? laid
      : count > 0
        ? [{ from: 0, count, start: first, step: count > 1 ? (last - first) / (count - 1) : 0 }]
        : [];
    return { stream, segments, samples: count, rate: even ? effectiveRate(laid) : 0 };
  });
  const segmentsOf = new Map(streams.map((one) => [one.stream.id, one]));
  const markers = found.map(({ id, index, at, text }) => {
    const own = segmentsOf.get(id);
    return { at: own !== undefined && isEven(own.stream) ? stampAt(own.segments, index) : at, text };
  });
  return { streams, markers: markers.sort((a, b) => a.at - b.at) };
}

/** Whether samples were taken at even times, as far as the sender says. */
const isEven = ({ nominalRate, canDrop }: XdfStream): boolean => nominalRate > 0 && !canDrop;

/** Streams of words, and single numbers sent now and then, tell what happened rather than what was measured. */
export const isMarker = ({ values, nominalRate, channels, type }: XdfStream): boolean =>
  values === 'string' || (nominalRate === 0 && channels.length === 1 && /marker|event|trigger|stim/i.test(type));
