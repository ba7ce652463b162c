import type { EventKind } from '../log/bodies.ts';
import type { Envelope } from '../log/event.ts';
import { readLog } from '../log/read.ts';
import { foldVisit } from '../visit/visit.ts';
import { pressedOf } from './open-stop.ts';
import { stopParts } from './parts-of-visit.ts';
import { rowsOf } from './recovery.ts';
import { stopRulesMet } from './rules-met.ts';
import { urgency } from './urgency.ts';

/** Kinds whose newest value may meet a stop rule. */
export const ratedKinds: ReadonlySet<string> = new Set<EventKind>(['pain.rated', 'effort.rated', 'vitals.taken']);

/** A STOP that a rule calls for: the rule, and the event that met it. */
export interface RuleStop {
  readonly rule: string;
  readonly of: string;
}

/**
 * The STOP that a rating which was just recorded calls for, by the strictest rule that it meets; null where it meets none, and
 * where nothing runs or a STOP is open already unless it is a sign of an emergency. Whoever records the rating records this with it, so that one rating is one STOP.
 * @param all every event of the visit, the rating among them
 */
export function ruleStopOf(all: readonly Envelope[], rating: Envelope): RuleStop | null {
  if (!ratedKinds.has(rating.kind)) return null;
  const log = readLog(all);
  if (log.opened === null) return null;
  const visit = foldVisit(log);
  if (visit.status === 'finished') return null;
  const parts = stopParts(visit);
  const met = stopRulesMet(parts).filter(({ of }) => of === rating.id);
  const [first] = met;
  if (first === undefined) return null;
  const goes = visit.running !== null && visit.stop === null;
  // A sign of an emergency is a STOP whether something runs or not, and adds one to a STOP for something else.
  const open = visit.stops.filter(({ cleared }) => cleared === null);
  const isNew = !open.some((stop) => rowsOf(pressedOf(stop), parts).some((row) => row.id === first.row?.id));
  return goes || (urgency(first.row) > 0 && isNew) ? { rule: first.id, of: rating.id } : null;
}

/**
 * The STOP that a rule calls for and that nobody recorded: of a client that does not know the rule, or could not write it.
 * @param all every event of the visit, the fresh ones among them
 * @param fresh what was received now
 * @param since UTC ms: a rating that is older stops nothing any more
 */
export function missingRuleStop(all: readonly Envelope[], fresh: readonly Envelope[], since: number): RuleStop | null {
  for (const rating of fresh.filter(({ kind, at }) => ratedKinds.has(kind) && at >= since)) {
    const known = all.some(({ kind, evidence }) => kind === 'stop.pressed' && evidence?.includes(rating.id) === true);
    const missing = known ? null : ruleStopOf(all, rating);
    if (missing !== null) return missing;
  }
  return null;
}
