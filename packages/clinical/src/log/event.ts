import { z } from 'zod';
import type { EventBodies, EventKind } from './bodies.ts';
import { instant, label, roles, uuid } from './vocabulary.ts';

/** The version of the log's vocabulary that this program writes. */
export const logVersion = 1;

/**
 * The envelope of every event, frozen. A log is a set of writer streams (a tab, a tablet, a second therapist, the
 * server); `seq` is gapless from 1 within its writer, so an acknowledgement is one number per writer and sending
 * twice is harmless. The fold does not depend on the order of arrival.
 */
export const envelopeSchema = z.strictObject({
  /** Version of the vocabulary it was written in; stored as sent, upcast when read. */
  v: z.number().int().min(1).max(1_000_000),
  /** UUIDv7, made at the edge. */
  id: uuid,
  clinicId: uuid,
  sessionId: uuid,
  writer: uuid,
  seq: z.number().int().min(1).max(10_000_000),
  /** UTC ms on the session clock: the server's clock as the writer measured it. */
  at: instant,
  /** The writer's monotonic clock in ms, to order and to check `at` by. */
  mono: z.number().min(0).max(1e12),
  /** IANA zone of the writer. */
  tz: label,
  /** UTC ms on the writer's own clock, right or wrong. */
  recordedAt: z.number().int().min(0).max(9_007_199_254_740_991),
  by: z.strictObject({ userId: label, role: z.enum(roles) }),
  kind: z.string().min(1).max(60),
  body: z.unknown(),
  /** The event that this one takes back or replaces. */
  corrects: uuid.optional(),
  /** Events that this one rests on. */
  evidence: z.array(uuid).max(200).optional(),
});

/** An event as it is stored and sent: the body is not yet trusted. */
export type Envelope = z.infer<typeof envelopeSchema>;

/** An event whose kind and body this program knows. */
export type SessionEvent = { [K in EventKind]: EventOf<K> }[EventKind];

/** The event of one kind. */
export type EventOf<K extends EventKind> = Readonly<Omit<Envelope, 'kind' | 'body'>> & {
  readonly kind: K;
  readonly body: EventBodies[K];
};

/** Highest contiguous `seq` per writer. */
export type Heads = Readonly<Record<string, number>>;
