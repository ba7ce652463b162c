import { textsOf } from '../../../text/i18n.ts';

const en = {
  play: 'Play',
  pause: 'Pause the recording',
  position: 'Place in the recording',
  positionAt: '{{at}} of {{all}} s',
  speed: 'Speed',
  times: '{{times}}×',
  loop: 'Repeat this stretch',
  loopOn: 'Repeats {{from}}–{{to}} s',
  loopSeconds: 'the last {{seconds}} s',
  panel: 'Play the patient',
  panelHow: 'The signal is made here: synthetic, and named so in the log. It obeys these sliders.',
  agonist: 'Muscle intends',
  antagonist: 'Other muscle intends',
  hold: 'Press and hold to contract',
  artefact: 'Cable bump',
  electrodeOff: 'Electrode off',
  electrodeOn: 'Electrode on',
  mains: 'Mains hum',
  stall: 'Sensor stalls 2 s',
  rested: 'Rested again',
  synthetic: 'Play the patient (synthetic signal)',
  other: 'Other muscle, which should stay quiet',
  otherNone: 'none',
} as const;

export const useSourceText = textsOf('source', en);
