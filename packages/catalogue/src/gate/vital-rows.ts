import type { RowBase } from '../base.ts';

/** Whose numbers a row holds. One person can be several; `who` of a row names all that must be true, and `but` none of. */
export type VitalPerson =
  | 'adult'
  | 'child'
  | 'cord-t6'
  | 'lvad'
  | 'beta-blocker'
  | 'acute-stroke'
  | 'after-lysis'
  | 'insulin'
  | 'home-oxygen'
  | 'usual-pressure-known';

export type VitalSign = 'systolic' | 'diastolic' | 'map' | 'heartRate' | 'spo2' | 'glucose' | 'temperature' | 'pain';

export type VitalOutcome = 'block' | 'reason' | 'ask' | 'note';

/** What one reading beyond a house number means, by exertion class. Exertion 0 is never blocked by a number. */
export interface VitalRow extends Pick<RowBase, 'source' | 'status'> {
  readonly id: string;
  readonly who: readonly VitalPerson[];
  readonly but?: readonly VitalPerson[];
  readonly sign: VitalSign;
  /** Beyond: at or above, or below. A function of age or of the usual pressure is named, not a number. */
  readonly atLeast?: number;
  readonly over?: number;
  readonly below?: number;
  readonly named?: 'usual-rise' | 'child-floor' | 'child-rate';
  /** Holds only with a symptom, or only where the reading says that there is none. */
  readonly with?: 'symptoms' | 'no-symptoms' | 'unwell' | 'breathlessness';
  /** What it means at exertion 1, 2 and 3; null where it means nothing. */
  readonly means: readonly [light: VitalOutcome | null, moderate: VitalOutcome | null, vigorous: VitalOutcome | null];
  /** Speaks of readings during work; every other row of pressure, rate and oxygen speaks of readings at rest. */
  readonly during?: true;
  /** Acts on the first reading; else a second one in the same position has to say the same, and one alone asks for it. */
  readonly first?: true;
  readonly text: string;
  readonly wayOn: string;
}

const acsm = {
  source:
    'ACSM Guidelines, 11th ed. 2021, and Fletcher 2013, doi:10.1161/CIR.0b013e31829b5b44, over 200/110 and for exercise testing; 180 by practice',
  status: 'unverified',
} as const;
const practice = {
  source: 'Expert practice in physical therapy; to be reviewed by the clinic’s safety lead',
  status: 'unverified',
} as const;
const cord = {
  source:
    'Consortium for Spinal Cord Medicine 2020, doi:10.1080/10790268.2021.1925058, by Can-SCIP J.2.1 (kite-uhn.com/can-scip): over 20 above the usual; all other numbers by practice',
  status: 'unverified',
} as const;
const stroke = {
  source: 'AHA/ASA 2026 guideline on acute ischemic stroke, section 4.3, which replaces those of 2018 and 2019',
  status: 'unverified',
} as const;
const children = {
  source: 'Flynn 2017 (AAP), doi:10.1542/peds.2017-1904, for 140; pediatric advanced life support tables for the rest',
  status: 'unverified',
} as const;
const sugar = {
  source:
    'Colberg 2016, doi:10.2337/dc16-1728, table 1, for 90, 250 and ketones; no start below 70 and the block from 350 by practice',
  status: 'unverified',
} as const;
const device = {
  source: 'Practice review on ventricular assist devices, Cardiopulmonary Physical Therapy Journal 2020',
  status: 'unverified',
} as const;

const usualRise = {
  source:
    'Spinal cord injury guideline of Canada, section J.2.1, after PVA 2020 (kite-uhn.com/can-scip): over 20 above the usual',
  status: 'verified',
} as const;
const stageTwo = {
  source: 'Flynn 2017 (AAP), doi:10.1542/peds.2017-1904: 140/90 is stage 2 from 13 years, earlier by percentile',
  status: 'verified',
} as const;
const carbohydrate = {
  source:
    'Colberg 2016, doi:10.2337/dc16-1728, table 1: carbohydrate below 90; ketones from 250, without them mild to moderate work',
  status: 'verified',
} as const;

