import { alwaysHeld } from './release.ts';
import type { GoalRow } from './row.ts';

const row = {
  kind: 'goal',
  source: 'General clinical knowledge; a goal becomes the patient’s own when measure, target and date are set',
  status: 'unverified',
  effectiveFrom: alwaysHeld,
  effectiveTo: null,
} as const;

/** Functions that practice serves; a therapist makes one measurable with a target and a day. */
export const goals: readonly GoalRow[] = [
  {
    ...row,
    id: 'reach-for-a-cup',
    name: 'Reach for a cup',
    synonyms: ['reaching', 'grasp', 'drink'],
    text: 'reaching for a cup',
    measures: ['arat', 'arom-wrist-extension'],
  },
  {
    ...row,
    id: 'open-the-hand',
    name: 'Open the hand around an object',
    synonyms: ['grasp', 'release', 'hand opening'],
    text: 'opening the hand around a cup',
    measures: ['arat', 'box-and-block'],
  },
  {
    ...row,
    id: 'push-up-from-a-rest',
    name: 'Bear weight on the hand',
    synonyms: ['weight bearing', 'armrest'],
    text: 'pushing up from an armrest',
    measures: ['mmt-wrist-extension'],
  },
  {
    ...row,
    id: 'rise-from-a-chair',
    name: 'Rise from a chair',
    synonyms: ['sit to stand', 'standing up'],
    text: 'rising from a chair without using the arms',
    measures: ['five-times-sit-to-stand'],
  },
  {
    ...row,
    id: 'use-the-toilet',
    name: 'Rise from the toilet',
    synonyms: ['toileting', 'transfers'],
    text: 'rising from the toilet safely',
    measures: ['five-times-sit-to-stand'],
  },
  {
    ...row,
    id: 'walk-at-home',
    name: 'Walk at home',
    synonyms: ['gait', 'walking'],
    text: 'walking between rooms at home',
    measures: ['ten-metre-walk'],
  },
  {
    ...row,
    id: 'load-the-weaker-leg',
    name: 'Load the weaker leg',
    synonyms: ['symmetry', 'weight shift'],
    text: 'loading the weaker leg when rising',
    measures: ['five-times-sit-to-stand', 'single-leg-stance'],
  },
];
