import type { SourceStatus } from '@eupraxia/catalogue';

/** What a person can report or see that affects practice at once. */
export const symptoms = [
  'loss-of-balance',
  'dizziness',
  'chest-pain',
  'fainting',
  'new-neurological-sign',
  'seizure',
  'fall',
  'autonomic-dysreflexia',
] as const;
export type Symptom = (typeof symptoms)[number];

/** What the coach does about one. */
export interface StopRow {
  readonly name: string;
  /** `stop` freezes practice until the clinician clears it; `ease` makes the task easier at once and goes on. */
  readonly does: 'stop' | 'ease';
  /** Whether an emergency call is the first thing. */
  readonly emergency: boolean;
  readonly action: string;
  readonly source: string;
  readonly status: SourceStatus;
}

const ownRule = {
  source: 'Stop rule of this program, to be reviewed by a clinician; limits are the clinician’s',
  status: 'unsourced',
} as const;

/** What is done about each symptom. */
export const stopRows = {
  'loss-of-balance': {
    name: 'Loss of balance',
    does: 'ease',
    emergency: false,
    action: 'The task gets easier at once: a wider base, a hand nearer, a lower target.',
    ...ownRule,
  },
  dizziness: {
    name: 'Dizziness',
    does: 'stop',
    emergency: false,
    action: 'Sit or lie down; take blood pressure and heart rate before going on.',
    ...ownRule,
  },
  'chest-pain': {
    name: 'Chest pain',
    does: 'stop',
    emergency: true,
    action: 'Call emergency services. Sit, stay with the patient, follow the clinic’s plan.',
    ...ownRule,
  },
  fainting: {
    name: 'Fainting',
    does: 'stop',
    emergency: true,
    action: 'Lay flat, legs up, see that the airway is free; call emergency services if it does not pass at once.',
    ...ownRule,
  },
  'new-neurological-sign': {
    name: 'New neurological sign',
    does: 'stop',
    emergency: true,
    action: 'Call emergency services and note the time: face, arm, speech, sight, balance.',
    ...ownRule,
  },
  seizure: {
    name: 'Seizure',
    does: 'stop',
    emergency: true,
    action: 'Protect the head, hold nothing down, put nothing in the mouth, note the time; call emergency services.',
    ...ownRule,
  },
  fall: {
    name: 'Fall',
    does: 'stop',
    emergency: false,
    action: 'Leave lying until head, neck, hip and pain are checked; report by the clinic’s way.',
    ...ownRule,
  },
  'autonomic-dysreflexia': {
    name: 'Autonomic dysreflexia',
    does: 'stop',
    emergency: false,
    action: 'Follow the steps for autonomic dysreflexia at once.',
    ...ownRule,
  },
} as const satisfies Readonly<Record<Symptom, StopRow>>;

/** One thing to do, in order. `every` says how often it is repeated, in minutes. */
export interface DysreflexiaStep {
  readonly id: string;
  readonly text: string;
  readonly every?: { readonly least: number; readonly most: number };
}

/** What to do at signs of autonomic dysreflexia after a spinal cord injury at T6 or above. The emergency call is last because it has a condition. */
export const dysreflexiaSteps: readonly DysreflexiaStep[] = [
  { id: 'stop', text: 'Stop the exercise, and switch off any stimulation.' },
  { id: 'sit-up', text: 'Sit the patient up, legs down.' },
  { id: 'loosen', text: 'Loosen clothes, straps, shoes, abdominal binder and leg bag.' },
  { id: 'pressure', text: 'Take the blood pressure and go on taking it.', every: { least: 2, most: 5 } },
  { id: 'bladder', text: 'Look at the bladder: a kinked tube, a full bag, retention.' },
  { id: 'bowel', text: 'Think of the bowel: a full rectum.' },
  { id: 'skin', text: 'Look at the skin: pressure, a tight fold, a nail, heat.' },
  {
    id: 'call',
    text: 'Call emergency services where the systolic pressure reaches the limit, or the cause is not found or does not resolve.',
  },
];
