import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import type { RecordedChannel, Recording, Track } from './recording.ts';
import type { RemarkList } from './remarks.ts';
import { type Axis, type PlateGeometry, plateGeometry } from './sway-geometry.ts';
import { type ColumnName, columnName } from './sway-names.ts';
import { factorTo, unitsOfKind } from './units.ts';

/** A column of a track, and by what its samples are multiplied to be in cm, N or N·m. */
export interface ScaledColumn {
  readonly column: number;
  readonly scale: number;
}

/** A force plate's columns: its vertical force, and either where it acts or the moments about two level axes. */
export interface PlateColumns {
  /** `1`, `2` … or `left`, `right`. */
  readonly plate: string;
  readonly fz: ScaledColumn;
  /** ML and AP, cm; or Mx and My, N·m. */
  readonly by: 'place' | 'moments';
  readonly first: ScaledColumn;
  readonly second: ScaledColumn;
  readonly geometry?: PlateGeometry;
}

/** Which of the recording's axes were taken as which; `named` where the columns say so themselves. */
export interface SwayAxes {
  readonly ml: string;
  readonly ap: string;
  readonly by: 'named' | 'laboratory' | 'plate' | 'columns';
}

/** Where a recording holds a sway: as the path itself, or as force plates. */
export type SwayColumns =
  | {
      readonly kind: 'center-of-pressure';
      readonly track: Track;
      readonly axes: SwayAxes;
      readonly ml: ScaledColumn;
      readonly ap: ScaledColumn;
    }
  | {
      readonly kind: 'force-plate';
      readonly track: Track;
      readonly axes: SwayAxes;
      /** Whether where the plates' forces act is told in axes that all plates share. */
      readonly shared: boolean;
      readonly plates: readonly PlateColumns[];
    };

/** What is asked for of a sway's columns. */
export interface SwayWanted {
  /** The plate whose path is meant, where only paths without forces are there. */
  readonly plate?: string;
  /** The axis that is mediolateral; x, or the first level one, by default. */
  readonly ml?: Axis;
}

/**
 * Finds the sway. Force plates that the reader has computed in the laboratory's axes come first; then columns that say what they
 * hold by name and quantity: a path (ML and AP, CoPx and CoPy), or a plate's Fz with its path or with Mx and My, also numbered
 * (`Fz1`, `F1Z`, `FP1 Fz`). Two columns alone are ML and AP, six without names Fx, Fy, Fz, Mx, My, Mz. A marker never is one.
 * Errors: EUP_FORMATS_SWAY_COLUMNS, _SWAY_MARKER, _SWAY_UNIT, _SWAY_PLATES.
 */
export function swayColumns(recording: Recording, wanted: SwayWanted, remarks: RemarkList): Result<SwayColumns, Fault> {
  const computed = recording.tracks.find(
    ({ derivedFrom, channels }) =>
      derivedFrom !== undefined && channels.some(({ quantity }) => quantity === 'center-of-pressure'),
  );
  if (computed !== undefined) {
    const plates = laboratoryPlates(recording, computed, wanted, remarks);
    if (plates !== null) return plates;
  }
  for (const track of recording.tracks) {
    if (track === computed) continue;
    const found = namedColumns(track, wanted, remarks);
    if (found === null) continue;
    const own = found.ok && found.value.axes.by === 'named';
    const there = own ? 'that of the column named so' : 'x, y';
    if (wanted.ml === 'z' || (own && wanted.ml !== undefined)) {
      return err(fault('EUP_FORMATS_SWAY_AXIS', { found: wanted.ml, there }));
    }
    return found;
  }
  const all = recording.tracks.flatMap(({ channels }) => channels);
  const names = (some: readonly RecordedChannel[]) => some.map(({ name }) => name).join(', ');
  const markers = all.filter(({ quantity }) => quantity === 'marker');
  if (markers.length > 0) return err(fault('EUP_FORMATS_SWAY_MARKER', { found: names(markers.slice(0, 12)) }));
  return err(fault('EUP_FORMATS_SWAY_COLUMNS', { found: names(all) }));
}

