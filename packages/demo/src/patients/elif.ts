import { chartOf, type DemoPatient, exercise, reEducation, reps } from '../chart.ts';
import { demoId } from '../ids.ts';

const name = 'Elif Vural';
const evaluated = 7;
const few = { dose: reps(2, 5), minutes: 6 } as const;

/** Facial palsy that begins to move: small, slow, even on both sides. Her plan has not been sent yet. */
export const elif: DemoPatient = {
  id: demoId(name),
  name,
  bornOn: '1992-01-30',
  chartNumber: 'DEMO-5',
  slot: { time: '14:30', minutes: 30 },
  evaluated,
  chart: (day) => {
    const chart = chartOf(name);
    const on = day(evaluated);
    const smile = chart.goal('Smile for a picture with both corners moving alike', 'sunnybrook', 52, 65, day(-60), {
      side: 'left',
      functionId: 'smile-evenly',
    });
    const eye = chart.goal('Close the left eye gently in the shower', 'facial-disability', 60, 75, day(-60), {
      functionId: 'close-the-eye',
    });
    const plan = chart.plan({
      discipline: 'PT',
      diagnoses: [{ icd10: 'G51.0', name: 'Bell palsy' }],
      goals: [smile, eye],
      interventions: {
        'facial-retraining': 'Movement returns: small and slow, before other muscles join in.',
        'mirror-therapy': 'She sees what is even; her own live picture stays her choice.',
      },
      setting: 'clinic',
      delivery: ['individual'],
      amount: 30,
      frequency: 1,
      duration: 12,
      startsOn: on,
      potential: 'First movement eight weeks after onset; patient and exact.',
    });
    return [
      chart.history({
        reason: 'My smile is crooked and soup runs out of the corner.',
        course: 'Left side of the face fell overnight eleven weeks ago; cortisone; first twitch after eight weeks.',
        priorFunction: 'No trouble of the face.',
        living: 'Shares a flat with a friend.',
        occupation: 'Presents the weather on local radio and television.',
        wish: 'Smile at people without thinking about it.',
        dominance: 'right',
        factors: [{ name: 'Left eye dries out', bearsOnPlan: true }],
      }),
      ...chart.consents(on, 'treatment'),
      chart.refused(on, 'recording', 'Not yet; asks again when the smile is better.'),
      chart.screened(on, {
        'eye-does-not-close': { answer: 'yes', side: 'left', detail: 'Closes to a gap of 2 mm; drops and a patch at night.' },
      }),
      chart.limits({ effort: 3, vitalsFirst: false }),
      chart.condition('facial-palsy', 'left', day(75), 'G51.0'),
      chart.deficit('facial-expression', 'The left corner of the mouth lags', 'face', 'left'),
      chart.finding({
        domain: 'strength',
        region: 'mouth',
        side: 'left',
        text: 'The corner lifts a little, a beat after the right one.',
        takenOn: on,
      }),
      chart.finding({
        domain: 'coordination',
        region: 'eye',
        side: 'left',
        text: 'The lid narrows slightly when she smiles.',
        takenOn: on,
      }),
      chart.measured('sunnybrook', 52, on, 'left'),
      chart.measured('facial-disability', 60, on),
      chart.precaution('Small, slow, symmetrical; effort at most 3 of 10'),
      smile,
      eye,
      plan,
      chart.commercial(),
      chart.program(
        exercise(name, 'face-relax', {
          side: 'left',
          dose: reps(1, 4),
          minutes: 5,
          objective: 'letting the cheek be soft before it moves',
          service: reEducation('lowering the resting tension of the left half of the face'),
        }),
        exercise(name, 'smile', {
          side: 'left',
          ...few,
          objective: 'smiling with both corners alike',
          service: reEducation('retraining a small even smile while the eye stays open'),
        }),
        exercise(name, 'brow-raise', {
          side: 'left',
          ...few,
          objective: 'looking surprised without the mouth joining in',
          service: reEducation('retraining the brow by itself'),
        }),
        exercise(name, 'eye-close', {
          side: 'left',
          ...few,
          objective: 'closing the eye in the shower',
          service: reEducation('retraining gentle closure without the mouth pulling'),
        }),
      ),
    ];
  },
};
