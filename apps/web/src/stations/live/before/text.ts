import { textsOf } from '../../../text/i18n.ts';

const en = {
  title: 'Before practice begins',
  how: 'The coach waits for these answers.',
  'tone-carries-function': 'Does the patient stand, transfer or sit with the help of this tone?',
  'flaccid-muscle': 'Is this muscle flaccid?',
  'dystonic-storm': 'Is there a dystonic storm now?',
  'noxious-cause':
    'Rest lies far above the last visit. Did you look for a cause: bladder, bowel, skin, clot, bone in the muscle, pump or baclofen?',
  'no-tone-carries-function': 'No, it may fall',
  'yes-tone-carries-function': 'Yes, keep it',
  'no-flaccid-muscle': 'No',
  'yes-flaccid-muscle': 'Yes',
  'no-dystonic-storm': 'No',
  'yes-dystonic-storm': 'Yes',
  'no-noxious-cause': 'Yes, none found',
  'yes-noxious-cause': 'Not yet, or found one',
  'then-tone-carries-function': 'Do not lower this tone. Choose another activity, or another target in Program.',
  'then-flaccid-muscle': 'There is nothing to bring to rest. Choose another activity.',
  'then-dystonic-storm': 'Do not practice. Press STOP and call the physician.',
  'then-noxious-cause': 'Do not practice over it. Look for the cause first; call the physician for one that you cannot treat.',
  firstContact: 'Patient and side',
  isPatientAndSide: '{{name}}, born {{born}} – {{place}}?',
  isPatient: '{{name}}, born {{born}}?',
  isSide: '{{place}}?',
  yesBoth: 'Yes, this patient and side',
  yesPatient: 'Yes, this patient',
  yesSide: 'Yes, this side',
  no: 'No',
  notThis:
    'Nothing was started. For another patient, go to Today and cancel this visit there. For another side, change it in Program and plan a new visit: this one keeps the program that it started with.',
  otherPatient: 'Go to Today',
  changeSide: 'Change the side in Program',
  backToActivity: 'Back',
} as const;

export const useBeforeText = textsOf('before-practice', en);