/** Plates whose forces the reader has moved into the laboratory's axes; null where none of them says where it lies. */
function laboratoryPlates(
  recording: Recording,
  track: Track,
  { ml }: SwayWanted,
  remarks: RemarkList,
): Result<SwayColumns, Fault> | null {
  const found: PlateColumns[] = [];
  let axes: readonly Axis[] | null = null;
  for (const [plate, columns] of byPlate(track)) {
    const platform = recording.c3d?.platforms[Number(plate) - 1];
    const anyPlace = track.channels[columns.get('copx') ?? -1];
    const geometry = platform === undefined || anyPlace === undefined ? null : plateGeometry(platform, anyPlace.unit);
    if (geometry === null) {
      remarks.add('FORMATS_LEFT_OUT', { what: `Force plate ${plate}`, why: 'the file does not say where it lies' });
      continue;
    }
    if (geometry.taken !== null) remarks.add('FORMATS_TAKEN_AS', { what: `The unit of force plate ${plate}`, ...geometry.taken });
    axes ??= geometry.level;
    if (axes.join() !== geometry.level.join()) {
      remarks.add('FORMATS_LEFT_OUT', { what: `Force plate ${plate}`, why: 'it does not lie level with the first' });
      continue;
    }
    const across = ml ?? (axes[0] as Axis);
    const along = axes.find((axis) => axis !== across) as Axis;
    if (!axes.includes(across)) return err(fault('EUP_FORMATS_SWAY_AXIS', { found: across, there: axes.join(', ') }));
    const [fz, first, second] = [`f${geometry.up}`, `cop${across}`, `cop${along}`].map((name) => columns.get(name as Component));
    if (fz === undefined || first === undefined || second === undefined) continue;
    const force = scaled(track, fz, 'force', remarks);
    if (!force.ok) return force;
    const scale = geometry.centimeters;
    found.push({
      plate,
      by: 'place',
      fz: force.value,
      first: { column: first, scale },
      second: { column: second, scale },
      geometry,
    });
  }
  if (found.length === 0 || axes === null) return null;
  const across = ml ?? (axes[0] as Axis);
  const named: SwayAxes = { ml: across, ap: axes.find((axis) => axis !== across) as Axis, by: 'laboratory' };
  return ok({ kind: 'force-plate', track, axes: named, shared: true, plates: found });
}

type Component = ColumnName['component'];

function byPlate({ channels }: Track): ReadonlyMap<string, ReadonlyMap<Component, number>> {
  const plates = new Map<string, Map<Component, number>>();
  for (const [column, channel] of channels.entries()) {
    const name = columnName(channel, channels.length);
    if (name === null) continue;
    const own = plates.get(name.plate) ?? new Map<Component, number>();
    if (!own.has(name.component)) own.set(name.component, column);
    plates.set(name.plate, own);
  }
  return plates;
}

