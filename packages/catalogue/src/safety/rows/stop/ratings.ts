import type { SafetyRow } from '../../row.ts';
import { stopRule } from '../../rule.ts';

const painSteps = [
  'Let the patient rest in a position of comfort; take load, stimulation and straps off.',
  'Ask where, what kind, and whether it is new; look at the part.',
  'Chest, jaw or arm pain, or a hot swollen calf: choose that reason.',
  'Rate pain again before anything goes on.',
] as const;

/** What a rating or a vital sign stops. Numbers of vital signs are the gate's: an order, the clinician's limits, or house numbers. */
export const ratingStops: readonly SafetyRow[] = [
  stopRule(
    'stop-pain-rise',
    'Pain two points over the start',
    { kind: 'rise', of: 'pain', by: 2 },
    'Stop the activity. Ease, change or end it; record which.',
    { eases: true, recovery: { needs: ['pain-score'] }, steps: painSteps },
  ),
  stopRule(
    'stop-pain-limit',
    'Pain over the patient’s limit',
    { kind: 'limit', of: 'pain' },
    'Stop the activity: the clinician set this limit.',
    { eases: true, why: 'pain', same: ['limit-pain', 'pain-severe'], recovery: { needs: ['pain-score'] }, steps: painSteps },
  ),
  stopRule(
    'stop-effort-limit',
    'Effort over the patient’s limit',
    { kind: 'limit', of: 'effort' },
    'Rest until effort falls; then reduce the load.',
    {
      eases: true,
      why: 'fatigue',
      recovery: { needs: ['words'] },
      steps: [
        'Let the patient sit or lie down.',
        'Rest until breathing and effort are back to the start.',
        'Go on with less load.',
      ],
    },
  ),
  stopRule(
    'stop-pressure-limit',
    'Blood pressure outside the limits',
    {
      kind: 'any',
      of: [
        { kind: 'limit', of: 'systolic' },
        { kind: 'limit', of: 'diastolic' },
      ],
    },
    'Rest, measure again after five minutes, tell the physician if it stays.',
    {
      why: 'vital-signs',
      same: [
        ...['limit-systolic', 'limit-diastolic', 'limit-map', 'during-systolic', 'during-diastolic', 'systolic-very-high'],
        ...['diastolic-very-high', 'systolic-high', 'diastolic-high', 'systolic-low-symptoms', 'systolic-low'],
        ...['systolic-usual-low', 'child-pressure-high', 'child-pressure-low', 'cord-pressure-low-symptoms'],
        ...['cord-pressure-low', 'stroke-pressure', 'stroke-diastolic', 'lysis-pressure', 'lysis-diastolic'],
        ...['map-low', 'map-high', 'map-lowish'],
      ],
      recovery: { needs: ['reading'], signs: ['systolic'] },
      steps: [
        'Let the patient sit and rest for five minutes, back and arm supported.',
        'Ask: headache, chest pain, vision, new weakness, breathing? Any yes: call the emergency number.',
        'Measure again in the same position with the right cuff.',
        'Tell the physician if it stays outside the limits.',
      ],
    },
  ),
  stopRule(
    'stop-heart-rate-limit',
    'Heart rate outside the limits',
    { kind: 'limit', of: 'heartRate' },
    'Rest and measure again; the physician hears of a new irregular pulse today.',
    {
      same: [
        ...['limit-heartRate', 'rate-high', 'rate-very-low', 'rate-low-symptoms', 'rate-low', 'rate-low-slowed'],
        ...['child-rate-unwell', 'child-rate-very-high', 'child-rate-very-low'],
      ],
      recovery: { needs: ['reading'], signs: ['heartRate'] },
      steps: [
        'Let the patient sit and rest; feel the pulse for a full minute.',
        'Ask: chest pain, shortness of breath, fainting? Any yes: call the emergency number.',
        'Irregular and new: the physician hears of it today.',
        'Take the rate again after five minutes.',
      ],
    },
  ),
  stopRule(
    'stop-oxygen-limit',
    'Oxygen saturation below the limit',
    { kind: 'limit', of: 'spo2' },
    'Rest upright, check the probe, measure again.',
    {
      same: [
        'limit-spo2',
        'during-oxygen',
        'oxygen-very-low',
        'oxygen-low',
        'oxygen-low-at-home',
        'oxygen-order-missing',
        'child-oxygen-very-low',
        'child-oxygen-low',
      ],
      recovery: { needs: ['reading'], signs: ['spo2'] },
      steps: [
        'Sit upright; check the probe: warm finger, no polish, no movement.',
        'Pursed lips; oxygen only as ordered.',
        'Measure again after two minutes.',
        'Short of breath, blue lips or confused: call the emergency number.',
      ],
    },
  ),
];
