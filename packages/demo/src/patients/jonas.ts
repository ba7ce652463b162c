import { chartOf, type DemoPatient, exercise, reEducation, reps } from '../chart.ts';
import { demoId } from '../ids.ts';

const name = 'Jonas Clark';
const evaluated = 21;

/** A knee six weeks after its ligament was rebuilt: the BAPS board and the thigh. What loads the graft is blocked. */
export const jonas: DemoPatient = {
  id: demoId(name),
  name,
  bornOn: '1998-06-17',
  chartNumber: 'DEMO-6',
  slot: { time: '16:30', minutes: 45 },
  evaluated,
  chart: (day) => {
    const chart = chartOf(name);
    const on = day(evaluated);
    const stand = chart.goal('Stand on the left leg for 30 s', 'single-leg-stance', 11, 30, day(-28), {
      side: 'left',
      functionId: 'back-to-sport',
    });
    const plan = chart.plan({
      discipline: 'PT',
      diagnoses: [{ icd10: 'S83.512D', name: 'Anterior cruciate ligament injury, left knee, later encounter' }],
      goals: [stand],
      interventions: {
        'balance-training': 'Unsure where the knee is on stairs.',
        'emg-biofeedback': 'The inner thigh switches on late.',
      },
      setting: 'clinic',
      delivery: ['individual'],
      amount: 45,
      frequency: 2,
      duration: 6,
      startsOn: on,
      potential: 'Fit, patient with the brace, wants to row again.',
    });
    return [
      chart.history({
        reason: 'I do not trust my knee on stairs.',
        course: 'Ligament rebuilt six weeks ago with a tendon of the thigh; no swelling since week three.',
        priorFunction: 'Rowed in a club four times a week.',
        living: 'Third floor without a lift.',
        occupation: 'Studies forestry; walks on slopes.',
        wish: 'Row in spring.',
        dominance: 'right',
        factors: [],
      }),
      ...chart.consents(on, 'treatment', 'recording', 'telehealth', 'messages'),
      chart.screened(on, {
        'fresh-repair': {
          answer: 'yes',
          side: 'left',
          regions: ['knee', 'thigh'],
          since: day(42),
          tissue: 'soft',
          detail: 'Week 6; surgeon allows full weight in the brace.',
        },
      }),
      chart.order({
        kind: 'weight-bearing',
        value: 'WBAT',
        side: 'left',
        region: 'leg',
        from: day(42),
        until: day(-42),
        by: 'Dr Sven Holt',
        document: 'Protocol after ACL reconstruction',
      }),
      chart.order({
        kind: 'brace',
        value: 'Hinged knee brace, 0–90°',
        side: 'left',
        region: 'knee',
        from: day(42),
        until: day(-14),
        by: 'Dr Sven Holt',
      }),
      chart.limits({ pain: 3, vitalsFirst: false }),
      chart.condition('acl-reconstruction', 'left', day(42), 'S83.512D'),
      chart.deficit('proprioception', 'Unsure where the knee is on stairs', 'knee', 'left'),
      chart.deficit('balance', 'Hops off the left leg after ten seconds', 'leg', 'left'),
      chart.finding({
        domain: 'range',
        region: 'knee',
        side: 'left',
        movement: 'flexion, active',
        value: 118,
        unit: '°',
        takenOn: on,
      }),
      chart.finding({ domain: 'skin', region: 'knee', side: 'left', text: 'Scars dry and pale.', takenOn: on }),
      chart.measured('single-leg-stance', 11, on, 'left'),
      chart.measured('single-leg-stance', 42, on, 'right'),
      chart.measured('joint-position-error', 7, on, 'left'),
      chart.precaution('Graft at week 6: no pivoting, brace as the surgeon says'),
      stand,
      plan,
      chart.certified(plan, 'Dr Sven Holt', day(evaluated - 3)),
      chart.commercial(),
      chart.program(
        exercise(name, 'baps', {
          bodyPart: 'leg',
          name: 'BAPS board, left',
          side: 'left',
          dose: reps(4, 10),
          minutes: 15,
          objective: 'trusting the left leg on stairs and slopes',
          service: reEducation('retraining position sense and balance reactions of the left leg'),
        }),
        exercise(name, 'emg-quadriceps', {
          side: 'left',
          objective: 'straightening the knee in time before the step',
          service: reEducation('retraining timing of the inner thigh by its own signal'),
          target: { feedback: 'bandwidth', adapt: 'ease-only' },
        }),
        exercise(name, 'sls', {
          bodyPart: 'leg',
          side: 'left',
          dose: reps(1, 4),
          minutes: 6,
          objective: 'standing on the left leg to pull on a boot',
          service: reEducation('retraining balance on one leg'),
        }),
      ),
    ];
  },
};
