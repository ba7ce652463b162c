import type { Cue, MoveRule, QuestionBefore } from '@eupraxia/coach';

/** Where a cue is told of: among the cues, among the proposals, or by the change of zone or feedback that it speaks of. */
type Told = 'cue' | 'proposal' | 'change';

/** Every word of the coach: where a report tells of it, and when it is said. */
export const cueWords: Readonly<Record<Cue['key'], { readonly told: Told; readonly when: string }>> = {
  'in-band': { told: 'cue', when: 'bandwidth feedback: the trial was in the zone' },
  longer: { told: 'cue', when: 'the zone was reached and not held for long enough' },
  higher: { told: 'cue', when: 'the trial fell short of the floor' },
  softer: { told: 'cue', when: 'the trial went over the ceiling' },
  'let-sink': { told: 'cue', when: 'the muscle did not come to rest' },
  'other-side-quiet': { told: 'cue', when: 'the other muscle was over its limit' },
  'ask-when-you-like': { told: 'cue', when: 'self-controlled feedback: nobody asked for a while' },
  again: { told: 'cue', when: 'a tapped trial was not held' },
  'how-was-that': { told: 'cue', when: 'the patient judges the trial before its result' },
  'your-choice': { told: 'cue', when: 'the patient chooses what comes next' },
  'antagonist-over': { told: 'cue', when: 'the other muscle went over its limit in this trial' },
  'soften-antagonist': { told: 'cue', when: 'most trials of a set failed by the other muscle' },
  crosstalk: { told: 'cue', when: 'the other electrode only repeats the first' },
  'signal-lost': { told: 'cue', when: 'samples are lost for longer than can be bridged' },
  'trial-unjudged': { told: 'cue', when: 'lost samples could have turned the verdict of a contraction' },
  'check-electrode': { told: 'cue', when: 'no signal of a muscle for two seconds' },
  'contact-back': { told: 'cue', when: 'the signal is back' },
  'test-contraction': { told: 'cue', when: 'rest is not believed without proof of contact' },
  'breathe-or-stretch': { told: 'cue', when: 'the muscle does not come to rest, trial after trial' },
  'help-due': { told: 'cue', when: 'several trials in a row failed and nobody measured why' },
  'no-attempt': { told: 'cue', when: 'no trial was seen for long' },
  'cue-gone': { told: 'cue', when: 'errorless: one cue more is left out' },
  'cue-back': { told: 'cue', when: 'errorless: an error brings one cue back' },
  'cue-at-hesitation': { told: 'cue', when: 'errorless: how its probe is given' },
  'dose-done': { told: 'cue', when: 'the planned sets are done' },
  'probe-ended': { told: 'cue', when: 'a probe is over' },
  'probe-refused': { told: 'cue', when: 'a probe is not given' },
  fatigue: { told: 'proposal', when: 'signs of fatigue' },
  rest: { told: 'proposal', when: 'signs of fatigue, and the zone was eased already' },
  'rest-due': { told: 'proposal', when: 'after a set, and longer where it failed' },
  'next-task': { told: 'proposal', when: 'the ceiling is as low as is useful' },
  'without-screen': { told: 'proposal', when: 'the last set of practice that goes down is done' },
  'change-position': { told: 'proposal', when: 'easing has not helped' },
  'stop-for-loss': { told: 'proposal', when: 'performance has fallen, in a condition in which that asks for a stop or a rest' },
  'change-exercise': { told: 'proposal', when: 'easing has still not helped; the coach leaves the zone as it is' },
  harder: { told: 'proposal', when: 'practice by taps: a harder step may be due' },
  easier: { told: 'proposal', when: 'practice by taps: an easier step is due' },
  'guided-often': { told: 'proposal', when: 'hands helped in many trials' },
  'threshold-moved': { told: 'change', when: 'in `zone`' },
  'ceiling-moved': { told: 'change', when: 'in `zone`' },
  'feedback-faded': { told: 'change', when: 'in `feedback`' },
  'feedback-returned': { told: 'change', when: 'in `feedback`' },
};

/** Which list of the report a cue belongs to; null where a change of zone or feedback tells it. */
export function listOfCue(key: Cue['key']): 'cues' | 'proposals' | null {
  const { told } = cueWords[key];
  return told === 'change' ? null : told === 'cue' ? 'cues' : 'proposals';
}

/** Questions that are asked before practice begins; they stand among the proposals. */
export const questionTexts: Readonly<Record<QuestionBefore | 'rest-not-quiet', string>> = {
  'rest-not-quiet':
    'The muscle worked in the seconds in which its rest was measured. Name others in which it is quiet, or measure again.',
  'tone-carries-function': 'The tone of this muscle may carry standing or a transfer. Should it fall?',
  'flaccid-muscle': 'The muscle is flaccid: there is nothing to bring to rest.',
  'dystonic-storm': 'Not in a dystonic storm: call the physician.',
  'noxious-cause':
    'Rest lies far above the last visit. Look for a cause first: bladder, bowel, skin, clot, bone in the muscle, pump.',
  'slow-stretch-peak': 'The other muscle has no level of its own yet. Measure the peak of a slow passive stretch.',
};

/** Why the zone changed. */
export const zoneReasons: Readonly<Record<MoveRule, string>> = {
  'success-above-band': 'success lies above the band: harder',
  'success-under-half': 'less than half of a set was in the zone: easier',
  'failures-in-a-row': 'several trials in a row failed: easier',
  'raise-taken-back': 'the last raise broke success: back, and not tried again',
  'three-sets-below-band': 'success lay below the band set after set: easier',
  'stop-rule': 'a rule of the session was met: easier',
  effort: 'effort reached its limit: easier',
  'declining-peak': 'performance has fallen: easier',
  'frequency-drift': 'the frequency of the signal has fallen: easier',
  'errors-in-errorless': 'a set of errorless practice had errors: easier',
  staircase: 'the staircase, from trial to trial',
};

/** Why feedback is given as it is from then on. */
export const feedbackReasons = {
  ordered: 'the plan orders it so',
  off: 'the plan orders none',
  faded: 'success allows less',
  returned: 'success fell, and it came back',
  halted: 'practice halted',
} as const;
export type FeedbackReason = keyof typeof feedbackReasons;

/** Why practice ended before its dose was done. */
export const haltReasons = {
  electrode: 'no signal of a muscle for two seconds',
  quality: 'samples were lost for ten seconds',
  'stop-rule': 'a stop rule was met: never of a recording alone, which holds no ratings',
  end: 'the recording ended',
} as const;
export type HaltReason = keyof typeof haltReasons;
