import type { Cue, MoveRule } from './output.ts';

const rules: Readonly<Record<MoveRule, string>> = {
  'success-above-band': 'success lies above the band',
  'three-sets-below-band': 'success lay below the band set after set',
  'stop-rule': 'a rule of the session asks for it',
  effort: 'effort reached its limit',
  'declining-peak': 'the peaks decline',
  'errors-in-errorless': 'a set of errorless practice had errors',
  staircase: 'the staircase asks for it',
};

/** A cue in English. To the patient it speaks of the picture, not of the muscle: attention goes outward. */
export function cueText(cue: Cue): string {
  switch (cue.key) {
    case 'in-band':
      return 'In the band.';
    case 'longer':
      return `Keep the bar in the band ${cue.seconds.toFixed(1)} s longer.`;
    case 'higher':
      return `Lift the bar ${cue.percent.toFixed(0)} % higher, into the band.`;
    case 'softer':
      return `Softer: the bar went ${cue.percent.toFixed(0)} % over the top line.`;
    case 'let-sink':
      return 'Let the bar sink below the line, and let it rest there.';
    case 'other-side-quiet':
      return 'Let the second bar sink below its line.';
    case 'ask-when-you-like':
      return 'Ask to see how it went whenever you like.';
    case 'again':
      return 'Not there yet. Once more.';
    case 'how-was-that':
      return 'How was that one, from 0 to 10?';
    case 'your-choice':
      return 'Which one would you like next?';
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
    case 'ceiling-moved':
      return `The ceiling went from ${cue.from} to ${cue.ceiling} %: ${rules[cue.rule]}.`;
    case 'feedback-faded':
      return `Feedback goes on with ${cue.share} % of the repetitions.`;
    case 'harder':
      return `A harder step may be due: ${rules[cue.rule]}.`;
    case 'easier':
      return `An easier step is due: ${rules[cue.rule]}.`;
    case 'rest-due':
      return `Let the patient rest for ${cue.seconds.toFixed(0)} s, as planned.`;
    case 'guided-often':
      return `Hands helped in ${(100 * cue.share).toFixed(0)} % of the set. Less help, where it is safe?`;
    case 'probe-refused':
      return cue.why === 'stopped'
        ? 'No probe while stopped.'
        : 'No cold probe where a fall is possible or not ruled out. Practise with feedback first.';
    case 'probe-ended':
      return `Probe over: ${cue.held} of ${cue.of} held without feedback.`;
  }
}
