import { textsOf } from '../../../text/i18n.ts';

const en = {
  child: 'How hard was it? 0–10',
  childHow: 'ask the child; they may point',
  tooYoung: 'Effort: no scale below 8 years. Watch face, breath and quality, and stop at a second refusal.',
  'step-0': 'not hard',
  'step-2': 'a little hard',
  'step-4': 'somewhat hard',
  'step-6': 'hard',
  'step-8': 'very hard',
  'step-10': 'as hard as I can',
  noEccentric:
    'No load that lengthens a working muscle: no slow lowering against weight, no braking downhill or downstairs. Help on the way down.',
} as const;

export const useEffortText = textsOf('effort', en);
