import type { Quantity } from '@eupraxia/signal';

/** What kinds of units are known. Numbers of one kind are brought to the base of their kind by `factor`. */
export type UnitKind =
  | 'voltage'
  | 'force'
  | 'moment'
  | 'length'
  | 'acceleration'
  | 'angular-rate'
  | 'angle'
  | 'magnetic-field'
  | 'pressure'
  | 'other';

/** One unit: how it is written here, and by what its numbers are multiplied to be in the base of its kind. */
export interface Unit {
  readonly unit: string;
  readonly kind: UnitKind;
  readonly factor: number;
}

/** The base of each kind, in which `factor` gives numbers. */
export const unitBases: Readonly<Record<UnitKind, string>> = {
  voltage: 'µV',
  force: 'N',
  moment: 'Nm',
  length: 'cm',
  acceleration: 'm/s²',
  'angular-rate': 'rad/s',
  angle: 'deg',
  'magnetic-field': 'µT',
  pressure: 'kPa',
  other: '',
};

const standard = 9.80665;
const degree = Math.PI / 180;

/**
 * The one table of units: kind, spelling here, factor to the base of the kind, and other ways in which devices and programs
 * write it. Where letters of another size mean the same (`MV`, `UV`) need not stand here; the first row that fits counts.
 * Sources: SI brochure, 9th edition (prefixes); NIST SP 811, appendix B.8 (pound-force, inch, standard gravity).
 */
const table: readonly (readonly [UnitKind, string, number, ...string[]])[] = [
  ['voltage', 'µV', 1, 'microV', 'microvolt', 'microvolts', 'micV', 'mcV', '10^-6 V', '1e-6 V', 'e-6 V', 'V 10^-6', 'V e-6'],
  ['voltage', 'mV', 1e3, 'milliV', 'millivolt', 'millivolts', '10^-3 V', '1e-3 V', 'e-3 V'],
  ['voltage', 'V', 1e6, 'volt', 'volts'],
  ['voltage', 'nV', 1e-3, 'nanoV', 'nanovolt', 'nanovolts', '10^-9 V', '1e-9 V', 'e-9 V'],
  ['voltage', 'kV', 1e9, 'kilovolt', 'kilovolts'],
  ['force', 'N', 1, 'newton', 'newtons'],
  ['force', 'kN', 1e3, 'kilonewton', 'kilonewtons'],
  ['force', 'mN', 1e-3, 'millinewton', 'millinewtons'],
  ['force', 'daN', 10],
  ['force', 'kgf', standard, 'kp'],
  ['force', 'kg', standard, 'kilogram', 'kilograms'],
  ['force', 'lbf', 4.4482216152605],
  ['force', 'lb', 4.4482216152605, 'lbs', 'pound', 'pounds'],
  ['moment', 'Nm', 1, 'N·m', 'm·N', 'newton meter', 'newton meters', 'newton metre', 'newton metres', 'newtonmeters'],
  ['moment', 'Nmm', 1e-3, 'N·mm', 'mm·N', 'newton millimeter', 'newton millimeters', 'newton millimetres', 'mNm', 'mN·m'],
  ['moment', 'Ncm', 1e-2, 'N·cm', 'cm·N'],
  ['moment', 'kNm', 1e3, 'kN·m'],
  ['moment', 'lbf·ft', 1.3558179483314, 'ft·lbf', 'ft·lb', 'lb·ft', 'ft·lbs'],
  ['moment', 'lbf·in', 0.1129848290276, 'in·lbf', 'in·lb', 'lb·in', 'in·lbs'],
  ['length', 'mm', 0.1, 'millimeter', 'millimeters', 'millimetre', 'millimetres'],
  ['length', 'cm', 1, 'centimeter', 'centimeters', 'centimetre', 'centimetres'],
  ['length', 'm', 100, 'meter', 'meters', 'metre', 'metres'],
  ['length', 'µm', 1e-4, 'micrometer', 'micrometers', 'micron'],
  ['length', 'in', 2.54, 'inch', 'inches'],
  ['acceleration', 'm/s²', 1, 'm s^-2', 'm/s/s', 'm/sec²', 'm/sec^2', 'mps2', 'meters/second²', 'm/(s^2)'],
  ['acceleration', 'mm/s²', 1e-3, 'mm s^-2', 'mm/s/s'],
  ['acceleration', 'cm/s²', 1e-2, 'cm s^-2', 'cm/s/s'],
  ['acceleration', 'g', standard, 'gs', 'g-force', 'gravity', 'g0', 'gn', 'G'],
  ['acceleration', 'mg', standard / 1000, 'milli-g', 'millig', 'milligravity'],
  [
    'angular-rate',
    'rad/s',
    1,
    'rad/sec',
    'rad s^-1',
    'radps',
    'rads',
    'radian/s',
    'radians/s',
    'radians/second',
    'radians per second',
  ],
  [
    'angular-rate',
    'deg/s',
    degree,
    '°/s',
    '°/sec',
    'deg/sec',
    'deg s^-1',
    '° s^-1',
    'dps',
    'degps',
    'degs',
    'degree/s',
    'degrees/s',
    'degrees/second',
    'degrees per second',
  ],
  ['angular-rate', 'mrad/s', 1e-3, 'mrad/sec'],
  ['angular-rate', 'mdeg/s', degree / 1000, 'mdps', 'm°/s', 'millideg/s'],
  ['angular-rate', 'rpm', Math.PI / 30, 'r/min', 'rev/min'],
  ['angle', 'deg', 1, 'degree', 'degrees'],
  ['angle', '°', 1],
  ['angle', 'rad', 1 / degree, 'radian', 'radians'],
  ['magnetic-field', 'µT', 1, 'microtesla'],
  ['magnetic-field', 'nT', 1e-3, 'nanotesla'],
  ['magnetic-field', 'mT', 1e3, 'millitesla'],
  ['magnetic-field', 'T', 1e6, 'tesla'],
  ['magnetic-field', 'gauss', 100, 'Gs'],
  ['magnetic-field', 'mG', 0.1, 'milligauss', 'mgauss'],
  ['pressure', 'kPa', 1],
  ['pressure', 'hPa', 0.1],
  ['pressure', 'Pa', 1e-3],
  ['pressure', 'bar', 100],
  ['pressure', 'mbar', 0.1],
  ['pressure', 'mmHg', 0.133322387415],
  ['pressure', 'N/cm²', 10, 'N/cm2'],
  ['pressure', 'psi', 6.894757293168],
  ['other', 's', 1, 'sec', 'second', 'seconds'],
  ['other', 'ms', 1, 'msec', 'millisecond', 'milliseconds'],
  ['other', 'Hz', 1, 'hertz'],
  ['other', '%', 1, 'percent'],
  ['other', 'm/s', 1, 'm s^-1', 'm/sec'],
  ['other', 'deg/s²', 1, '°/s²', 'deg s^-2'],
  ['other', 'rad/s²', 1, 'rad s^-2'],
  ['other', '°C', 1, 'degC', 'celsius'],
  ['other', 'bpm', 1],
  ['other', 'W', 1, 'watt', 'watts'],
  ['other', 'J', 1],
  ['other', 'µS', 1],
  ['other', 'Ω', 1, 'ohm', 'ohms'],
  ['other', 'kΩ', 1, 'kohm', 'kohms'],
];

