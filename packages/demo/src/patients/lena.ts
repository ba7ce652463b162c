import { chartOf, type DemoPatient, exercise, reEducation, reps } from '../chart.ts';
import { demoId } from '../ids.ts';

const name = 'Lena Marsh';
const evaluated = 28;

/** Multiple sclerosis: what feet and ankles tell, then balance. */
export const lena: DemoPatient = {
  id: demoId(name),
  name,
  bornOn: '1961-04-21',
  chartNumber: 'DEMO-2',
  slot: { time: '11:15', minutes: 45 },
  evaluated,
  chart: (day) => {
    const chart = chartOf(name);
    const on = day(evaluated);
    const steady = chart.goal('Rise and stand steady without touching the table', 'five-times-sit-to-stand', 17.2, 13, day(-30));
    const dark = chart.goal('Walk to the bathroom at night without holding the wall', 'berg', 44, 49, day(-30), {
      functionId: 'stand-steadily',
    });
    const plan = chart.plan({
      discipline: 'PT',
      diagnoses: [{ icd10: 'G35.D', name: 'Multiple sclerosis, form not stated' }],
      goals: [steady, dark],
      interventions: {
        'position-sense-training': 'Ankles report late: weight and joint sense before balance.',
        'balance-training': 'Holds the wall in the dark.',
      },
      setting: 'clinic',
      delivery: ['individual', 'group'],
      amount: 45,
      frequency: 2,
      duration: 10,
      startsOn: on,
      potential: 'No relapse for two years; paces herself and keeps a diary.',
    });
    return [
      chart.history({
        reason: 'In the dark I walk along the wall like a beetle.',
        course: 'Diagnosed five years ago; no relapse for two years.',
        priorFunction: 'Independent; gardens, sings, walks the dog.',
        living: 'House with stairs and a rail on the left; lives alone, a neighbour looks in.',
        occupation: 'Retired librarian; reads to children on Fridays.',
        wish: 'Get to the bathroom at night without fear.',
        medication: 'Ocrelizumab, vitamin D.',
        dominance: 'right',
        factors: [
          { name: 'Tires in warm rooms', bearsOnPlan: true },
          { name: 'One fall in spring', bearsOnPlan: true },
        ],
      }),
      ...chart.consents(on, 'treatment', 'messages'),
      chart.refused(on, 'recording', 'No pictures of her, please.'),
      chart.screened(on, { 'heat-sensitivity': 'yes', falls: 'yes' }),
      chart.limits({ heartRate: { most: 130 }, effort: 5, vitalsFirst: false }),
      chart.condition('multiple-sclerosis', 'midline', day(1900), 'G35.D'),
      chart.deficit('balance', 'Holds the wall in the dark', 'legs and trunk', 'bilateral'),
      chart.deficit('proprioception', 'Looks at her feet to know where they are', 'ankles', 'bilateral'),
      chart.deficit('coordination', 'Misses the edge of the step', 'legs', 'bilateral'),
      chart.finding({
        domain: 'sensation',
        region: 'foot',
        side: 'bilateral',
        text: 'Vibration fades at both ankles.',
        takenOn: on,
      }),
      chart.finding({
        domain: 'proprioception',
        region: 'ankle',
        side: 'left',
        text: 'Names the direction in 6 of 10 moves.',
        takenOn: on,
      }),
      chart.measured('berg', 44, on),
      chart.measured('five-times-sit-to-stand', 17.2, on),
      chart.measured('single-leg-stance', 6, on, 'left'),
      chart.measured('single-leg-stance', 9, on, 'right'),
      chart.measured('joint-position-error', 9, on, 'left'),
      chart.precaution('Heat sensitivity: rest between sets'),
      steady,
      dark,
      plan,
      chart.certified(plan, 'Dr Ines Moreau', day(evaluated - 9)),
      chart.commercial(),
      chart.program(
        exercise(name, 'sens-le', {
          bodyPart: 'feet and legs',
          side: 'bilateral',
          dose: reps(2, 6),
          minutes: 10,
          objective: 'knowing without looking where the feet are',
          service: reEducation('waking joint and skin sense of the legs under weight'),
        }),
        exercise(name, 'sls', {
          bodyPart: 'leg',
          side: 'left',
          dose: reps(1, 4),
          minutes: 6,
          objective: 'stepping over the edge of the shower',
          service: reEducation('retraining balance reactions on one leg'),
        }),
        exercise(name, 'beam-walk', {
          bodyPart: 'legs',
          side: 'bilateral',
          dose: reps(2, 4),
          minutes: 8,
          objective: 'walking the narrow hall at night',
          service: reEducation('retraining placement of the feet on a narrow base'),
        }),
        exercise(name, 'stand-reach', {
          side: 'bilateral',
          dose: reps(2, 8),
          minutes: 8,
          objective: 'taking a book from the upper shelf',
          service: reEducation('retraining balance while the arms reach'),
        }),
      ),
    ];
  },
};