/** A path or plates by the columns' names, or by their places where they have none; null where the track holds neither. */
function namedColumns(track: Track, wanted: SwayWanted, remarks: RemarkList): Result<SwayColumns, Fault> | null {
  const places = unnamed(track);
  const plates = places === null ? [...byPlate(track)] : [['', places] as const];
  const paths: { plate: string; ml: number; ap: number; named: boolean }[] = [];
  const loads: PlateColumns[] = [];
  for (const [plate, columns] of plates) {
    const [ml, ap] = [columns.get('copml'), columns.get('copap')];
    const named = ml !== undefined && ap !== undefined;
    const [x, y] = wanted.ml === 'y' ? (['y', 'x'] as const) : (['x', 'y'] as const);
    const first = named ? ml : columns.get(`cop${x}`);
    const second = named ? ap : columns.get(`cop${y}`);
    const fz = columns.get('fz');
    if (first !== undefined && second !== undefined) paths.push({ plate, ml: first, ap: second, named });
    const place = first !== undefined && second !== undefined;
    // The moment about y moves the force along x.
    const across = place ? first : columns.get(`m${y}`);
    const along = place ? second : columns.get(`m${x}`);
    if (fz === undefined || across === undefined || along === undefined) continue;
    const force = scaled(track, fz, 'force', remarks);
    if (!force.ok) return force;
    const a = scaled(track, across, place ? 'length' : 'moment', remarks);
    if (!a.ok) return a;
    const b = scaled(track, along, place ? 'length' : 'moment', remarks);
    if (!b.ok) return b;
    loads.push({ plate: plate || '1', fz: force.value, by: place ? 'place' : 'moments', first: a.value, second: b.value });
  }
  const x = wanted.ml === 'y' ? 'y' : 'x';
  const axes: SwayAxes = { ml: x, ap: x === 'x' ? 'y' : 'x', by: places === null ? 'plate' : 'columns' };
  if (loads.length > 0) {
    const named = loads.length === 1 && paths.some((path) => path.named);
    return ok({ kind: 'force-plate', track, axes: named ? byName : axes, shared: false, plates: loads });
  }
  const one = paths.length > 1 ? paths.find(({ plate }) => plate === wanted.plate) : paths[0];
  if (one === undefined) {
    if (paths.length === 0) return null;
    const there = paths.map(({ plate }) => plate).join(', ');
    return err(
      fault('EUP_FORMATS_SWAY_PLATES', { there, why: 'the file holds a path for each and no force by which to join them' }),
    );
  }
  if (wanted.plate !== undefined && wanted.plate !== one.plate) {
    return err(fault('EUP_FORMATS_SWAY_PLATE_UNKNOWN', { found: wanted.plate, there: one.plate || 'a path without a plate' }));
  }
  const ml = scaled(track, one.ml, 'length', remarks);
  if (!ml.ok) return ml;
  const ap = scaled(track, one.ap, 'length', remarks);
  if (!ap.ok) return ap;
  return ok({ kind: 'center-of-pressure', track, axes: one.named ? byName : axes, ml: ml.value, ap: ap.value });
}

const byName: SwayAxes = { ml: 'ML', ap: 'AP', by: 'named' };

/** Columns without names: two are a path, six a plate's forces and moments. */
function unnamed({ channels }: Track): ReadonlyMap<Component, number> | null {
  if (!channels.every(({ name }, i) => name === `ch${i + 1}`)) return null;
  const places: readonly Component[] =
    channels.length === 2 ? ['copx', 'copy'] : channels.length === 6 ? ['fx', 'fy', 'fz', 'mx', 'my', 'mz'] : [];
  return new Map(places.map((component, column) => [component, column]));
}

/** What a column without a unit is taken as. */
const otherwise = { length: 'cm', force: 'newtons', moment: 'N·m' } as const;

function scaled(
  { channels }: Track,
  column: number,
  kind: 'length' | 'force' | 'moment',
  remarks: RemarkList,
): Result<ScaledColumn, Fault> {
  const channel = channels[column] as RecordedChannel;
  const unit = statedUnit(channel);
  if (unit === undefined) remarks.add('FORMATS_UNIT_TAKEN', { what: channel.name, how: `taken as ${otherwise[kind]}` });
  const scale = unit === undefined ? 1 : factorTo(kind, unit);
  if (scale !== undefined) return ok({ column, scale });
  const expected = unitsOfKind(kind).join(', ');
  return err(fault('EUP_FORMATS_SWAY_UNIT', { name: channel.name, found: unit ?? '', expected }));
}

/**
 * The unit that the file states, even one that no other reader knows: N·mm taken for N·m would be wrong a thousandfold.
 * Undefined where none is stated.
 */
function statedUnit({ name, unit }: RecordedChannel): string | undefined {
  if (unit !== 'counts' && unit.trim() !== '') return unit.trim();
  return /[([]\s*([^()[\]]+?)\s*[)\]]$/.exec(name)?.[1] ?? /_([kmn]?n?mm|[km]?n?m|n?cm|[km]?n|kgf|lbf)$/i.exec(name)?.[1];
}
