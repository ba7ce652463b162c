import type { Quantity } from '@eupraxia/signal';
import type { RecordedChannel } from './recording.ts';

const voltages = new Map([
  ['uv', 'µV'],
  ['µv', 'µV'],
  ['μv', 'µV'],
  ['microvolt', 'µV'],
  ['microvolts', 'µV'],
  ['mv', 'mV'],
  ['millivolt', 'mV'],
  ['millivolts', 'mV'],
  ['v', 'V'],
  ['volt', 'V'],
  ['volts', 'V'],
]);
const others = new Map(
  [
    's',
    'ms',
    'g',
    'mg',
    'm/s²',
    'm/s^2',
    'm/s2',
    'rad/s',
    'deg/s',
    '°/s',
    'dps',
    'deg',
    '°',
    'µT',
    'N',
    'Nm',
    'kg',
    'm',
    'mm',
    'cm',
    'Hz',
    '%',
  ].map((unit) => [unit.toLowerCase(), unit]),
);
/** What a name tells of its channel; the first that fits counts. */
const named: readonly (readonly [RegExp, Quantity])[] = [
  [/accel|(^|[^a-z])acc([^a-z]|$)/i, 'acceleration'],
  [/gyroscope|(^|[^a-z])gyr(o)?([^a-z]|$)/i, 'angular-rate'],
  [/magnetometer|(^|[^a-z])mag([^a-z]|$)/i, 'magnetic-field'],
  [/(^|[^a-z])quat([^a-z]|$)/i, 'orientation'],
  [/(^|[^a-z])imu([^a-z]|$)/i, 'other'],
  [/digital|trigger|marker|event|stim|status/i, 'digital'],
  [/not used|^other|analog channel|batter|temperature/i, 'other'],
  [/(^|[^a-z])cop[xyz]?\d?$/i, 'center-of-pressure'],
  [/force|(^|[^a-z])f[xyz]\d?$/i, 'force'],
  [/(^|[^a-z])m[xyz]\d?$/i, 'moment'],
  [/(^|[^a-z])(ecg|ekg)([^a-z]|$)/i, 'heart'],
];
const byUnit = new Map<string, Quantity>([
  ['N', 'force'],
  ['Nm', 'moment'],
  ['m/s²', 'acceleration'],
  ['m/s^2', 'acceleration'],
  ['m/s2', 'acceleration'],
  ['g', 'acceleration'],
  ['mg', 'acceleration'],
  ['rad/s', 'angular-rate'],
  ['deg/s', 'angular-rate'],
  ['°/s', 'angular-rate'],
  ['dps', 'angular-rate'],
  ['deg', 'angle'],
  ['°', 'angle'],
  ['µT', 'magnetic-field'],
]);
const muscular: ReadonlySet<Quantity> = new Set(['emg', 'voltage', 'unknown']);

/** Whether a channel may be a muscle's: said so, a voltage of no stated origin, or numbers of no stated unit. */
export const mayBeMuscle = ({ quantity }: Pick<RecordedChannel, 'quantity'>): boolean => muscular.has(quantity);

function quantityOf(name: string, unit: string): Quantity {
  const said = named.find(([pattern]) => pattern.test(name))?.[1];
  if (said !== undefined) return said;
  if (microvoltsPer(unit) !== undefined) return /emg|muscle|myo/i.test(name) ? 'emg' : 'voltage';
  if (unit === 'counts') return /emg|muscle|myo/i.test(name) ? 'emg' : 'unknown';
  return byUnit.get(unit) ?? 'other';
}

/** A unit as it is written here; undefined where the text is not a known unit. */
export function unitOf(text: string): string | undefined {
  const key = text.trim().toLowerCase();
  return voltages.get(key) ?? others.get(key);
}

/** How many µV one of a unit is; undefined where the unit is no voltage. */
export function microvoltsPer(unit: string): number | undefined {
  const voltage = voltages.get(unit.trim().toLowerCase());
  return voltage === 'µV' ? 1 : voltage === 'mV' ? 1e3 : voltage === 'V' ? 1e6 : undefined;
}

/** Control characters in a name would reach the terminal that shows it. */
export const plainText = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim();

/** No name is longer; what looks for units in it would take its time. */
const longestName = 256;

/** A channel from its label and, where the file states it, its unit; else a unit that ends the label: `x_uV`, `x (mV)`, `x [V]`. */
export function channelOf(label: string, stated?: string): RecordedChannel {
  const name = plainText(label.slice(0, longestName));
  const suffix = /[([]\s*([^()[\]]+?)\s*[)\]]$/.exec(name)?.[1] ?? /_([^_\s]+)$/.exec(name)?.[1] ?? '';
  const unit =
    (stated !== undefined && stated.trim() !== '' ? (unitOf(stated) ?? plainText(stated)) : unitOf(suffix)) ?? 'counts';
  return { name, unit, quantity: quantityOf(name, unit) };
}

/** A channel's name in small letters, without the unit that ends it: by this it is asked for as well. */
export const nameAlone = (name: string): string => name.toLowerCase().replace(/\s*[([][^()[\]]*[)\]]$|_[^_\s]+$/, '');
