import { chartOf, type DemoPatient, exercise, reEducation, reps, stimulation, strength } from '../chart.ts';
import { demoId } from '../ids.ts';

const name = 'Helen Costa';
const evaluated = 18;

/** A stiff right shoulder and weak hands, in occupational therapy: pulleys, active movement, stimulation, then grip and pinch. */
export const helen: DemoPatient = {
  id: demoId(name),
  name,
  bornOn: '1967-09-26',
  chartNumber: 'DEMO-10',
  slot: { time: '17:15', minutes: 45 },
  evaluated,
  chart: (day) => {
    const chart = chartOf(name);
    const on = day(evaluated);
    const shelf = chart.goal('Hang up washing on the line with the right arm', 'arom-shoulder-flexion', 98, 130, day(-35), {
      side: 'right',
      functionId: 'reach-a-shelf',
    });
    const jar = chart.goal('Open a jar and pick coins from the purse', 'grip-strength', 14, 20, day(-35), {
      side: 'right',
      functionId: 'grip-and-pinch',
    });
    const plan = chart.plan({
      discipline: 'OT',
      diagnoses: [{ icd10: 'M24.511', name: 'Contracture of the right shoulder' }],
      goals: [shelf, jar],
      interventions: {
        'strength-training': 'Range in use: pulleys, then her own movement.',
        nmes: 'The hand grips better for a while after it; the device is the clinic’s and set by hand.',
      },
      setting: 'clinic',
      delivery: ['individual'],
      amount: 45,
      frequency: 2,
      duration: 8,
      startsOn: on,
      potential: 'Pain is falling, sleeps through; keeps a home program.',
    });
    return [
      chart.history({
        reason: 'I can not lift my arm to the washing line.',
        course: 'Shoulder stiffened after a cast of the wrist in spring; pain at night until last month.',
        priorFunction: 'Ran a laundry; carried and folded all day.',
        living: 'House with stairs, lives with a son.',
        occupation: 'Owner of a laundry; knits in the evening.',
        wish: 'Hang up washing without asking anybody.',
        dominance: 'right',
        factors: [{ name: 'Diabetes, diet only', bearsOnPlan: true }],
      }),
      ...chart.consents(on, 'treatment', 'messages'),
      chart.screened(on),
      chart.limits({ pain: 5, vitalsFirst: false }),
      chart.condition('contracture', 'right', day(210), 'M24.511'),
      chart.deficit('range', 'Stops at the height of the mirror', 'shoulder', 'right'),
      chart.deficit('pain', 'Pulls at the end of the movement', 'shoulder', 'right'),
      chart.deficit('fine-hand-use', 'Coins slip, jars stay shut', 'hands', 'bilateral'),
      chart.finding({
        domain: 'range',
        region: 'shoulder',
        side: 'right',
        movement: 'flexion, active',
        value: 98,
        unit: '°',
        takenOn: on,
      }),
      chart.finding({ domain: 'cognition', text: 'Follows three steps, remembers the home program.', takenOn: on }),
      chart.finding({ domain: 'neglect', text: 'None seen.', takenOn: on }),
      chart.measured('copm', 4, on),
      chart.measured('arom-shoulder-flexion', 98, on, 'right'),
      chart.measured('arom-shoulder-external-rotation', 25, on, 'right'),
      chart.measured('grip-strength', 14, on, 'right'),
      chart.measured('pinch-strength', 3, on, 'right'),
      chart.measured('nprs', 4, on),
      chart.precaution('Stop at a pull, not at a pain', 'therapist'),
      shelf,
      jar,
      plan,
      chart.sent(plan, day(evaluated - 1)),
      chart.commercial(),
      chart.program(
        exercise(name, 'pulleys', {
          side: 'right',
          dose: reps(3, 10),
          minutes: 6,
          objective: 'lifting the arm to the washing line',
          service: strength('regaining bending of the shoulder with the help of the other arm'),
        }),
        exercise(name, 'sh-er', {
          side: 'right',
          dose: reps(1, 10),
          minutes: 4,
          objective: 'reaching behind the head',
          service: strength('regaining outward rotation by her own effort'),
        }),
        exercise(name, 'sh-abd', {
          side: 'right',
          dose: reps(1, 10),
          minutes: 4,
          objective: 'putting an arm into a sleeve',
          service: strength('regaining movement to the side by her own effort'),
        }),
        exercise(name, 'sh-ext', {
          side: 'right',
          dose: reps(1, 10),
          minutes: 4,
          objective: 'tucking in a shirt',
          service: strength('regaining movement to the back with a short hold'),
        }),
        exercise(name, 'nmes-wrist', {
          side: 'right',
          dose: reps(1, 1),
          minutes: 10,
          objective: 'waking the hand before it grips',
          service: stimulation('attended stimulation of the forearm; what the clinic’s device is set to is written by hand'),
        }),
        exercise(name, 'bimanual', {
          side: 'bilateral',
          dose: reps(2, 10),
          minutes: 6,
          objective: 'wringing and folding with both hands',
          service: reEducation('retraining even grip of both hands'),
        }),
        exercise(name, 'pincer', {
          side: 'right',
          dose: reps(2, 10),
          minutes: 5,
          objective: 'picking coins from the purse',
          service: reEducation('retraining tip pinch with the right force'),
        }),
      ),
    ];
  },
};
