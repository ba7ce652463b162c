import { chartOf, type DemoPatient, exercise, reps, task, wheelchair } from '../chart.ts';
import { demoId } from '../ids.ts';

const name = 'Marcus Bell';
const evaluated = 20;

/** Spinal cord injury at T4: wheelchair, transfer, pressure. His usual blood pressure is on record against dysreflexia. */
export const marcus: DemoPatient = {
  id: demoId(name),
  name,
  bornOn: '1992-07-12',
  chartNumber: 'DEMO-9',
  slot: { time: '15:45', minutes: 45 },
  evaluated,
  chart: (day) => {
    const chart = chartOf(name);
    const on = day(evaluated);
    const ramp = chart.goal('Push up the ramp of his office in one go', 'scim-3', 54, 62, day(-42), {
      functionId: 'propel-a-wheelchair',
    });
    const bed = chart.goal('Move from chair to bed with a board and nobody’s hands', 'scim-3', 54, 62, day(-42), {
      functionId: 'transfer',
    });
    const plan = chart.plan({
      discipline: 'PT',
      diagnoses: [{ icd10: 'S24.112S', name: 'Complete lesion of the thoracic cord, T2–T6, late effect' }],
      goals: [ramp, bed],
      interventions: {
        'wheelchair-and-device-skills': 'Ramps, curbs, pressure relief.',
        'trunk-stability': 'Sits safely while both arms push.',
        'task-practice': 'Chair to bed with a board.',
      },
      setting: 'clinic',
      delivery: ['individual'],
      amount: 45,
      frequency: 3,
      duration: 9,
      startsOn: on,
      potential: 'Strong arms, learns quickly, back to work in spring.',
    });
    return [
      chart.history({
        reason: 'I want to get up the ramp at work by myself.',
        course: 'Fell from a scaffold eight months ago; spine fixed, cleared by the surgeon in summer.',
        priorFunction: 'Roofer; climbed, played football.',
        living: 'Flat on the ground floor, door widened, bathroom rebuilt.',
        occupation: 'Returns to the firm as a planner; coaches a boys’ team.',
        wish: 'Go everywhere without being pushed.',
        medication: 'Baclofen tablets, bladder care by clock.',
        dominance: 'right',
        factors: [
          { name: 'Lesion at T4, complete', conditionId: 'spinal-cord-injury', bearsOnPlan: true },
          { name: 'Two episodes of dysreflexia on the ward', bearsOnPlan: true },
        ],
      }),
      ...chart.consents(on, 'treatment', 'recording', 'telehealth', 'messages'),
      chart.screened(on, {
        'cord-lesion-t6-or-above': {
          answer: 'yes',
          state: 'known',
          since: day(245),
          detail: 'T4, complete; usual systolic 104.',
        },
        'insensate-skin': { answer: 'yes', side: 'bilateral', regions: ['leg', 'pelvis', 'belly'] },
      }),
      chart.limits({ systolic: { least: 80, most: 150 }, heartRate: { most: 140 }, vitalsFirst: true, usualSystolic: 104 }),
      chart.condition('spinal-cord-injury', 'midline', day(245), 'S24.112S'),
      chart.deficit('transfers', 'Somebody steadies him from chair to bed', 'trunk and arms', 'bilateral'),
      chart.deficit('community', 'Stops half way up a ramp', 'arms', 'bilateral'),
      chart.deficit('posture', 'Slides forward in the chair', 'trunk', 'midline'),
      chart.finding({ domain: 'sensation', region: 'trunk', text: 'No touch felt below the nipples.', takenOn: on }),
      chart.finding({
        domain: 'skin',
        region: 'pelvis',
        text: 'Sound over both seat bones; looks himself with a mirror.',
        takenOn: on,
      }),
      chart.measured('scim-3', 54, on),
      chart.measured('functional-reach', 14, on),
      chart.precaution('Dysreflexia: sit up, loosen, look at bladder, bowel and skin'),
      chart.precaution('Look at the skin before and after'),
      ramp,
      bed,
      plan,
      chart.certified(plan, 'Dr Ruth Ekdal', day(evaluated - 4)),
      chart.commercial(),
      chart.program(
        exercise(name, 'wheelchair-propulsion', {
          side: 'bilateral',
          dose: reps(3, 6),
          minutes: 12,
          objective: 'taking the ramp at work in one go',
          service: wheelchair('training long strokes on level ground and ramp in his own chair'),
        }),
        exercise(name, 'wheelie', {
          side: 'bilateral',
          dose: reps(2, 5),
          minutes: 8,
          objective: 'getting over the curb at the tram',
          service: wheelchair('training balance on the back wheels with a person behind'),
        }),
        exercise(name, 'transfer', {
          bodyPart: 'arms and trunk',
          side: 'bilateral',
          dose: reps(2, 4),
          minutes: 12,
          objective: 'getting to bed without help',
          service: task('practising the transfer with a board as he does it at home'),
        }),
        exercise(name, 'pressure-relief', {
          side: 'bilateral',
          dose: reps(2, 3),
          minutes: 5,
          objective: 'keeping the skin sound through a working day',
          service: task('practising lifts and leans off the seat by the clock'),
        }),
      ),
    ];
  },
};
