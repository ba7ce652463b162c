import { stopRowOfReason } from '@eupraxia/catalogue';
import { type EventKind, serversKinds } from './bodies.ts';
import type { EventOf, SessionEvent } from './event.ts';

/**
 * What cannot be undone: the opening holds the program, what the server judged is not lifted by whom it judged, and a
 * STOP that was pressed was pressed. It is explained and cleared.
 */
const lasting: ReadonlySet<EventKind> = new Set<EventKind>([...serversKinds, 'stop.pressed']);

/** Says whether undoing an event of this kind has an effect. */
export function isRetractable(kind: EventKind): boolean {
  return !lasting.has(kind);
}

/** What safety rests on: only a therapist, or who recorded it, takes it back or replaces it. */
const guarded: ReadonlySet<EventKind> = new Set<EventKind>([
  'screen.answered',
  'order.recorded',
  'vitals.taken',
  'pain.rated',
  'traits.recorded',
  'rule.reasoned',
  'reason.confirmed',
  'consent.agreed',
  'stop.explained',
  'stop.cleared',
  'stop.voided',
]);

/** Says whether a person may undo or replace an event of this kind that somebody recorded. */
export function mayCorrect(by: SessionEvent['by'], event: Pick<SessionEvent, 'kind' | 'by' | 'body'>): boolean {
  if (by.role === 'therapist') return true;
  // A sign of an emergency that was named is a therapist's to take back, whoever named it.
  if (event.kind === 'stop.explained' && stopRowOfReason((event as EventOf<'stop.explained'>).body.why)?.emergency === true)
    return false;
  if (by.userId === event.by.userId) return true;
  return by.role === 'assistant' && !guarded.has(event.kind);
}

/**
 * The ids of events that do not stand: an event falls when a standing one names it in `corrects`. So a retraction of a
 * retraction restores, and a replacement that is taken back leaves what it replaced. Of events that name each other in
 * a circle, the first in log order falls. A correction has no effect where its author may not correct what it names
 * (`mayCorrect`), and undoing a correction of such an event is bound in the same way.
 */
export function fallenIds(events: readonly SessionEvent[]): ReadonlySet<string> {
  const correctors = new Map<string, SessionEvent[]>();
  const isBound = boundBy(events);
  for (const event of events) {
    if (event.corrects === undefined || isBound(event)) continue;
    const known = correctors.get(event.corrects);
    if (known === undefined) correctors.set(event.corrects, [event]);
    else known.push(event);
  }
  const fallen = new Set<string>();
  if (correctors.size === 0) return fallen;

  const decided = new Map<string, boolean>();
  /** How many of an event's correctors were looked at: a look starts where the last one ended, so many undos of one event stay linear. */
  const lookedAt = new Map<string, number>();
  const nextUndecided = (id: string, inPath: ReadonlySet<string>): SessionEvent | undefined => {
    const by = correctors.get(id);
    if (by === undefined) return undefined;
    let i = lookedAt.get(id) ?? 0;
    // Who is in the path now is decided when it is looked at again, or is the other half of a circle: both are passed over.
    while (i < by.length && (decided.has((by[i] as SessionEvent).id) || inPath.has((by[i] as SessionEvent).id))) i += 1;
    lookedAt.set(id, i);
    return by[i];
  };
  for (const start of events) {
    const path: SessionEvent[] = [start];
    const inPath = new Set<string>([start.id]);
    for (let event = path.at(-1); event !== undefined; event = path.at(-1)) {
      if (!decided.has(event.id)) {
        const undecided = isRetractable(event.kind) ? nextUndecided(event.id, inPath) : undefined;
        if (undecided !== undefined) {
          path.push(undecided);
          inPath.add(undecided.id);
          continue;
        }
        const falls = isRetractable(event.kind) && (correctors.get(event.id) ?? []).some((by) => decided.get(by.id) === true);
        decided.set(event.id, !falls);
        if (falls) fallen.add(event.id);
      }
      path.pop();
    }
  }
  // What this program cannot read can still be taken back: the undo needs no more than its id.
  for (const [target, by] of correctors) {
    if (!decided.has(target) && by.some((event) => event.kind === 'event.retracted' && decided.get(event.id) === true))
      fallen.add(target);
  }
  return fallen;
}

const ownsOrTreats = ({ by }: SessionEvent, target: SessionEvent): boolean =>
  by.role === 'therapist' || by.userId === target.by.userId;

/** Tells of a correction whether its author may not make it: what it names, or what that corrects in turn, is guarded. */
function boundBy(events: readonly SessionEvent[]): (correction: SessionEvent) => boolean {
  if (!events.some(({ corrects }) => corrects !== undefined)) return () => false;
  const byId = new Map(events.map((event) => [event.id, event]));
  const targetOf = ({ corrects }: SessionEvent) => (corrects === undefined ? undefined : byId.get(corrects));
  /** Whether an event is guarded, or corrects one that is, through however many corrections. */
  const guards = new Map<string, boolean>();
  const isGuarded = (event: SessionEvent): boolean => {
    const path: SessionEvent[] = [];
    const seen = new Set<string>();
    let one: SessionEvent | undefined = event;
    while (one !== undefined && !guards.has(one.id) && !guarded.has(one.kind) && !seen.has(one.id)) {
      path.push(one);
      seen.add(one.id);
      one = targetOf(one);
    }
    const found = one !== undefined && (guards.get(one.id) ?? guarded.has(one.kind));
    for (const { id } of path) guards.set(id, found);
    return found;
  };
  return (correction) => {
    const target = targetOf(correction);
    if (target === undefined) return false;
    // A STOP, its reason and its end replace nothing but their own kind.
    if (correction.kind.startsWith('stop.') && correction.kind !== target.kind) return true;
    return !mayCorrect(correction.by, target) || (isGuarded(target) && !ownsOrTreats(correction, target));
  };
}
