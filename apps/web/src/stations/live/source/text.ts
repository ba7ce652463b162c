import { textsOf } from '../../../text/i18n.ts';

const en = {
  play: 'Play',
  pause: 'Pause the recording',
  position: 'Place in the recording',
  positionAt: '{{at}} of {{all}} s',
  speed: 'Speed',
  times: '{{times}}×',
  loop: 'Repeat the last 10 s',
  loopOn: 'Repeats {{from}}–{{to}} s',
  loopSeconds: '{{seconds}} s',
  panel: 'Play the patient',
  panelHow: 'A synthetic signal, and named so in the log: it obeys these sliders.',
  agonist: 'Muscle’s effort',
  antagonist: 'Other muscle’s effort',
  hold: 'Hold to contract',
  artefact: 'Cable bump',
  electrodeOff: 'Electrode off',
  electrodeOn: 'Electrode on',
  mains: 'Mains hum',
  stall: 'Sensor stalls',
  rested: 'Rested',
  synthetic: 'Play the patient (synthetic signal)',
  other: 'Other muscle, which should stay quiet',
  about: 'About this recording',
  otherNone: 'none',
} as const;

export const useSourceText = textsOf('source', en);
