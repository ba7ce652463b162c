import { textsOf } from '../../../text/i18n.ts';

/** Words that a patient reads, at sixth-grade level, and those of the button that opens the picture. */
const en = {
  open: 'Patient screen',
  openHow: 'Shows the picture alone in a second window; drag it to the other display.',
  isOpen: 'on',
  refusedTitle: 'The browser did not open a second window',
  refusedHow:
    'Allow pop-ups for this address (the sign in the address bar, or the browser’s settings), then press Patient screen again. Nothing was lost; the visit goes on.',
  showHere: 'Show it on this screen',
  notNow: 'Not now',
  title: 'Your picture',
  full: 'Full screen',
  leave: 'Back to the therapist',
  stop: 'STOP',
  stopHow: 'Press STOP at any time.',
  stopped: 'Stopped.',
  stoppedHow: 'Everything stands still. Your therapist will help you.',
  ask: 'Bring the line into the green band. Hold it there for {{seconds}} seconds.',
  askBar: 'Bring the bar into the green band. Hold it there for {{seconds}} seconds.',
  askRest: 'Let the line sink into the green band. Let it rest there for {{seconds}} seconds.',
  askRestBar: 'Let the bar sink into the green band. Let it rest there for {{seconds}} seconds.',
  ready: 'Get ready.',
  now: 'now',
  hold: 'hold',
  holdOf: 'How long it is held, of {{all}} seconds',
  second: 's',
  wellHeld: 'Well held: {{seconds}} seconds.',
  again: 'Not held. Try again.',
  softer: 'A little too strong. Softer this time.',
  stronger: 'Not in the band yet. A little more.',
  letGo: 'Not at rest yet. Breathe out and let go.',
  lastTen: '{{held}} of your last {{of}} held',
  done: 'done',
  doneOf: '{{done}} of {{all}}',
  standSteady: 'Stand tall and steady.',
  line: 'line',
  bar: 'bar',
  look: 'Show as',
  pictureLabel: 'Your muscle, now',
} as const;

export const usePatientText = textsOf('patient', en);
