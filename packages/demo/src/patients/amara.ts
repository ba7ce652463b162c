import type { NewProgramItem } from '@eupraxia/clinical';
import { chartOf, type DemoPatient, exercise, reEducation, reps, task } from '../chart.ts';
import { demoId } from '../ids.ts';

const name = 'Amara Okafor';
const evaluated = 28;

/** Stroke, right arm and rising: EMG biofeedback of the wrist. Her last visit is on record. */
export const amara: DemoPatient = {
  id: demoId(name),
  name,
  bornOn: '1971-03-09',
  chartNumber: 'DEMO-1',
  slot: { time: '10:15', minutes: 45 },
  evaluated,
  chart: (day) => {
    const chart = chartOf(name);
    const on = day(evaluated);
    const cup = chart.goal('Reach for a full cup with the right hand and drink', 'arat', 24, 32, day(-26), { side: 'right' });
    const rising = chart.goal('Rise five times from a chair without the arms', 'five-times-sit-to-stand', 21.4, 15, day(-26));
    const plan = chart.plan({
      discipline: 'PT',
      diagnoses: [{ icd10: 'I69.351', name: 'Hemiplegia after cerebral infarction, right dominant side' }],
      goals: [cup, rising],
      interventions: {
        'emg-biofeedback': 'Weakness of the wrist: activation and timing.',
        'task-practice': 'Rises over the left leg.',
      },
      setting: 'clinic',
      delivery: ['individual'],
      amount: 45,
      frequency: 2,
      duration: 8,
      startsOn: on,
      potential: 'Moves the wrist against gravity in part, practises at home, lives with a daughter.',
    });
    return [
      chart.history({
        reason: 'My right hand does not do what I want at breakfast.',
        course: 'Stroke four months ago; two weeks in hospital, then rehabilitation at home.',
        priorFunction: 'Independent in everything; taught at a primary school.',
        living: 'Second floor with a lift, lives with a daughter.',
        occupation: 'Teacher; cooks for the family, sings in a choir.',
        wish: 'Hold my cup and turn the pages of the song book.',
        dominance: 'right',
        factors: [{ name: 'High blood pressure, treated', bearsOnPlan: true }],
      }),
      ...chart.consents(on, 'treatment', 'recording'),
      chart.screened(on, { falls: 'yes' }),
      chart.limits({ systolic: { most: 170 }, heartRate: { most: 130 }, pain: 5, vitalsFirst: false }),
      chart.condition('stroke', 'right', day(120), 'I69.351'),
      chart.deficit('weakness', 'The hand hangs when she reaches', 'wrist', 'right'),
      chart.deficit('reach-and-grasp', 'The cup slips at breakfast', 'hand', 'right'),
      chart.deficit('rising', 'Rises over the left leg', 'legs', 'right'),
      chart.finding({
        domain: 'tone',
        region: 'wrist',
        side: 'right',
        movement: 'flexors',
        grade: '1+',
        scale: 'Modified Ashworth',
        takenOn: on,
      }),
      chart.finding({
        domain: 'sensation',
        region: 'hand',
        side: 'right',
        text: 'Light touch felt, fainter than on the left.',
        takenOn: on,
      }),
      chart.measured('arat', 24, on, 'right'),
      chart.measured('arom-wrist-extension', 18, on, 'right'),
      chart.measured('mmt-wrist-extension', 2, on, 'right'),
      chart.measured('five-times-sit-to-stand', 21.4, on),
      chart.precaution('Support the right shoulder'),
      chart.precaution('Fall risk'),
      cup,
      rising,
      plan,
      chart.certified(plan, 'Dr Ada Boye', day(evaluated - 6)),
      chart.medicare(),
      chart.program(
        exercise(name, 'emg-wrist-extension', {
          side: 'right',
          objective: 'reaching for and grasping a cup',
          service: reEducation('retraining activation and timing of the wrist extensors'),
          target: {
            inputs: [
              { role: 'agonist', quantity: 'emg' },
              { role: 'antagonist', quantity: 'emg', limit: 30 },
            ],
          },
        }),
        diagonal,
        exercise(name, 'sit-to-stand', {
          side: 'bilateral',
          objective: 'rising from a chair without UE support',
          service: task('practising rising as a task of the day'),
        }),
        standing,
      ),
    ];
  },
};

/** Two activities under the therapist's own names. */
const diagonal: NewProgramItem = {
  id: demoId(`${name} pnf-arm-d2-flexion`),
  exerciseId: 'pnf-arm-d2-flexion',
  name: 'PNF D2 flexion, seated',
  bodyPart: 'arm',
  side: 'right',
  position: 'Seated, right shoulder supported',
  dose: reps(2, 10),
  minutes: 8,
  objective: 'reaching for and grasping a cup on the shelf',
  service: reEducation('retraining the order and timing of shoulder, elbow and wrist in one diagonal'),
};

const standing: NewProgramItem = {
  id: demoId(`${name} narrow-stance`),
  exerciseId: 'narrow-stance',
  name: 'Standing balance',
  bodyPart: 'legs and trunk',
  side: 'bilateral',
  position: 'Standing before a table, a chair behind',
  dose: reps(1, 4),
  minutes: 8,
  objective: 'standing at the kitchen counter with both hands free',
  service: reEducation('retraining balance reactions in standing'),
};
