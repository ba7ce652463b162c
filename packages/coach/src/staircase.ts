import { lower, raise } from './move.ts';
import { recent } from './recent.ts';
import { isOn } from './rules.ts';
import type { Draft } from './state.ts';
import type { Trial } from './trial-record.ts';

/** Whether the threshold follows the staircase from trial to trial instead of success from set to set. */
export function climbs({ plan }: Draft['state']): boolean {
  return plan.measured === 'signal' && isOn('staircase', plan.rules);
}

/** One step of the staircase after a trial of practice, where that is switched on. */
export function climb(draft: Draft, trial: Trial): void {
  const { state } = draft;
  const { stairsUp, stairsDown } = state.plan.parameters;
  if (!climbs(state) || state.eased || trial.outcome === 'antagonist') return;
  const run = (count: number): readonly Trial[] => recent(draft, count);
  const rule = 'staircase';
  if (state.streak >= stairsUp && run(stairsUp).length === stairsUp && state.plan.adapt === 'success')
    raise(draft, { rule, trials: run(stairsUp), at: trial.off });
  else if (-state.streak >= stairsDown && run(stairsDown).length === stairsDown)
    lower(draft, { rule, trials: run(stairsDown), at: trial.off });
  state.raised = null;
}
