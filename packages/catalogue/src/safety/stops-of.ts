import type { LiveSign, SafetyRow, ScreenAnswer, StopWhen } from './row.ts';
import { stopRules } from './rows/stop-rules.ts';

/** What is seen or told at one moment of a session. What nobody measured is absent. */
export interface LiveObservation {
  readonly signs: readonly LiveSign[];
  /** 0 to 10. */
  readonly pain?: number;
  /** 0 to 10. */
  readonly effort?: number;
  /** mmHg. */
  readonly systolic?: number;
  /** mmHg. */
  readonly diastolic?: number;
  /** Beats per minute. */
  readonly heartRate?: number;
  /** Percent. */
  readonly spo2?: number;
}

/** The ends of what is allowed, both inclusive; a missing end is open. */
export interface Limits {
  readonly least?: number;
  readonly most?: number;
}

/** What the clinician set and measured for this patient. Limits are inclusive: a value beyond one stops. */
export interface LiveBounds {
  readonly limits: Readonly<Partial<Record<'pain' | 'effort' | 'systolic' | 'diastolic' | 'heartRate' | 'spo2', Limits>>>;
  /** Taken at the start of this session; for dysreflexia the own usual pressure. */
  readonly baseline: { readonly pain?: number; readonly systolic?: number };
  readonly cordAtT6OrAbove: ScreenAnswer;
  readonly ageYears: number | null;
}

/**
 * The rules of the running session that an observation meets, in the order of urgency: emergencies first. A rise
 * without a baseline can't be judged and meets nothing; an unknown cord lesion counts as one, since unknown is not no.
 */
export function stopsOf(
  seen: LiveObservation,
  bounds: LiveBounds,
  rules: readonly SafetyRow[] = stopRules,
): readonly SafetyRow[] {
  return rules
    .filter((rule) => rule.when.phase === 'session' && met(rule.when.is, seen, bounds))
    .toSorted((a, b) => Number(b.emergency) - Number(a.emergency));
}

function met(when: StopWhen, seen: LiveObservation, bounds: LiveBounds): boolean {
  switch (when.kind) {
    case 'sign':
      return seen.signs.includes(when.sign);
    case 'rise': {
      const now = seen[when.of];
      const before = bounds.baseline[when.of];
      const child = bounds.ageYears !== null && bounds.ageYears < 18;
      return now !== undefined && before !== undefined && now - before >= (child ? (when.childBy ?? when.by) : when.by);
    }
    case 'limit': {
      const now = seen[when.of];
      const { least = -Infinity, most = Infinity } = bounds.limits[when.of] ?? {};
      return now !== undefined && (now < least || now > most);
    }
    case 'named':
      return false;
    case 'cord-at-t6-or-above':
      return bounds.cordAtT6OrAbove !== 'no';
    case 'all':
      return when.of.every((one) => met(one, seen, bounds));
    case 'any':
      return when.of.some((one) => met(one, seen, bounds));
  }
}
