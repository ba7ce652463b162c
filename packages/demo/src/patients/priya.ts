import { chartOf, type DemoPatient, exercise, reEducation, reps } from '../chart.ts';
import { demoId } from '../ids.ts';

const name = 'Priya Nair';
const evaluated = 30;

/** A left arm that feels too much and knows too little, in occupational therapy. Her plan is in its second version. */
export const priya: DemoPatient = {
  id: demoId(name),
  name,
  bornOn: '1985-12-05',
  chartNumber: 'DEMO-12',
  slot: { time: '18:30', minutes: 45 },
  evaluated,
  chart: (day) => {
    const chart = chartOf(name);
    const on = day(evaluated);
    const sleeve = chart.goal('Wear a woollen sleeve through a working day', 'copm', 3, 6, day(-28), {
      functionId: 'feel-touch',
    });
    const position = chart.goal('Play chords without looking at the left hand', 'joint-position-error', 11, 6, day(-28), {
      side: 'left',
      functionId: 'sense-position',
    });
    const first = chart.plan({
      discipline: 'OT',
      diagnoses: [{ icd10: 'G56.22', name: 'Lesion of the ulnar nerve, left' }],
      goals: [sleeve],
      interventions: { desensitisation: 'Cloth and cold are hard to bear on the ring side of the hand.' },
      setting: 'clinic',
      delivery: ['individual'],
      amount: 45,
      frequency: 1,
      duration: 6,
      startsOn: on,
    });
    const second = chart.plan({
      discipline: 'OT',
      diagnoses: [{ icd10: 'G56.22', name: 'Lesion of the ulnar nerve, left' }],
      goals: [sleeve, position],
      interventions: {
        desensitisation: 'Cloth and cold are hard to bear on the ring side of the hand.',
        'sensory-re-education': 'Tells rough from smooth, not coin from button.',
        'position-sense-training': 'Looks at the hand to know where it is.',
      },
      setting: 'clinic',
      delivery: ['individual'],
      amount: 45,
      frequency: 2,
      duration: 8,
      startsOn: day(evaluated - 9),
      potential: 'Touch is easier to bear after a week; plays every day.',
      change: 'Position sense was found poor once the hand could be touched; twice a week instead of once.',
      replaces: first.body.id,
    });
    return [
      chart.history({
        reason: 'A sleeve on my left arm feels like sandpaper.',
        course: 'Nerve freed at the elbow seven months ago; strength came back before feeling.',
        priorFunction: 'Played the cello three hours a day.',
        living: 'Flat with a partner, desk by the window.',
        occupation: 'Cellist; teaches children.',
        wish: 'Play in winter in a warm jumper.',
        dominance: 'right',
        factors: [{ name: 'Sleeps badly when the arm is touched', bearsOnPlan: true }],
      }),
      ...chart.consents(on, 'treatment', 'recording'),
      chart.screened(on, {
        'insensate-skin': { answer: 'yes', side: 'left', regions: ['hand', 'fingers'], detail: 'Ring and little finger.' },
      }),
      chart.limits({ pain: 5, vitalsFirst: false }),
      chart.condition('nerve-injury', 'left', day(215), 'G56.22'),
      chart.deficit('sensation', 'Cloth feels like sandpaper', 'arm', 'left'),
      chart.deficit('proprioception', 'Looks to know where the fingers are', 'arm', 'left'),
      chart.finding({
        domain: 'sensation',
        region: 'hand',
        side: 'left',
        text: 'Light touch unpleasant on the little-finger side.',
        takenOn: on,
      }),
      chart.finding({
        domain: 'proprioception',
        region: 'wrist',
        side: 'left',
        value: 11,
        unit: '°',
        text: 'Mean error of six matches.',
        takenOn: on,
      }),
      chart.finding({ domain: 'cognition', text: 'No trouble seen.', takenOn: on }),
      chart.measured('copm', 3, on),
      chart.measured('joint-position-error', 11, on, 'left'),
      chart.measured('two-point-discrimination', 9, on, 'left'),
      chart.measured('nprs', 4, on),
      chart.precaution('Nothing hot, cold or sharp on the numb fingers', 'therapist'),
      sleeve,
      position,
      first,
      second,
      chart.sent(second, day(evaluated - 10)),
      chart.certified(second, 'Dr Tom Ferris', day(evaluated - 14)),
      chart.commercial(),
      chart.program(
        exercise(name, 'desens', {
          bodyPart: 'arm',
          side: 'left',
          dose: reps(3, 5),
          minutes: 10,
          objective: 'bearing a woollen sleeve',
          service: reEducation('lowering the answer of the skin to touch, step by step'),
        }),
        exercise(name, 'tactile-disc', {
          side: 'left',
          dose: reps(2, 10),
          minutes: 8,
          objective: 'telling coin from button in the pocket',
          service: reEducation('retraining recognition by touch'),
        }),
        exercise(name, 'jps-match', {
          bodyPart: 'arm',
          side: 'left',
          dose: reps(2, 8),
          minutes: 8,
          objective: 'playing chords without looking',
          service: reEducation('retraining position sense of the left arm with eyes closed'),
        }),
        exercise(name, 'weighted-ball', {
          side: 'left',
          dose: reps(2, 8),
          minutes: 6,
          objective: 'holding the neck of the cello steady',
          service: reEducation('retraining force and position sense under a light weight'),
        }),
      ),
    ];
  },
};
