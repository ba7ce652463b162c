import type { z } from 'zod';
import { clockKinds } from './bodies/clock.ts';
import { documentationKinds } from './bodies/documentation.ts';
import { practiceKinds } from './bodies/practice.ts';
import { ratingKinds } from './bodies/rating.ts';
import { recordingKinds } from './bodies/recording.ts';
import { safetyKinds } from './bodies/safety.ts';
import { serverKinds } from './bodies/server.ts';
import { treatmentKinds } from './bodies/treatment.ts';
import { visitKinds } from './bodies/visit.ts';

/**
 * Every kind of event that this program knows, each with its version, its shape for writers and readers, and the steps
 * from earlier versions. A kind is never renamed or used again for something else.
 */
export const kinds = {
  ...visitKinds,
  ...clockKinds,
  ...treatmentKinds,
  ...ratingKinds,
  ...recordingKinds,
  ...practiceKinds,
  ...safetyKinds,
  ...documentationKinds,
  ...serverKinds,
} as const;

export type EventKind = keyof typeof kinds;
/** Bodies as they are read: values that a later release added to a list read as the fallback of the list. */
export type EventBodies = { [K in EventKind]: z.output<(typeof kinds)[K]['body']['reader']> };
/** Bodies as this program writes them. */
export type NewBodies = { [K in EventKind]: z.output<(typeof kinds)[K]['body']['writer']> };

/** Strict schemas of what this program writes, by kind. */
export const bodySchemas = Object.fromEntries(Object.entries(kinds).map(([name, { body }]) => [name, body.writer])) as {
  readonly [K in EventKind]: (typeof kinds)[K]['body']['writer'];
};

/** The version in which this program writes a kind. */
export const kindVersion = (kind: EventKind): number => kinds[kind].version;

/** Says whether this program knows a kind. */
export function isKnownKind(kind: string): kind is EventKind {
  return Object.hasOwn(kinds, kind);
}

/** Kinds that have an effect on the bill alone: arriving after the signature, they make no addendum. */
export const billingKinds: ReadonlySet<EventKind> = new Set<EventKind>(['units.chosen', 'same-day.timed']);

/** Kinds that only the server writes. */
export const serversKinds: ReadonlySet<EventKind> = new Set<EventKind>([
  'visit.opened',
  ...(Object.keys(serverKinds) as (keyof typeof serverKinds)[]),
]);

/** Kinds by which the server judges; `attention.elsewhere` is not among them, since a device of the first release could write it. */
export const judgedKinds: ReadonlySet<string> = new Set(
  Object.keys(serverKinds).filter((kind) => kind !== 'attention.elsewhere'),
);

/**
 * Kinds that say nothing of the treatment itself: of the bill alone, of delivery and judgment, of what cannot be read, or of
 * what is signed without. After a signature they make no addendum.
 */
export const silentKinds: ReadonlySet<string> = new Set([...billingKinds, ...judgedKinds, 'unread.acknowledged', 'gap.accepted']);

/** Kinds that the live station and the server record of their own accord: nobody tapped them, and no journal lists them. */
export const stationKinds: ReadonlySet<EventKind> = new Set<EventKind>([
  'coach.started',
  'coach.heard',
  'feedback.started',
  'feedback.stopped',
  'feedback.changed',
  'events.received',
  'time.questioned',
  'same-day.timed',
]);
