import type { SafetyRow } from '../row.ts';
import { from, stopRule } from '../rule.ts';

const calm = ['Stop everything, stimulation and display first.', 'Sit or lay the person down and stay.'] as const;

/** What stops a running session. Each is recorded, and only the clinician clears it. */
export const stopRules: readonly SafetyRow[] = [
  stopRule(
    'stop-asked',
    'Asked to stop',
    { kind: 'sign', sign: 'asked-to-stop' },
    'Stop at once; then ask why and write it down.',
  ),
  stopRule(
    'stop-pain-rise',
    'Pain two points over the start',
    { kind: 'rise', of: 'pain', by: 2 },
    'Stop the activity. Ease, change or end; say which.',
    { eases: true },
  ),
  stopRule(
    'stop-pain-limit',
    'Pain over the patient’s limit',
    { kind: 'limit', of: 'pain' },
    'Stop the activity: the clinician set this limit.',
    { eases: true },
  ),
  stopRule(
    'stop-effort-limit',
    'Effort over the patient’s limit',
    { kind: 'limit', of: 'effort' },
    'Rest until effort falls; then less load.',
    { eases: true },
  ),
  stopRule(
    'stop-pressure-limit',
    'Blood pressure outside the patient’s limits',
    {
      kind: 'any',
      of: [
        { kind: 'limit', of: 'systolic' },
        { kind: 'limit', of: 'diastolic' },
      ],
    },
    'Rest, measure again after two to five minutes, tell the physician if it stays.',
  ),
  stopRule(
    'stop-heart-rate-limit',
    'Heart rate outside the patient’s limits',
    { kind: 'limit', of: 'heartRate' },
    'Rest and measure again; a new irregular pulse is told to the physician today.',
  ),
  stopRule(
    'stop-oxygen-limit',
    'Oxygen below the patient’s limit',
    { kind: 'limit', of: 'spo2' },
    'Rest upright, check the probe, measure again.',
  ),
  stopRule('stop-chest-pain', 'Chest pain', { kind: 'sign', sign: 'chest-pain' }, 'Stop and call the emergency number.', {
    emergency: true,
    synonyms: ['angina'],
    steps: [...calm, 'Call the emergency number; fetch the defibrillator.', 'Pulse, pressure and time on record.'],
  }),
  stopRule(
    'stop-fainting',
    'Fainting',
    { kind: 'sign', sign: 'fainting' },
    'Lay flat, legs up; call if not awake within a minute.',
    {
      emergency: true,
      synonyms: ['syncope', 'collapse'],
      steps: [...calm, 'Raise the legs.', 'Call the emergency number if the person does not wake within a minute.'],
    },
  ),
  stopRule(
    'stop-new-neurological-sign',
    'New neurological sign',
    { kind: 'sign', sign: 'new-neurological-sign' },
    'Face, arm, speech or sight newly changed: call the emergency number and note the time.',
    {
      emergency: true,
      synonyms: ['stroke', 'fast'],
      steps: [...calm, 'Note the time when the person was last well.', 'Call the emergency number.', 'Nothing to eat or drink.'],
    },
  ),
  stopRule('stop-seizure', 'Seizure', { kind: 'sign', sign: 'seizure' }, 'Protect from injury, time it, never hold down.', {
    emergency: true,
    synonyms: ['fit', 'convulsion'],
    steps: [
      'Stop everything; clear the space, protect the head.',
      'Note the time; do not hold down, put nothing in the mouth.',
      'When it ends, turn on the side.',
      'Call the emergency number if it is the first, lasts five minutes or comes again.',
    ],
  }),
  stopRule('stop-fall', 'Fall', { kind: 'sign', sign: 'fall' }, 'Do not lift at once: look for injury first.', {
    eases: true,
    steps: [
      'Stop everything; leave the person as found until looked at.',
      'Head, neck, hip, new pain, awareness: call if any is in doubt.',
      'Lift with help and a belt.',
      'Record what happened; the physician is told the same day.',
    ],
  }),
  stopRule(
    'ease-near-fall',
    'Balance nearly lost',
    { kind: 'sign', sign: 'near-fall' },
    'Ease at once: wider base, firmer surface or support; no cold probe of this task.',
    { severity: 'reason', eases: true },
  ),
  stopRule(
    'stop-breathlessness',
    'Breathless at rest',
    { kind: 'sign', sign: 'breathlessness' },
    'Sit upright, lean forward, measure oxygen; call if it does not settle.',
  ),
  stopRule(
    'stop-dizziness',
    'Dizziness',
    { kind: 'sign', sign: 'dizziness' },
    'Sit, measure the pressure; in vestibular work wait until it is back to the start.',
    { severity: 'reason' },
  ),
  stopRule(
    'stop-nausea',
    'Sickness in a moving scene',
    { kind: 'sign', sign: 'nausea' },
    'Headset off, eyes on something still, sit.',
    { severity: 'reason' },
  ),
  stopRule(
    'stop-skin',
    'Skin reaction',
    { kind: 'sign', sign: 'skin-reaction' },
    'Take electrodes or tape off, clean, look again after ten minutes, record.',
  ),
  stopRule(
    'stop-device',
    'Device fault',
    { kind: 'sign', sign: 'device-fault' },
    'Switch the device off, take it off the patient, set it aside.',
  ),
  stopRule(
    'autonomic-dysreflexia',
    'Autonomic dysreflexia',
    {
      kind: 'all',
      of: [
        { kind: 'cord-at-t6-or-above' },
        {
          kind: 'any',
          of: [
            { kind: 'sign', sign: 'pounding-headache' },
            { kind: 'sign', sign: 'flush-or-sweat' },
            { kind: 'rise', of: 'systolic', by: 20, childBy: 15 },
          ],
        },
      ],
    },
    'Stop and work through the steps. A systolic pressure of 150 or more, or no relief, is an emergency call.',
    {
      ...from.dysreflexia,
      emergency: true,
      synonyms: ['ad', 'dysreflexia'],
      steps: [
        'Stop; stimulation off first.',
        'Sit the person up, legs down.',
        'Loosen everything tight: clothes, straps, binder, leg bag, shoes.',
        'Blood pressure now and at least every two to five minutes; the guideline of 2020 asks for every one to two.',
        'Bladder: kinked or full? Catheter free, or empty it.',
        'Bowel: a full one only by somebody trained.',
        'Skin: pressure, crease, ingrown nail, burn.',
        'Systolic 150 or more, or not settled: call the emergency number.',
        'Watch for two hours after it has settled; record cause and values.',
      ],
    },
  ),
];
