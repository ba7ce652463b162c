import type { AssistanceLevel } from '@eupraxia/clinical';

/** What fits on a thumb's button, as it stands in therapy notes; the full word goes with it. */
export const assistanceShort = {
  independent: 'I',
  'set-up': 'Set',
  supervision: 'Sup',
  'stand-by': 'SBA',
  'contact-guard': 'CGA',
  minimal: 'Min',
  moderate: 'Mod',
  maximal: 'Max',
  dependent: 'Dep',
} as const satisfies Record<AssistanceLevel, string>;

export const assistanceFull = {
  independent: 'independent',
  'set-up': 'set-up',
  supervision: 'supervision',
  'stand-by': 'stand-by assistance',
  'contact-guard': 'contact guard',
  minimal: 'minimal assistance',
  moderate: 'moderate assistance',
  maximal: 'maximal assistance',
  dependent: 'dependent',
} as const satisfies Record<AssistanceLevel, string>;
