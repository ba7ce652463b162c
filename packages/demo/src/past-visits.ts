import type { PastVisit } from './past-visit.ts';
import { amarasVisit } from './visits/amara.ts';
import { countedVisit } from './visits/counted.ts';

const ten = (held: number, cues: number) => ({ done: 10, held, cues });

/** Visits that were treated and signed before the demo begins, oldest first: the store's clock only ever goes forward. */
export const pastVisits: readonly PastVisit[] = [
  countedVisit(
    { patient: 'Priya Nair', by: 'chen@demo.invalid', daysAgo: 6, time: '18:30' },
    {
      pain: [4, 3],
      quote: 'Wool is still too much, cotton is fine now.',
      next: 'One step rougher next time; matching without the mirror.',
      activities: [
        {
          exerciseId: 'desens',
          minutes: 10,
          sets: [
            { done: 5, held: 3, cues: 2 },
            { done: 5, held: 4, cues: 1 },
          ],
          cue: ['verbal', 'Stroke the cloth towards the window'],
          assistance: 'set-up',
          effort: 3,
        },
        {
          exerciseId: 'jps-match',
          minutes: 9,
          sets: [
            { done: 8, held: 4, cues: 3 },
            { done: 8, held: 5, cues: 2 },
          ],
          cue: ['tactile', 'Tap at the wrist'],
          assistance: 'supervision',
          effort: 2,
        },
      ],
    },
  ),
  countedVisit(
    { patient: 'Lena Marsh', by: 'rivera@demo.invalid', daysAgo: 5, time: '11:15' },
    {
      pain: [0, 0],
      quote: 'I crossed the hall in the dark with one hand only.',
      next: 'Narrower line next time; same rests.',
      activities: [
        {
          exerciseId: 'sens-le',
          minutes: 9,
          sets: [
            { done: 6, held: 3, cues: 3 },
            { done: 6, held: 4, cues: 2 },
          ],
          cue: ['verbal', 'Press the floor apart'],
          assistance: 'stand-by',
          effort: 3,
        },
        {
          exerciseId: 'beam-walk',
          minutes: 8,
          sets: [
            { done: 4, held: 2, cues: 2 },
            { done: 4, held: 2, cues: 2 },
          ],
          cue: ['verbal', 'Look at the picture at the end'],
          assistance: 'contact-guard',
          effort: 4,
        },
      ],
    },
  ),
  countedVisit(
    { patient: 'Samuel Reyes', by: 'rivera@demo.invalid', daysAgo: 4, time: '12:45' },
    {
      pain: [1, 1],
      vitals: { systolic: 136, diastolic: 82, heartRate: 76 },
      quote: 'I held the comb, not for long.',
      next: 'Brush with a thick handle; less guiding of the elbow.',
      activities: [
        {
          exerciseId: 'pnf-rue',
          minutes: 10,
          sets: [ten(5, 4), ten(6, 3)],
          cue: ['verbal', 'Draw the sword and look at it'],
          assistance: 'moderate',
          byHand: true,
          effort: 4,
        },
        {
          exerciseId: 'reach-grasp',
          minutes: 12,
          sets: [
            { done: 20, held: 9, cues: 5 },
            { done: 20, held: 11, cues: 4 },
          ],
          cue: ['verbal', 'Reach long to the glass'],
          assistance: 'minimal',
          effort: 5,
        },
      ],
    },
  ),
  amarasVisit,
];
