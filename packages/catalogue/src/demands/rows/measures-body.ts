import { type Demands, demands } from '../demands.ts';

/** Answers, a rating by the examiner, or a number that the patient names: seated, and nothing is asked of the body. */
const nothing = demands({ exertion: 0 });

/** A few single movements of the face, done once for the grade: no practice with effort. */
const faceGrade = demands({ moves: ['face all within active'], exertion: 1 });

/** What measures of arm, hand, face and the whole body and questionnaires ask of the patient. */
export const bodyMeasureDemands: Readonly<Record<string, Demands>> = {
  // Includes marbles, and the hand put behind and on top of the head.
  arat: demands({
    moves: ['shoulder flexion past active', 'shoulder abduction past active', 'shoulder external-rotation past active'],
    exertion: 1,
    has: ['small-objects'],
  }),
  // Includes the hand behind the back and grips that the examiner pulls at.
  'fma-ue': demands({
    moves: [
      'shoulder flexion past active',
      'shoulder extension past active',
      'shoulder internal-rotation past active',
      'shoulder external-rotation past active',
      'wrist extension past resisted',
      'hand flexion within resisted',
    ],
    exertion: 1,
    contact: 'guidance',
  }),
  'fma-le': demands({
    moves: [
      'hip flexion past active',
      'hip extension within resisted',
      'hip adduction within resisted',
      'knee extension within resisted',
      'knee flexion within active',
      'ankle flexion within active',
    ],
    in: ['supine', 'sitting', 'standing'],
    exertion: 1,
    legWeight: 'full',
    balance: 'low',
    contact: 'guidance',
  }),
  'box-and-block': demands({ exertion: 1, has: ['small-objects'] }),
  'nine-hole-peg': demands({ exertion: 1, has: ['small-objects'] }),
  // Includes a paper clip, checkers, a weight of a pound pushed by the forearm, and a basket lifted in standing.
  'wolf-motor-function': demands({
    moves: ['shoulder flexion within active', 'shoulder abduction within active', 'elbow extension within resisted'],
    in: ['sitting', 'standing'],
    exertion: 1,
    has: ['small-objects'],
  }),
  'motor-activity-log': nothing,
  'grip-strength': demands({ moves: ['hand flexion within resisted'], exertion: 2, has: ['maximal-effort'] }),
  'pinch-strength': demands({ moves: ['hand flexion within resisted'], exertion: 1, has: ['maximal-effort'] }),
  'medical-research-council-sum': demands({
    moves: [
      'shoulder abduction within resisted',
      'elbow flexion within resisted',
      'wrist extension past resisted',
      'hip flexion within resisted',
      'knee extension within resisted',
      'ankle flexion within resisted',
    ],
    in: ['supine', 'sitting'],
    exertion: 2,
    contact: 'guidance',
  }),
  'joint-position-error': demands({ in: ['sitting', 'supine'], exertion: 1, contact: 'guidance', has: ['eyes-closed'] }),
  'two-point-discrimination': demands({ exertion: 0, has: ['eyes-closed'] }),
  nprs: nothing,
  'exertion-6-20': nothing,
  'exertion-0-10': nothing,
  soreness: nothing,

  'patient-specific-function': nothing,
  'lower-extremity-function': nothing,
  quickdash: nothing,
  oswestry: nothing,
  'neck-disability': nothing,
  'roland-morris': nothing,
  'house-brackmann': faceGrade,
  sunnybrook: faceGrade,
  'facial-symmetry': faceGrade,
  'facial-disability': nothing,
  gmfcs: nothing,
  // From lying and crawling to running and jumping, as far as the child gets.
  gmfm: demands({
    moves: ['hip flexion past active', 'spine rotation past active'],
    in: ['supine', 'prone', 'sitting', 'quadruped', 'kneeling', 'half-kneeling', 'standing', 'walking'],
    exertion: 2,
    legWeight: 'single',
    armWeight: 'partial',
    balance: 'high',
    has: ['impact', 'kneeling-pressure'],
  }),
  'faces-pain': nothing,
  flacc: nothing,
  'pdq-39': nothing,
  // Includes rigidity felt in neck and limbs, a rise from a chair, walking and a pull from behind.
  'mds-updrs-3': demands({
    moves: ['neck all within passive', 'elbow all within passive', 'knee all within passive', 'hip flexion within active'],
    in: ['sitting', 'standing', 'walking'],
    exertion: 2,
    legWeight: 'single',
    balance: 'high',
    contact: 'guidance',
  }),
  'msis-29': nothing,
  'msws-12': nothing,
  // Rated from what is seen or told of the day; the tasks are not staged for it.
  'scim-3': nothing,
  barthel: nothing,
  'barthel-20': nothing,
  fim: nothing,
  'promis-physical-function': nothing,
  'goal-attainment': nothing,
  copm: nothing,
  'handwriting-legibility': demands({ exertion: 1 }),
  'line-bisection': nothing,
};
