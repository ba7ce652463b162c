import { textsOf } from '../../../text/i18n.ts';

const en = {
  offTitle: 'Check the electrode',
  offHow: 'No signal of a muscle comes through. Nothing counts until it is back.',
  offDo: 'Press the electrode on, clean the skin if it lifts, check the lead. Practice goes on by itself.',
  testTitle: 'Test the contact',
  testHow: 'Rest cannot be told from a loose electrode. Nothing counts until the muscle shows.',
  testDo: 'Ask for one short contraction, or stretch the muscle slowly once.',
  patientOffTitle: 'Check the electrode',
  patientOffHow: 'Please wait. Your therapist will look at the sticker on your skin.',
  patientTestTitle: 'One short test',
  patientTestHow: 'Your therapist will tell you what to do, or move you gently.',
  stripOff: 'electrode off: nothing counts',
  stripTest: 'contact test due: nothing counts',
} as const;

export const useElectrodeText = textsOf('electrode', en);
