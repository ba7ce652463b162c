import type { Role } from '@eupraxia/clinical';

/** Who may call a procedure. Every procedure names it; a test walks each one with every role, another clinic and nobody. */
export interface Access {
  /** The roles that may call it, within the caller's own clinic. */
  readonly roles: readonly Role[];
  /**
   * Whether a call reads or writes a chart, and so leaves an audit row in its transaction. `summary`: it shows a line of
   * charts to the roles that may read them (and is audited for those), and leaves it out for others.
   */
  readonly chart: 'no' | 'summary' | 'read' | 'write';
  /** `person`: the call is about whoever is signed in and names no clinic; the roles are not asked. Left out: `clinic`. */
  readonly of?: 'clinic' | 'person';
  /** Answered even while the second factor that the person's role requires is still to be set up. */
  readonly beforeSecondFactor?: true;
}

export const clinicians = ['therapist', 'assistant'] as const satisfies readonly Role[];
export const chartReaders = ['therapist', 'assistant', 'biller'] as const satisfies readonly Role[];
export const schedulers = ['therapist', 'assistant', 'front-desk'] as const satisfies readonly Role[];
export const everyRole = ['therapist', 'assistant', 'front-desk', 'biller', 'admin'] as const satisfies readonly Role[];
