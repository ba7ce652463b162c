import { textsOf } from '../../../text/i18n.ts';

export const useMotivationText = textsOf('motivation', {
  title: 'Enjoyment and confidence',
  enjoyment: 'Enjoyed it',
  confidence: 'Confident',
  scale: '1 not at all, 5 very much',
  onScreen: 'Ask on the patient screen',
  save: 'Save',
  back: 'Back',
  patientEnjoyment: 'How much fun was it?',
  patientConfidence: 'How sure are you that you can do it?',
  least: 'not at all',
  most: 'very much',
  thanks: 'Thank you.',
} as const);
