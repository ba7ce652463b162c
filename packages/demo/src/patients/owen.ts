import { chartOf, type DemoPatient, exercise, reEducation, reps, task } from '../chart.ts';
import { demoId } from '../ids.ts';

const name = 'Owen Price';
const bornOn = '2018-01-22';
const evaluated = 16;

/** A child who can not read his own writing, in occupational therapy. His father decides for him this school year. */
export const owen: DemoPatient = {
  id: demoId(name),
  name,
  bornOn,
  chartNumber: 'DEMO-11',
  slot: { time: '18:00', minutes: 30 },
  evaluated,
  chart: (day) => {
    const chart = chartOf(name);
    const on = day(evaluated);
    const write = chart.goal('Write three sentences that his teacher can read', 'handwriting-legibility', 55, 75, day(-70), {
      functionId: 'write-legibly',
    });
    const plan = chart.plan({
      discipline: 'OT',
      diagnoses: [{ icd10: 'F82', name: 'Specific developmental disorder of movement' }],
      goals: [write],
      interventions: {
        'task-practice': 'Letters in words that he wants to write.',
        'cognitive-strategy-training': 'Goal, plan, do, check: he finds his own way.',
      },
      setting: 'school',
      delivery: ['individual'],
      amount: 30,
      frequency: 1,
      duration: 12,
      startsOn: on,
      potential: 'Tells long stories; wants to make a comic book.',
    });
    return [
      chart.history({
        reason: 'My hand hurts and nobody can read it.',
        course: 'Late with buttons and cutlery; writing has fallen behind since the second year of school.',
        priorFunction: 'Dresses himself, needs help with laces.',
        living: 'Lives with his father and a grandmother.',
        occupation: 'Third year of school; draws dragons, rides a scooter.',
        wish: 'Make a comic that my friends can read.',
        dominance: 'left',
        factors: [{ name: 'Writes with the left hand at a table for right-handers', bearsOnPlan: true }],
      }),
      ...chart.guardian(
        {
          name: 'Daniel Price',
          relation: 'father',
          scope: ['treatment', 'recording', 'messages', 'information'],
          from: on,
          until: day(-240),
        },
        on,
        'treatment',
        'messages',
      ),
      chart.screened(on, { seizures: 'unknown' }),
      chart.limits({ pain: 2, vitalsFirst: false }),
      chart.condition('developmental-coordination-disorder', 'midline', bornOn, 'F82'),
      chart.deficit('handwriting', 'Letters float above the line and run together', 'hand', 'left'),
      chart.deficit('fine-hand-use', 'Presses until the pencil breaks', 'fingers', 'left'),
      chart.finding({
        domain: 'function',
        region: 'hand',
        side: 'left',
        text: 'Four fingers on the pencil, wrist bent.',
        takenOn: on,
      }),
      chart.finding({ domain: 'cognition', text: 'Plans in words when asked to.', takenOn: on }),
      chart.finding({ domain: 'neglect', text: 'None seen.', takenOn: on }),
      chart.measured('handwriting-legibility', 55, on),
      chart.measured('copm', 3, on),
      chart.measured('nine-hole-peg', 31, on, 'left'),
      chart.precaution('Guardian’s consent ends with the school year', 'therapist'),
      write,
      plan,
      chart.certified(plan, 'Dr Amal Haddad', day(evaluated - 2)),
      chart.commercial(),
      chart.program(
        exercise(name, 'pincer', {
          side: 'left',
          dose: reps(2, 8),
          minutes: 6,
          objective: 'holding the pencil with three fingers',
          service: reEducation('retraining a light grip of three fingers'),
        }),
        exercise(name, 'handwrite', {
          side: 'left',
          dose: reps(3, 5),
          minutes: 15,
          objective: 'writing a comic that friends can read',
          service: task('practising words of his own story on lined paper'),
        }),
      ),
    ];
  },
};
