import type { IcdCandidate } from '../row.ts';
import { byDominance, pair, plain, since } from './icd.ts';

/** Late effects of a stroke by its cause; the last character but one says what is left. */
const strokes: readonly (readonly [stem: string, after: string])[] = [
  ['I69.3', 'after cerebral infarction'],
  ['I69.1', 'after intracerebral hemorrhage'],
  ['I69.0', 'after subarachnoid hemorrhage'],
  ['I69.2', 'after other intracranial hemorrhage'],
  ['I69.8', 'after other cerebrovascular disease'],
  ['I69.9', 'after unspecified cerebrovascular disease'],
];

/** Codes for what a stroke has left, commonest causes first. */
export const strokeCodes: readonly IcdCandidate[] = strokes.flatMap(([stem, after]) => [
  ...byDominance(`${stem}5`, `Hemiparesis ${after}`),
  ...byDominance(`${stem}3`, `Upper limb monoplegia ${after}`),
  ...byDominance(`${stem}4`, `Lower limb monoplegia ${after}`),
  plain(`${stem}93`, `Ataxia ${after}`),
  plain(`${stem}90`, `Apraxia ${after}`),
  since(`${stem}12`, `Visuospatial deficit and spatial neglect ${after}`, '2016-10-01'),
  plain(`${stem}92`, `Facial weakness ${after}`),
]);

type Level = readonly [digit: string, name: string];
const cervical: readonly Level[] = ['1', '2', '3', '4', '5', '6', '7', '8'].map((digit): Level => [digit, `C${digit}`]);
const thoracic: readonly Level[] = [
  ['1', 'T1'],
  ['2', 'T2–T6'],
  ['3', 'T7–T10'],
  ['4', 'T11–T12'],
];
const lumbar: readonly Level[] = ['1', '2', '3', '4', '5'].map((digit): Level => [digit, `L${digit}`]);
const notStated: Level = ['9', 'unspecified level'];

const encounters = [
  ['S', 'sequela'],
  ['D', 'subsequent encounter'],
] as const;

function lesions(stem: string, part: string, kinds: readonly Level[], levels: readonly Level[]): IcdCandidate[] {
  return kinds.flatMap(([kind, lesion]) =>
    [...levels, notStated].flatMap(([digit, level]) =>
      encounters.map(([letter, when]) => plain(`${stem}${kind}${digit}${letter}`, `${lesion}, ${part} cord, ${level}, ${when}`)),
    ),
  );
}

/** Codes for injuries of the spinal cord by level and kind. */
export const cordCodes: readonly IcdCandidate[] = [
  ...lesions(
    'S14.1',
    'cervical',
    [
      ['1', 'Complete lesion'],
      ['2', 'Central cord syndrome'],
      ['3', 'Anterior cord syndrome'],
      ['4', 'Brown-Séquard syndrome'],
      ['5', 'Other incomplete lesion'],
      ['0', 'Unspecified injury'],
    ],
    cervical,
  ),
  ...lesions(
    'S24.1',
    'thoracic',
    [
      ['1', 'Complete lesion'],
      ['3', 'Anterior cord syndrome'],
      ['4', 'Brown-Séquard syndrome'],
      ['5', 'Other incomplete lesion'],
      ['0', 'Unspecified injury'],
    ],
    thoracic,
  ),
  ...lesions(
    'S34.1',
    'lumbar',
    [
      ['1', 'Complete lesion'],
      ['2', 'Incomplete lesion'],
      ['0', 'Unspecified injury'],
    ],
    lumbar,
  ),
  ...encounters.flatMap(([letter, when]) => [
    plain(`S34.131${letter}`, `Complete lesion, sacral cord, ${when}`),
    plain(`S34.132${letter}`, `Incomplete lesion, sacral cord, ${when}`),
    plain(`S34.139${letter}`, `Unspecified injury, sacral cord, ${when}`),
  ]),
];

