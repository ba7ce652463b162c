import type { EventBodies, EventKind } from './bodies.ts';
import { unlisted } from './shape.ts';
import { uuid } from './vocabulary.ts';

/** Kinds that start, end or hold the clock, and the undo. Whatever else a later release writes into them, they keep their effect. */
export type CoreKind =
  | 'activity.started'
  | 'activity.paused'
  | 'activity.resumed'
  | 'activity.stopped'
  | 'visit.finished'
  | 'stop.pressed'
  | 'event.retracted';

export const coreKinds: ReadonlySet<EventKind> = new Set<CoreKind>([
  'activity.started',
  'activity.paused',
  'activity.resumed',
  'activity.stopped',
  'visit.finished',
  'stop.pressed',
  'event.retracted',
]);

/**
 * Reads the least that a core kind means, by ids alone: a start whose furnisher cannot be read bills nothing and is
 * unattended, a STOP stops whoever pressed it, an undo undoes the event that its envelope names. Null where the kind is not one of them or names no activity.
 */
export function readCore(kind: EventKind, body: unknown): EventBodies[CoreKind] | null {
  switch (kind) {
    case 'stop.pressed':
      return { from: unlisted };
    case 'visit.finished':
    case 'event.retracted':
      return {};
    case 'activity.started':
    case 'activity.paused':
    case 'activity.resumed':
    case 'activity.stopped': {
      const named = uuid.safeParse(
        typeof body === 'object' && body !== null ? (body as { activityId?: unknown }).activityId : null,
      );
      if (!named.success) return null;
      return kind === 'activity.started'
        ? { activityId: named.data, by: unlisted, mode: 'unattended' }
        : { activityId: named.data };
    }
    default:
      return null;
  }
}
