import { fadedShare } from './feedback.ts';
import { help } from './help-event.ts';
import { isOn } from './rules.ts';
import type { Draft } from './state.ts';
import type { Trial } from './trial-record.ts';

/** Sets that must go well after feedback has come back, before it is taken away again. */
const setsAfterReturn = 2;

/** Counts a set that went well; answers whether it is time to fade. */
export function countGoodSet({ state }: Draft, good: boolean): boolean {
  state.goodSets = good ? state.goodSets + 1 : 0;
  const { fadeAfter } = state.plan.parameters;
  return state.goodSets >= Math.max(fadeAfter, state.returned ? setsAfterReturn : 0);
}

/** Whether the policy takes the live signal away with success. Errorless practice never does, nor a child's concurrent feedback. */
function fades({ feedback, plan: { errors, rules, child } }: Draft['state']): boolean {
  if (errors === 'errorless') return false;
  return feedback === 'faded' ? isOn('faded-feedback', rules) : feedback === 'concurrent' && !child;
}

/** One step less of the live signal, where the policy fades and there is a step left. */
export function fade({ state, cues }: Draft): boolean {
  const next = fadedShare({ plan: state.plan, feedback: state.feedback, faded: state.faded + 1 });
  if (!fades(state) || next >= fadedShare(state)) return false;
  state.faded++;
  state.turn = 0;
  state.goodSets = 0;
  state.returned = false;
  cues.push({ at: state.at, to: 'therapist', key: 'feedback-faded', share: next });
  return true;
}

/** Feedback comes back to each trial, and stays until two sets in a row went well. Answers whether that changed anything. */
export function returnFeedback(draft: Draft, trials: readonly Trial[], at = draft.state.at): boolean {
  const { state, cues } = draft;
  const fadedBefore = state.faded > 0;
  const changes = fadedBefore || (!state.returned && returns.has(state.feedback));
  state.goodSets = 0;
  state.faded = 0;
  if (fadedBefore) state.turn = 0;
  state.returned = true;
  if (!changes) return false;
  cues.push({ at, to: 'therapist', key: 'feedback-returned' });
  help(draft, { at, what: 'feedback', why: 'too-hard', key: 'feedback-returned', trials });
  return true;
}

/** Policies that do not answer each trial by themselves, so that a return changes something beside the share. */
const returns: ReadonlySet<Draft['state']['feedback']> = new Set(['summary', 'average', 'self-controlled']);
