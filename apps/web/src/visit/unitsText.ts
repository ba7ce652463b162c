import { textsOf } from '../text/i18n.ts';

const en = {
  none: 'No timed minutes yet.',
  minutes: '{{count}} min',
  choice: 'Each of these has {{count}} minutes left over. Which service was the better part of your time?',
  choose: 'The unit goes to {{code}}',
  choiceAssistant:
    'Therapist ({{therapist}} min) and assistant ({{assistant}} min) shared the rest in a way that the rule does not settle. Correct the times, or ask your biller.',
} as const;

export const useUnitsText = textsOf('units', en);
