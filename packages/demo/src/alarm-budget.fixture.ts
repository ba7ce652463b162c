import { exercises, screenQuestions } from '@eupraxia/catalogue';
import type { GateItem, GatePatient, VitalReading } from '@eupraxia/clinical/gate';

/** The day of every follow-up visit below. */
export const on = '2026-11-30';

type Answer = GatePatient['answers'][string];
type Order = GatePatient['orders'][number];
type Activity = readonly [exerciseId: string, code: string, side: GateItem['side']];

/** A plausible patient at a follow-up visit: consent given, the screen complete, vital signs taken before the first activity. */
export interface FollowUp {
  readonly who: string;
  readonly patient: GatePatient;
  readonly items: readonly GateItem[];
  /** Rules that block an activity, each with its cause; nothing else may. */
  readonly blockedBy: Readonly<Record<string, string>>;
}

const seated = (systolic: number, diastolic: number, heartRate: number, more: Partial<VitalReading> = {}): VitalReading => ({
  ...{ when: 'before', posture: 'sitting', systolic, diastolic, heartRate, spo2: 97, symptoms: [] },
  ...more,
});
const usual = seated(126, 78, 74);

const order = (of: Record<string, unknown>): Order =>
  ({ id: '0198a5a0-0000-7000-8000-0000000000aa', from: '2026-11-01', until: null, by: 'Dr. Ito', ...of }) as unknown as Order;

/** Everything asked: no, but for what is named. */
export function screen(but: Readonly<Record<string, Omit<Answer, 'answer'>>>): GatePatient['answers'] {
  return Object.fromEntries(
    screenQuestions.map(({ id }): [string, Answer] => {
      const more = but[id];
      if (more !== undefined) return [id, { answer: 'yes', ...more }];
      return [id, { answer: id === 'medication-known' ? 'yes' : 'no' }];
    }),
  );
}

interface Story {
  readonly yes?: Readonly<Record<string, Omit<Answer, 'answer'>>>;
  readonly orders?: readonly Order[];
  readonly vitals?: readonly VitalReading[];
  readonly limits?: GatePatient['limits'];
  readonly blockedBy?: FollowUp['blockedBy'];
}

function followUp(who: string, age: number, condition: string, story: Story, ...items: readonly Activity[]): FollowUp {
  const { yes = {}, orders = [], vitals = [usual], limits = {}, blockedBy = {} } = story;
  return {
    who: `${who} (${condition}, ${age})`,
    blockedBy,
    patient: {
      age,
      conditions: [condition],
      answers: screen(yes),
      otherAnswers: 'unknown',
      vitals,
      limits,
      treatment: 'given',
      orders,
      reasons: [],
      agreedBy: age < 18 ? 'guardian' : 'patient',
    },
    items: items.map(([exerciseId, code, side]): GateItem => {
      const row = exercises.find(({ id }) => id === exerciseId);
      if (row === undefined) throw new Error(`The catalog holds no exercise ${exerciseId}.`);
      return {
        exerciseId,
        texts: [row.name],
        code,
        side,
        bodyPart: row.bodyPart,
        ...(exerciseId.startsWith('emg-') ? { emg: true } : {}),
      };
    }),
  };
}

const left = { side: 'left' } as const;
const right = { side: 'right' } as const;

