import type { EventBodies } from '@eupraxia/clinical';
import type { CodingInput } from './input.ts';

/** A stretch of service, with the events that it rests on where it comes from a log. */
export interface ServiceTime {
  readonly code: string;
  readonly seconds: number;
  /** Who furnished it; whoever is not known here bills nothing. */
  readonly by: string;
  readonly from?: readonly string[];
  /** The other visit of the day that it comes from, where it is not the visit that is counted; its events are not known here. */
  readonly visit?: string;
}

/** What the clinician chose in a visit. Each answer holds only for the question that it was given to: the same minutes. */
export type Answers = Pick<EventBodies['units.chosen'], 'remainder' | 'codes' | 'modified'>;

/** What is counted: the input of `eupraxia code`, or a folded visit with its evidence (`codingOf`). */
export interface CountedVisit extends Omit<CodingInput, 'bouts'> {
  readonly bouts: readonly ServiceTime[];
  readonly answers?: Answers;
  readonly visit?: {
    readonly id: string;
    readonly diagnoses: readonly string[];
    readonly renderedBy: string;
  };
}
