import type { SafetyRow } from '../../row.ts';
import { from, stopRule } from '../../rule.ts';

/** What a person sees or reports that stops practice or makes it easier, and may go on once it is over. */
export const signStops: readonly SafetyRow[] = [
  stopRule('stop-asked', 'Asked to stop', { kind: 'sign', sign: 'asked-to-stop' }, 'Stop at once; then ask why and record it.', {
    why: 'asked-to-stop',
    recovery: { needs: ['words'] },
  }),
  stopRule('stop-fall', 'Fall', { kind: 'sign', sign: 'fall' }, 'Do not lift at once: look for injury first.', {
    eases: true,
    why: 'fall',
    recovery: { needs: ['words', 'reading'], signs: ['systolic'] },
    steps: [
      'Stop everything; leave the person as found until looked at.',
      'Head, neck, hip, new pain, awareness: call the emergency number if any is in doubt.',
      'Head strike and a blood thinner: emergency assessment also without symptoms. Choose that reason.',
      'Glucose where the person takes insulin; blood pressure lying.',
      'Lift with help and a belt or a lift.',
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
    'Short of breath at rest',
    { kind: 'sign', sign: 'breathlessness' },
    'Sit upright, lean forward, measure oxygen; call the emergency number if it does not settle.',
    {
      why: 'breathlessness',
      same: ['symptom-breathlessness'],
      recovery: { needs: ['reading', 'words'], signs: ['spo2'] },
      steps: [
        'Sit upright, lean forward, arms supported; pursed lips.',
        'Oxygen saturation, heart rate and breathing rate.',
        'Their own inhaler as ordered.',
        'Sudden, with chest pain or a swollen leg, or not settled in five minutes: call the emergency number.',
      ],
    },
  ),
  stopRule(
    'stop-dizziness',
    'Dizziness',
    { kind: 'sign', sign: 'dizziness' },
    'Sit, measure the pressure; in vestibular work wait until it is back to the start.',
    {
      why: 'dizziness',
      same: ['symptom-dizziness'],
      recovery: { needs: ['reading'], signs: ['systolic'] },
      steps: [
        'Sit or lie down; stay with the person.',
        'New trouble with speech, face, arm, walking or sight: call the emergency number.',
        'Blood pressure and heart rate now; standing again after three minutes.',
        'In vestibular work wait until it is back to where it was before.',
      ],
    },
  ),
  stopRule(
    'stop-orthostatic-drop',
    'Blood pressure drop on standing',
    { kind: 'named' },
    'Lay or sit back down; seated work may go on once the pressure is back.',
    {
      ...from.orthostatic,
      why: 'orthostatic-drop',
      same: ['orthostatic-drop'],
      synonyms: ['orthostatic hypotension', 'light-headed'],
      recovery: { needs: ['reading'], signs: ['systolic'] },
      steps: [
        'Lay or sit the person back down; legs up where hip, spine and heart allow it.',
        'Pressure and pulse now, and after one and three minutes.',
        'Abdominal binder, stockings, fluids as ordered; rise in steps.',
        'Upright work only after a standing reading without symptoms.',
      ],
    },
  ),
  stopRule(
    'stop-nausea',
    'Nausea in a moving scene',
    { kind: 'sign', sign: 'nausea' },
    'Headset off, eyes on something still, sit.',
    {
      why: 'nausea',
      same: ['symptom-nausea', 'symptom-unwell', 'fever-unwell', 'temperature-high'],
      recovery: { needs: ['words'] },
      steps: [
        'Headset off, eyes on something still; sit or lie on the side.',
        'Ask: chest, head, sight, speech, glucose, fever.',
        'Go on easier once it is gone; end where it is not.',
      ],
    },
  ),
  stopRule(
    'stop-skin',
    'Skin reaction',
    { kind: 'sign', sign: 'skin-reaction' },
    'Take electrodes or tape off, clean, look again after ten minutes, record.',
    {
      why: 'skin-reaction',
      recovery: { needs: ['words'] },
      steps: [
        'Take electrodes or tape off; clean with water.',
        'Look again after ten minutes. Hives elsewhere, swelling or breathing: choose the allergic reaction.',
        'Record size and place; another place or material before going on.',
      ],
    },
  ),
  stopRule(
    'stop-device',
    'Equipment fault',
    { kind: 'sign', sign: 'device-fault' },
    'Switch the device off, take it off the patient, set it aside.',
    {
      why: 'equipment',
      recovery: { needs: ['words'] },
      steps: [
        'Switch the device off; take it off the patient.',
        'Look at skin and patient.',
        'Set it aside with a label; go on with another one.',
      ],
    },
  ),
  stopRule(
    'stop-device-alarm',
    'Alarm of an implanted or worn device',
    { kind: 'named' },
    'Stop. Follow the device’s emergency card and call its team; call the emergency number if the person is unwell.',
    {
      emergency: true,
      why: 'device-alarm',
      synonyms: ['LVAD', 'ICD shock', 'pump alarm', 'driveline', 'ventilator'],
      recovery: { needs: [], ends: true },
      steps: [
        'Stop; stimulation and headset off.',
        'Is the person awake and breathing? If not: emergency number. With an LVAD a pulse may be missing: listen for the pump, and do what its card and the emergency service say.',
        'LVAD: look at controller, battery and driveline; never disconnect both power sources.',
        'ICD shock: one shock and well: call the device clinic today. Two shocks, or unwell: emergency number.',
        'Call the device team by the number on its card.',
      ],
    },
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
    'Stop and work through the steps. A systolic pressure of 150 or more that stays after them is an emergency call.',
    {
      ...from.dysreflexia,
      emergency: true,
      why: 'dysreflexia',
      same: [
        ...['symptom-pounding-headache', 'symptom-flush-or-sweat', 'symptom-blurred-sight'],
        ...['dysreflexia-rise', 'dysreflexia-pressure', 'dysreflexia-range'],
      ],
      watchedIn: ['spinal-cord-injury'],
      synonyms: ['AD', 'dysreflexia', 'pounding headache', 'flush'],
      recovery: {
        needs: ['words', 'reading'],
        signs: ['systolic'],
        ends: true,
        exceptions: [{ id: 'cause-removed', text: 'Cause found and removed, pressure back to usual, watched' }],
      },
      steps: [
        'Stop; stimulation off first.',
        'Sit the person up, legs down.',
        'Loosen everything tight: clothes, straps, binder, leg bag, shoes.',
        'Blood pressure now and at least every two to five minutes; the guideline of 2020 asks for every one to two.',
        'Bladder: kinked or full? Catheter free, or empty it.',
        'Bowel: a full one only by somebody trained.',
        'Skin: pressure, crease, ingrown nail, burn.',
        'Systolic 150 or more after these steps (a child: 20 over usual that stays), or any chest or neurological sign: call the emergency number.',
        'Watch for two hours after it has settled; record cause and values.',
      ],
    },
  ),
  stopRule('stop-unknown', 'Not known', { kind: 'named' }, 'Look at the person, ask, measure; record what was found.', {
    why: 'unknown',
    recovery: { needs: ['words'] },
    steps: [
      'Look: awake, breathing, color, movement.',
      'Ask: chest, head, sight, speech, pain.',
      'Measure pulse, pressure, oxygen.',
    ],
  }),
  stopRule('stop-other', 'Another reason', { kind: 'named' }, 'Record what it was.', {
    why: 'other',
    recovery: { needs: ['words'] },
    steps: ['Look at the patient and stay.', 'Record what it was and what was done.'],
  }),
];
