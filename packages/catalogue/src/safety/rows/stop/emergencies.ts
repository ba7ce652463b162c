import type { SafetyRow } from '../../row.ts';
import { from, stopRule } from '../../rule.ts';
import { calm } from './steps.ts';

/** Signs that end practice for the day. What may go on all the same is an exception that a therapist chooses. */
export const emergencyStops: readonly SafetyRow[] = [
  stopRule(
    'stop-cardiac-arrest',
    'Not responding, not breathing normally',
    { kind: 'named' },
    'Call the emergency number, start chest compressions, fetch the defibrillator.',
    {
      ...from.firstAidUnread,
      emergency: true,
      why: 'cardiac-arrest',
      synonyms: ['cardiac arrest', 'no pulse', 'CPR', 'AED'],
      recovery: { needs: [], ends: true },
      steps: [
        'Call the emergency number; send somebody for the defibrillator (AED).',
        'Start chest compressions: middle of the chest, hard and fast, 100 to 120 a minute.',
        'Switch the AED on and follow it as soon as it is there.',
        'Do not stop until help takes over or the person moves.',
      ],
    },
  ),
  stopRule(
    'stop-choking',
    'Choking',
    { kind: 'named' },
    'Encourage coughing; if the person cannot cough or speak: back blows and abdominal thrusts, and call.',
    {
      ...from.firstAidUnread,
      emergency: true,
      why: 'choking',
      synonyms: ['airway', 'swallowed', 'aspiration'],
      recovery: {
        needs: ['words'],
        ends: true,
        exceptions: [
          { id: 'cleared-by-cough', text: 'Cleared by coughing alone, voice and breathing as before, no thrusts were needed' },
        ],
      },
      steps: [
        'Can the person cough or speak? Let them cough; stay with them.',
        'If not: call the emergency number. Five back blows, then five abdominal thrusts; repeat. Pregnant or large: chest thrusts.',
        'Not responding: lower to the floor, start chest compressions, look into the mouth before breaths.',
        'After thrusts a physician sees the person the same day. Nothing by mouth until swallowing was looked at.',
      ],
    },
  ),
  stopRule(
    'stop-anaphylaxis',
    'Severe allergic reaction',
    { kind: 'named' },
    'Epinephrine now if the person carries it, and call the emergency number.',
    {
      ...from.firstAid,
      emergency: true,
      why: 'anaphylaxis',
      synonyms: ['anaphylaxis', 'allergy', 'latex', 'swelling', 'hives'],
      recovery: { needs: [], ends: true },
      steps: [
        'Remove the cause: gloves, bands, tape, electrodes, gel.',
        'Help the person use their own epinephrine injector in the outer thigh; note the time.',
        'Call the emergency number, also when it gets better.',
        'Lay flat, legs raised; sit up if breathing is hard. Do not let them stand.',
        'No relief after five to ten minutes and no help yet: a second injection.',
      ],
    },
  ),
  stopRule('stop-chest-pain', 'Chest pain', { kind: 'sign', sign: 'chest-pain' }, 'Stop and call the emergency number.', {
    ...from.firstAid,
    emergency: true,
    why: 'chest-pain',
    same: ['symptom-chest-pain'],
    synonyms: ['angina', 'heart attack'],
    recovery: {
      needs: ['words', 'reading'],
      signs: ['systolic', 'heartRate'],
      ends: true,
      exceptions: [{ id: 'stable-angina', text: 'Known stable angina, relieved by rest or medication as ordered' }],
    },
    steps: [
      ...calm,
      'Call the emergency number; fetch the defibrillator.',
      'Their own nitroglycerin as ordered. Aspirin only as the emergency service or an order says.',
      'Pulse, pressure and time on record. Do not leave the person.',
    ],
  }),
  stopRule(
    'stop-new-neurological-sign',
    'New neurological sign',
    { kind: 'sign', sign: 'new-neurological-sign' },
    'Face, arm, speech or sight newly changed: call the emergency number and note the time.',
    {
      ...from.firstAid,
      emergency: true,
      why: 'new-neurological-sign',
      same: ['symptom-new-neurological-sign'],
      synonyms: ['stroke', 'FAST', 'BE FAST'],
      recovery: { needs: [], ends: true },
      steps: [
        ...calm,
        'Call the emergency number.',
        'Note the time when the person was last well.',
        'Blood pressure, and glucose where a meter is at hand. Nothing to eat or drink.',
      ],
    },
  ),
  stopRule('stop-seizure', 'Seizure', { kind: 'sign', sign: 'seizure' }, 'Protect from injury, time it, never hold down.', {
    ...from.firstAidUnread,
    emergency: true,
    why: 'seizure',
    synonyms: ['fit', 'convulsion', 'epilepsy'],
    recovery: {
      needs: ['words'],
      ends: true,
      exceptions: [
        { id: 'typical-seizure', text: 'Typical seizure of a known epilepsy, fully recovered, the seizure plan was followed' },
      ],
    },
    steps: [
      'Stop everything; clear the space, protect the head. Note the time.',
      'Do not hold down. Put nothing in the mouth.',
      'When it ends, turn on the side and watch breathing.',
      'Call the emergency number if it is the first one, lasts five minutes, comes again, or the person is hurt, pregnant, diabetic or does not wake.',
      'Check glucose where a meter is at hand.',
    ],
  }),
  stopRule(
    'stop-fainting',
    'Fainting',
    { kind: 'sign', sign: 'fainting' },
    'Lay flat; call if the person does not wake within a minute.',
    {
      ...from.firstAidUnread,
      emergency: true,
      why: 'fainting',
      same: ['symptom-fainting'],
      synonyms: ['syncope', 'collapse', 'near fainting'],
      recovery: {
        needs: ['words', 'reading'],
        signs: ['systolic', 'heartRate'],
        ends: true,
        exceptions: [
          {
            id: 'near-fainting-standing',
            text: 'Nearly fainted on standing up, never unconscious, not hurt, pressure back lying and standing',
          },
        ],
      },
      steps: [
        'Stop everything. Lay the person flat and stay.',
        'Raise the legs only where hip, spine and heart allow it: not with a suspected hip or spine injury or heart failure.',
        'Look at breathing and pulse. Not awake within a minute: call the emergency number.',
        'Blood pressure, pulse, and glucose where a meter is at hand.',
        'Look for injury of head, neck and hip.',
      ],
    },
  ),
  stopRule(
    'stop-head-strike',
    'Head strike on a blood thinner',
    { kind: 'named' },
    'Emergency assessment today, also without symptoms.',
    {
      ...from.headInjury,
      emergency: true,
      why: 'head-strike',
      synonyms: ['head injury', 'anticoagulant', 'blood thinner', 'hit the head'],
      eases: true,
      recovery: { needs: [], ends: true },
      steps: [
        'Keep the person still; support the neck.',
        'Call the emergency number: a blood thinner makes bleeding inside the head likely, also where nothing is felt.',
        'Level of response, pupils, speech and strength now and every five minutes.',
        'Name of the blood thinner and time of the last dose for the hospital.',
        'Tell the physician and the family; incident report by the clinic’s way.',
      ],
    },
  ),
  stopRule(
    'stop-hypoglycemia',
    'Low blood sugar',
    { kind: 'named' },
    'Test glucose. Below 70 mg/dL: 15 g of fast carbohydrate, test again after 15 minutes.',
    {
      ...from.lowGlucose,
      emergency: true,
      why: 'hypoglycemia',
      same: ['symptom-shaky', 'symptom-confused'],
      synonyms: ['hypoglycemia', 'shaky', 'sweating', 'confused', 'insulin'],
      recovery: { needs: ['words', 'reading'], signs: ['glucose'] },
      steps: [
        'Sit the person down; test glucose. No meter and typical signs: treat.',
        'Below 70 mg/dL and awake: 15 g of fast carbohydrate (glucose tablets, 4 ounces of juice or regular soda).',
        'Test again after 15 minutes; repeat while it stays below 70.',
        'Cannot swallow, or not awake: call the emergency number, glucagon as ordered, nothing by mouth.',
        'A snack before going on; tell who cares for the diabetes.',
      ],
    },
  ),
];
