import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import type { RecordedChannel, Recording, Track } from './recording.ts';

/** A column of a track, and by what its samples are multiplied to be in cm, N or N·m. */
export interface ScaledColumn {
  readonly column: number;
  readonly scale: number;
}

/** Where a recording holds a sway: as the path itself, or as a plate's force and moments. */
export type SwayColumns =
  | { readonly kind: 'centre-of-pressure'; readonly track: Track; readonly ml: ScaledColumn; readonly ap: ScaledColumn }
  | {
      readonly kind: 'force-plate';
      readonly track: Track;
      readonly fz: ScaledColumn;
      readonly mx: ScaledColumn;
      readonly my: ScaledColumn;
    };

const names = {
  ml: /^(cop)?(ml|mediolateral|x)$/,
  ap: /^(cop)?(ap|anteroposterior|y)$/,
  fz: /^(force)?fz1?$/,
  mx: /^(moment)?mx1?$/,
  my: /^(moment)?my1?$/,
} as const;
/** Without a unit a path is in cm, a force in N and a moment in N·m. */
const lengths = new Map([
  ['cm', 1],
  ['mm', 0.1],
  ['m', 100],
]);
const forces = new Map([['n', 1]]);
const moments = new Map([
  ['nm', 1],
  ['n·m', 1],
  ['n*m', 1],
  ['nmm', 1e-3],
  ['n·mm', 1e-3],
  ['n*mm', 1e-3],
]);

/**
 * Finds the sway by the columns' names: ML and AP (also with CoP before, or CoPx and CoPy), else Fz, Mx and My. Two columns
 * without names are ML and AP, six are Fx, Fy, Fz, Mx, My, Mz. Errors: EUP_FORMATS_SWAY_COLUMNS, EUP_FORMATS_SWAY_UNIT.
 */
export function swayColumns(recording: Recording): Result<SwayColumns, Fault> {
  for (const track of recording.tracks) {
    const found = byName(track) ?? byPlace(track);
    if (found === undefined) continue;
    const { kind, at } = found;
    const scaled = (column: number, scales: ReadonlyMap<string, number>): Result<ScaledColumn, Fault> => {
      const channel = track.channels[column] as RecordedChannel;
      const unit = statedUnit(channel);
      const scale = unit === undefined ? 1 : scales.get(unit.toLowerCase());
      if (scale !== undefined) return ok({ column, scale });
      const expected = [...scales.keys()].join(', ');
      return err(fault('EUP_FORMATS_SWAY_UNIT', { name: channel.name, found: unit ?? '', expected }));
    };
    if (kind === 'centre-of-pressure') {
      const ml = scaled(at[0] as number, lengths);
      const ap = scaled(at[1] as number, lengths);
      if (!ml.ok) return ml;
      return ap.ok ? ok({ kind, track, ml: ml.value, ap: ap.value }) : ap;
    }
    const fz = scaled(at[0] as number, forces);
    const mx = scaled(at[1] as number, moments);
    const my = scaled(at[2] as number, moments);
    if (!fz.ok) return fz;
    if (!mx.ok) return mx;
    return my.ok ? ok({ kind, track, fz: fz.value, mx: mx.value, my: my.value }) : my;
  }
  const there = recording.tracks.flatMap(({ channels }) => channels.map(({ name }) => name));
  return err(fault('EUP_FORMATS_SWAY_COLUMNS', { found: there.join(', ') }));
}

/**
 * The unit that the file states, even one that no other reader knows: N·mm taken for N·m would be wrong a thousandfold.
 * Undefined where none is stated.
 */
function statedUnit({ name, unit }: RecordedChannel): string | undefined {
  if (unit !== 'counts') return unit.trim();
  return /[([]\s*([^()[\]]+?)\s*[)\]]$/.exec(name)?.[1] ?? /_(n?mm|n?m|cm|n)$/i.exec(name)?.[1];
}

interface Found {
  readonly kind: SwayColumns['kind'];
  readonly at: readonly number[];
}

function byName({ channels }: Track): Found | undefined {
  const bare = channels.map(({ name }) =>
    name
      .toLowerCase()
      .replace(/\s*[([][^()[\]]*[)\]]$|_(cm|mm|m|n|nm|nmm)$/, '')
      .replace(/[^a-z0-9]/g, ''),
  );
  const where = (name: keyof typeof names) => bare.findIndex((one) => names[name].test(one));
  const path = [where('ml'), where('ap')];
  if (!path.includes(-1)) return { kind: 'centre-of-pressure', at: path };
  const load = [where('fz'), where('mx'), where('my')];
  return load.includes(-1) ? undefined : { kind: 'force-plate', at: load };
}

function byPlace({ channels }: Track): Found | undefined {
  if (!channels.every(({ name }, i) => name === `ch${i + 1}`)) return undefined;
  if (channels.length === 2) return { kind: 'centre-of-pressure', at: [0, 1] };
  return channels.length === 6 ? { kind: 'force-plate', at: [2, 3, 4] } : undefined;
}
