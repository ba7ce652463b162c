import { norms } from '../body/norms.ts';
import type { MeasureRow } from '../row.ts';
import { authorsRights, cut, mdc, measure, read, unread } from './measure.ts';

/** Movements of the spine's middle, whose range belongs to no side unless the movement itself goes to one. */
const midline = (joint: string, motion: string): boolean =>
  (joint === 'cervical' || joint === 'lumbar') && !/lateral|rotation/.test(motion);

const clinicRule = mdc('clinic rule', 5, unread(), { to: 10, note: 'change beyond goniometer error' });

const cap = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One goniometer reading per movement that the norms name; zero is straight, below zero it does not get there. */
const ranges: readonly MeasureRow[] = norms.map((norm) => {
  const wrist = norm.id === 'wrist-extension';
  return measure({
    ...(norm.status === 'verified'
      ? read(`Adult range ${norm.degrees}°: ${norm.source}`)
      : unread('AAOS handbook, Norkin and White')),
    id: norm.measure,
    name: `${cap(`${norm.joint} ${norm.motion}`)} AROM`,
    abbreviation: wrist ? 'AROM wrist ext.' : `AROM ${norm.joint} ${norm.motion}`,
    synonyms: ['goniometer', 'rom', 'arom', 'range of motion', 'active range', `${norm.joint} ${norm.motion} range`],
    domain: 'range',
    unit: '°',
    min: wrist ? -90 : -120,
    max: wrist ? 90 : 200,
    step: 1,
    better: 'higher',
    sided: !midline(norm.joint, norm.motion),
    procedure: wrist
      ? 'Forearm on the table, fingers relaxed; goniometer on the ulnar side of the wrist and fifth metacarpal; zero is neutral, below zero the wrist does not reach neutral.'
      : 'Degrees of active motion by goniometer or camera; zero is neutral, below zero neutral is not reached. Record position, end-feel and pain in the detail.',
    family: 'range',
    ages: 'any',
    sensors: ['hands', 'imu', 'camera'],
    changes: [clinicRule],
    cutOffs: [cut('healthy adults', `${norm.degrees}°`, { source: norm.source, status: norm.status })],
  });
});

const tested: readonly (readonly [id: string, muscles: string, sided?: false])[] = [
  ['shoulder-flexion', 'shoulder flexors'],
  ['shoulder-abduction', 'shoulder abductors'],
  ['shoulder-external-rotation', 'shoulder external rotators'],
  ['shoulder-internal-rotation', 'shoulder internal rotators'],
  ['scapula-retraction', 'scapular retractors'],
  ['elbow-flexion', 'elbow flexors'],
  ['elbow-extension', 'elbow extensors'],
  ['wrist-flexion', 'wrist flexors'],
  ['wrist-extension', 'wrist extensors'],
  ['finger-flexion', 'finger flexors'],
  ['finger-extension', 'finger extensors'],
  ['finger-abduction', 'finger abductors'],
  ['thumb-opposition', 'thumb opposition'],
  ['trunk-flexion', 'trunk flexors', false],
  ['trunk-extension', 'trunk extensors', false],
  ['hip-flexion', 'hip flexors'],
  ['hip-extension', 'hip extensors'],
  ['hip-abduction', 'hip abductors'],
  ['hip-adduction', 'hip adductors'],
  ['knee-flexion', 'knee flexors'],
  ['knee-extension', 'knee extensors'],
  ['ankle-dorsiflexion', 'ankle dorsiflexors'],
  ['ankle-plantarflexion', 'ankle plantar flexors'],
  ['ankle-inversion', 'ankle invertors'],
  ['ankle-eversion', 'ankle evertors'],
  ['great-toe-extension', 'great toe extensors'],
];

/** One manual grade per muscle group. */
const strengths: readonly MeasureRow[] = tested.map(([id, muscles, sided]) =>
  measure({
    ...unread('Medical Research Council; Kendall'),
    id: `mmt-${id}`,
    name: `Manual muscle test, ${muscles}`,
    abbreviation: id === 'wrist-extension' ? 'MMT wrist ext.' : `MMT ${muscles}`,
    synonyms: ['mmt', 'mrc', 'muscle strength', 'strength testing', id.replaceAll('-', ' ')],
    domain: 'strength',
    unit: 'grade',
    min: 0,
    max: 5,
    step: 0.5,
    better: 'higher',
    sided: sided ?? true,
    procedure:
      'Grade 0 none, 1 trace, 2 gravity eliminated, 3 against gravity, 4 against some resistance, 5 normal; half grades for plus and minus.',
    family: 'manual-muscle-test',
    ages: 'any',
    sensors: ['hands', 'emg', 'load-cell'],
  }),
);

const ashworthGrades = [
  { value: 0, label: '0' },
  { value: 1, label: '1' },
  { value: 1.5, label: '1+' },
  { value: 2, label: '2' },
  { value: 3, label: '3' },
  { value: 4, label: '4' },
] as const;

const stretched: readonly (readonly [id: string, muscles: string])[] = [
  ['shoulder-adductors', 'shoulder adductors'],
  ['elbow-flexors', 'elbow flexors'],
  ['elbow-extensors', 'elbow extensors'],
  ['forearm-pronators', 'forearm pronators'],
  ['wrist-flexors', 'wrist flexors'],
  ['finger-flexors', 'finger flexors'],
  ['hip-adductors', 'hip adductors'],
  ['knee-extensors', 'knee extensors'],
  ['knee-flexors', 'knee flexors'],
  ['plantarflexors', 'ankle plantar flexors'],
];

/** One grade of resistance to a quick stretch per muscle group. Group means give no verdict here: no change score. */
const tones: readonly MeasureRow[] = stretched.map(([id, muscles]) =>
  measure({
    ...unread('Bohannon and Smith 1987'),
    id: `mas-${id}`,
    name: `Modified Ashworth Scale, ${muscles}`,
    properName: true,
    abbreviation: `MAS ${muscles}`,
    synonyms: ['mas', 'ashworth', 'spasticity', 'tone'],
    domain: 'tone',
    unit: 'grade',
    min: 0,
    max: 4,
    step: 0.5,
    better: 'lower',
    sided: true,
    procedure:
      'Passive stretch through the range in about one second: 0 no increase in tone, 1 catch, 1+ catch with slight resistance, 2 marked increase but easily moved, 3 passive movement difficult, 4 rigid. 1+ is entered as 1.5.',
    licence: authorsRights,
    family: 'modified-ashworth',
    ages: 'any',
    grades: ashworthGrades,
    sensors: ['hands', 'imu', 'emg'],
  }),
);

/** Families of measures: one row per movement or muscle group. */
export const families: readonly MeasureRow[] = [...ranges, ...strengths, ...tones];
