import type { RowBase } from '../base.ts';

/** Whose numbers a row holds. One person can be several; `who` of a row names all that must be true, and `but` none of. */
export type VitalPerson =
  | 'adult'
  | 'child'
  | 'cord-t6'
  | 'lvad'
  | 'beta-blocker'
  | 'acute-stroke'
  | 'after-lysis'
  | 'insulin'
  | 'home-oxygen'
  | 'usual-pressure-known';

export type VitalSign = 'systolic' | 'diastolic' | 'map' | 'heartRate' | 'spo2' | 'glucose' | 'temperature' | 'pain';

export type VitalOutcome = 'block' | 'reason' | 'ask' | 'note';

/** What one reading beyond a house number means, by exertion class. Exertion 0 is never blocked by a number. */
export interface VitalRow extends Pick<RowBase, 'source' | 'status'> {
  readonly id: string;
  readonly who: readonly VitalPerson[];
  readonly but?: readonly VitalPerson[];
  readonly sign: VitalSign;
  /** Beyond: at or above, or below. A function of age or of the usual pressure is named, not a number. */
  readonly atLeast?: number;
  readonly over?: number;
  readonly below?: number;
  readonly named?: 'usual-rise' | 'child-floor' | 'child-rate';
  /** Holds only with a symptom, or only where the reading says that there is none. */
  readonly with?: 'symptoms' | 'no-symptoms' | 'unwell' | 'breathlessness';
  /** What it means at exertion 1, 2 and 3; null where it means nothing. */
  readonly means: readonly [light: VitalOutcome | null, moderate: VitalOutcome | null, vigorous: VitalOutcome | null];
  /** Speaks of readings during work; every other row of pressure, rate and oxygen speaks of readings at rest. */
  readonly during?: true;
  /** Acts on the first reading; else a second one in the same position has to say the same, and one alone asks for it. */
  readonly first?: true;
  readonly text: string;
  readonly wayOn: string;
}
