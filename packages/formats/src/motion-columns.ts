import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import type { Foot } from '@eupraxia/signal/gait';
import { fault } from './errors.ts';
import type { RecordedChannel, Recording, Track } from './recording.ts';
import { knownUnit, type UnitKind, unitsOfKind } from './units.ts';

/** The three axes of one sensor in a track, and the unit that the file states, in our spelling. */
export interface MotionTriad {
  /** The columns of x, y and z. */
  readonly columns: readonly [number, number, number];
  /** One of the units of its kind, as they are written here; undefined where none is stated. */
  readonly unit: string | undefined;
}

/** Where a recording holds one inertial sensor. */
export interface MotionColumns {
  readonly track: Track;
  /** What the names say beside the axis: `left_sensor`; empty where they say nothing. */
  readonly sensor: string;
  readonly acc: MotionTriad;
  readonly gyr: MotionTriad;
  readonly mag: MotionTriad | undefined;
}

type Kind = 'acc' | 'gyr' | 'mag';

const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/^(acc|accel|acceleration|accelerometer|accelero)$/, 'acc'],
  [/^(gyr|gyro|gyroscope|angvel|angularvelocity|angularrate|omega|rotationrate|rot)$/, 'gyr'],
  [/^(mag|magn|magneto|magnetometer|magneticfield)$/, 'mag'],
];
/** Acceleration from which gravity was taken is no use: no inclination can be told by it. */
const withoutGravity = /^(linear|lin|user|free)(acc\w*)?$/;
/** What makers add to one sensor's columns and not to the other's: low noise, wide range, calibrated. */
const saysNothing: ReadonlySet<string> = new Set(['ln', 'wr', 'cal', 'calibrated', 'uncal']);
const letters: Readonly<Record<string, Kind>> = { a: 'acc', g: 'gyr', w: 'gyr', m: 'mag' };

/** What kind of unit each sensor has, and what its own files write besides. */
const sensorUnits: Readonly<Record<Kind, readonly [UnitKind, Readonly<Record<string, string>>]>> = {
  acc: ['acceleration', { G: 'g' }],
  gyr: ['angular-rate', { deg: 'deg/s', '°': 'deg/s', rad: 'rad/s' }],
  mag: ['magnetic-field', { g: 'gauss', mg: 'mG', 'a.u.': 'a.u.', au: 'a.u.' }],
};

/** The unit as it is written here; undefined where no sensor of that kind has it. */
function sensorUnit(kind: Kind, told: string): string | undefined {
  const [unitKind, own] = sensorUnits[kind];
  const known = knownUnit(told);
  return own[told.trim()] ?? own[told.trim().toLowerCase()] ?? (known?.kind === unitKind ? known.unit : undefined);
}

/**
 * Finds one inertial sensor by the columns' names: an accelerometer and a gyroscope with three axes each (`acc_x`, `AccX`,
 * `accel x`, `ax`; `gyr_x`, `Gyro.X`, `gx` …) and a magnetometer where there is one. Where there are several sensors, `side`
 * or `sensor` names one. Errors: EUP_FORMATS_MOTION_COLUMNS, _MOTION_SENSOR, _MOTION_UNIT.
 */
export function motionColumns(
  recording: Recording,
  wanted: { readonly side?: Foot; readonly sensor?: string } = {},
): Result<MotionColumns, Fault> {
  const all = recording.tracks.flatMap(sensorsOf);
  if (all.length === 0) {
    const there = recording.tracks.flatMap(({ channels }) => channels.map(({ name }) => name)).join(', ');
    return err(fault('EUP_FORMATS_MOTION_COLUMNS', { found: there }));
  }
  const named = wanted.sensor?.trim().toLowerCase();
  const fitting = all.filter(({ sensor }) => {
    if (named !== undefined) return sensor === named || sensor === tokensOf(named).join('_');
    return wanted.side === undefined || sideOf(sensor) === wanted.side;
  });
  // A single sensor whose name tells no side is on the foot that was said.
  const one =
    fitting.length === 1
      ? fitting[0]
      : all.length === 1 && named === undefined && sideOf(all[0]?.sensor ?? '') === null
        ? all[0]
        : undefined;
  if (one === undefined) {
    const there = all.map(({ sensor }) => sensor || '(no name)').join(', ');
    return err(fault('EUP_FORMATS_MOTION_SENSOR', { found: wanted.sensor ?? wanted.side ?? '', there }));
  }
  for (const kind of ['acc', 'gyr', 'mag'] as const) {
    const unit = one[kind]?.unit;
    if (unit === undefined || sensorUnit(kind, unit) === unit) continue;
    const expected = unitsOfKind(sensorUnits[kind][0]).join(', ');
    const name = one.track.channels[one[kind]?.columns[0] ?? 0]?.name ?? '';
    return err(fault('EUP_FORMATS_MOTION_UNIT', { name, found: unit, expected }));
  }
  return ok(one);
}

