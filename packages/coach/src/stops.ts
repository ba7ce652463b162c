import type { CoachInput } from './input.ts';
import type { MoveRule } from './output.ts';
import { mustBe } from './plan.ts';
import { abandonProbe } from './probe.ts';
import { type Symptom, stopRows } from './rows/stops.ts';
import { type Draft, noTrial } from './state.ts';
import { lower, tire } from './threshold.ts';
import { dysreflexiaOf, vitalSigns, vitalsOutside } from './vitals.ts';

/**
 * Pain that rose by `painRise` over the session's baseline, or passed the clinician's limit, freezes practice, asks for
 * a STOP in the log and eases the threshold by a step. The first rating is the baseline; later ratings of before the
 * session replace it only until something was practised.
 */
export function feelPain(draft: Draft, score: number, when: 'before' | 'during' | 'after', id: string): void {
  mustBe('pain', score, 0, 10);
  const { state, cues } = draft;
  const { painLimit, parameters } = state.plan;
  const at = state.at;
  if (state.painBaseline === null && when !== 'before') cues.push({ at, to: 'therapist', key: 'no-pain-baseline', score });
  if (state.painBaseline === null || (when === 'before' && state.ended === 0)) state.painBaseline = score;
  const rose = score >= state.painBaseline + parameters.painRise;
  const over = painLimit !== null && score > painLimit;
  state.hurting = rose || over;
  if (rose) cues.push({ at, to: 'therapist', key: 'pain-rose', score, baseline: state.painBaseline });
  if (over) cues.push({ at, to: 'therapist', key: 'pain-over-limit', score, limit: painLimit });
  if (!state.hurting || state.stopped === 'pain') return;
  stopByRule(draft, 'pain', id);
  ease(draft, 'pain', id);
}

export function feelEffort(draft: Draft, score: number, id: string): void {
  mustBe('effort', score, 0, 10);
  if (score >= draft.state.plan.parameters.effortLimit) tire(draft, 'effort', draft.state.at, [id], []);
}

/**
 * A vital sign outside the clinician's limits freezes practice. So does a systolic pressure that rose over the usual one
 * where that means autonomic dysreflexia. A sign without limits is not judged.
 */
export function feelVitals(draft: Draft, vitals: Extract<CoachInput, { kind: 'vitals' }>): void {
  const { state, cues } = draft;
  const at = state.at;
  for (const sign of vitalSigns) if (vitals[sign] !== undefined) mustBe(sign, vitals[sign], 0, 400);
  state.vitalsTaken = true;
  const outside = vitalsOutside(state.plan, vitals);
  for (const { sign, value, least, most } of outside)
    cues.push({ at, to: 'therapist', key: 'vital-outside', sign, value, least, most });
  const systolic = vitals.systolic ?? null;
  const rise = dysreflexiaOf(state.plan, systolic);
  if (rise !== null) cues.push({ at, to: 'therapist', key: 'dysreflexia', systolic, emergency: rise === 'emergency' });
  if (outside.length > 0 || rise !== null) stopByRule(draft, 'vitals', vitals.id);
}

/** What a person reported: most of it freezes practice, a lost balance eases it. */
export function feelSymptom(draft: Draft, what: Symptom, id: string): void {
  const { cues, state } = draft;
  if (what === 'autonomic-dysreflexia')
    cues.push({ at: state.at, to: 'therapist', key: 'dysreflexia', systolic: null, emergency: false });
  else cues.push({ at: state.at, to: 'therapist', key: 'symptom', what });
  if (stopRows[what].does === 'stop') stopByRule(draft, 'symptom', id);
  if (what === 'loss-of-balance' || what === 'fall') ease(draft, what, id);
}

/** The task gets easier at once, and does not get harder at the end of this set. */
function ease(draft: Draft, rule: MoveRule, id: string): void {
  lower(draft, rule, [id], []);
  draft.state.eased = true;
}

function stopByRule(draft: Draft, by: 'pain' | 'vitals' | 'symptom', id: string): void {
  const { state } = draft;
  if (state.stopped === null)
    draft.events.push({ kind: 'stop.pressed', at: state.at, body: { from: 'rule' }, from: { events: [id], trials: [] } });
  freeze(draft, by);
}

/** The contraction under way is dropped without a verdict; a probe is broken off. Pain is named over all, a rule over a hand. */
export function freeze(draft: Draft, by: NonNullable<Draft['state']['stopped']>): void {
  const { state } = draft;
  if (by === 'pain' || state.stopped === null || state.stopped === 'pressed') state.stopped = by;
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
