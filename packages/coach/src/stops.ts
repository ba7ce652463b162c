import { mustBe } from './plan.ts';
import { abandonProbe } from './probe.ts';
import { type Draft, noTrial } from './state.ts';
import { lower, tire } from './threshold.ts';

/**
 * Pain that rose by `painRise` over the session's baseline, or reached the clinician's limit, freezes practice, asks for
 * a STOP in the log and eases the threshold by a step. The first rating is the baseline; later ratings of before the
 * session replace it only until something was practised.
 */
export function feelPain(draft: Draft, score: number, when: 'before' | 'during' | 'after', id: string): void {
  mustBe('pain', score, 0, 10);
  const { state, cues } = draft;
  const { painLimit, parameters } = state.plan;
  const at = state.at;
  if (state.painBaseline === null && when !== 'before') cues.push({ at, to: 'therapist', say: 'no-pain-baseline', score });
  if (state.painBaseline === null || (when === 'before' && state.ended === 0)) state.painBaseline = score;
  const rose = score >= state.painBaseline + parameters.painRise;
  const over = painLimit !== null && score >= painLimit;
  state.hurting = rose || over;
  if (rose) cues.push({ at, to: 'therapist', say: 'pain-rose', score, baseline: state.painBaseline });
  if (over) cues.push({ at, to: 'therapist', say: 'pain-over-limit', score, limit: painLimit });
  if (!state.hurting || state.stopped === 'pain') return;
  if (state.stopped === null)
    draft.events.push({ kind: 'stop.pressed', at, body: { from: 'rule' }, from: { events: [id], trials: [] } });
  freeze(draft, 'pain');
  lower(draft, 'pain', [id], []);
  state.eased = true;
}

export function feelEffort(draft: Draft, score: number, id: string): void {
  mustBe('effort', score, 0, 10);
  if (score >= draft.state.plan.parameters.effortLimit) tire(draft, 'effort', draft.state.at, [id], []);
}

/** The contraction under way is dropped without a verdict; a probe is broken off. */
export function freeze(draft: Draft, by: 'pressed' | 'pain'): void {
  const { state } = draft;
  if (state.stopped !== 'pain') state.stopped = by;
  state.open = noTrial('release', state.zone);
  state.shown = null;
  abandonProbe(draft);
}

/** The clinician cleared it. The threshold stays eased, and the samples that follow start a clock of their own. */
export function clear({ state }: Draft): void {
  if (state.stopped === null) return;
  state.stopped = null;
  state.clock = null;
  state.open = noTrial('release', state.zone);
}
