import { z } from 'zod';
import type { EventBodies, EventKind, NewBodies } from './bodies.ts';
import { eventSources, label, uuid } from './vocabulary.ts';

/** Generation of the log's vocabulary, as a signed note names it. Events carry the version of their own kind. */
export const logVersion = 2;

/** Any instant that a number can hold: how wrong it is, is judged and not refused. */
const anyInstant = z.number().int().min(0).max(9_007_199_254_740_991);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * The envelope of every event, as a reader takes it. It has no version: fields are only ever added, and a reader keeps
 * fields that it does not know. A log is a set of writer streams (a tab, a tablet, a second therapist, the server);
 * `seq` is gapless from 1 within its writer, so an acknowledgment is one number per writer and sending twice is harmless.
 * The fold does not depend on the order of arrival.
 */
export const envelopeSchema = z.looseObject({
  /** Version of the kind's body; stored as sent, upcast when read. */
  v: z.number().int().min(1).max(1_000_000),
  /** UUIDv7, made where the event was made: the idempotency key. */
  id: uuid,
  clinicId: uuid,
  sessionId: uuid,
  /** One tab life, one recorder, or the server. */
  writer: uuid,
  seq: z.number().int().min(1).max(10_000_000),
  /** SHA-256 in hexadecimal over the canonical JSON of the event before it in this stream, as sent; absent at seq 1 and in streams of the first release. */
  prev: sha256.optional(),
  /** UTC ms on the session clock: the server's clock as the writer measured it, right or wrong. */
  at: anyInstant,
  /** Half the round trip of that measurement, in ms: tells a wrong clock from a late delivery. */
  within: z.number().min(0).max(1e12).optional(),
  /** The writer's monotonic clock in ms, to order and to check `at` by. */
  mono: z.number().min(0).max(1e12),
  /** IANA zone of the writer. */
  tz: label,
  /** UTC ms on the writer's own clock, right or wrong. */
  recordedAt: anyInstant,
  /** Version of the program that wrote it. */
  release: label.optional(),
  /** Who answers for it. The role is an open label here; the server checks it against the membership. */
  by: z.looseObject({ userId: label, role: label }),
  /** Who noticed it; absent in events of the first release, and inferred for those alone. */
  source: label.optional(),
  /** For whom the person acted: a caregiver for a patient, a student for a therapist. */
  onBehalfOf: label.optional(),
  kind: z.string().min(1).max(60),
  body: z.unknown(),
  /** The event that this one takes back or replaces. */
  corrects: uuid.optional(),
  /** Events that this one rests on. */
  evidence: z.array(uuid).max(200).optional(),
});

/** The envelope as this program writes it: no field beyond the known ones, and a source of the list. */
export const newEnvelopeSchema = z.strictObject({
  ...envelopeSchema.shape,
  by: z.strictObject({ userId: label, role: label }),
  source: z.enum(eventSources),
  release: label,
});

/** An event as it is stored and sent: the body is not yet trusted, and fields of later releases may be there. */
export type Envelope = Readonly<z.infer<typeof plainEnvelope>>;
const plainEnvelope = z.object(envelopeSchema.shape);

/** What noticed an event; `unlisted` is a source that a later release added. */
export type ReadSource = (typeof eventSources)[number] | 'unlisted';

/** An event whose kind and body this program knows. */
export type SessionEvent = { [K in EventKind]: EventOf<K> }[EventKind];

/** The event of one kind, as read today. */
export type EventOf<K extends EventKind> = Readonly<Omit<Envelope, 'kind' | 'body' | 'source'>> & {
  readonly kind: K;
  readonly body: EventBodies[K];
  readonly source: ReadSource;
};

/** What somebody records: kind and body, with what may come along. */
export interface NewEvent<K extends EventKind = EventKind> {
  readonly kind: K;
  readonly body: NewBodies[K];
  readonly source: (typeof eventSources)[number];
  readonly corrects?: string;
  readonly evidence?: readonly string[];
}

/** Highest contiguous `seq` per writer. */
export type Heads = Readonly<Record<string, number>>;
