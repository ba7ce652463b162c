import { chartOf, type DemoPatient, exercise, reEducation, reps, selfCare, task } from '../chart.ts';
import { demoId } from '../ids.ts';

const name = 'Samuel Reyes';
const evaluated = 26;

/** Stroke with a weak right side: diagonals of arm and leg, then the tasks that the arm is wanted for. */
export const samuel: DemoPatient = {
  id: demoId(name),
  name,
  bornOn: '1971-02-18',
  chartNumber: 'DEMO-7',
  slot: { time: '12:45', minutes: 45 },
  evaluated,
  chart: (day) => {
    const chart = chartOf(name);
    const on = day(evaluated);
    const brush = chart.goal('Brush his hair with the right hand, sitting without leaning', 'arat', 31, 39, day(-30), {
      side: 'right',
      functionId: 'brush-the-hair',
    });
    const dress = chart.goal('Put on a shirt within five minutes, both hands helping', 'motor-activity-log', 2, 3, day(-30), {
      side: 'right',
      functionId: 'dress',
    });
    const walk = chart.goal('Walk to the corner shop without the stick', 'ten-metre-walk', 0.68, 0.84, day(-30), {
      functionId: 'walk-outdoors',
    });
    const plan = chart.plan({
      discipline: 'PT',
      diagnoses: [{ icd10: 'I69.351', name: 'Hemiparesis after cerebral infarction, right dominant side' }],
      goals: [brush, dress, walk],
      interventions: {
        pnf: 'Strength and order of the joints in spiral movements of arm and leg.',
        'task-practice': 'The arm is used where he wants it: reaching, hair, shirt.',
      },
      setting: 'clinic',
      delivery: ['individual'],
      amount: 45,
      frequency: 3,
      duration: 8,
      startsOn: on,
      potential: 'Opens the hand, follows three steps, practises daily with his wife.',
    });
    return [
      chart.history({
        reason: 'My right arm comes along, but it does nothing by itself.',
        course: 'Stroke five months ago, three weeks on the ward; walks with a stick since August.',
        priorFunction: 'Independent; drove, climbed ladders, played the guitar.',
        living: 'Ground floor, two steps at the door, lives with his wife.',
        occupation: 'Electrician; repairs radios with his grandson.',
        wish: 'Do my hair and button my shirt before work.',
        medication: 'Clopidogrel, amlodipine.',
        dominance: 'right',
        factors: [
          { name: 'High blood pressure, treated', bearsOnPlan: true },
          { name: 'Reading glasses', bearsOnPlan: false },
        ],
      }),
      ...chart.consents(on, 'treatment', 'recording', 'messages'),
      chart.screened(on, {
        falls: 'yes',
        anticoagulants: { answer: 'yes', since: day(150), detail: 'Apixaban for atrial fibrillation.' },
      }),
      chart.limits({ systolic: { most: 165 }, heartRate: { most: 125 }, pain: 4, effort: 6, vitalsFirst: true }),
      chart.condition('stroke', 'right', day(152), 'I69.351'),
      chart.deficit('weakness', 'Lifts the arm by hitching the shoulder', 'arm', 'right'),
      chart.deficit('reach-and-grasp', 'Knocks the glass over before he holds it', 'hand', 'right'),
      chart.deficit('self-care', 'His wife does hair and buttons', 'arm', 'right'),
      chart.deficit('coordination', 'The foot swings out and lands late', 'leg', 'right'),
      chart.finding({
        domain: 'tone',
        region: 'elbow',
        side: 'right',
        movement: 'flexors',
        grade: '1+',
        scale: 'Modified Ashworth',
        takenOn: on,
      }),
      chart.finding({
        domain: 'range',
        region: 'shoulder',
        side: 'right',
        movement: 'flexion, active',
        value: 95,
        unit: '°',
        takenOn: on,
      }),
      chart.finding({ domain: 'gait', text: 'Right knee stiff in swing; stick in the left hand.', takenOn: on }),
      chart.measured('arat', 31, on, 'right'),
      chart.measured('motor-activity-log', 2, on, 'right'),
      chart.measured('arom-shoulder-flexion', 95, on, 'right'),
      chart.measured('arom-elbow-extension', -15, on, 'right'),
      chart.measured('mmt-elbow-extension', 3, on, 'right'),
      chart.measured('ten-metre-walk', 0.68, on),
      chart.precaution('Nobody pulls on the right arm', 'therapist'),
      chart.precaution('Fall risk, belt on when he stands'),
      brush,
      dress,
      walk,
      plan,
      chart.sent(plan, day(evaluated - 1)),
      chart.certified(plan, 'Dr Lin Park', day(evaluated - 8)),
      chart.commercial(),
      chart.program(
        exercise(name, 'pnf-rue', {
          name: 'PNF right arm: spiral, diagonals “1” and “4”',
          side: 'right',
          dose: reps(2, 10),
          minutes: 10,
          objective: 'lifting the hand to the head with the elbow leading',
          service: reEducation('retraining the order of shoulder, elbow and hand against a guiding resistance'),
        }),
        exercise(name, 'pnf-rle', {
          name: 'PNF right leg: D1 and D2',
          side: 'right',
          dose: reps(2, 10),
          minutes: 8,
          objective: 'bringing the foot forward without swinging it out',
          service: reEducation('retraining strength and order of hip, knee and ankle in one diagonal'),
        }),
        exercise(name, 'reach-grasp', {
          side: 'right',
          dose: reps(3, 20),
          minutes: 12,
          objective: 'taking a glass from the table',
          service: task('practising reach, grip and release with real objects'),
        }),
        exercise(name, 'hairbrush', {
          side: 'right',
          dose: reps(2, 8),
          minutes: 6,
          objective: 'brushing his own hair',
          service: selfCare('practising hair care as he does it at home'),
        }),
        exercise(name, 'dressing', {
          side: 'bilateral',
          dose: reps(1, 4),
          minutes: 8,
          objective: 'putting on a shirt before work',
          service: selfCare('practising the order of sleeves and buttons'),
        }),
      ),
    ];
  },
};
