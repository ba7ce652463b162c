import type { StopOrigin } from '../log/vocabulary.ts';
import type { Stop } from '../visit/stop-record.ts';
import type { Visit } from '../visit/visit.ts';
import { stopParts } from './parts-of-visit.ts';
import { type Clearance, type ClearFlaw, clearanceFlaws, type PressedStop, type Recovery, recoveryOf } from './recovery.ts';
import { stopRulesMet } from './rules-met.ts';
import { voidableAs } from './voiding.ts';

/** The newest STOP of a visit that is not cleared, with what practice waits for. */
export interface OpenStop extends Recovery {
  readonly id: string;
  /** UTC ms. */
  readonly at: number;
  /** Who pressed it; one of a later release reads as the therapist. */
  readonly from: Exclude<StopOrigin, 'unlisted'>;
  /** The reason that was given last; null where nobody said. All of them count. */
  readonly why: string | null;
  readonly whys: readonly string[];
  /** The rule that was met; null where a person pressed. */
  readonly rule: string | null;
  /** Whether it may be voided as a mistake, and as which; null where it stands. */
  readonly mayBeVoided: 'mistaken-press' | 'wrong-entry' | null;
}

/** The STOP that holds a visit, and what has to be recorded before practice goes on; null where none is open. */
export function openStop(visit: Visit): OpenStop | null {
  const stop = visit.stops.findLast(({ cleared }) => cleared === null);
  if (stop === undefined) return null;
  const pressed = pressedOf(stop);
  const parts = stopParts(visit);
  const isMet = stopRulesMet(parts).some(({ id }) => id === pressed.rule);
  return {
    ...recoveryOf(pressed, parts),
    ...pressed,
    why: stop.whys.at(-1) ?? null,
    from: stop.from === 'unlisted' ? 'therapist' : stop.from,
    mayBeVoided: voidableAs(stop, new Set(visit.journal.map(({ id }) => id)), isMet),
  };
}

/**
 * Why a clearance of the open STOP by a person of this role would have no effect; empty where it has one. The fold ignores
 * what has flaws, so a screen enables its button by this.
 */
export function clearFlaws(visit: Visit, clearance: Clearance, role: string): readonly ClearFlaw[] {
  const stop = visit.stops.findLast(({ cleared }) => cleared === null);
  return stop === undefined ? [] : clearanceFlaws(pressedOf(stop), clearance, role, stopParts(visit));
}

/** A STOP as its recovery is judged by. */
export const pressedOf = ({ id, at, from, rule, whys }: Stop): PressedStop => ({ id, at, from, rule: rule ?? null, whys });
