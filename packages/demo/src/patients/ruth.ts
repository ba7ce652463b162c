import { chartOf, type DemoPatient, exercise, reEducation, reps, strength } from '../chart.ts';
import { demoId } from '../ids.ts';

const name = 'Ruth Adler';
const evaluated = 45;

/** A worn right knee and a thigh that has forgotten its work: lying, then standing. The certified time of her plan is over. */
export const ruth: DemoPatient = {
  id: demoId(name),
  name,
  bornOn: '1958-10-03',
  chartNumber: 'DEMO-8',
  slot: { time: '15:00', minutes: 45 },
  evaluated,
  chart: (day) => {
    const chart = chartOf(name);
    const on = day(evaluated);
    const stairs = chart.goal('Come down the cellar stairs step over step', 'five-times-sit-to-stand', 18.3, 14, day(-14), {
      functionId: 'climb-stairs',
    });
    const dishes = chart.goal('Do the dishes standing without leaning on the sink', 'mmt-knee-extension', 3.5, 4.5, day(-14), {
      side: 'right',
      functionId: 'stand-steadily',
    });
    const plan = chart.plan({
      discipline: 'PT',
      diagnoses: [{ icd10: 'M17.11', name: 'Primary osteoarthritis of the right knee' }],
      goals: [stairs, dishes],
      interventions: {
        'strength-training': 'The right thigh gives way on the way down.',
        'balance-training': 'Sways when both hands work.',
      },
      setting: 'clinic',
      delivery: ['individual'],
      amount: 45,
      frequency: 2,
      duration: 6,
      startsOn: on,
      potential: 'Little pain, much fear of the stairs; practises with her husband.',
    });
    return [
      chart.history({
        reason: 'The right knee folds when I carry the washing down.',
        course: 'Aches for six years; an injection in summer helped for a month.',
        priorFunction: 'Cared for house and garden, cycled to the market.',
        living: 'House with a cellar, rail on one side; lives with her husband.',
        occupation: 'Retired nurse; sings, bakes for the parish.',
        wish: 'Carry the washing down without holding my breath.',
        medication: 'Bisoprolol, paracetamol when needed.',
        dominance: 'right',
        factors: [{ name: 'Heart rate slowed by medication', bearsOnPlan: true }],
      }),
      ...chart.consents(on, 'treatment', 'recording', 'messages'),
      chart.screened(on, { 'beta-blocker': 'yes' }),
      chart.limits({ systolic: { most: 170 }, pain: 4, effort: 5, vitalsFirst: true }),
      chart.condition('knee-osteoarthritis', 'right', day(2190), 'M17.11'),
      chart.deficit('weakness', 'The knee gives way on the way down', 'thigh', 'right'),
      chart.deficit('balance', 'Sways when both hands work', 'legs and trunk', 'bilateral'),
      chart.deficit('stairs', 'One step at a time, rail in hand', 'legs', 'right'),
      chart.finding({
        domain: 'strength',
        region: 'knee',
        side: 'right',
        movement: 'extension',
        grade: '4−',
        scale: 'manual test',
        takenOn: on,
      }),
      chart.finding({
        domain: 'range',
        region: 'knee',
        side: 'right',
        movement: 'flexion, active',
        value: 112,
        unit: '°',
        takenOn: on,
      }),
      chart.measured('mmt-knee-extension', 3.5, on, 'right'),
      chart.measured('arom-knee-flexion', 112, on, 'right'),
      chart.measured('five-times-sit-to-stand', 18.3, on),
      chart.measured('nprs', 3, on),
      chart.precaution('Guide by effort, not by heart rate', 'therapist'),
      stairs,
      dishes,
      plan,
      chart.certified(plan, 'Dr Paul Ost', day(evaluated - 5)),
      chart.medicare(),
      chart.program(
        exercise(name, 'slr', {
          side: 'right',
          dose: reps(2, 10),
          minutes: 6,
          objective: 'keeping the knee straight as the foot comes down',
          service: reEducation('retraining the thigh to switch on before the leg is loaded'),
        }),
        exercise(name, 'quad-set', {
          side: 'right',
          dose: reps(2, 10),
          minutes: 5,
          objective: 'straightening the knee in time on the stairs',
          service: reEducation('retraining activation of the right thigh with hands and words'),
        }),
        exercise(name, 'heel-slide', {
          side: 'right',
          dose: reps(2, 10),
          minutes: 5,
          objective: 'bending the knee enough for the next step down',
          service: strength('regaining active bending of the right knee'),
        }),
        exercise(name, 'hip-abd', {
          side: 'right',
          dose: reps(2, 10),
          minutes: 5,
          objective: 'keeping the pelvis level on one leg',
          service: strength('strengthening the outer hip'),
        }),
        exercise(name, 'wall-squat-ball', {
          side: 'bilateral',
          dose: reps(2, 8),
          minutes: 6,
          objective: 'lowering herself slowly onto the garden bench',
          service: reEducation('retraining even loading and control on the way down'),
        }),
        exercise(name, 'heel-raise', {
          side: 'bilateral',
          dose: reps(2, 10),
          minutes: 4,
          objective: 'reaching the top shelf',
          service: strength('strengthening the calves with both hands holding'),
        }),
        exercise(name, 'stand-task', {
          bodyPart: 'legs and trunk',
          side: 'bilateral',
          dose: reps(2, 4),
          minutes: 8,
          objective: 'doing the dishes without leaning on the sink',
          service: reEducation('retraining a quiet trunk while both hands work'),
        }),
      ),
    ];
  },
};
