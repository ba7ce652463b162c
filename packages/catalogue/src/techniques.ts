import { alwaysHeld } from './release.ts';
import type { TechniqueRow } from './row.ts';

const row = {
  kind: 'technique',
  source: 'General clinical knowledge, to be reviewed',
  status: 'unverified',
  effectiveFrom: alwaysHeld,
  effectiveTo: null,
} as const;

/** Ways of treating that the exercises draw on. */
export const techniques: readonly TechniqueRow[] = [
  {
    ...row,
    id: 'emg-biofeedback',
    name: 'EMG biofeedback',
    synonyms: ['biofeedback', 'semg', 'muscle re-education'],
    summary: 'The patient sees the activity of a muscle and learns to raise, hold or quiet it.',
  },
  {
    ...row,
    id: 'task-practice',
    name: 'Task-specific practice',
    synonyms: ['task training', 'functional practice', 'repetitive task'],
    summary: 'The task itself is practised, often and graded, instead of its parts.',
  },
  {
    ...row,
    id: 'pnf',
    name: 'Proprioceptive neuromuscular facilitation',
    synonyms: ['pnf', 'diagonals'],
    summary: 'Diagonal patterns with manual contact and graded resistance; the therapist’s own label stays beside the mapping.',
  },
  {
    ...row,
    id: 'balance-training',
    name: 'Balance training',
    synonyms: ['postural control', 'weight shift'],
    summary: 'Standing and stepping tasks with base, surface, vision and attention varied one at a time.',
  },
  {
    ...row,
    id: 'stimulation',
    name: 'Neuromuscular electrical stimulation',
    synonyms: ['nmes', 'fes', 'e-stim'],
    summary: 'A stimulator of the clinic’s own moves the muscle; parameters are recorded, never prescribed here.',
  },
];
