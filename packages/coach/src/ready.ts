import type { CoachState } from './state.ts';

/** What should be known before practice begins, and is not. Empty: ready. */
export function missingBefore({ plan, painBaseline, vitalsTaken }: CoachState): readonly ('pain' | 'vitals')[] {
  return [
    ...(painBaseline === null ? (['pain'] as const) : []),
    ...(plan.vitalsFirst && !vitalsTaken ? (['vitals'] as const) : []),
  ];
}
