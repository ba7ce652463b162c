import type { Cue, MoveRule } from './output.ts';

const rules: Readonly<Record<MoveRule, string>> = {
  'success-above-band': 'success lies above the band',
  'three-sets-below-band': 'success lay below the band set after set',
  pain: 'pain rose',
  effort: 'effort reached its limit',
  'declining-peak': 'the peaks decline',
};

/** A cue in English. To the patient it speaks of the picture, not of the muscle: attention goes outward. */
export function cueText(cue: Cue): string {
  switch (cue.say) {
    case 'in-band':
      return 'In the band.';
    case 'longer':
      return `Keep the bar in the band ${cue.seconds.toFixed(1)} s longer.`;
    case 'higher':
      return `Lift the bar ${cue.percent.toFixed(0)} % higher, into the band.`;
    case 'softer':
      return `Softer: the bar went ${cue.percent.toFixed(0)} % over the top line.`;
    case 'other-side-quiet':
      return 'Let the second bar sink below its line.';
    case 'ask-when-you-like':
      return 'Ask to see how it went whenever you like.';
    case 'pain-rose':
      return `Pain ${cue.score} of 10, ${cue.baseline} before. Practice is frozen until you clear it.`;
    case 'pain-over-limit':
      return `Pain ${cue.score} of 10, your limit is ${cue.limit}. Practice is frozen until you clear it.`;
    case 'no-pain-baseline':
      return `Pain was not rated before; ${cue.score} of 10 is taken as the baseline.`;
    case 'fatigue':
      return cue.by === 'effort' ? 'Effort reached its limit.' : 'The peaks decline and the zone is missed: fatigue?';
    case 'rest':
      return 'Consider a rest: the threshold is not eased further.';
    case 'antagonist-over':
      return `The antagonist is over ${cue.limit} % of its reference: this repetition is no success.`;
    case 'signal-lost':
      return 'The signal is lost. Nothing counts until it is back and rest was seen.';
    case 'trial-unjudged':
      return 'A repetition could not be judged because signal was lost. Count it by a tap if you saw it.';
    case 'threshold-moved':
      return `The threshold went from ${cue.from} to ${cue.floor} %: ${rules[cue.rule]}.`;
    case 'feedback-faded':
      return `Feedback goes on with ${cue.share} % of the repetitions.`;
    case 'probe-refused':
      return cue.why === 'stopped'
        ? 'No probe while stopped.'
        : 'No cold probe where a fall is possible or not ruled out. Practise with feedback first.';
    case 'probe-ended':
      return `Probe over: ${cue.held} of ${cue.of} held without feedback.`;
  }
}
