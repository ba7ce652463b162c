import type { Quantity } from '@eupraxia/signal';
import type { RecordedChannel } from './recording.ts';
import { factorTo, knownUnit, quantityOfUnit } from './units.ts';

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
const muscular: ReadonlySet<Quantity> = new Set(['emg', 'voltage', 'unknown']);

/** Whether a channel may be a muscle's: said so, a voltage of no stated origin, or numbers of no stated unit. */
export const mayBeMuscle = ({ quantity }: Pick<RecordedChannel, 'quantity'>): boolean => muscular.has(quantity);

function quantityOf(name: string, unit: string): Quantity {
  const said = named.find(([pattern]) => pattern.test(name))?.[1];
  if (said !== undefined) return said;
  if (microvoltsPer(unit) !== undefined) return /emg|muscle|myo/i.test(name) ? 'emg' : 'voltage';
  if (unit === 'counts') return /emg|muscle|myo/i.test(name) ? 'emg' : 'unknown';
  return quantityOfUnit(unit) ?? 'other';
}

/** A unit as it is written here; undefined where the text is not a known unit. */
export const unitOf = (text: string): string | undefined => knownUnit(text)?.unit;

/** How many µV one of a unit is; undefined where the unit is no voltage. */
export const microvoltsPer = (unit: string): number | undefined => factorTo('voltage', unit);

/** What ends a name behind a line may be a word: `sensor_in`, `biceps_t`. */
const alsoWords: ReadonlySet<string> = new Set([
  'in',
  't',
  'w',
  'j',
  'bar',
  'gs',
  'pound',
  'pounds',
  'lb',
  'lbs',
  'gravity',
  'micron',
]);

/** Control characters in a name would reach the terminal that shows it. */
export const plainText = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim();

/** No name is longer; what looks for units in it would take its time. */
const longestName = 256;

/** G and mG are written alike for gravity and for gauss. */
const magnetic: ReadonlyMap<string, string> = new Map([
  ['g', 'gauss'],
  ['mg', 'mG'],
]);

/** A channel from its label and, where the file states it, its unit; else a unit that ends the label: `x_uV`, `x (mV)`, `x [V]`. */
export function channelOf(label: string, stated?: string): RecordedChannel {
  const name = plainText(label.slice(0, longestName));
  const behind = /_([^_\s]+)$/.exec(name)?.[1] ?? '';
  const suffix =
    /[([]\s*((?:[^()[\]]|\([^()]*\))+?)\s*[)\]]$/.exec(name)?.[1] ?? (alsoWords.has(behind.toLowerCase()) ? '' : behind);
  const unit =
    (stated !== undefined && stated.trim() !== '' ? (unitOf(stated) ?? plainText(stated)) : unitOf(suffix)) ?? 'counts';
  const quantity = quantityOf(name, unit);
  return { name, unit: quantity === 'magnetic-field' ? (magnetic.get(unit) ?? unit) : unit, quantity };
}

/** A channel's name in small letters, without the unit that ends it: by this it is asked for as well. */
export const nameAlone = (name: string): string => name.toLowerCase().replace(/\s*[([][^()[\]]*[)\]]$|_[^_\s]+$/, '');
