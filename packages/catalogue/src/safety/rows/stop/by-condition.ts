import type { SafetyRow } from '../../row.ts';
import { from, stopRule } from '../../rule.ts';

/** Stop signs of single conditions: offered first where the patient has one of them, in reach for everybody. */
export const conditionStops: readonly SafetyRow[] = [
  stopRule(
    'stop-myasthenia-sign',
    'Drooping lids or double vision, newly or worse',
    { kind: 'named' },
    'Stop: the muscle is past what it can do today. Rest; no more effort in this visit.',
    {
      why: 'myasthenia-sign',
      watchedIn: ['myasthenia'],
      synonyms: ['ptosis', 'diplopia', 'myasthenia', 'weak voice'],
      eases: true,
      recovery: {
        needs: ['words'],
        ends: true,
        exceptions: [{ id: 'gone-with-rest', text: 'Gone with rest, breathing and swallowing as usual; light work only' }],
      },
      steps: [
        'Stop; rest lying or reclined.',
        'Ask and look: breathing, swallowing, voice, neck strength. Any change: emergency number.',
        'When was the last dose of the medication? Tell the neurologist today.',
      ],
    },
  ),
  stopRule(
    'stop-breathing-or-swallowing',
    'Breathing or swallowing changed',
    { kind: 'named' },
    'Call the emergency number: respiratory muscles may be failing.',
    {
      emergency: true,
      why: 'breathing-or-swallowing',
      watchedIn: ['myasthenia', 'guillain-barre', 'motor-neuron-disease', 'muscular-dystrophy'],
      synonyms: ['myasthenic crisis', 'respiratory failure', 'bulbar', 'weak cough'],
      recovery: { needs: [], ends: true },
      steps: [
        'Sit upright; nothing by mouth.',
        'Call the emergency number.',
        'Breathing rate, oxygen saturation (it falls late), counting aloud on one breath.',
        'Suction, cough assist or ventilator as ordered, by somebody trained.',
        'No sedative, no supplemental oxygen without an order where breathing muscles are weak.',
      ],
    },
  ),
  stopRule(
    'stop-muscle-breakdown',
    'Dark urine, or muscle pain and swelling after effort',
    { kind: 'named' },
    'Stop therapy; the physician is told today: muscle may be breaking down.',
    {
      ...from.dystrophy,
      emergency: true,
      why: 'muscle-breakdown',
      watchedIn: ['muscular-dystrophy'],
      synonyms: ['rhabdomyolysis', 'myoglobinuria', 'DMD', 'cola-colored urine'],
      eases: true,
      recovery: { needs: [], ends: true },
      steps: [
        'Stop all effort, today and until the physician allows it.',
        'Ask: color of the urine, muscle pain, weakness, fever, new medication, anesthesia.',
        'Call the physician now; emergency department with dark urine, severe pain or palpitations.',
        'Drink water unless fluids are restricted.',
      ],
    },
  ),
  stopRule(
    'stop-spreading-weakness',
    'Weakness that grows or spreads',
    { kind: 'named' },
    'Stop strengthening; the physician is told today.',
    {
      why: 'spreading-weakness',
      watchedIn: ['guillain-barre', 'muscular-dystrophy', 'motor-neuron-disease', 'peripheral-neuropathy'],
      synonyms: ['relapse', 'worsening', 'overwork weakness', 'post-polio'],
      eases: true,
      recovery: {
        needs: ['words'],
        ends: true,
        exceptions: [{ id: 'usual-fatigue', text: 'Usual fatigue, strength back after rest, no new area' }],
      },
      steps: [
        'Stop; rest. Compare strength with the last visit.',
        'Breathing, swallowing, pulse and pressure: any change is an emergency call.',
        'Tell the physician today; no strengthening until answered.',
      ],
    },
  ),
  stopRule(
    'stop-heat-or-fatigue-sign',
    'Blurred vision, leg drop or marked loss of performance with heat or effort',
    { kind: 'named' },
    'Stop, cool down, rest two to four minutes or more; go on easier once it is gone.',
    {
      ...from.sclerosis,
      why: 'heat-or-fatigue-sign',
      watchedIn: ['multiple-sclerosis'],
      synonyms: ['Uhthoff', 'MS fatigue', 'foot drop', 'optic'],
      eases: true,
      recovery: { needs: ['words'] },
      steps: [
        'Sit down; cool: fan, cold drink, cooling vest.',
        'Rest until vision and strength are back: minutes with heat or effort; hours or a new area: tell the physician today.',
        'Go on with less load, shorter sets, longer rests.',
        'Ask at the next visit how long it took until back to usual.',
      ],
    },
  ),
];
