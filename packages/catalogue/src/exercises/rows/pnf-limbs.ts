import { front, hooklying, side } from '../../figures/pose.ts';
import { hints, toCheck } from '../../techniques/technique.ts';
import { dose, exercise, not, type Topic } from '../exercise.ts';
import type { ExerciseRow } from '../row.ts';

/** What all diagonals share. Schools differ on components and on names: the therapist's own name stays beside ours. */
export const pnf: Topic = {
  ...toCheck(
    'Teaching summaries of the diagonals (quisition.com pack 792; brainscape.com 14799211), which differ on some parts; dose unsourced',
  ),
  codeHints: [hints.reeducation, hints.exercise],
  sensors: ['camera', 'imu', 'emg', 'hands'],
  contraindications: [not.repair, not.pain, not.fresh],
  techniques: [],
};

const harder = [
  'More resistance, still smooth',
  'Sitting, then standing',
  'With an elastic band, alone',
  'Another technique on the same diagonal',
  'Eyes closed',
] as const;
const easier = ['First passive, then helped', 'Shorter range', 'Slower, one joint at a time', 'Elbow or knee bent'] as const;
const lying = 'Lying on the back at the edge of the bench, the therapist in the line of the diagonal';

function arm(
  id: 'd1-flexion' | 'd1-extension' | 'd2-flexion' | 'd2-extension',
  own: Pick<
    ExerciseRow,
    'name' | 'properName' | 'synonyms' | 'steps' | 'cues' | 'objectives' | 'contraindications' | 'harder' | 'figure'
  >,
): ExerciseRow {
  return exercise(pnf, {
    id: `pnf-arm-${id}`,
    bodyPart: 'arm',
    regions: ['shoulder', 'shoulder-blade', 'elbow', 'forearm', 'wrist', 'hand'],
    sidePolicy: 'choose',
    position: lying,
    practice: 'count',
    dose: dose(2, 10, 10, 60),
    measuredBy: ['arom-shoulder-flexion', 'mmt-shoulder-flexion', 'fma-ue'],
    stage: 'pattern',
    pattern: `pnf-arm-${id}`,
    techniques: [`pnf-arm-${id}`],
    progressions: harder,
    regressions: easier,
    equipment: ['plinth', 'elastic-band'],
    ...own,
    contraindications: [...own.contraindications, not.shoulder],
  });
}

function leg(
  id: 'd1-flexion' | 'd1-extension' | 'd2-flexion' | 'd2-extension',
  own: Pick<
    ExerciseRow,
    'name' | 'properName' | 'synonyms' | 'steps' | 'cues' | 'objectives' | 'contraindications' | 'harder' | 'figure'
  >,
): ExerciseRow {
  return exercise(pnf, {
    id: `pnf-leg-${id}`,
    bodyPart: 'leg',
    regions: ['hip', 'knee', 'ankle', 'foot', 'pelvis'],
    sidePolicy: 'choose',
    position: lying,
    practice: 'count',
    dose: dose(2, 10, 10, 60),
    measuredBy: ['mmt-hip-extension', 'mmt-ankle-dorsiflexion', 'fma-le'],
    stage: 'pattern',
    pattern: `pnf-leg-${id}`,
    techniques: [`pnf-leg-${id}`],
    progressions: harder,
    regressions: easier,
    equipment: ['plinth', 'elastic-band'],
    ...own,
    contraindications: [...own.contraindications, not.spine],
  });
}