const block3 = ['block', 'block', 'block'] as const;
const steps = 'Sit up, loosen, check bladder, bowel and skin; start again when the pressure is back in the usual range.';
const again = 'Rest five minutes, right cuff and arm, measure again.';

const own: readonly VitalPerson[] = ['lvad', 'cord-t6', 'acute-stroke', 'after-lysis', 'child'];

/** House numbers. An order on file or the clinician's own limits replace those of their sign. */
export const vitalRows: readonly VitalRow[] = [
  {
    id: 'pressure-emergency',
    ...acsm,
    who: [],
    but: ['lvad'],
    sign: 'systolic',
    atLeast: 180,
    with: 'symptoms',
    first: true,
    means: block3,
    text: 'Systolic pressure of 180 or more with symptoms',
    wayOn: 'This is an emergency: stop, call, stay with the patient.',
  },
  {
    id: 'diastolic-emergency',
    ...acsm,
    who: [],
    but: ['lvad'],
    sign: 'diastolic',
    atLeast: 120,
    with: 'symptoms',
    first: true,
    means: block3,
    text: 'Diastolic pressure of 120 or more with symptoms',
    wayOn: 'This is an emergency: stop, call, stay with the patient.',
  },
  {
    id: 'during-systolic',
    ...acsm,
    who: [],
    but: ['lvad'],
    sign: 'systolic',
    over: 250,
    during: true,
    first: true,
    means: block3,
    text: 'Systolic pressure over 250 during work',
    wayOn: 'Rest; start again after a resting reading in range.',
  },
  {
    id: 'during-diastolic',
    ...acsm,
    who: [],
    but: ['lvad'],
    sign: 'diastolic',
    over: 115,
    during: true,
    first: true,
    means: block3,
    text: 'Diastolic pressure over 115 during work',
    wayOn: 'Rest; start again after a resting reading in range.',
  },
  {
    id: 'during-oxygen',
    ...practice,
    who: [],
    but: ['lvad'],
    sign: 'spo2',
    below: 88,
    during: true,
    first: true,
    means: ['reason', 'block', 'block'],
    text: 'Oxygen saturation below 88 % during work',
    wayOn: 'Rest upright, check the probe, measure again.',
  },
  {
    id: 'systolic-very-high',
    ...acsm,
    who: ['adult'],
    but: own,
    sign: 'systolic',
    over: 200,
    means: ['reason', 'reason', 'block'],
    text: 'Resting systolic pressure over 200',
    wayOn: `${again} Below it, or an order with limits, opens harder work; tell the physician.`,
  },
  {
    id: 'diastolic-very-high',
    ...acsm,
    who: ['adult'],
    but: own,
    sign: 'diastolic',
    over: 110,
    means: ['reason', 'reason', 'block'],
    text: 'Resting diastolic pressure over 110',
    wayOn: `${again} Below it, or an order with limits, opens harder work; tell the physician.`,
  },
  {
    id: 'systolic-high',
    ...acsm,
    who: ['adult'],
    but: own,
    sign: 'systolic',
    atLeast: 180,
    means: ['note', 'reason', 'block'],
    text: 'Resting systolic pressure of 180 or more',
    wayOn: `${again} Tell the primary care provider.`,
  },
  {
    id: 'diastolic-high',
    ...acsm,
    who: ['adult'],
    but: own,
    sign: 'diastolic',
    atLeast: 110,
    means: ['note', 'reason', 'block'],
    text: 'Resting diastolic pressure of 110 or more',
    wayOn: `${again} Tell the primary care provider.`,
  },
  {
    id: 'systolic-low-symptoms',
    ...practice,
    who: ['adult'],
    but: ['lvad', 'cord-t6'],
    sign: 'systolic',
    below: 90,
    with: 'symptoms',
    first: true,
    means: block3,
    text: 'Systolic pressure below 90 with symptoms',
    wayOn: 'Lie down, find the cause, measure again.',
  },
  {
    id: 'systolic-low',
    ...practice,
    who: ['adult'],
    but: ['lvad', 'cord-t6', 'usual-pressure-known'],
    sign: 'systolic',
    below: 90,
    means: ['ask', 'reason', 'reason'],
    text: 'Systolic pressure below 90',
    wayOn: `Ask for symptoms and the usual pressure. ${again}`,
  },
  {
    id: 'systolic-usual-low',
    ...practice,
    who: ['adult', 'usual-pressure-known'],
    but: ['lvad', 'cord-t6'],
    sign: 'systolic',
    below: 90,
    means: ['note', 'note', 'reason'],
    text: 'Systolic pressure below 90, compared with the usual one',
    wayOn: 'Watch for dizziness; rise in steps.',
  },
  {
    id: 'rate-high',
    ...practice,
    who: ['adult'],
    but: ['lvad', 'beta-blocker'],
    sign: 'heartRate',
    over: 120,
    means: [null, 'reason', 'reason'],
    text: 'Resting heart rate over 120',
    wayOn: `${again} A new irregular pulse is told to the physician today.`,
  },
  {
    id: 'rate-very-low',
    ...practice,
    who: ['adult'],
    but: ['lvad'],
    sign: 'heartRate',
    below: 40,
    means: block3,
    text: 'Heart rate below 40',
    wayOn: 'Measure again, feel the pulse; tell the physician.',
  },
  {
    id: 'rate-low-symptoms',
    ...practice,
    who: ['adult'],
    but: ['lvad'],
    sign: 'heartRate',
    below: 50,
    with: 'symptoms',
    first: true,
    means: block3,
    text: 'Heart rate below 50 with symptoms',
    wayOn: 'Lie down, tell the physician.',
  },
  {
    id: 'rate-low',
    ...practice,
    who: ['adult'],
    but: ['lvad', 'beta-blocker', 'cord-t6'],
    sign: 'heartRate',
    below: 50,
    means: ['note', 'reason', 'reason'],
    text: 'Heart rate below 50',
    wayOn: 'Ask whether that is usual, and for medication that slows the heart.',
  },
  {
    id: 'rate-low-slowed',
    ...practice,
    who: ['adult', 'beta-blocker'],
    but: ['lvad', 'cord-t6'],
    sign: 'heartRate',
    below: 50,
    means: ['note', 'note', 'note'],
    text: 'Heart rate below 50 with medication that slows the heart',
    wayOn: 'Guide by effort; ask for dizziness.',
  },
  {
    id: 'oxygen-very-low',
    ...practice,
    who: ['adult'],
    but: ['lvad'],
    sign: 'spo2',
    below: 85,
    means: block3,
    text: 'Oxygen saturation below 85 %',
    wayOn: 'Check the probe, sit up, measure again; tell the physician.',
  },
  {
    id: 'oxygen-low-breathless',
    ...practice,
    who: ['adult'],
    but: ['lvad'],
    sign: 'spo2',
    below: 90,
    with: 'breathlessness',
    first: true,
    means: block3,
    text: 'Oxygen saturation below 90 % with breathlessness',
    wayOn: 'Sit up, rest, measure again; tell the physician.',
  },
  {
    id: 'oxygen-low',
    ...practice,
    who: ['adult'],
    but: ['lvad', 'home-oxygen'],
    sign: 'spo2',
    below: 90,
    means: ['note', 'reason', 'reason'],
    text: 'Oxygen saturation below 90 %',
    wayOn: 'Check the probe, measure again; an order sets another floor.',
  },
  {
    id: 'oxygen-low-at-home',
    ...practice,
    who: ['adult', 'home-oxygen'],
    but: ['lvad'],
    sign: 'spo2',
    below: 88,
    means: ['note', 'reason', 'block'],
    text: 'Oxygen saturation below 88 % with oxygen at home',
    wayOn: 'Ask for the ordered floor; oxygen is changed only by order.',
  },
  {
    id: 'oxygen-order-missing',
    ...practice,
    who: ['adult', 'home-oxygen'],
    but: ['lvad'],
    sign: 'spo2',
    below: 90,
    first: true,
    means: ['note', 'ask', 'ask'],
    text: 'Oxygen saturation below 90 % with oxygen at home and no ordered floor',
    wayOn: 'Put the ordered floor on file.',
  },
  {
    id: 'fever-unwell',
    ...practice,
    who: [],
    sign: 'temperature',
    atLeast: 100.4,
    with: 'unwell',
    first: true,
    means: ['reason', 'block', 'block'],
    text: 'Temperature of 100.4 °F or more, and unwell',
    wayOn: 'Rest; tell the physician.',
  },
  {
    id: 'temperature-high',
    ...practice,
    who: [],
    sign: 'temperature',
    atLeast: 100.4,
    means: ['note', 'reason', 'block'],
    text: 'Temperature of 100.4 °F or more',
    wayOn: 'Ask how the patient feels; measure again.',
  },
  {
    id: 'pain-severe',
    ...practice,
    who: [],
    sign: 'pain',
    atLeast: 8,
    first: true,
    means: ['note', 'reason', 'reason'],
    text: 'Pain of 8 of 10 or more before the start',
    wayOn: 'Say what is known of it, or ease it first.',
  },
  {
    id: 'child-pressure-high',
    ...stageTwo,
    who: ['child'],
    but: ['lvad', 'cord-t6'],
    sign: 'systolic',
    atLeast: 140,
    means: ['note', 'reason', 'block'],
    text: 'A child’s systolic pressure of 140 or more',
    wayOn: `${again} Judge by the percentile of age and height; tell the physician.`,
  },
  {
    id: 'child-pressure-low',
    ...children,
    who: ['child'],
    but: ['lvad', 'cord-t6'],
    sign: 'systolic',
    named: 'child-floor',
    means: ['reason', 'block', 'block'],
    text: 'A child’s systolic pressure under the floor of the age',
    wayOn: 'Lie down, measure again with the right cuff; tell the physician.',
  },
  {
    id: 'child-rate-unwell',
    ...children,
    who: ['child'],
    but: ['lvad'],
    sign: 'heartRate',
    named: 'child-rate',
    with: 'symptoms',
    first: true,
    means: ['reason', 'reason', 'block'],
    text: 'A child’s heart rate outside the range of the age, and unwell',
    wayOn: 'Rest, measure again; tell the physician.',
  },
  {
    id: 'child-oxygen-low',
    ...children,
    who: ['child'],
    sign: 'spo2',
    below: 92,
    means: ['note', 'reason', 'block'],
    text: 'A child’s oxygen saturation below 92 %',
    wayOn: 'Check the probe, measure again.',
  },
  {
    id: 'dysreflexia-rise',
    ...usualRise,
    who: ['cord-t6', 'usual-pressure-known'],
    sign: 'systolic',
    named: 'usual-rise',
    first: true,
    means: block3,
    text: 'Systolic pressure 20 or more over the usual one with a lesion at T6 or above',
    wayOn: steps,
  },
  {
    id: 'dysreflexia-pressure',
    ...cord,
    who: ['cord-t6'],
    but: ['usual-pressure-known'],
    sign: 'systolic',
    atLeast: 150,
    first: true,
    means: block3,
    text: 'Systolic pressure of 150 or more with a lesion at T6 or above',
    wayOn: `Dysreflexia until shown otherwise. ${steps}`,
  },
  {
    id: 'dysreflexia-range',
    ...cord,
    who: ['cord-t6'],
    but: ['usual-pressure-known'],
    sign: 'systolic',
    atLeast: 130,
    first: true,
    means: ['ask', 'ask', 'ask'],
    text: 'Systolic pressure of 130 or more with a lesion at T6 or above and no usual pressure on record',
    wayOn: 'Ask for the usual pressure, headache and flush, and record them.',
  },
  {
    id: 'cord-pressure-low-symptoms',
    ...cord,
    who: ['cord-t6'],
    but: ['lvad'],
    sign: 'systolic',
    below: 90,
    with: 'symptoms',
    first: true,
    means: block3,
    text: 'Low pressure with symptoms and a cord lesion',
    wayOn: 'Recline, abdominal binder, legs up; measure again.',
  },
  {
    id: 'cord-pressure-low',
    ...cord,
    who: ['cord-t6'],
    but: ['lvad'],
    sign: 'systolic',
    below: 80,
    means: ['note', 'reason', 'reason'],
    text: 'Systolic pressure below 80 with a cord lesion',
    wayOn: 'Recline, abdominal binder, legs up; measure again.',
  },
  {
    id: 'stroke-pressure',
    ...stroke,
    who: ['acute-stroke'],
    but: ['after-lysis', 'lvad'],
    sign: 'systolic',
    over: 220,
    means: block3,
    text: 'Systolic pressure over 220 in an acute stroke',
    wayOn: 'Tell the team; the order decides.',
  },
  {
    id: 'stroke-diastolic',
    ...stroke,
    who: ['acute-stroke'],
    but: ['after-lysis', 'lvad'],
    sign: 'diastolic',
    over: 120,
    means: block3,
    text: 'Diastolic pressure over 120 in an acute stroke',
    wayOn: 'Tell the team; the order decides.',
  },
  {
    id: 'lysis-pressure',
    ...stroke,
    who: ['after-lysis'],
    sign: 'systolic',
    over: 180,
    means: block3,
    text: 'Systolic pressure over 180 within a day of thrombolysis or thrombectomy',
    wayOn: 'Tell the team; start when it is back under 180/105.',
  },
  {
    id: 'lysis-diastolic',
    ...stroke,
    who: ['after-lysis'],
    sign: 'diastolic',
    over: 105,
    means: block3,
    text: 'Diastolic pressure over 105 within a day of thrombolysis or thrombectomy',
    wayOn: 'Tell the team; start when it is back under 180/105.',
  },
  {
    id: 'map-low',
    ...device,
    who: ['lvad'],
    sign: 'map',
    below: 60,
    first: true,
    means: block3,
    text: 'Mean pressure below 60 with an assist device',
    wayOn: 'Lie down, check the device, call its team.',
  },
  {
    id: 'map-high',
    ...device,
    who: ['lvad'],
    sign: 'map',
    over: 95,
    first: true,
    means: block3,
    text: 'Mean pressure over 95 with an assist device',
    wayOn: 'Rest, measure again by Doppler, call the device team.',
  },
  {
    id: 'map-lowish',
    ...device,
    who: ['lvad'],
    sign: 'map',
    below: 70,
    first: true,
    means: ['note', 'reason', 'reason'],
    text: 'Mean pressure below 70 with an assist device',
    wayOn: 'Usual is 70 to 90: say what the device team wants.',
  },
  {
    id: 'glucose-low',
    ...sugar,
    who: [],
    sign: 'glucose',
    below: 70,
    first: true,
    means: block3,
    text: 'Glucose below 70',
    wayOn: 'Fifteen grams of sugar, test again after 15 minutes; start at 90 or more.',
  },
  {
    id: 'glucose-lowish',
    ...carbohydrate,
    who: ['insulin'],
    sign: 'glucose',
    below: 90,
    first: true,
    means: ['note', 'ask', 'ask'],
    text: 'Glucose between 70 and 89',
    wayOn: 'Carbohydrate first, then test again.',
  },
  {
    id: 'glucose-very-high',
    ...sugar,
    who: [],
    sign: 'glucose',
    atLeast: 350,
    first: true,
    means: ['ask', 'ask', 'block'],
    text: 'Glucose of 350 or more',
    wayOn: 'Test ketones and contact the physician.',
  },
  {
    id: 'glucose-high',
    ...carbohydrate,
    who: [],
    sign: 'glucose',
    over: 250,
    first: true,
    means: ['note', 'ask', 'block'],
    text: 'Glucose over 250',
    wayOn: 'On insulin test ketones: moderate ones forbid exercise; else mild to moderate work only.',
  },
];
