import { plainText } from '../channels.ts';
import type { RecordedChannel } from '../recording.ts';
import type { StorageHeader } from './storage-header.ts';

type Table = 'coordinates' | 'speeds' | 'accelerations' | 'forces' | 'other';

/** What a table holds, by its title. A file that states how its angles are written holds coordinates, unless it says otherwise. */
export function tableOf({ title, degrees, simm }: Pick<StorageHeader, 'title' | 'degrees' | 'simm'>): Table {
  if (/actuator ?forces|^forces?$|generalized forces|forcereporter/i.test(title)) return 'forces';
  if (
    /actuator|power|control|activation|excitation|probe|error|metabol|optimi[sz]ation|length|moment ?arm|analysis|reaction/i.test(
      title,
    )
  )
    return 'other';
  if (/speed|velocit/i.test(title)) return 'speeds';
  if (/accelerat/i.test(title)) return 'accelerations';
  if (/coordinate|kinematic|position|states/i.test(title) || degrees !== undefined || simm) return 'coordinates';
  return 'other';
}

const translation = /(^|_)t[xyz]$|_[XYZ]$/;
/** What a column's name tells by itself; the first that fits counts. */
const named: readonly (readonly [RegExp, string, RecordedChannel['quantity']])[] = [
  [/(force|grf).*_v[xyz]$|(force|grf)_?[xyz]?\d?$|(^|_)f[xyz]\d?$/i, 'N', 'force'],
  [/torque|moment(?!_?arm)|(^|_)m[xyz]\d?$/i, 'Nm', 'moment'],
  [/_p[xyz]$/i, 'm', 'other'],
  [/moment_?arm/i, 'm', 'other'],
  [/normali[sz]ed|activation|excitation/i, '', 'other'],
  [/(fiber|fibre|tendon|musculotendon)_?velocity$/i, 'm/s', 'other'],
  [/(fiber|fibre|tendon|path)_?length$/i, 'm', 'other'],
];

/**
 * A channel of a motion or storage file. Forces, moments and points say by their names what they are; coordinates are
 * lengths where their name ends in tx, ty, tz, and angles else. What neither tells has no unit, and is no muscle's signal.
 * @param angle `deg` or `rad`; undefined where the file doesn't say which
 */
export function storageChannel(name: string, table: Table, angle: string | undefined): RecordedChannel {
  const parts = name.split('/').filter((part) => part !== '');
  const last = parts.at(-1) ?? name;
  const state = /^(value|speed)$/.test(last);
  const tail = state ? (parts.at(-2) ?? last) : last;
  const channel = (unit: string, quantity: RecordedChannel['quantity']): RecordedChannel => ({
    name: plainText(name),
    unit,
    quantity,
  });
  const said = state ? undefined : named.find(([pattern]) => pattern.test(tail));
  if (said !== undefined) return channel(said[1], said[2]);
  const speed = last === 'speed' || /_u$/.test(tail) || (table === 'speeds' && !state);
  const bare = tail.replace(/_u$/, '');
  if (speed) {
    if (translation.test(bare)) return channel('m/s', 'other');
    return channel(angle === undefined ? '' : `${angle}/s`, 'angular-rate');
  }
  if (table === 'accelerations') {
    if (translation.test(bare)) return channel('m/s²', 'other');
    return channel(angle === undefined ? '' : `${angle}/s²`, 'other');
  }
  if (table === 'coordinates' || state) return translation.test(bare) ? channel('m', 'other') : channel(angle ?? '', 'angle');
  return channel('', table === 'forces' ? 'force' : 'other');
}
