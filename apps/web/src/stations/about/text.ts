import { textsOf } from '../../text/i18n.ts';

export const useAboutText = textsOf('about', {
  what: 'What it is',
  whatLong:
    'Eupraxia is the workstation for neuromuscular re-education: evaluate, prescribe, treat with live biofeedback, document and bill in one program. A visit is a log of what happened; minutes, note and units follow from it, and each sentence shows what it rests on.',
  device: 'Not a cleared medical device',
  deviceLong:
    'It has not been cleared or approved by any authority. It supports trained clinicians and does not take their decisions. Numbers from sensors are feedback for practice, not a diagnosis.',
  data: 'Data',
  demoLong: 'This is a demo clinic: every patient, visit and recording in it is synthetic. Enter nobody real.',
  realLong: 'This clinic holds real charts. Every reading and writing of a chart is audited.',
  deviceKept: 'What is kept on this device during a visit is encrypted.',
  versions: 'Versions',
  release: 'Program',
  catalogue: 'Catalogue',
  clinic: 'Clinic',
  zone: 'Time zone',
  licence: 'Licence',
  licenceLong: 'Apache License 2.0. Typeface: Inter, SIL Open Font License 1.1.',
});
