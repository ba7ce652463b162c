import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { centreOfPressure, leastLoad, type Sway } from '@eupraxia/signal/balance';
import { fault } from './errors.ts';
import type { PlateColumns, SwayColumns } from './sway-columns.ts';

/** What one plate shows: its vertical force (N) and where it acts (cm); the place is lost where nobody stands. */
export interface LoadedPlate {
  readonly plate: string;
  readonly columns: PlateColumns;
  /** Size of the vertical force. */
  readonly load: Float64Array;
  readonly sway: Sway;
  /** Mean of the load over the samples that are known, N. */
  readonly mean: number;
  /** Share of the load of all plates, 0 to 1. */
  readonly share: number;
  /** Whether the person stands on it. */
  readonly carries: boolean;
}

/** Less than this share of the load is a plate's own error, not a foot. */
const leastShare = 0.05;
/** Less than this is no person, N: an empty plate may show some tens. */
const leastPerson = 100;
/** How far the whole load may be from its middle, and for which share of the samples at least it must be within that. */
const steady = { within: 0.25, least: 0.75 } as const;
/** A person who stands does not carry the center of pressure farther, cm. */
export const farthest = 60;
/** Nobody stands so still, cm: a weight does, and moments in N·m that were taken for N·mm. */
const stillest = 0.02;

/** Each plate's load and path, from its three columns. */
export function loadedPlates(plates: readonly PlateColumns[], samples: readonly Float64Array[]): readonly LoadedPlate[] {
  const each = plates.map((columns, k) => {
    const [fz, a, b] = samples.slice(3 * k, 3 * k + 3) as [Float64Array, Float64Array, Float64Array];
    const load = fz.map(Math.abs);
    const sway = columns.by === 'moments' ? centreOfPressure({ fz, mx: b, my: a }) : unloadedLost(load, { ml: a, ap: b });
    return { plate: columns.plate, columns, load, sway, mean: meanOf(load) };
  });
  const all = each.reduce((sum, { mean }) => sum + mean, 0);
  return each.map((one) => {
    const share = all > 0 ? one.mean / all : 0;
    const stands = one.load.reduce((count, load) => count + (load >= leastLoad ? 1 : 0), 0);
    return { ...one, share, carries: share >= leastShare && 2 * stands >= one.load.length };
  });
}

function unloadedLost(load: Float64Array, { ml, ap }: Sway): Sway {
  for (let i = 0; i < load.length; i++) if (!((load[i] as number) >= leastLoad)) ml[i] = ap[i] = Number.NaN;
  return { ml, ap };
}

function meanOf(load: Float64Array): number {
  let [sum, known] = [0, 0];
  for (const force of load) {
    if (!Number.isFinite(force)) continue;
    sum += force;
    known++;
  }
  return known > 0 ? sum / known : 0;
}

/**
 * The center of pressure of all that the plates carry: the mean of theirs, weighed by vertical force. Lost where any plate's
 * force or place is, or where nobody stands.
 */
export function combinedSway(plates: readonly LoadedPlate[]): Sway {
  const n = plates[0]?.load.length ?? 0;
  const [ml, ap] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    let [all, x, y] = [0, 0, 0];
    for (const { load, sway } of plates) {
      const force = load[i] as number;
      // Less than a foot's load has no place, and weighs nothing.
      if (force < leastLoad) continue;
      all += force;
      x += force * (sway.ml[i] as number);
      y += force * (sway.ap[i] as number);
    }
    ml[i] = all > 0 ? x / all : Number.NaN;
    ap[i] = all > 0 ? y / all : Number.NaN;
  }
  return { ml, ap };
}

/** When somebody stands on the plates: 1 where the whole load is that of the person, and how many samples carry nobody. */
export interface StandingTime {
  readonly stands: Uint8Array;
  readonly unloaded: number;
}

/**
 * Whether somebody stands on the plates: carried most of the time, by a load that is a person's and stays near its middle as a
 * walker's does not. Where less than half of the usual load is there the person has stepped off, whatever an empty plate shows.
 * Errors: EUP_FORMATS_SWAY_STANDING.
 */
