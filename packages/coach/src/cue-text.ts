import type { Cue, MoveRule } from './output.ts';
import type { DownTask } from './plan.ts';

const rules: Readonly<Record<MoveRule, string>> = {
  'success-above-band': 'success lies above the band',
  'success-under-half': 'less than half of the set was held',
  'failures-in-a-row': 'several in a row were not held',
  'raise-taken-back': 'the last raise broke success',
  'three-sets-below-band': 'success lay below the band set after set',
  'stop-rule': 'a rule of the session asks for it',
  effort: 'effort reached its limit',
  'declining-peak': 'performance has fallen',
  'frequency-drift': 'the signal slows down',
  'errors-in-errorless': 'a set of errorless practice had errors',
  staircase: 'the staircase asks for it',
};

const fatigue: Readonly<Record<Extract<Cue, { key: 'fatigue' }>['by'], string>> = {
  effort: 'Effort reached its limit.',
  'declining-peak': 'Performance has fallen from the best sets: fatigue?',
  'frequency-drift': 'The frequency of the signal has fallen: fatigue?',
};

const refused: Readonly<Record<Extract<Cue, { key: 'probe-refused' }>['why'], string>> = {
  stopped: 'No probe while stopped.',
  'fall-risk': 'No cold probe where a fall is possible or not ruled out. Practice with feedback first.',
  errorless: 'Errorless practice is probed by its first trial alone.',
};

const lostBy = {
  noise: 'the signal lies under the noise of the channel',
  hum: 'contact is lost, the channel shows mains hum instead of the muscle',
  flat: 'the channel shows a flat line',
} as const;

const tasks: Readonly<Record<DownTask, string>> = {
  rest: 'rest',
  'slow-stretch': 'a slow passive stretch',
  'faster-stretch': 'a faster passive stretch',
  'opposite-movement': 'the opposite movement',
  'in-task': 'a task',
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
      return fatigue[cue.by];
    case 'rest':
      return 'Consider a rest: the threshold is not eased further.';
    case 'antagonist-over':
      return `The antagonist is over ${cue.limit} % of its reference: this repetition is no success.`;
    case 'soften-antagonist':
      return 'Most repetitions failed by the other muscle: cue it to soften. The threshold stays, and does not rise today.';
    case 'crosstalk':
      return 'The second electrode follows the first at a fixed low ratio: this is crosstalk, and is not counted. Move the electrodes apart.';
    case 'check-electrode':
      return `Check the electrode: ${lostBy[cue.by ?? 'noise']}. Nothing counts until contact is back.`;
    case 'contact-back':
      return 'Contact is back.';
    case 'test-contraction':
      return 'Ask for a short test contraction or a stretch: rest is not believed without proof of contact.';
    case 'breathe-or-stretch':
      return 'Let the patient breathe out slowly, or stretch the muscle slowly.';
    case 'help-due':
      return `${cue.failures} in a row were not held: show it, say what is missing, or help.`;
    case 'no-attempt':
      return `No attempt was seen for ${cue.seconds.toFixed(0)} s: show it, help, or set the target lower.`;
    case 'feedback-returned':
      return 'Feedback is back on every repetition until two sets in a row go well.';
    case 'cue-gone':
      return `Leave one more cue out (${cue.gone} of ${cue.of}).`;
    case 'cue-back':
      return `Bring one cue back (${cue.gone} of ${cue.of} left out).`;
    case 'cue-at-hesitation':
      return 'One trial without feedback. Cue at the first hesitation: no guessing.';
    case 'dose-done':
      return 'The planned sets are done.';
    case 'next-task':
      return `The ceiling is as low as it is useful. Next: ${tasks[cue.task]}.`;
    case 'without-screen':
      return 'Last: the task itself without the screen.';
    case 'change-position':
      return 'It does not get better by an easier target. Another position?';
    case 'change-exercise':
      return 'Still no recovery: the coach leaves the target as it is. More help, or another exercise?';
    case 'stop-for-loss':
      return 'Performance has fallen from its best in this session: stop, or rest until it is back. Decide before practice goes on.';
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
      return `Let the patient rest for ${cue.seconds.toFixed(0)} s${cue.planned ? ', as planned' : ''}.`;
    case 'guided-often':
      return `Hands helped in ${(100 * cue.share).toFixed(0)} % of the set. Less help, where it is safe?`;
    case 'probe-refused':
      return refused[cue.why];
    case 'probe-ended':
      return `Probe over: ${cue.held} of ${cue.of} held without feedback.`;
  }
}
