import { alwaysHeld } from './release.ts';
import type { DeficitRow } from './row.ts';

const row = {
  kind: 'deficit',
  group: 're-education',
  status: 'unverified',
  source: 'The seven deficits usually listed for 97112; the mapping to measures is to be reviewed',
  effectiveFrom: alwaysHeld,
  effectiveTo: null,
} as const;
const functional = { ...row, group: 'function', status: 'unsourced', source: 'unsourced' } as const;

/** The seven deficits that 97112 is given for, then functional ones in which they show. */
export const deficits: readonly DeficitRow[] = [
  {
    ...row,
    id: 'balance',
    name: 'Poor balance in sitting or standing',
    synonyms: ['postural control', 'sway', 'falls'],
    measures: ['berg', 'single-leg-stance', 'timed-up-and-go'],
  },
  {
    ...row,
    id: 'coordination',
    name: 'Loss of co-ordination',
    synonyms: ['ataxia', 'dyssynergia', 'clumsiness', 'coordination'],
    measures: ['box-and-block', 'arat', 'fma-ue'],
  },
  {
    ...row,
    id: 'tone',
    name: 'Altered muscle tone',
    synonyms: ['spasticity', 'hypotonia', 'rigidity', 'flaccid'],
    measures: ['fma-ue'],
  },
  {
    ...row,
    id: 'weakness',
    name: 'Weakness',
    synonyms: ['paresis', 'strength', 'muscle activation'],
    measures: ['mmt-wrist-extension', 'five-times-sit-to-stand'],
  },
  { ...row, id: 'pain', name: 'Pain', synonyms: ['soreness is not pain'], measures: ['nprs'] },
  {
    ...row,
    id: 'range',
    name: 'Limited range of motion',
    synonyms: ['rom', 'arom', 'stiffness', 'contracture'],
    measures: ['arom-wrist-extension'],
  },
  {
    ...row,
    id: 'proprioception',
    name: 'Impaired proprioception',
    synonyms: ['joint position sense', 'kinaesthesia', 'body awareness'],
    measures: ['single-leg-stance'],
  },
  {
    ...functional,
    id: 'reach-and-grasp',
    name: 'Difficulty reaching and grasping',
    synonyms: ['arm function', 'hand function', 'cup'],
    measures: ['arat', 'box-and-block'],
  },
  {
    ...functional,
    id: 'rising',
    name: 'Difficulty rising from a chair',
    synonyms: ['sit to stand', 'transfers'],
    measures: ['five-times-sit-to-stand'],
  },
  { ...functional, id: 'walking', name: 'Difficulty walking', synonyms: ['gait', 'gait speed'], measures: ['ten-metre-walk'] },
  {
    ...functional,
    id: 'facial-expression',
    name: 'Loss of facial expression',
    synonyms: ['smile', 'eye closure', 'synkinesis'],
    measures: ['sunnybrook'],
  },
];