const quantities: Readonly<Partial<Record<UnitKind, Quantity>>> = {
  force: 'force',
  moment: 'moment',
  acceleration: 'acceleration',
  'angular-rate': 'angular-rate',
  angle: 'angle',
  'magnetic-field': 'magnetic-field',
  pressure: 'pressure',
};

/** What both signs of micro, raised digits, points between factors and blanks come down to. Letters keep their size. */
const plain = (text: string): string =>
  text
    .trim()
    .replaceAll('º', '°')
    .normalize('NFKC')
    .replaceAll('μ', 'u')
    .replaceAll('−', '-')
    .replace(/(second|sec)(?=$|[\s^²2-])/gi, 's')
    .replace(/[\s^*·⋅∙•×()[\]{}]+/g, '')
    .replace(/(?<=[a-z])[.-](?=[a-z])/gi, '')
    .replace(/s-([12])$/, (_, power: string) => `/s${power === '1' ? '' : power}`)
    .replace('//s', '/s');

const exact = new Map<string, Unit>();
const anySize = new Map<string, Unit>();
for (const [kind, unit, factor, ...ways] of table) {
  for (const way of [unit, ...ways]) {
    const key = plain(way);
    if (!exact.has(key)) exact.set(key, { unit, kind, factor });
    if (!anySize.has(key.toLowerCase())) anySize.set(key.toLowerCase(), { unit, kind, factor });
  }
}
const longest = 40;

/** The unit that a text names, in one of the ways that devices write it; undefined where it names none that is known. */
export function knownUnit(text: string): Unit | undefined {
  if (text.length > longest) return undefined;
  const key = plain(text);
  return exact.get(key) ?? anySize.get(key.toLowerCase());
}

/** By what numbers of a unit are multiplied to be in the base of a kind; undefined where the unit is none of that kind. */
export function factorTo(kind: UnitKind, unit: string): number | undefined {
  const known = knownUnit(unit);
  return known?.kind === kind ? known.factor : undefined;
}

/** The units of a kind as they are written here. */
export const unitsOfKind = (kind: UnitKind): readonly string[] => table.flatMap(([own, unit]) => (own === kind ? [unit] : []));

/** What a unit alone tells of what was measured; undefined where it tells nothing, or a voltage, which may be anything. */
export const quantityOfUnit = (unit: string): Quantity | undefined => {
  const known = knownUnit(unit);
  // A mass is no force by itself.
  return known === undefined || known.unit === 'kg' || known.unit === 'lb' ? undefined : quantities[known.kind];
};
