import { chartOf, type DemoPatient, exercise, gait, reEducation, reps } from '../chart.ts';
import { demoId } from '../ids.ts';

const name = 'Haruto Sato';
const evaluated = 38;

/** Parkinson's disease: Tai Chi and a course of obstacles. The certification of his plan is overdue. */
export const haruto: DemoPatient = {
  id: demoId(name),
  name,
  bornOn: '1956-08-14',
  chartNumber: 'DEMO-4',
  slot: { time: '13:30', minutes: 45 },
  evaluated,
  chart: (day) => {
    const chart = chartOf(name);
    const on = day(evaluated);
    const rise = chart.goal('Rise at the first start, with a large movement', 'five-times-sit-to-stand', 19.5, 16, day(-20), {
      functionId: 'rise-from-a-chair',
    });
    const door = chart.goal('Pass the kitchen door without the feet sticking', 'timed-up-and-go', 14.8, 11.3, day(-20), {
      functionId: 'turn-and-walk',
    });
    const plan = chart.plan({
      discipline: 'PT',
      diagnoses: [{ icd10: 'G20.A1', name: 'Parkinson disease without dyskinesia' }],
      goals: [rise, door],
      interventions: {
        'tai-chi': 'Slow shifts of weight in all directions, learned as a sequence.',
        'external-cueing': 'Lines and beats where the feet stick.',
        'gait-training': 'Obstacles and doors.',
      },
      setting: 'clinic',
      delivery: ['individual', 'group'],
      amount: 45,
      frequency: 2,
      duration: 10,
      startsOn: on,
      potential: 'Practised Tai Chi as a young man; his wife joins in.',
    });
    return [
      chart.history({
        reason: 'My feet stick to the kitchen floor.',
        course: 'First tremor four years ago; smaller steps since winter.',
        priorFunction: 'Walked an hour a day, cooked, drove.',
        living: 'House with a garden; lives with his wife.',
        occupation: 'Retired engineer; grows bonsai.',
        wish: 'Carry the tea to the garden myself.',
        medication: 'Levodopa at 7, 11, 15 and 19 h; treated in the good hour after a dose.',
        dominance: 'right',
        factors: [
          { name: 'Dizzy on standing up', bearsOnPlan: true },
          { name: 'Hearing aid', bearsOnPlan: false },
        ],
      }),
      ...chart.consents(on, 'treatment', 'recording', 'telehealth'),
      chart.screened(on, { falls: 'yes', 'orthostatic-hypotension': 'yes' }),
      chart.limits({ systolic: { least: 95, most: 170 }, heartRate: { most: 120 }, vitalsFirst: true }),
      chart.condition('parkinson-disease', 'midline', day(1500), 'G20.A1'),
      chart.deficit('rising', 'Starts twice before he is up', 'legs and trunk', 'bilateral'),
      chart.deficit('walking', 'Small steps at doors', 'legs', 'bilateral'),
      chart.deficit('balance', 'Needs two steps back when he turns', 'legs and trunk', 'bilateral'),
      chart.finding({ domain: 'posture', text: 'Trunk bent forward, straightens when asked.', takenOn: on }),
      chart.finding({ domain: 'gait', text: 'Feet stick at the door twice in five walks.', takenOn: on }),
      chart.measured('timed-up-and-go', 14.8, on),
      chart.measured('five-times-sit-to-stand', 19.5, on),
      chart.measured('mini-bestest', 18, on),
      chart.precaution('Blood pressure may fall on standing'),
      rise,
      door,
      plan,
      chart.sent(plan, day(evaluated - 2)),
      chart.medicare(),
      chart.program(
        exercise(name, 'tai-chi', {
          bodyPart: 'legs and trunk',
          side: 'bilateral',
          dose: reps(2, 6),
          minutes: 15,
          objective: 'shifting weight before the first step',
          service: reEducation('retraining slow shifts of weight and balance in a slow sequence'),
        }),
        exercise(name, 'obstacle', {
          side: 'bilateral',
          dose: reps(3, 4),
          minutes: 10,
          objective: 'passing the kitchen door with long steps',
          service: reEducation('retraining size and timing of steps over what lies in the way'),
        }),
        exercise(name, 'gait-cue', {
          side: 'bilateral',
          dose: reps(3, 2),
          minutes: 8,
          objective: 'walking to the garden with even steps',
          service: gait('retraining length of the step by lines on the floor'),
        }),
        exercise(name, 'sit-to-stand', {
          side: 'bilateral',
          dose: reps(2, 6),
          minutes: 8,
          objective: 'rising from the dining chair',
          service: reEducation('retraining size and timing of rising'),
        }),
      ),
    ];
  },
};
