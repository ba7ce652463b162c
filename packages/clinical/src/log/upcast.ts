import type { z } from 'zod';
import { type EventKind, isKnownKind, kinds } from './bodies.ts';
import { readCore } from './core.ts';
import type { Envelope, ReadSource, SessionEvent } from './event.ts';
import { sourceOfV1 } from './history/source-v1.ts';
import { type Kind, unlisted } from './shape.ts';
import { eventSources } from './vocabulary.ts';

/** Why an envelope cannot be folded: a newer version, a kind that this program does not know, or a body that does not fit. */
export type Unread = 'newer' | 'unknown-kind' | 'unfit-body';

/** An envelope as today's vocabulary reads it, or why it cannot. `core` is true where only its effect on the clock could be read. */
export type Reading =
  | { readonly event: SessionEvent; readonly unread: null; readonly core: boolean }
  | { readonly event: null; readonly unread: Unread; readonly error?: z.ZodError };

/**
 * Reads an envelope as this program understands it: climbs the numbered steps from the version that it was written in,
 * reads a newer version as far as it fits, and reads a start, pause, resume, stop, finish or STOP by its ids where
 * nothing more can be read. The envelope itself stays as it was sent.
 */
export function upcast(envelope: Envelope, table: Readonly<Record<string, Kind>> = kinds): Reading {
  if (!isKnownKind(envelope.kind)) return { event: null, unread: 'unknown-kind' };
  const known = table[envelope.kind] ?? kinds[envelope.kind];
  const source = sourceOf(envelope);
  const made = (body: unknown, core: boolean): Reading => ({
    event: { ...envelope, v: known.version, source, body } as SessionEvent,
    unread: null,
    core,
  });
  const climbed = climb(envelope, known);
  const read = climbed.ok ? known.body.reader.safeParse(climbed.body) : null;
  if (read?.success === true) return made(read.data, false);
  const core = readCore(envelope.kind, envelope.body);
  if (core !== null) return made(core, true);
  if (envelope.v > known.version) return { event: null, unread: 'newer' };
  return { event: null, unread: 'unfit-body', ...(read === null ? {} : { error: read.error }) };
}

/** An old body may be anything: a step that cannot work with it says so by throwing, and the body is then unfit. */
function climb(envelope: Envelope, { upcasts }: Kind): { readonly ok: true; readonly body: unknown } | { readonly ok: false } {
  let { body } = envelope;
  try {
    for (const step of upcasts) if (step.from >= envelope.v) body = step.up(body);
    return { ok: true, body };
  } catch {
    return { ok: false };
  }
}

function sourceOf(envelope: Envelope): ReadSource {
  if (envelope.source === undefined) return sourceOfV1(envelope);
  return eventSources.find((known) => known === envelope.source) ?? unlisted;
}

const readings = new WeakMap<Envelope, Reading>();

/** `upcast` with today's kinds, remembered per envelope object: a log that grows by one tap is not checked again. */
export function readingOf(envelope: Envelope): Reading {
  const known = readings.get(envelope);
  if (known !== undefined) return known;
  const reading = upcast(envelope);
  readings.set(envelope, reading);
  return reading;
}

/**
 * Whether an envelope that could be folded holds parts that this program does not know: a newer version, a field or a
 * value of a list that a later release added. They are kept in the envelope and shown as unread.
 */
export function isPartlyRead(envelope: Envelope): boolean {
  const reading = readingOf(envelope);
  if (reading.event === null) return false;
  if (reading.core) return true;
  const known: Kind = kinds[envelope.kind as EventKind];
  if (envelope.v > known.version) return true;
  if (envelope.v < known.version) return false;
  return !known.body.writer.safeParse(envelope.body).success;
}
