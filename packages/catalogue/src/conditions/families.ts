import type { IcdCandidate } from '../row.ts';
import { byDominance, pair, plain, since } from './icd.ts';

/** Late effects of a stroke by its cause; the last character but one says what is left. */
const strokes: readonly (readonly [stem: string, after: string])[] = [
  ['I69.3', 'after cerebral infarction'],
  ['I69.1', 'after intracerebral haemorrhage'],
  ['I69.0', 'after subarachnoid haemorrhage'],
  ['I69.2', 'after other bleeding in the head'],
  ['I69.8', 'after other disease of the brain’s vessels'],
  ['I69.9', 'after disease of the brain’s vessels, not stated'],
];

/** Codes for what a stroke has left, commonest causes first. */
export const strokeCodes: readonly IcdCandidate[] = strokes.flatMap(([stem, after]) => [
  ...byDominance(`${stem}5`, `Hemiparesis ${after}`),
  ...byDominance(`${stem}3`, `Arm weakness ${after}`),
  ...byDominance(`${stem}4`, `Leg weakness ${after}`),
  plain(`${stem}93`, `Ataxia ${after}`),
  plain(`${stem}90`, `Apraxia ${after}`),
  since(`${stem}12`, `Neglect or visuospatial loss ${after}`, '2016-10-01'),
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
const notStated: Level = ['9', 'level not stated'];

const encounters = [
  ['S', 'late effect'],
  ['D', 'later encounter'],
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
      ['0', 'Injury not further described'],
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
      ['0', 'Injury not further described'],
    ],
    thoracic,
  ),
  ...lesions(
    'S34.1',
    'lumbar',
    [
      ['1', 'Complete lesion'],
      ['2', 'Incomplete lesion'],
      ['0', 'Injury not further described'],
    ],
    lumbar,
  ),
  ...encounters.flatMap(([letter, when]) => [
    plain(`S34.131${letter}`, `Complete lesion, sacral cord, ${when}`),
    plain(`S34.132${letter}`, `Incomplete lesion, sacral cord, ${when}`),
    plain(`S34.139${letter}`, `Injury not further described, sacral cord, ${when}`),
  ]),
];

/** How long consciousness was lost, as the sixth character says it. */
const unconscious: readonly Level[] = [
  ['9', 'unconscious for an unknown time'],
  ['0', 'never unconscious'],
  ['1', 'unconscious up to 30 minutes'],
  ['2', 'unconscious 31 to 59 minutes'],
  ['3', 'unconscious 1 to 6 hours'],
  ['4', 'unconscious 6 to 24 hours'],
  ['5', 'unconscious over a day, then as before'],
  ['6', 'unconscious over a day, not as before'],
];

/** The side is that of the brain, not of the body, so that no code names a side of the body. */
const brainInjuries: readonly Level[] = [
  ['2X', 'Diffuse brain injury'],
  ['9X', 'Brain injury not further described'],
  ['30', 'Focal brain injury not further described'],
  ['31', 'Bruise of the brain, half on the right'],
  ['32', 'Bruise of the brain, half on the left'],
  ['34', 'Bleeding in the brain, half on the right'],
  ['35', 'Bleeding in the brain, half on the left'],
  ['37', 'Injury of the cerebellum'],
  ['38', 'Injury of the brainstem'],
  ['1X', 'Swelling of the brain'],
  ['4X', 'Epidural bleeding'],
  ['5X', 'Subdural bleeding'],
  ['6X', 'Subarachnoid bleeding from injury'],
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
  plain('Z87.820', 'History of traumatic brain injury'),
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
  ...pair('S52.50', 'Fracture of the radius near the wrist', 'D'),
  ...pair('S72.00', 'Fracture of the neck of the femur, part not stated', 'D'),
  ...pair('S72.01', 'Fracture of the femur inside the capsule', 'D'),
  ...pair('S72.03', 'Displaced fracture through the middle of the femoral neck', 'D'),
  ...pair('S72.04', 'Displaced fracture at the base of the femoral neck', 'D'),
  ...pair('S72.05', 'Fracture of the head of the femur', 'D'),
  ...pair('S72.10', 'Trochanteric fracture, not further described', 'D'),
  ...pair('S72.11', 'Displaced fracture of the greater trochanter', 'D'),
  ...pair('S72.12', 'Displaced fracture of the lesser trochanter', 'D'),
  ...pair('S72.14', 'Displaced intertrochanteric fracture', 'D'),
  ...pair('S72.2', 'Displaced subtrochanteric fracture', 'XD'),
  ...pair('S82.00', 'Fracture of the kneecap', 'D'),
];
