import { chartOf, type DemoPatient, exercise, gait, reEducation, reps } from '../chart.ts';
import { demoId } from '../ids.ts';

const name = 'Theo Brandt';
const bornOn = '2016-05-02';
const evaluated = 24;

/** A child with cerebral palsy: strong legs, then walking. His mother decides for him until his coming of age. */
export const theo: DemoPatient = {
  id: demoId(name),
  name,
  bornOn,
  chartNumber: 'DEMO-3',
  slot: { time: '12:00', minutes: 30 },
  evaluated,
  chart: (day) => {
    const chart = chartOf(name);
    const on = day(evaluated);
    const playground = chart.goal('Keep up with his class on the way to the playground', 'ten-metre-walk', 0.9, 1.1, day(-40), {
      functionId: 'walk-faster',
    });
    const bench = chart.goal('Rise from the school bench with both feet flat', 'pediatric-balance', 44, 49, day(-40), {
      functionId: 'rise-from-a-chair',
    });
    const plan = chart.plan({
      discipline: 'PT',
      diagnoses: [{ icd10: 'G80.2', name: 'Spastic hemiplegic cerebral palsy' }],
      goals: [playground, bench],
      interventions: {
        'strength-training': 'The right leg tires before the left.',
        'gait-training': 'Lands on the toes; gaps, curbs and grass stop him.',
      },
      setting: 'school',
      delivery: ['individual'],
      amount: 30,
      frequency: 2,
      duration: 10,
      startsOn: on,
      potential: 'Curious and quick to learn; practises with his sister.',
    });
    return [
      chart.history({
        reason: 'I am always last when we run to the playground.',
        course: 'Born at 33 weeks; splint at night, botulinum toxin to the calf a year ago.',
        priorFunction: 'Walks everywhere without aids, stairs with the rail.',
        living: 'Second floor without a lift; mother, father, a sister of twelve.',
        occupation: 'Fourth year of school; swims, builds with bricks.',
        wish: 'Play tag without falling.',
        dominance: 'left',
        gmfcs: 2,
        factors: [{ name: 'Ankle splint at night', bearsOnPlan: true }],
      }),
      ...chart.guardian(
        {
          name: 'Karin Brandt',
          relation: 'mother',
          scope: ['treatment', 'recording', 'information'],
          from: on,
          until: '2034-05-01',
        },
        on,
        'treatment',
        'recording',
      ),
      chart.screened(on, { falls: 'yes' }),
      chart.limits({ pain: 3, effort: 5, vitalsFirst: false }),
      chart.condition('cerebral-palsy', 'right', bornOn, 'G80.2'),
      chart.deficit('walking', 'Right foot lands on the toes', 'legs', 'right'),
      chart.deficit('weakness', 'The right knee gives way at the end of the day', 'leg', 'right'),
      chart.deficit('coordination', 'Hurries when he rises', 'legs', 'right'),
      chart.finding({
        domain: 'tone',
        region: 'calf',
        side: 'right',
        movement: 'plantarflexors',
        grade: '2',
        scale: 'Modified Ashworth',
        takenOn: on,
      }),
      chart.finding({ domain: 'gait', side: 'right', text: 'Heel meets the floor in one step of three.', takenOn: on }),
      chart.measured('gmfcs', 2, on),
      chart.measured('pediatric-balance', 44, on),
      chart.measured('ten-metre-walk', 0.9, on),
      chart.measured('mmt-hip-extension', 3.5, on, 'right'),
      chart.measured('mmt-knee-extension', 4, on, 'right'),
      chart.precaution('Guardian present'),
      chart.precaution('Pain is asked by faces; he stops when he says so', 'therapist'),
      playground,
      bench,
      plan,
      chart.sent(plan, day(evaluated - 2)),
      chart.commercial(),
      chart.program(
        exercise(name, 'squat', {
          side: 'bilateral',
          dose: reps(2, 8),
          minutes: 6,
          objective: 'rising from the school bench with both feet flat',
          service: reEducation('retraining even loading of both legs'),
        }),
        exercise(name, 'lunge', {
          side: 'right',
          dose: reps(2, 6),
          minutes: 5,
          objective: 'getting up from the floor at play',
          service: reEducation('retraining control of the right knee under weight'),
        }),
        exercise(name, 'heel-raise', {
          side: 'bilateral',
          dose: reps(2, 10),
          minutes: 4,
          objective: 'pushing off with the whole foot',
          service: reEducation('retraining push-off from a flat foot'),
        }),
        exercise(name, 'obstacle', {
          side: 'bilateral',
          dose: reps(3, 4),
          minutes: 6,
          objective: 'stepping over bags in the classroom',
          service: gait('retraining clearance and timing of the step'),
        }),
        exercise(name, 'backward', {
          side: 'bilateral',
          dose: reps(2, 3),
          minutes: 4,
          objective: 'backing away from the desk',
          service: gait('retraining loading of the heel in walking backwards'),
        }),
        exercise(name, 'uneven', {
          side: 'bilateral',
          dose: reps(2, 3),
          minutes: 5,
          objective: 'crossing the grass to the playground',
          service: gait('retraining steps on ground that gives way'),
        }),
      ),
    ];
  },
};
