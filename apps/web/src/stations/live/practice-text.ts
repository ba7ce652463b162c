import { textsOf } from '../../text/i18n.ts';

export const usePracticeText = textsOf('practice', {
  tellLive: 'This one: tell the patient while it goes on.',
  tellAfter: 'Tell the patient how it went when it is done.',
  tellNone: 'This one without a word: the patient judges it alone.',
  tellHeld: 'Tell the patient now: that was right.',
  tellNot: 'Tell the patient now: not yet.',
  tellSummary: 'Tell the patient now: {{held}} of {{of}} were right.',
  tellProbe: 'Probe: {{done}} of {{of}}. Say nothing of how it goes.',
} as const);
