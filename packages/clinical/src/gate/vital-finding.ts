import type { VitalOutcome } from '@eupraxia/catalogue';
import type { Described } from './item-demands.ts';

/** What vital signs say of a start, before it becomes a finding. */
export interface VitalFinding {
  readonly rule: string;
  readonly outcome: VitalOutcome;
  readonly certain: boolean;
  readonly text: string;
  readonly wayOn: string;
  readonly source: string;
  readonly verified: boolean;
  readonly ask: readonly string[];
  /** What was read, for the fingerprint of a reason. */
  readonly value: string;
}

/** Source of what no published row says. */
export const house = { source: 'House rule on vital signs', verified: false } as const;

/** Whether the usual form of an activity is upright. */
export const isUpright = ({ demands }: Described): boolean =>
  demands.positions[0] === 'standing' || demands.positions[0] === 'walking' || demands.balance === 'high';
