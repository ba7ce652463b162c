import type { ChannelKind, RecordedChannel } from './recording.ts';

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
const named: readonly (readonly [RegExp, ChannelKind])[] = [
  [/accel|(^|[^a-z])(acc|gyr|gyro|mag|quat|imu)([^a-z]|$)|gyroscope|magnetometer/i, 'motion'],
  [/digital|trigger|marker|event|stim|status/i, 'digital'],
  [/not used|^other|analog channel|batter|temperature|force|(^|[^a-z])(f|m|cop)[xyz]\d?$/i, 'other'],
];

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
  const kind = named.find(([pattern]) => pattern.test(name))?.[1] ?? 'signal';
  const measuresVoltage = unit === 'counts' || microvoltsPer(unit) !== undefined;
  return { name, unit, kind: kind === 'signal' && !measuresVoltage ? 'other' : kind };
}

/** A channel's name in small letters, without the unit that ends it: by this it is asked for as well. */
export const nameAlone = (name: string): string => name.toLowerCase().replace(/\s*[([][^()[\]]*[)\]]$|_[^_\s]+$/, '');
