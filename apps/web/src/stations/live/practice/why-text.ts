import { textsOf } from '../../../text/i18n.ts';

export const useWhyText = textsOf('why', {
  title: 'Why does the coach do this?',
  back: 'Back',
  now: 'Last change',
  noDecision: 'No change yet: feedback is {{policy}}, the target as it was set.',
  cause: 'Because: {{cause}}',
  rule: 'Rule: {{name}}',
  inForce_one: 'One rule is on',
  inForce_other: '{{count}} rules are on',
  ordered: 'ordered',
  'by-always': 'always on',
  'by-default': 'default',
  'by-therapist': 'ordered',
  'by-reference': 'reference',
  number: '{{name}}: {{value}} {{unit}}',
  numberChanged: '{{name}}: {{value}} {{unit}} (ordered)',
  ours: '* This number is not verified.',
  caution: 'Caution: {{text}}',
  change: 'Rules are ordered per exercise in Program, under Practice.',
} as const);