/** Every sensor of a track that has an accelerometer and a gyroscope. */
function sensorsOf(track: Track): MotionColumns[] {
  const found = new Map<string, Record<Kind, (number | undefined)[]>>();
  for (const [column, { name }] of track.channels.entries()) {
    const axis = axisOf(name);
    if (axis === null) continue;
    const sensor = found.get(axis.sensor) ?? { acc: [], gyr: [], mag: [] };
    sensor[axis.kind][axis.axis] ??= column;
    found.set(axis.sensor, sensor);
  }
  return [...found].flatMap(([sensor, { acc, gyr, mag }]) => {
    const [a, g, m] = [acc, gyr, mag].map((columns) => triad(track, columns)) as (MotionTriad | undefined)[];
    return a && g ? [{ track, sensor, acc: a, gyr: g, mag: m }] : [];
  });
}

function triad({ channels }: Track, [x, y, z]: readonly (number | undefined)[]): MotionTriad | undefined {
  if (x === undefined || y === undefined || z === undefined) return undefined;
  return { columns: [x, y, z], unit: statedUnit(channels[x] as RecordedChannel) };
}

interface Axis {
  readonly kind: Kind;
  readonly axis: 0 | 1 | 2;
  readonly sensor: string;
}

function axisOf(name: string): Axis | null {
  const tokens = tokensOf(withoutUnit(name));
  if (tokens.some((token) => withoutGravity.test(token))) return null;
  for (const [at, token] of tokens.entries()) {
    const whole = kinds.find(([pattern]) => pattern.test(token))?.[1];
    if (whole !== undefined) {
      const where = tokens.findIndex((other, i) => i !== at && /^[xyz]$/.test(other));
      return where < 0 ? null : { kind: whole, axis: axisNumber(tokens[where] as string), sensor: rest(tokens, at, where) };
    }
    const joined = /^(.+)([xyz])$/.exec(token);
    const kind =
      kinds.find(([pattern]) => pattern.test(joined?.[1] ?? ''))?.[1] ??
      (token.length === 2 ? letters[token[0] ?? ''] : undefined);
    if (joined && kind !== undefined) return { kind, axis: axisNumber(joined[2] as string), sensor: rest(tokens, at, at) };
  }
  return null;
}

const axisNumber = (letter: string): 0 | 1 | 2 => (letter === 'x' ? 0 : letter === 'y' ? 1 : 2);

const rest = (tokens: readonly string[], ...used: readonly number[]): string =>
  tokens.filter((token, i) => !used.includes(i) && !saysNothing.has(token)).join('_');

/** `leftFoot.AccX` is left, foot, accx. */
function tokensOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])(?=[a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== '');
}

function sideOf(sensor: string): Foot | null {
  const tokens = sensor.split('_');
  const left = tokens.some((token) => /^(left|l|lt|lf|links|gauche)$/.test(token) || token.startsWith('left'));
  const right = tokens.some((token) => /^(right|r|rt|rf|rechts|droite)$/.test(token) || token.startsWith('right'));
  return left === right ? null : left ? 'left' : 'right';
}

const unitAtEnd = /\s*[([]([^()[\]]*)[)\]]\s*$/;
const unitAfterBar = /_(m\/s\^?2|m\/s²|ms-2|mps2|mg|g|rad\/s|rads|mdps|dps|deg\/s|degs|ut|[µμ]t)$/i;

const withoutUnit = (name: string): string => name.replace(unitAtEnd, '').replace(unitAfterBar, '');

/** The unit that the file states, in our spelling where it is known; undefined where it states none. */
function statedUnit({ name, unit }: RecordedChannel): string | undefined {
  const told = unit !== 'counts' ? unit.trim() : (unitAtEnd.exec(name)?.[1] ?? unitAfterBar.exec(name)?.[1])?.trim();
  const kind = axisOf(name)?.kind;
  return told === undefined || told === '' || kind === undefined ? undefined : (sensorUnit(kind, told) ?? told);
}