/** At least one for each condition of the catalog, none of them made easy: falls, blood thinners, implants, orders, glucose. */
export const followUps: readonly FollowUp[] = [
  followUp(
    'left hemiparesis, shoulder subluxed, neglect',
    64,
    'stroke',
    {
      yes: { falls: {}, 'beta-blocker': {}, 'shoulder-subluxation': { ...left, regions: ['shoulder'] }, neglect: left },
      vitals: [seated(142, 84, 62)],
    },
    ['reach-grasp', '97530', 'left'],
    ['sit-to-stand', '97530', 'bilateral'],
    ['seated-reach', '97112', 'left'],
    ['mirror-th', '97112', 'left'],
    ['walk-level', '97116', 'bilateral'],
  ),
  followUp(
    'T10 incomplete, wheelchair',
    38,
    'spinal-cord-injury',
    { yes: { 'insensate-skin': { side: 'bilateral', regions: ['leg'] } } },
    ['transfer', '97530', 'bilateral'],
    ['wheelchair-propulsion', '97542', 'bilateral'],
    ['sit-balance', '97112', 'midline'],
    ['pressure-relief', '97542', 'bilateral'],
  ),
  followUp(
    'seizures controlled for two years',
    29,
    'traumatic-brain-injury',
    { yes: { seizures: { state: 'controlled', since: '2024-06-01', by: 'Dr. Weil, neurology' }, falls: {} } },
    ['walk-level', '97116', 'bilateral'],
    ['dual-walk', '97116', 'bilateral'],
    ['stand-task', '97112', 'bilateral'],
    ['tandem', '97112', 'bilateral'],
    ['ball-catch', '97112', 'bilateral'],
  ),
  followUp(
    'aneurysm clipped, right arm weak',
    57,
    'acquired-brain-injury',
    { yes: { 'metal-in-head': {}, falls: {}, anticoagulants: { detail: 'aspirin and clopidogrel' } } },
    ['reach-grasp', '97530', 'right'],
    ['cup-stack', '97530', 'right'],
    ['sit-to-stand', '97530', 'bilateral'],
    ['stairs', '97116', 'bilateral'],
  ),
  followUp(
    'relapsing, heat makes it worse',
    46,
    'multiple-sclerosis',
    { yes: { 'heat-sensitivity': {}, falls: {} }, limits: { effort: 5 } },
    ['stand-reach', '97112', 'bilateral'],
    ['tandem', '97112', 'bilateral'],
    ['walk-level', '97116', 'bilateral'],
    ['core-breath', '97112', 'midline'],
  ),
  followUp(
    'freezing at doors, pressure falls on standing without symptoms',
    73,
    'parkinson-disease',
    {
      yes: { falls: {}, 'orthostatic-hypotension': {} },
      vitals: [seated(138, 80, 70), { ...seated(124, 76, 76), posture: 'standing' }],
    },
    ['big-walk', '97116', 'bilateral'],
    ['gait-cue', '97116', 'bilateral'],
    ['turning', '97116', 'bilateral'],
    ['sit-to-stand', '97530', 'bilateral'],
  ),
  followUp(
    'hemiplegia, walks without aids',
    8,
    'cerebral-palsy',
    { yes: { falls: {} }, vitals: [seated(100, 62, 92)] },
    ['squat', '97110', 'bilateral'],
    ['step-up', '97530', 'right'],
    ['sls', '97112', 'right'],
    ['walk-level', '97116', 'bilateral'],
  ),
  followUp(
    'handwriting and ball games',
    9,
    'developmental-coordination-disorder',
    { vitals: [seated(102, 64, 88)] },
    ['handwrite', '97530', 'right'],
    ['scissors', '97530', 'right'],
    ['pegs', '97112', 'right'],
    ['ball-catch', '97112', 'bilateral'],
  ),
  followUp(
    'cerebellar, rollator',
    58,
    'ataxia',
    { yes: { falls: {} } },
    ['frenkel-sitting', '97112', 'bilateral'],
    ['finger-nose', '97112', 'right'],
    ['heel-shin', '97112', 'right'],
    ['walking-aid', '97116', 'bilateral'],
    ['stand-reach', '97112', 'bilateral'],
  ),
  followUp(
    'arm treated with toxin six weeks ago',
    47,
    'spasticity-and-dystonia',
    { yes: { 'botulinum-recent': { ...right, regions: ['forearm'], since: '2026-10-19' } } },
    ['reach-grasp', '97530', 'right'],
    ['table-slide', '97112', 'right'],
    ['rhythmic-rotation', '97112', 'bilateral'],
  ),
  followUp(
    'fourth month, eye patch at night',
    39,
    'facial-palsy',
    { yes: { 'eye-does-not-close': left } },
    ['face-relax', '97112', 'left'],
    ['smile', '97112', 'left'],
    ['eye-close', '97112', 'left'],
    ['brow-raise', '97112', 'left'],
  ),
  followUp(
    'unilateral loss after neuritis',
    66,
    'vestibular-disorder',
    { yes: { falls: {}, 'motion-sickness': {} }, vitals: [seated(134, 80, 72)] },
    ['gaze-x1', '97112', 'midline'],
    ['walk-head-turns', '97112', 'midline'],
    ['foam-stand', '97112', 'bilateral'],
    ['habitu', '97112', 'midline'],
    ['vr-walk', '97112', 'bilateral'],
  ),
  followUp(
    'diabetic, on insulin, feet numb',
    71,
    'peripheral-neuropathy',
    {
      yes: { insulin: {}, falls: {}, 'insensate-skin': { side: 'bilateral', regions: ['foot'] } },
      vitals: [seated(136, 78, 76, { glucose: 148 })],
    },
    ['narrow-stance', '97112', 'bilateral'],
    ['ankle-4way', '97110', 'right'],
    ['sens-le', '97112', 'bilateral'],
    ['walk-level', '97116', 'bilateral'],
  ),
  followUp(
    'median nerve repaired a year ago',
    34,
    'nerve-injury',
    { yes: { 'insensate-skin': { ...left, regions: ['hand', 'fingers'] } } },
    ['desens', '97112', 'left'],
    ['tactile-disc', '97112', 'left'],
    ['tendon-glide', '97110', 'left'],
    ['grip-str', '97110', 'left'],
  ),
  followUp(
    'recovering since three months',
    45,
    'guillain-barre',
    { limits: { effort: 3 } },
    ['sit-to-stand', '97530', 'bilateral'],
    ['cycling', '97110', 'bilateral'],
    ['heel-raise', '97110', 'bilateral'],
    ['stand-reach', '97112', 'bilateral'],
  ),
  followUp(
    'leg onset, walks with a frame',
    62,
    'motor-neuron-disease',
    { yes: { falls: {} }, limits: { effort: 3 } },
    ['transfer', '97530', 'bilateral'],
    ['walking-aid', '97116', 'bilateral'],
    ['ham-stretch', '97110', 'right'],
    ['breathing', '97110', 'midline'],
  ),
  followUp(
    'limb-girdle, walks indoors',
    24,
    'muscular-dystrophy',
    { yes: { 'muscle-disease': {}, falls: {} }, limits: { effort: 3 } },
    ['ham-stretch', '97110', 'left'],
    ['sit-balance', '97112', 'midline'],
    ['walk-level', '97116', 'bilateral'],
    ['breathing', '97110', 'midline'],
    ['cycling', '97110', 'bilateral'],
  ),
  followUp(
    'generalized, well treated',
    51,
    'myasthenia',
    { yes: { 'muscle-disease': {} }, limits: { effort: 3 } },
    ['sit-to-stand', '97530', 'bilateral'],
    ['walk-level', '97116', 'bilateral'],
    ['scap-set', '97112', 'bilateral'],
  ),
  followUp(
    'after a long hospital stay, osteoporosis',
    82,
    'muscle-weakness',
    { yes: { 'fragile-bone': {}, falls: {} }, vitals: [seated(144, 76, 78)] },
    ['sit-to-stand', '97530', 'bilateral'],
    ['knee-extension', '97110', 'right'],
    ['heel-raise', '97110', 'bilateral'],
    ['walk-level', '97116', 'bilateral'],
  ),
  followUp(
    'pacemaker, anticoagulated for atrial fibrillation',
    77,
    'gait-disorder',
    {
      yes: { falls: {}, anticoagulants: {}, 'cardiac-implant': { ...left, regions: ['chest'] }, 'beta-blocker': {} },
      vitals: [seated(132, 76, 62)],
    },
    ['walking-aid', '97116', 'bilateral'],
    ['tandem', '97112', 'bilateral'],
    ['stairs', '97116', 'bilateral'],
    ['sidestep', '97112', 'bilateral'],
  ),
  followUp(
    'week 16 after the graft, full weight',
    24,
    'acl-reconstruction',
    { yes: { 'fresh-repair': { ...right, regions: ['knee'], since: '2026-08-10', tissue: 'soft' } } },
    ['squat', '97110', 'bilateral'],
    ['step-up', '97530', 'right'],
    ['sls', '97112', 'right'],
    ['cycling', '97110', 'bilateral'],
    ['quad-set', '97110', 'right'],
  ),
  followUp(
    'hip replaced from behind five weeks ago',
    69,
    'post-operative',
    {
      yes: { 'posterior-hip-replacement': { ...right, regions: ['hip'], since: '2026-10-26' }, anticoagulants: {} },
      orders: [order({ kind: 'weight-bearing', value: 'WBAT', ...right, region: 'leg' })],
      vitals: [seated(134, 80, 78)],
    },
    ['hip-abd', '97110', 'right'],
    ['sit-to-stand', '97530', 'bilateral'],
    ['walking-aid', '97116', 'bilateral'],
    ['heel-raise', '97110', 'bilateral'],
  ),
  followUp(
    'wrist healed at week 9',
    58,
    'fracture',
    { yes: { 'unhealed-fracture': { ...left, regions: ['wrist'], state: 'healed', since: '2026-09-28', by: 'Dr. Holt' } } },
    ['tendon-glide', '97110', 'left'],
    ['grip-str', '97110', 'left'],
    ['putty-pinch', '97110', 'left'],
    ['table-slide', '97110', 'left'],
  ),
  followUp(
    'ankle, fourth week, plays basketball',
    22,
    'sprain',
    {},
    ['baps', '97112', 'right'],
    ['sls', '97112', 'right'],
    ['ankle-4way', '97110', 'right'],
    ['weight-sens-hop', '97530', 'right'],
  ),
  followUp(
    'both knees, hypertension well controlled',
    72,
    'knee-osteoarthritis',
    { yes: { 'beta-blocker': {} }, vitals: [seated(148, 86, 60)], limits: { pain: 5 } },
    ['quad-set', '97110', 'right'],
    ['slr', '97110', 'right'],
    ['knee-extension', '97110', 'right'],
    ['step-up', '97530', 'right'],
    ['cycling', '97110', 'bilateral'],
  ),
  followUp(
    'hands, osteopenia',
    63,
    'arthritis',
    { yes: { 'fragile-bone': {} } },
    ['tendon-glide', '97110', 'right'],
    ['finger-opposition', '97112', 'right'],
    ['pincer', '97112', 'right'],
    ['walk-level', '97116', 'bilateral'],
    ['cat-cow', '97110', 'midline'],
  ),
  followUp(
    'shoulder slips to the front',
    21,
    'joint-instability',
    { yes: { 'anterior-shoulder-instability': { ...left, regions: ['shoulder'] } } },
    ['scap-set', '97112', 'left'],
    ['serratus', '97110', 'left'],
    ['sh-ir', '97110', 'left'],
    ['oc-eyes-closed', '97112', 'left'],
  ),
  followUp(
    'widespread pain, poor sleep',
    43,
    'fibromyalgia',
    { limits: { pain: 7, effort: 4 }, vitals: [usual, { when: 'before', pain: 5 }] },
    ['walk-level', '97116', 'bilateral'],
    ['relaxation', '97112', 'midline'],
    ['cat-cow', '97110', 'midline'],
    ['tai-chi', '97112', 'bilateral'],
  ),
  followUp(
    'no red flags, sixth visit',
    40,
    'low-back-pain',
    { vitals: [usual, { when: 'before', pain: 4 }] },
    ['pelvic-tilt', '97110', 'midline'],
    ['bird-dog', '97112', 'bilateral'],
    ['bridge', '97110', 'bilateral'],
    ['dead-bug', '97112', 'bilateral'],
  ),
  followUp(
    'desk work',
    36,
    'neck-pain',
    { yes: { 'adhesive-allergy': {} }, vitals: [usual, { when: 'before', pain: 3 }] },
    ['ccf', '97112', 'midline'],
    ['scap-set', '97112', 'bilateral'],
    ['cerv-jpe', '97112', 'midline'],
  ),
  followUp(
    'painful cuff, effort hurts',
    48,
    'joint-or-limb-pain',
    { yes: { 'pain-on-effort': { ...right, regions: ['shoulder'] } }, vitals: [usual, { when: 'before', pain: 4 }] },
    ['pendulum', '97110', 'right'],
    ['table-slide', '97110', 'right'],
    ['sh-er', '97110', 'right'],
    ['scap-set', '97112', 'right'],
  ),
  followUp(
    'stiff shoulder, diabetes on glipizide',
    55,
    'contracture',
    { yes: { sulfonylurea: {} }, vitals: [seated(132, 82, 76, { glucose: 132 })] },
    ['pulleys', '97110', 'right'],
    ['table-slide', '97110', 'right'],
    ['sh-abd', '97110', 'right'],
    ['sh-er', '97110', 'right'],
  ),
  followUp(
    'aphasia, pain read from a face scale',
    70,
    'stroke',
    { yes: { 'cannot-report': {}, anticoagulants: {}, falls: {} }, vitals: [seated(138, 80, 74)] },
    ['emg-wrist-extension', '97112', 'right'],
    ['bimanual', '97112', 'bilateral'],
    ['cup-stack', '97530', 'right'],
    ['sit-to-stand', '97530', 'bilateral'],
    ['nmes-wrist', '97032', 'right'],
  ),
  followUp(
    'T4 complete, usual systolic pressure known',
    33,
    'spinal-cord-injury',
    {
      yes: {
        'cord-lesion-t6-or-above': { state: 'known', since: '2025-03-01' },
        'insensate-skin': { side: 'bilateral', regions: ['leg', 'trunk'] },
      },
      vitals: [seated(102, 64, 66)],
      limits: { usualSystolic: 104, vitalsFirst: true },
    },
    ['transfer', '97530', 'bilateral'],
    ['wheelchair-propulsion', '97542', 'bilateral'],
    ['sit-balance', '97112', 'midline'],
  ),
  followUp(
    'COPD with oxygen at home, saturation ordered',
    70,
    'muscle-weakness',
    {
      yes: { 'home-oxygen': {} },
      orders: [order({ kind: 'parameter', what: 'spo2', least: 88 })],
      vitals: [seated(130, 78, 88, { spo2: 91 })],
    },
    ['sit-to-stand', '97530', 'bilateral'],
    ['walk-level', '97116', 'bilateral'],
    ['heel-raise', '97110', 'bilateral'],
    ['breathing', '97110', 'midline'],
  ),
  followUp(
    'sternotomy seven weeks ago',
    66,
    'post-operative',
    {
      yes: { 'sternal-precautions': { since: '2026-10-12' }, 'beta-blocker': {} },
      orders: [order({ kind: 'sternal', value: 'No lifting over 10 lb, arms close to the body', until: '2027-01-04' })],
      vitals: [seated(118, 70, 66)],
    },
    ['walk-level', '97116', 'bilateral'],
    ['heel-raise', '97110', 'bilateral'],
    ['tandem', '97112', 'bilateral'],
    ['breathing', '97110', 'midline'],
  ),
  followUp(
    'pregnant, week 26',
    31,
    'low-back-pain',
    { yes: { pregnancy: { detail: 'week 26' } }, vitals: [seated(112, 68, 84)] },
    ['pelvic-floor', '97112', 'midline'],
    ['cat-cow', '97110', 'midline'],
    ['walk-level', '97116', 'bilateral'],
    ['ball-sit', '97112', 'bilateral'],
  ),
  followUp(
    'breast cancer in remission, arm to be spared',
    54,
    'contracture',
    {
      yes: {
        malignancy: { ...left, regions: ['chest'], state: 'healed', since: '2023-02-01', by: 'Dr. Amsel, oncology' },
        'no-cuff-arm': { ...left, regions: ['arm'] },
      },
    },
    ['table-slide', '97110', 'left'],
    ['sh-abd', '97110', 'left'],
    ['scap-set', '97112', 'left'],
  ),
  followUp(
    'ankle fixed four weeks ago, no weight',
    45,
    'fracture',
    {
      yes: {
        'unhealed-fracture': { ...right, regions: ['ankle'], since: '2026-11-02', tissue: 'bone' },
        'weight-bearing-limited': { ...right, regions: ['leg'] },
        anticoagulants: {},
      },
      orders: [
        order({ kind: 'weight-bearing', value: 'NWB', ...right, region: 'leg', until: '2026-12-14' }),
        order({
          kind: 'protocol',
          allows: ['passive', 'active-assisted', 'active'],
          ...right,
          region: 'ankle',
          until: '2026-12-14',
        }),
      ],
      blockedBy: { 'weight-bearing-order': 'heel raises put weight on the leg that may bear none' },
    },
    ['slr', '97110', 'right'],
    ['hip-abd', '97110', 'right'],
    ['sit-balance', '97112', 'midline'],
    ['heel-raise', '97110', 'right'],
  ),
  followUp(
    'part of the skull missing, helmet ordered',
    41,
    'traumatic-brain-injury',
    {
      yes: { 'skull-defect': left, falls: {}, agitation: {} },
      orders: [order({ kind: 'helmet', value: 'For everything upright' })],
    },
    ['walk-level', '97116', 'bilateral'],
    ['reach-grasp', '97530', 'right'],
    ['sit-balance', '97112', 'midline'],
  ),
];
