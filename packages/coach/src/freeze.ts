import { tire } from './fatigue.ts';
import { help } from './help-event.ts';
import { lower } from './move.ts';
import { noTrial } from './open-trial.ts';
import { abandonProbe } from './probe.ts';
import type { Draft } from './state.ts';
import { easesOnce, isOfPain } from './stop-row.ts';

/**
 * A STOP, by a person (`rule` null) or by a rule of the session that was met elsewhere: the coach decides only what practice
 * does. It freezes: the contraction under way is dropped without a verdict, a probe is broken off. Where the rule's row
 * eases, practice is easier by one step, and no harder at the end of this set.
 * @param id the event that says it; empty in logs of before rules had ids
 */
export function freeze(draft: Draft, rule: string | null, id: string): void {
  const { state } = draft;
  const again = state.stopped !== null && state.stopRule === rule;
  if (state.stopped !== 'rule') state.stopped = rule === null ? 'pressed' : 'rule';
  if (rule !== null) state.stopRule = rule;
  state.open = noTrial('release', state.zone);
  state.shown = null;
  abandonProbe(draft);
  if (isOfPain(rule)) state.hurting = true;
  if (!again) easeByRule(draft, rule, id);
}

/** A rule that eases and does not stop, such as a balance that was nearly lost. */
export function easeByRule(draft: Draft, rule: string | null, id: string): void {
  if (!easesOnce(rule)) return;
  const ids = id === '' ? [] : [id];
  if (lower(draft, { rule: 'stop-rule', ids, trials: [] })) help(draft, { what: 'eased', why: 'stop-rule', ids });
  draft.state.eased = true;
}

/** The clinician cleared it. The threshold stays eased, and the samples that follow start a clock of their own. */
export function clear({ state }: Draft): void {
  if (state.stopped === null) return;
  state.stopped = null;
  state.stopRule = null;
  state.clock = null;
  state.open = noTrial('release', state.zone);
}

/** A rating of pain. Whether it stops is the rules' to say: a STOP by one of them follows. */
export function feelPain({ state }: Draft): void {
  state.painKnown = true;
  state.hurting = false;
}

/** The signal's frequency has fallen against the first trials: fatigue from the plan's limit on. */
export function feelDrift(draft: Draft, drop: number): void {
  if (drop >= draft.state.plan.parameters.frequencyDrop && !draft.state.eased)
    tire(draft, 'frequency-drift', draft.state.at, [], []);
}

/** A rating of effort on the scale of the plan: fatigue from the plan's limit on. */
export function feelEffort(draft: Draft, score: number, id: string): void {
  if (score >= draft.state.plan.parameters.effortLimit) tire(draft, 'effort', draft.state.at, [id], []);
}
