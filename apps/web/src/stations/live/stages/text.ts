import { textsOf } from '../../../text/i18n.ts';

const en = {
  label: 'your name for it: “{{label}}”',
  pattern: 'Pattern',
  resisted: 'resistance now',
  resistedNone: 'not set',
  cuesNow: 'cues in this set',
  inStance: 'in stance, now',
  best: 'best today',
  mean: 'mean of {{count}}',
  stands: 'stands',
  begin: 'Stand: start the time',
  end: 'Done: stop the time',
  lost: 'Lost balance',
  aim: 'Aim',
  aimSeconds: '{{seconds}} s',
  base: 'Base',
  apart: 'feet apart',
  together: 'feet together',
  semi: 'semi-tandem',
  tandem: 'tandem',
  one: 'one leg',
  eyes: 'Eyes',
  open: 'open',
  closed: 'closed',
  surface: 'Surface',
  firm: 'firm',
  foam: 'foam',
  standing: 'Stand close. Gait belt on? A chair behind.',
  easier: 'Balance was lost. Make it easier first: a wider base, eyes open, a firm floor, a hand near.',
} as const;

export const useStagesText = textsOf('stages', en);
