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
  'More resistance with smooth movement',
  'Seated, then standing',
  'Independent with elastic band',
  'Add a PNF technique in the same diagonal',
  'Eyes closed',
] as const;
const easier = [
  'Passive, then active-assisted',
  'Shorter range',
  'Slower, one joint at a time',
  'Intermediate joint flexed',
] as const;
const lying = 'Supine at the edge of the mat table';

function arm(
  id: 'd1-flexion' | 'd1-extension' | 'd2-flexion' | 'd2-extension',
  own: Pick<
    ExerciseRow,
    'name' | 'plain' | 'properName' | 'synonyms' | 'steps' | 'cues' | 'objectives' | 'contraindications' | 'harder' | 'figure'
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
    'name' | 'plain' | 'properName' | 'synonyms' | 'steps' | 'cues' | 'objectives' | 'contraindications' | 'harder' | 'figure'
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
    name: 'PNF D1 flexion, UE',
    plain: 'Pull your hand up and across',
    properName: true,
    synonyms: ['ue d1 flexion', 'pnf arm d1 flexion', 'd1f', 'diagonal 1 flexion', 'pnf'],
    steps: [
      'Start with your open hand beside your hip.',
      'Close your hand and turn your palm up.',
      'Pull up and across to your other ear. Watch your hand.',
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
    name: 'PNF D1 extension, UE',
    plain: 'Push your hand down and out',
    properName: true,
    synonyms: ['ue d1 extension', 'pnf arm d1 extension', 'd1e', 'diagonal 1 extension', 'pnf'],
    steps: [
      'Start with your closed hand near your other ear.',
      'Open your hand and turn your palm down.',
      'Push down and out, to the side of your hip.',
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
    name: 'PNF D2 flexion, UE',
    plain: 'Lift your hand up and out',
    properName: true,
    synonyms: ['ue d2 flexion', 'pnf arm d2 flexion', 'd2f', 'diagonal 2 flexion', 'pnf'],
    steps: [
      'Start with your closed hand at your other hip.',
      'Open your hand and turn your thumb up and back.',
      'Lift up and out, over your shoulder. Watch your hand.',
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
    name: 'PNF D2 extension, UE',
    plain: 'Bring your hand down and across',
    properName: true,
    synonyms: ['ue d2 extension', 'pnf arm d2 extension', 'd2e', 'diagonal 2 extension', 'pnf'],
    steps: [
      'Start with your open hand up and out.',
      'Close your hand and turn your thumb down.',
      'Bring it down and across to your other pocket.',
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
    name: 'PNF D1 flexion, LE',
    plain: 'Pull your leg up and across',
    properName: true,
    synonyms: ['le d1 flexion', 'pnf leg d1 flexion', 'd1f leg', 'diagonal 1 flexion', 'pnf'],
    steps: [
      'Start with your leg straight and out to the side.',
      'Pull your foot up and in.',
      'Bring your knee up and across your body.',
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
    name: 'PNF D1 extension, LE',
    plain: 'Push your leg down and out',
    properName: true,
    synonyms: ['le d1 extension', 'pnf leg d1 extension', 'd1e leg', 'diagonal 1 extension', 'pnf'],
    steps: [
      'Start with your knee up and across.',
      'Push your foot down and out into the hand.',
      'Straighten your whole leg, down and out.',
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
    name: 'PNF D2 flexion, LE',
    plain: 'Lift your leg up and out',
    properName: true,
    synonyms: ['le d2 flexion', 'pnf leg d2 flexion', 'd2f leg', 'diagonal 2 flexion', 'pnf'],
    steps: [
      'Start with your leg straight and across the other one.',
      'Pull your foot up and out.',
      'Lift your leg up and out.',
      'Go back the same way, slowly.',
    ],
    cues: ['foot-to-the-outer-lamp', 'let-me-then-with-me'],
    objectives: ['walk-outdoors', 'transfer'],
    contraindications: ['Posterior hip precautions: this diagonal is forbidden'],
    harder: ['sidestep'],
    figure: front('supine', { near: { hip: -8 } }, { near: { hip: 38, knee: -25 } }, ['mat', 'therapist-hands'], { at: 'foot' }),
  }),
  leg('d2-extension', {
    name: 'PNF D2 extension, LE',
    plain: 'Push your leg down and across',
    properName: true,
    synonyms: ['le d2 extension', 'pnf leg d2 extension', 'd2e leg', 'diagonal 2 extension', 'pnf'],
    steps: [
      'Start with your leg up and out.',
      'Push your foot down and in, into the hand.',
      'Straighten your leg across the other one.',
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
    name: 'PNF D1 and D2 patterns, UE',
    plain: 'Move your arm in four directions',
    properName: true,
    stage: 'pattern',
    synonyms: ['upper extremity diagonals', 'ue pnf', 'rue pnf', 'lue pnf', 'arm pnf', 'spiral and diagonal'],
    bodyPart: 'arm',
    regions: ['arm'],
    sidePolicy: 'choose',
    position: 'Supine at the edge of the mat table',
    practice: 'count',
    dose: dose(4, 10, 20, 60),
    steps: [
      'Do ten of the first pattern. Your therapist’s hand leads.',
      'Then do ten of each other one that is safe for you.',
      'Move slowly and smoothly.',
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
    name: 'PNF D1 and D2 patterns, LE',
    plain: 'Move your leg in four directions',
    properName: true,
    stage: 'pattern',
    synonyms: ['lower extremity diagonals', 'le pnf', 'rle pnf', 'lle pnf', 'leg pnf'],
    bodyPart: 'leg',
    regions: ['leg'],
    sidePolicy: 'choose',
    position: 'Supine at the edge of the mat table',
    practice: 'count',
    dose: dose(4, 10, 20, 60),
    steps: [
      'Do ten of each pattern that is safe for you.',
      'Push into the hand just hard enough to stay smooth.',
      'Turn your foot first, then move your leg.',
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
