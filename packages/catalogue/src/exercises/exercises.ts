import { alwaysHeld } from '../release.ts';
import type { ExerciseRow } from './row.ts';

const row = {
  kind: 'exercise',
  source:
    'General clinical knowledge: dose, cues and steps to be reviewed by the clinician; external focus and graded dose after the motor-learning literature',
  status: 'unverified',
  effectiveFrom: alwaysHeld,
  effectiveTo: null,
} as const;

/** Exercises, each whole: how it is set up, dosed, cued, coded, progressed and when it must not be done. */
export const exercises: readonly ExerciseRow[] = [
  {
    ...row,
    id: 'emg-wrist-extension',
    name: 'EMG-biofeedback wrist extension',
    synonyms: ['wrist extension', 'emg biofeedback', 'ecr', 'muscle re-education', 'neuro re-ed'],
    bodyPart: 'wrist',
    sidePolicy: 'choose',
    position: 'Seated, forearm pronated on the table, hand over the edge',
    muscle: 'Extensor carpi radialis',
    placement:
      'Two electrodes 2 cm apart along the fibres, over the muscle belly on the back of the forearm, a quarter of the way from the lateral epicondyle to the wrist; reference over the olecranon; skin cleaned',
    dose: { sets: 3, repetitions: 10, minutes: 15, restSeconds: 60 },
    target: { metric: 'emg-amplitude', reference: 'submaximal', floor: 40, ceiling: 70, holdSeconds: 2 },
    steps: [
      'Check the quality of the signal at rest.',
      'Take the reference: a comfortable lift of the hand, held three seconds, breathing out.',
      'Lift the hand until the bar lies between floor and ceiling, hold, let go wholly.',
      'Let the activity come back to rest before the next one.',
      'Finish with the task itself: reach for the cup without the screen.',
    ],
    cues: ['lift-to-the-line', 'knuckles-to-the-lamp', 'watch-the-bar', 'reach-long', 'fingers-soft', 'tap-forearm'],
    objectives: ['reach-for-a-cup', 'open-the-hand', 'push-up-from-a-rest'],
    codeHints: [
      {
        code: '97112',
        why: 'where the intent is to retrain activation, timing or kinaesthetic sense and a person is one-on-one',
      },
      { code: '90901', why: 'where biofeedback itself is the service; never for the same minutes as 97112, and not timed' },
      { code: '97110', why: 'where the intent is strength or range for its own sake' },
    ],
    measuredBy: ['arom-wrist-extension', 'mmt-wrist-extension', 'arat'],
    sensors: ['emg'],
    contraindications: [
      'Broken skin, infection or adhesive allergy under the electrodes',
      'An active implant in the region of the electrodes',
      'Fresh tendon or nerve repair of the forearm without the surgeon’s leave',
      'A maximal reference with uncontrolled blood pressure, dystrophy or pain: only with a reason',
    ],
    progressions: [
      'Raise the floor by 5 %',
      'Hold longer',
      'Less feedback: every other repetition, then summary',
      'With a cup in the hand',
      'Standing at the table',
    ],
    regressions: ['Lower the floor', 'Gravity eliminated, forearm in mid-position', 'Assist the lift', 'Shorter holds'],
    equipment: ['EMG sensor, battery-powered', 'Table', 'Cup'],
  },
  {
    ...row,
    id: 'sit-to-stand',
    name: 'Sit-to-stand',
    synonyms: ['sit to stand', 'sts', 'chair rise', 'rising', 'transfer'],
    bodyPart: 'legs and trunk',
    sidePolicy: 'either',
    position: 'Seated on a firm chair of knee height, feet flat under the knees',
    muscle: null,
    placement: null,
    dose: { sets: 3, repetitions: 8, minutes: 15, restSeconds: 60 },
    target: null,
    steps: [
      'Sit at the front half of the seat, feet a hand’s width apart and behind the knees.',
      'Lean forward and rise without a pause, weight even.',
      'Stand wholly upright for a breath.',
      'Sit slowly.',
    ],
    cues: ['push-the-floor', 'shirt-to-the-wall', 'even-weight', 'sit-slowly', 'hand-on-the-knee'],
    objectives: ['rise-from-a-chair', 'use-the-toilet', 'load-the-weaker-leg'],
    codeHints: [
      { code: '97530', why: 'where the intent is the functional task of rising' },
      { code: '97112', why: 'where the intent is balance, symmetry of loading or timing, with skilled facilitation one-on-one' },
      { code: '97110', why: 'where the intent is strength of the legs for its own sake' },
    ],
    measuredBy: ['five-times-sit-to-stand', 'single-leg-stance', 'nprs'],
    sensors: ['camera', 'imu', 'force-plate', 'taps'],
    contraindications: [
      'Weight-bearing forbidden or limited beyond what rising needs',
      'Posterior hip precautions: no flexion over 90°, raise the seat',
      'Blood pressure falling on standing with symptoms',
      'Chest pain or new neurological signs',
    ],
    progressions: ['Lower the seat', 'Without arms', 'Weaker foot behind', 'On foam', 'With a cup in the hand'],
    regressions: ['Raise the seat', 'Use the arms', 'Hand at the knee', 'Fewer repetitions'],
    equipment: ['Chair without wheels', 'Table or rail within reach', 'Gait belt'],
  },
];