export function standing(plates: readonly LoadedPlate[]): Result<StandingTime, Fault> {
  const n = plates[0]?.load.length ?? 0;
  const total = new Float64Array(n);
  for (const { load } of plates) for (let i = 0; i < n; i++) total[i] = (total[i] as number) + (load[i] as number);
  const known = total.filter(Number.isFinite);
  const loaded = known.filter((load) => load >= leastPerson).sort();
  const percent = (part: number, of: number) => Math.floor((100 * part) / Math.max(1, of));
  const refused = (why: string) => err(fault('EUP_FORMATS_SWAY_STANDING', { why }));
  if (2 * loaded.length < known.length || loaded.length === 0) {
    return refused(
      `only in ${percent(loaded.length, known.length)} % of the samples ${leastPerson} N or more stand on the plates`,
    );
  }
  const middle = loaded[loaded.length >> 1] as number;
  const near = loaded.filter((load) => Math.abs(load - middle) <= steady.within * middle).length;
  if (near < steady.least * loaded.length) {
    const share = percent(near, loaded.length);
    return refused(
      `the load changes as in steps, only in ${share} % of the samples it is within a quarter of ${Math.round(middle)} N`,
    );
  }
  const stands = Uint8Array.from(total, (load) => (load < middle / 2 ? 0 : 1));
  return ok({ stands, unloaded: stands.reduce((sum, one) => sum + (1 - one), 0) });
}

/** Whether most places lie on the plate that they are of, give or take a foot. Errors: EUP_FORMATS_SWAY_STANDING. */
export function onPlate({ plate, columns, sway }: LoadedPlate, axes: SwayColumns['axes']): Result<null, Fault> {
  const { geometry } = columns;
  if (geometry === undefined) return ok(null);
  const [across, along] = ['xyz'.indexOf(axes.ml), 'xyz'.indexOf(axes.ap)];
  const within = (value: number, axis: number) =>
    value >= (geometry.least[axis] as number) - margin && value <= (geometry.most[axis] as number) + margin;
  let [inside, known] = [0, 0];
  for (let i = 0; i < sway.ml.length; i++) {
    const [x, y] = [sway.ml[i] as number, sway.ap[i] as number];
    if (Number.isNaN(x + y)) continue;
    known++;
    if (within(x, across) && within(y, along)) inside++;
  }
  if (2 * inside >= known) return ok(null);
  const why = `the force on plate ${plate} mostly acts beside the plate, so that its place, channels or units cannot be right`;
  return err(fault('EUP_FORMATS_SWAY_STANDING', { why }));
}

/** How far beside a plate a force may act: corners are measured to some cm. */
const margin = 10;

/** Whether a path is that of a person who stands. Errors: EUP_FORMATS_SWAY_STANDING. */
export function standingPath({ ml, ap }: Sway): Result<null, Fault> {
  const range = Math.max(usualRange(ml), usualRange(ap));
  const refused = (why: string) => err(fault('EUP_FORMATS_SWAY_STANDING', { why }));
  if (range > farthest) {
    return refused(
      `the center of pressure moves over ${Math.round(range)} cm (a step, or a unit other than the one that was taken)`,
    );
  }
  const still = (values: Float64Array) => {
    const known = values.find((value) => !Number.isNaN(value));
    return values.every((value) => value === known || Number.isNaN(value));
  };
  if (still(ml) && still(ap)) return refused('the center of pressure does not change at all');
  if (range >= stillest) return ok(null);
  return refused(
    `the center of pressure moves within ${Number(range.toPrecision(2))} cm (a weight, or another unit than the one that was taken)`,
  );
}

/** Within what range 96 % of the known values lie: stepping on and off, single values are far away. */
function usualRange(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const at = (share: number) => known[Math.floor(share * (known.length - 1))] ?? 0;
  return at(0.98) - at(0.02);
}

/** Along which axis two feet on plates of their own stand apart; null where there are not two, or neither axis is clearly it. */
export function feetApart(plates: readonly LoadedPlate[]): 'ml' | 'ap' | null {
  const [one, other] = plates;
  if (one === undefined || other === undefined || plates.length > 2) return null;
  const ml = Math.abs(middleOf(one.sway.ml) - middleOf(other.sway.ml));
  const ap = Math.abs(middleOf(one.sway.ap) - middleOf(other.sway.ap));
  return ap > 2 * ml ? 'ap' : ml > 2 * ap ? 'ml' : null;
}

function middleOf(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  return known[known.length >> 1] ?? 0;
}
