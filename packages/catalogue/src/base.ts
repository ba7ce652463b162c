/** How far a row can be trusted: `verified` names a source that was read, `unverified` one that is still to be checked, `unsourced` none. */
export type SourceStatus = 'verified' | 'unverified' | 'unsourced';

/** What every row carries. Dates are calendar days; `effectiveTo` is the last day, or null while the row holds. */
export interface RowBase {
  readonly id: string;
  readonly name: string;
  /** Whether the name keeps its capital inside a sentence: a person's name, a title or an abbreviation stands first. */
  readonly properName?: true;
  /** Other words that a person would search by. */
  readonly synonyms: readonly string[];
  /** Where it comes from; an unsourced row says so and may name a lead to look up. */
  readonly source: string;
  readonly status: SourceStatus;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

/** A statement inside a row that stands on a source of its own. */
export interface Sourced {
  readonly source: string;
  readonly status: SourceStatus;
}

/** What can measure a movement here; `hands` is a person with an instrument or a watch. */
export type Sensor = 'emg' | 'imu' | 'camera' | 'force-plate' | 'load-cell' | 'heart-rate' | 'taps' | 'hands';

/** A reason why a code may fit; the therapist's documented intent decides. */
export interface CodeHint {
  readonly code: string;
  readonly why: string;
}
