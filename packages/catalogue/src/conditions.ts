import { alwaysHeld } from './release.ts';
import type { ConditionRow, IcdCandidate } from './row.ts';

const mapping =
  'Mapping of measures and precautions: general clinical knowledge, to be reviewed; diagnosis codes: ICD-10-CM code list of fiscal year 2021';

const held = { effectiveFrom: alwaysHeld, effectiveTo: null } as const;
const row = { kind: 'condition', source: mapping, status: 'unverified', ...held } as const;

const plain = (code: string, label: string): IcdCandidate => ({ code, label, side: null, ...held });
const since = (code: string, label: string, effectiveFrom: string): IcdCandidate => ({
  code,
  label,
  side: null,
  effectiveFrom,
  effectiveTo: null,
});
const until = (code: string, label: string, effectiveTo: string): IcdCandidate => ({
  code,
  label,
  side: null,
  effectiveFrom: alwaysHeld,
  effectiveTo,
});
const onSide = (code: string, label: string, side: 'left' | 'right' | 'bilateral'): IcdCandidate => ({
  code,
  label,
  side,
  ...held,
});

/** The four side-specific codes of a hemiparesis: last digit 1 right dominant, 2 left dominant, 3 right and 4 left non-dominant. */
function hemiparesis(stem: string, after: string): IcdCandidate[] {
  const one = (digit: string, side: 'left' | 'right', dominant: boolean): IcdCandidate => ({
    code: `${stem}${digit}`,
    label: `Hemiparesis ${after}, ${side} ${dominant ? 'dominant' : 'non-dominant'} side`,
    side,
    dominant,
    ...held,
  });
  return [one('1', 'right', true), one('2', 'left', true), one('3', 'right', false), one('4', 'left', false)];
}