/** How long consciousness was lost, as the sixth character says it. */
const unconscious: readonly Level[] = [
  ['9', 'loss of consciousness of unknown duration'],
  ['0', 'without loss of consciousness'],
  ['1', 'loss of consciousness 30 minutes or less'],
  ['2', 'loss of consciousness 31 to 59 minutes'],
  ['3', 'loss of consciousness 1 hour to 5 hours 59 minutes'],
  ['4', 'loss of consciousness 6 to 24 hours'],
  ['5', 'loss of consciousness over 24 hours with return to prior level'],
  ['6', 'loss of consciousness over 24 hours without return to prior level'],
];

/** The side is that of the brain, not of the body, so that no code names a side of the body. */
const brainInjuries: readonly Level[] = [
  ['2X', 'Diffuse traumatic brain injury'],
  ['9X', 'Unspecified intracranial injury'],
  ['30', 'Unspecified focal traumatic brain injury'],
  ['31', 'Contusion and laceration, right cerebrum'],
  ['32', 'Contusion and laceration, left cerebrum'],
  ['34', 'Traumatic hemorrhage, right cerebrum'],
  ['35', 'Traumatic hemorrhage, left cerebrum'],
  ['37', 'Contusion, laceration and hemorrhage of cerebellum'],
  ['38', 'Contusion, laceration and hemorrhage of brainstem'],
  ['1X', 'Traumatic cerebral edema'],
  ['4X', 'Epidural hemorrhage'],
  ['5X', 'Traumatic subdural hemorrhage'],
  ['6X', 'Traumatic subarachnoid hemorrhage'],
];

/** Codes for traumatic brain injury, later encounters and late effects. */
export const brainInjuryCodes: readonly IcdCandidate[] = [
  ...unconscious
    .filter(([digit]) => digit === '0' || digit === '1' || digit === '9')
    .flatMap(([digit, loss]) =>
      encounters.map(([letter, when]) => plain(`S06.0X${digit}${letter}`, `Concussion, ${loss}, ${when}`)),
    ),
  ...brainInjuries.flatMap(([kind, what]) =>
    unconscious.flatMap(([digit, loss]) =>
      encounters.map(([letter, when]) => plain(`S06.${kind}${digit}${letter}`, `${what}, ${loss}, ${when}`)),
    ),
  ),
  plain('Z87.820', 'Personal history of traumatic brain injury'),
];

const arm: readonly Level[] = [
  ['1', 'shoulder'],
  ['2', 'elbow'],
  ['3', 'wrist'],
  ['4', 'hand'],
];
const leg: readonly Level[] = [
  ['5', 'hip'],
  ['6', 'knee'],
  ['7', 'ankle or foot'],
];

/** One code per joint and side under a stem whose next two characters are joint and side. */
export function byJoint(stem: string, what: string, also: readonly Level[] = [...arm, ...leg]): IcdCandidate[] {
  return also.flatMap(([digit, joint]) => pair(`${stem}${digit}`, `${what}, ${joint}`));
}

/** Fractures that rehabilitation sees most, later encounters of a closed fracture that heals as it should. */
export const fractureCodes: readonly IcdCandidate[] = [
  ...pair('S52.50', 'Fracture of lower end of radius', 'D'),
  ...pair('S72.00', 'Fracture of unspecified part of neck of femur', 'D'),
  ...pair('S72.01', 'Unspecified intracapsular fracture of femur', 'D'),
  ...pair('S72.03', 'Displaced midcervical fracture of femur', 'D'),
  ...pair('S72.04', 'Displaced fracture of base of neck of femur', 'D'),
  ...pair('S72.05', 'Unspecified fracture of head of femur', 'D'),
  ...pair('S72.10', 'Unspecified trochanteric fracture of femur', 'D'),
  ...pair('S72.11', 'Displaced fracture of the greater trochanter', 'D'),
  ...pair('S72.12', 'Displaced fracture of the lesser trochanter', 'D'),
  ...pair('S72.14', 'Displaced intertrochanteric fracture', 'D'),
  ...pair('S72.2', 'Displaced subtrochanteric fracture', 'XD'),
  ...pair('S82.00', 'Unspecified fracture of patella', 'D'),
];
