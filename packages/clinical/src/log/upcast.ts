import type { z } from 'zod';
import { bodySchemas, type EventKind } from './bodies.ts';
import { type Envelope, logVersion, type SessionEvent } from './event.ts';
import { visitOpenedFromV1, zoneSetFromV1 } from './history/program-v1.ts';

/** One step of a body's history: how a body written in version `from` reads in version `from + 1`. */
export interface Upcast {
  readonly from: number;
  readonly up: (body: unknown) => unknown;
}

/** The numbered steps of each kind that ever changed, ascending. A kind without an entry has always read as it does today. */
export type Upcasts = Readonly<Record<string, readonly Upcast[]>>;

/** What changed since version 1: targets have a metric and a direction, doses a kind. */
export const upcasts: Upcasts = {
  'visit.opened': [{ from: 1, up: visitOpenedFromV1 }],
  'zone.set': [{ from: 1, up: zoneSetFromV1 }],
};

/** The version in which this program writes the body of a kind. */
export function bodyVersion(kind: string): number {
  const steps = Object.hasOwn(upcasts, kind) ? (upcasts[kind] ?? []) : [];
  return Math.max(logVersion, ...steps.map(({ from }) => from + 1));
}

/** Why an envelope cannot be read: a newer version, a kind that this program does not know, or a body that does not fit. */
export type Unread = 'newer' | 'unknown-kind' | 'unfit-body';

/** An envelope as today's vocabulary reads it, or why it cannot. */
export type Reading =
  | { readonly event: SessionEvent; readonly unread: null }
  | { readonly event: null; readonly unread: Unread; readonly error?: z.ZodError };

/** Says whether a kind belongs to today's vocabulary. */
export function isKnownKind(kind: string): kind is EventKind {
  return Object.hasOwn(bodySchemas, kind);
}

/**
 * Reads an envelope in the vocabulary of `version`, climbing the numbered steps from the version that it was written
 * in. The envelope itself stays as it was sent.
 */
export function upcast(envelope: Envelope, table: Upcasts = upcasts, version: number = bodyVersion(envelope.kind)): Reading {
  if (envelope.v > version) return { event: null, unread: 'newer' };
  if (!isKnownKind(envelope.kind)) return { event: null, unread: 'unknown-kind' };
  let body: unknown = envelope.body;
  const steps = Object.hasOwn(table, envelope.kind) ? (table[envelope.kind] ?? []) : [];
  for (const step of steps) {
    if (step.from >= envelope.v && step.from < version) body = step.up(body);
  }
  const read = bodySchemas[envelope.kind].safeParse(body);
  if (!read.success) return { event: null, unread: 'unfit-body', error: read.error };
  return { event: { ...envelope, v: version, body: read.data } as SessionEvent, unread: null };
}

const readings = new WeakMap<Envelope, Reading>();

/** `upcast` with today's table, remembered per envelope object: a log that grows by one tap is not checked again. */
export function readingOf(envelope: Envelope): Reading {
  const known = readings.get(envelope);
  if (known !== undefined) return known;
  const reading = upcast(envelope);
  readings.set(envelope, reading);
  return reading;
}
