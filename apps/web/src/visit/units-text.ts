import { textsOf } from '../text/i18n.ts';

const en = {
  none: 'No timed minutes yet.',
  choice: 'Each of these has {{count}} minutes left over. Which service was the better part of your time?',
  choose: 'The unit goes to {{code}}',
  choiceAssistant_one:
    '{{code}}: beyond whole quarters of an hour the therapist has {{therapist}} minutes and the assistant {{assistant}}; the rule leaves {{count}} unit open. How many are the assistant’s?',
  choiceAssistant_other:
    '{{code}}: beyond whole quarters of an hour the therapist has {{therapist}} minutes and the assistant {{assistant}}; the rule leaves {{count}} units open. How many are the assistant’s?',
  chooseNone: 'None is the assistant’s',
  chooseSome: '{{count}} of {{pick}}',
  chooseAll_one: 'It is the assistant’s',
  chooseAll_other: 'All {{count}}',
  change: 'Change the choice',
  keep: 'Keep the choice',
} as const;

export const useUnitsText = textsOf('units', en);
