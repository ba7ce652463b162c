import type { CoachState } from './state.ts';

/** What should be known before practice begins, and is not. Empty: ready. */
export function missingBefore({ painKnown }: CoachState): readonly 'pain'[] {
  return painKnown ? [] : ['pain'];
}
