import type { SourceStatus } from '@eupraxia/catalogue';

/** One number that the coach follows. */
export interface ParameterRow {
  readonly unit: string;
  /** What a larger value does. */
  readonly effect: string;
  readonly default: number;
  /** The range that a therapist may choose from, both ends included. */
  readonly least: number;
  readonly most: number;
  readonly source: string;
  /** How far the source carries the number itself, not only the idea. */
  readonly status: SourceStatus;
}
