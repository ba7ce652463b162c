import type { Draft } from './state.ts';
import type { Trial } from './trial-record.ts';

/** What the coach did to help, or asked. */
export const helpKinds = ['eased', 'feedback', 'cue', 'rest', 'assistance', 'electrode', 'question', 'proposal'] as const;
export type HelpKind = (typeof helpKinds)[number];

/** Why: the cause as the coach sees it, looked for in this order. */
export const helpReasons = [
  'contact',
  'stop-rule',
  'fatigue',
  'antagonist',
  'crosstalk',
  'too-hard',
  'overshoot',
  'raise-broke-success',
  'no-recovery',
  'no-attempt',
  'error',
  'error-free',
  'at-the-bound',
  'last-set',
  'safety-question',
] as const;
export type HelpReason = (typeof helpReasons)[number];

export interface Help {
  readonly at?: number;
  readonly what: HelpKind;
  readonly why: HelpReason;
  /** The cue by which it was said; absent where none was. */
  readonly key?: string;
  readonly trials?: readonly Trial[];
  readonly ids?: readonly string[];
}

/** Enters a help or a question into the log, with what it rests on. */
export function help({ state, events }: Draft, { at = state.at, what, why, key, trials = [], ids = [] }: Help): void {
  const tapped = trials.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const seen = trials.filter(({ id }) => id === undefined).map(({ number }) => number);
  state.helpedAt = state.ended;
  events.push({
    kind: 'coach.helped',
    at,
    body: { activityId: state.plan.activityId, at: Math.max(0, at), what, why, ...(key === undefined ? {} : { key }) },
    from: { events: [...ids, ...tapped], trials: seen },
  });
}