/** The diagonals of arm and leg, each a row, and all of one limb in turn. */
export const pnfLimbs: readonly ExerciseRow[] = [
  arm('d1-flexion', {
    name: 'PNF arm D1 flexion',
    properName: true,
    synonyms: ['ue d1 flexion', 'd1f arm', 'diagonal 1 flexion', 'pnf'],
    steps: [
      'Start with the open hand beside the hip.',
      'Close the hand and turn the palm up.',
      'Pull up and across to the other ear; follow the hand with the eyes.',
      'Come back the same way, slowly.',
    ],
    cues: ['hand-to-far-ear', 'follow-my-hand', 'let-me-then-with-me'],
    objectives: ['eat', 'control-the-arm'],
    contraindications: ['A painful arc over shoulder height'],
    harder: ['pnf-arm-d2-flexion', 'hairbrush'],
    figure: front('standing', { near: { shoulder: 28, elbow: 5 } }, { head: -8, near: { shoulder: -35, elbow: -110 } }, [
      'therapist-hands',
    ]),
  }),
  arm('d1-extension', {
    name: 'PNF arm D1 extension',
    properName: true,
    synonyms: ['ue d1 extension', 'd1e arm', 'diagonal 1 extension', 'pnf'],
    steps: [
      'Start with the closed hand near the other ear.',
      'Open the hand and turn the palm to the floor.',
      'Push down and out to the wall beside the hip.',
      'Come back the same way, slowly.',
    ],
    cues: ['press-the-wall-behind', 'follow-my-hand', 'push-the-hand-away'],
    objectives: ['push-up-from-a-rest', 'transfer', 'open-the-hand'],
    contraindications: ['Reverse shoulder replacement: not behind the hip with the arm turned in'],
    harder: ['pnf-arm-d2-extension', 'ue-wb'],
    figure: front(
      'standing',
      { head: -8, near: { shoulder: -35, elbow: -110 } },
      { near: { shoulder: 38, elbow: 0, wrist: -25 } },
      ['therapist-hands'],
    ),
  }),
  arm('d2-flexion', {
    name: 'PNF arm D2 flexion',
    properName: true,
    synonyms: ['ue d2 flexion', 'd2f arm', 'diagonal 2 flexion', 'drawing a sword', 'pnf'],
    steps: [
      'Start with the closed hand at the other hip.',
      'Open the hand and turn the thumb up and back.',
      'Lift up and out to the top shelf; the eyes follow.',
      'Come back the same way, slowly.',
    ],
    cues: ['thumb-to-the-top-shelf', 'follow-my-hand', 'let-me-then-with-me'],
    objectives: ['reach-a-shelf', 'brush-the-hair'],
    contraindications: ['A shoulder that slips out to the front'],
    harder: ['pnf-lift', 'throw'],
    figure: front('standing', { head: -6, near: { shoulder: -28, elbow: -45 } }, { head: 8, near: { shoulder: 145, elbow: 0 } }, [
      'therapist-hands',
    ]),
  }),
  arm('d2-extension', {
    name: 'PNF arm D2 extension',
    properName: true,
    synonyms: ['ue d2 extension', 'd2e arm', 'diagonal 2 extension', 'sheathing a sword', 'pnf'],
    steps: [
      'Start with the open hand up and out.',
      'Close the hand and turn the thumb down.',
      'Bring it down and across to the far pocket.',
      'Go back the same way, slowly.',
    ],
    cues: ['fist-to-far-pocket', 'follow-my-hand'],
    objectives: ['dress', 'control-the-arm'],
    contraindications: ['Reverse shoulder replacement: not across the body with the arm turned in'],
    harder: ['pnf-chop'],
    figure: front('standing', { head: 8, near: { shoulder: 145, elbow: 0 } }, { head: -6, near: { shoulder: -28, elbow: -45 } }, [
      'therapist-hands',
    ]),
  }),
  leg('d1-flexion', {
    name: 'PNF leg D1 flexion',
    properName: true,
    synonyms: ['le d1 flexion', 'd1f leg', 'diagonal 1 flexion', 'pnf'],
    steps: [
      'Start with the leg straight and out to the side.',
      'Pull the foot up and in.',
      'Bring the knee up and across the line.',
      'Go back the same way, slowly.',
    ],
    cues: ['shoe-over-the-line', 'let-me-then-with-me'],
    objectives: ['walk-at-home', 'dress'],
    contraindications: ['Posterior hip precautions: this diagonal is forbidden'],
    harder: ['pnf-leg-d1-extension', 'step-up'],
    figure: side(
      'supine',
      { near: { hip: 0, knee: 0, ankle: -20 } },
      { near: { hip: 95, knee: 60, ankle: 15 } },
      ['mat', 'therapist-hands'],
      { at: 'foot' },
    ),
  }),
  leg('d1-extension', {
    name: 'PNF leg D1 extension',
    properName: true,
    synonyms: ['le d1 extension', 'd1e leg', 'diagonal 1 extension', 'pnf'],
    steps: [
      'Start with the knee up and across.',
      'Push the foot down and out against the hand.',
      'Straighten the whole leg along the diagonal.',
      'Come back slowly.',
    ],
    cues: ['push-the-hand-away', 'push-the-floor'],
    objectives: ['rise-from-a-chair', 'walk-at-home', 'load-the-weaker-leg'],
    contraindications: ['Posterior hip precautions: this diagonal is forbidden'],
    harder: ['bridge', 'step-up'],
    figure: side(
      'supine',
      { near: { hip: 95, knee: 60, ankle: 15 } },
      { near: { hip: 2, knee: 0, ankle: -25 } },
      ['mat', 'therapist-hands'],
      { at: 'foot' },
    ),
  }),
  leg('d2-flexion', {
    name: 'PNF leg D2 flexion',
    properName: true,
    synonyms: ['le d2 flexion', 'd2f leg', 'diagonal 2 flexion', 'pnf'],
    steps: [
      'Start with the leg straight and across the other one.',
      'Pull the foot up and out.',
      'Bring the leg up and out to the lamp.',
      'Go back the same way, slowly.',
    ],
    cues: ['foot-to-the-outer-lamp', 'let-me-then-with-me'],
    objectives: ['walk-outdoors', 'transfer'],
    contraindications: ['Posterior hip precautions: this diagonal is forbidden'],
    harder: ['sidestep'],
    figure: front('supine', { near: { hip: -8 } }, { near: { hip: 38, knee: -25 } }, ['mat', 'therapist-hands'], { at: 'foot' }),
  }),
  leg('d2-extension', {
    name: 'PNF leg D2 extension',
    properName: true,
    synonyms: ['le d2 extension', 'd2e leg', 'diagonal 2 extension', 'pnf'],
    steps: [
      'Start with the leg up and out.',
      'Push the foot down and in against the hand.',
      'Straighten the leg across the other one.',
      'Go back the same way, slowly.',
    ],
    cues: ['push-the-hand-away', 'push-the-floor'],
    objectives: ['load-the-weaker-leg', 'rise-from-a-chair'],
    contraindications: [not.hip],
    harder: ['lunge'],
    figure: front('supine', { near: { hip: 38, knee: -25 } }, { near: { hip: -6 } }, ['mat', 'therapist-hands'], { at: 'foot' }),
  }),
  exercise(pnf, {
    id: 'pnf-rue',
    name: 'PNF diagonals of the arm, in turn',
    properName: true,
    stage: 'pattern',
    synonyms: ['upper extremity diagonals', 'spiral and diagonal', 'rue pnf', 'lue pnf', 'arm pnf'],
    bodyPart: 'arm',
    regions: ['arm'],
    sidePolicy: 'choose',
    position: 'Lying, later sitting or standing with a band',
    practice: 'count',
    dose: dose(4, 10, 20, 60),
    steps: [
      'Do ten of the first diagonal with the hand of the therapist leading.',
      'Then ten of each other one that is allowed.',
      'The therapist writes the name that the own school gives it beside ours.',
      'Rest after each ten.',
    ],
    cues: ['follow-my-hand', 'thumb-to-the-top-shelf', 'fist-to-far-pocket'],
    objectives: ['control-the-arm', 'reach-for-a-cup', 'dress'],
    measuredBy: ['fma-ue', 'arat', 'arom-shoulder-flexion'],
    contraindications: [not.shoulder, 'A diagonal that a shoulder operation forbids'],
    techniques: ['pnf-own-pattern', 'pnf-dynamic-reversals', 'pnf-combination-of-isotonics'],
    progressions: harder,
    regressions: easier,
    harder: ['pnf-chop', 'pnf-lift'],
    equipment: ['plinth', 'elastic-band'],
    figure: front(
      'sitting',
      { near: { shoulder: -25, elbow: -30 } },
      { head: 6, near: { shoulder: 130, elbow: 0 } },
      ['chair', 'therapist-hands'],
      { at: 'hand', seconds: 3 },
    ),
  }),
  exercise(pnf, {
    id: 'pnf-rle',
    name: 'PNF diagonals of the leg, in turn',
    properName: true,
    stage: 'pattern',
    synonyms: ['lower extremity diagonals', 'rle pnf', 'lle pnf', 'leg pnf'],
    bodyPart: 'leg',
    regions: ['leg'],
    sidePolicy: 'choose',
    position: 'Lying, later half-sitting or standing at the rail',
    practice: 'count',
    dose: dose(4, 10, 20, 60),
    steps: [
      'Do ten of each diagonal that is allowed, with a word for each.',
      'The hand gives just as much resistance as leaves the movement smooth.',
      'Ask for the turn of the foot first, then the leg.',
      'Rest after each ten.',
    ],
    cues: ['shoe-over-the-line', 'push-the-hand-away', 'foot-to-the-outer-lamp'],
    objectives: ['walk-at-home', 'climb-stairs', 'transfer'],
    measuredBy: ['fma-le', 'mmt-hip-extension', 'ten-metre-walk'],
    contraindications: [not.hip, not.spine],
    techniques: ['pnf-own-pattern', 'pnf-timing-for-emphasis', 'pnf-slow-reversal-hold'],
    progressions: harder,
    regressions: easier,
    harder: ['step-up', 'sidestep'],
    equipment: ['plinth', 'elastic-band'],
    figure: side(
      'supine',
      { near: { hip: 0, knee: 0, ankle: -25 }, far: hooklying },
      { near: { hip: 75, knee: 20, ankle: 15 }, far: hooklying },
      ['mat', 'therapist-hands'],
      { at: 'shank', seconds: 3 },
    ),
  }),
];
