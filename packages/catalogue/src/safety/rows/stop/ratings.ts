import type { SafetyRow } from '../../row.ts';
import { stopRule } from '../../rule.ts';

/** What a rating or a vital sign stops. Numbers of vital signs are the gate's: an order, the clinician's limits, or house numbers. */
export const ratingStops: readonly SafetyRow[] = [
  stopRule(
    'stop-pain-rise',
    'Pain two points over the start',
    { kind: 'rise', of: 'pain', by: 2 },
    'Stop the activity. Ease, change or end it; record which.',
    { eases: true, recovery: { needs: ['pain-score'] } },
  ),
  stopRule(
    'stop-pain-limit',
    'Pain over the patient’s limit',
    { kind: 'limit', of: 'pain' },
    'Stop the activity: the clinician set this limit.',
    { eases: true, why: 'pain', same: ['limit-pain'], recovery: { needs: ['pain-score'] } },
  ),
  stopRule(
    'stop-effort-limit',
    'Effort over the patient’s limit',
    { kind: 'limit', of: 'effort' },
    'Rest until effort falls; then less load.',
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
      same: ['limit-systolic', 'limit-diastolic', 'limit-map'],
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
    { same: ['limit-heartRate'], recovery: { needs: ['reading'], signs: ['heartRate'] } },
  ),
  stopRule(
    'stop-oxygen-limit',
    'Oxygen saturation below the limit',
    { kind: 'limit', of: 'spo2' },
    'Rest upright, check the probe, measure again.',
    { same: ['limit-spo2'], recovery: { needs: ['reading'], signs: ['spo2'] } },
  ),
];