/** Conditions that re-education is given for, each with diagnosis codes to choose from. */
export const conditions: readonly ConditionRow[] = [
  {
    ...row,
    id: 'stroke',
    name: 'Stroke',
    synonyms: [
      'cva',
      'cerebrovascular accident',
      'hemiparesis',
      'hemiplegia',
      'cerebral infarction',
      'intracerebral haemorrhage',
    ],
    icd10: [
      ...hemiparesis('I69.35', 'after cerebral infarction'),
      ...hemiparesis('I69.15', 'after intracerebral haemorrhage'),
      onSide('I69.331', 'Arm weakness after cerebral infarction, right dominant side', 'right'),
      onSide('I69.332', 'Arm weakness after cerebral infarction, left dominant side', 'left'),
      plain('I69.393', 'Ataxia after cerebral infarction'),
    ],
    measures: [
      'arat',
      'fma-ue',
      'box-and-block',
      'ten-metre-walk',
      'five-times-sit-to-stand',
      'berg',
      'arom-wrist-extension',
      'mmt-wrist-extension',
    ],
    precautions: [
      'Shoulder subluxation: handle with care',
      'Blood pressure and heart rate limits',
      'Neglect',
      'Seizures',
      'Falls',
    ],
  },
  {
    ...row,
    id: 'spinal-cord-injury',
    name: 'Spinal cord injury',
    synonyms: ['sci', 'paraplegia', 'tetraplegia', 'quadriplegia', 'incomplete cord lesion'],
    icd10: [
      plain('G82.21', 'Paraplegia, complete'),
      plain('G82.22', 'Paraplegia, incomplete'),
      plain('G82.51', 'Tetraplegia C1–C4, complete'),
      plain('G82.52', 'Tetraplegia C1–C4, incomplete'),
      plain('G82.53', 'Tetraplegia C5–C7, complete'),
      plain('G82.54', 'Tetraplegia C5–C7, incomplete'),
      plain('S14.109S', 'Late effect of cervical cord injury, level not stated'),
      plain('S24.109S', 'Late effect of thoracic cord injury, level not stated'),
    ],
    measures: ['ten-metre-walk', 'mmt-wrist-extension', 'berg'],
    precautions: ['Autonomic dysreflexia at T6 or above', 'Orthostatic hypotension', 'Skin', 'Fragile bone'],
  },
  {
    ...row,
    id: 'traumatic-brain-injury',
    name: 'Traumatic brain injury',
    synonyms: ['tbi', 'head injury', 'brain injury', 'concussion'],
    icd10: [
      plain('S06.2X9D', 'Diffuse brain injury, loss of consciousness of unknown length, later encounter'),
      plain('S06.2X9S', 'Diffuse brain injury, loss of consciousness of unknown length, late effect'),
      plain('S06.9X9D', 'Brain injury not further described, later encounter'),
      plain('S06.9X9S', 'Brain injury not further described, late effect'),
    ],
    measures: ['berg', 'ten-metre-walk', 'five-times-sit-to-stand', 'arat'],
    precautions: ['Skull defect', 'Seizures', 'Agitation', 'Fatigue', 'Vestibular symptoms'],
  },
  {
    ...row,
    id: 'multiple-sclerosis',
    name: 'Multiple sclerosis',
    synonyms: ['ms'],
    icd10: [
      since('G35.A', 'Relapsing-remitting', '2025-10-01'),
      since('G35.B0', 'Primary progressive, activity not stated', '2025-10-01'),
      since('G35.B1', 'Primary progressive, active', '2025-10-01'),
      since('G35.B2', 'Primary progressive, not active', '2025-10-01'),
      since('G35.C0', 'Secondary progressive, activity not stated', '2025-10-01'),
      since('G35.C1', 'Secondary progressive, active', '2025-10-01'),
      since('G35.C2', 'Secondary progressive, not active', '2025-10-01'),
      since('G35.D', 'Form not stated', '2025-10-01'),
      until('G35', 'Multiple sclerosis (single code, until September 2025)', '2025-09-30'),
    ],
    measures: ['berg', 'ten-metre-walk', 'five-times-sit-to-stand'],
    precautions: ['Heat and fatigue: pace', 'A relapse is a red flag', 'Vision'],
  },
  {
    ...row,
    id: 'parkinson-disease',
    name: 'Parkinson disease',
    synonyms: ['pd', 'parkinsonism', "parkinson's"],
    icd10: [
      since('G20.A1', 'Without dyskinesia, fluctuations not mentioned', '2023-10-01'),
      since('G20.A2', 'Without dyskinesia, with fluctuations', '2023-10-01'),
      since('G20.B1', 'With dyskinesia, fluctuations not mentioned', '2023-10-01'),
      since('G20.B2', 'With dyskinesia and fluctuations', '2023-10-01'),
      since('G20.C', 'Parkinsonism not further described', '2023-10-01'),
      until('G20', 'Parkinson disease (single code, until September 2023)', '2023-09-30'),
    ],
    measures: ['ten-metre-walk', 'five-times-sit-to-stand', 'timed-up-and-go', 'berg'],
    precautions: [
      'Freezing',
      'Orthostatic hypotension',
      'Note the time since medication',
      'Deep-brain stimulator: no diathermy, caution with stimulation',
    ],
  },
  {
    ...row,
    id: 'cerebral-palsy',
    name: 'Cerebral palsy',
    synonyms: ['cp'],
    icd10: [
      plain('G80.0', 'Spastic, four limbs'),
      plain('G80.1', 'Spastic, mainly legs'),
      plain('G80.2', 'Spastic, one side'),
      plain('G80.3', 'Athetoid'),
      plain('G80.4', 'Ataxic'),
      plain('G80.8', 'Other forms'),
      plain('G80.9', 'Form not stated'),
    ],
    measures: ['ten-metre-walk', 'berg', 'box-and-block'],
    precautions: ['Hip surveillance', 'Growth', 'Consent of the guardian and assent of the child', 'Seizures'],
  },
  {
    ...row,
    id: 'facial-palsy',
    name: 'Facial palsy',
    synonyms: ["bell's palsy", 'bell palsy', 'facial paralysis', 'facial nerve'],
    icd10: [plain('G51.0', 'Bell palsy')],
    measures: ['sunnybrook'],
    precautions: ['Protect the eye', 'No forced exercise while flaccid', 'Watch for synkinesis'],
  },
  {
    ...row,
    id: 'acl-reconstruction',
    name: 'Anterior cruciate ligament reconstruction',
    synonyms: ['acl', 'aclr', 'cruciate ligament', 'knee reconstruction'],
    icd10: [
      onSide('S83.511D', 'Anterior cruciate ligament injury, right knee, later encounter', 'right'),
      onSide('S83.512D', 'Anterior cruciate ligament injury, left knee, later encounter', 'left'),
      plain('Z47.89', 'Orthopaedic aftercare, other'),
    ],
    measures: ['five-times-sit-to-stand', 'nprs', 'single-leg-stance'],
    precautions: ['Surgeon’s protocol and graft', 'Weight-bearing status', 'Wound', 'Deep-vein thrombosis'],
  },
  {
    ...row,
    id: 'peripheral-neuropathy',
    name: 'Peripheral neuropathy',
    synonyms: ['polyneuropathy', 'neuropathy'],
    icd10: [plain('G62.9', 'Polyneuropathy, cause not stated')],
    measures: ['berg', 'timed-up-and-go', 'single-leg-stance'],
    precautions: ['Look at the skin of the feet', 'Insensate parts: no heat', 'Shoes on'],
  },
  {
    ...row,
    id: 'knee-osteoarthritis',
    name: 'Osteoarthritis of the knee',
    synonyms: ['arthritis', 'oa', 'gonarthrosis'],
    icd10: [
      onSide('M17.11', 'Primary osteoarthritis of one knee, right', 'right'),
      onSide('M17.12', 'Primary osteoarthritis of one knee, left', 'left'),
    ],
    measures: ['five-times-sit-to-stand', 'timed-up-and-go', 'nprs'],
    precautions: ['In a flare reduce the load', 'Joint replacement: surgeon’s precautions'],
  },
  {
    ...row,
    id: 'low-back-pain',
    name: 'Low back pain',
    synonyms: ['lbp', 'back pain', 'chronic back pain'],
    icd10: [
      since('M54.50', 'Low back pain, cause not stated', '2021-10-01'),
      since('M54.51', 'Low back pain from the vertebrae', '2021-10-01'),
    ],
    measures: ['nprs', 'five-times-sit-to-stand'],
    precautions: ['Red flags: bladder, bowel, saddle numbness', 'Directional preference'],
  },
  {
    ...row,
    id: 'muscular-dystrophy',
    name: 'Muscular dystrophy',
    synonyms: ['duchenne', 'becker', 'dystrophy'],
    icd10: [plain('G71.00', 'Muscular dystrophy, form not stated'), plain('G71.01', 'Duchenne or Becker')],
    measures: ['ten-metre-walk', 'mmt-wrist-extension'],
    precautions: ['No overwork, no eccentric load', 'Heart and breathing', 'Never towards 300 repetitions'],
  },
  {
    ...row,
    id: 'muscle-weakness',
    name: 'Muscle weakness',
    synonyms: ['weakness', 'deconditioning'],
    icd10: [plain('M62.81', 'General muscle weakness')],
    measures: ['five-times-sit-to-stand', 'mmt-wrist-extension'],
    precautions: ['Know the cause before loading'],
  },
];
