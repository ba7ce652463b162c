import type { ForcePlatform } from './c3d/details.ts';

export type Axis = 'x' | 'y' | 'z';

/** Where a force plate lies in the laboratory. */
export interface PlateGeometry {
  /** The axis that is upright, and the two that are level. */
  readonly up: Axis;
  readonly level: readonly [Axis, Axis];
  /** How many cm one unit of its lengths is. */
  readonly centimeters: number;
  /** Where the file's own unit cannot be right or is missing: what was taken instead, and why. */
  readonly taken: { readonly as: string; readonly why: string } | null;
  /** The least and the greatest place on each axis, cm: x, y, z. */
  readonly least: readonly number[];
  readonly most: readonly number[];
}

const axes = ['x', 'y', 'z'] as const;
const units = new Map([
  ['mm', 0.1],
  ['cm', 1],
  ['m', 100],
]);
/** A plate's shorter side, cm. */
const side = { least: 15, most: 300 } as const;

/** Where a plate lies, by its corners. Null where they say nothing: all in one place, or no plate's size in any unit. */
export function plateGeometry({ corners }: ForcePlatform, unit: string): PlateGeometry | null {
  const at = (k: number): readonly number[] => corners.slice(3 * k, 3 * k + 3);
  const along = at(0).map((value, i) => value - (at(1)[i] as number));
  const across = at(0).map((value, i) => value - (at(3)[i] as number));
  const shorter = Math.min(Math.hypot(...along), Math.hypot(...across));
  const stated = units.get(unit.trim().toLowerCase());
  const fits = (centimeters: number | undefined) =>
    centimeters !== undefined && shorter * centimeters >= side.least && shorter * centimeters <= side.most;
  const [as, centimeters] = (fits(stated) ? [unit, stated] : [...units].find(([, one]) => fits(one))) ?? [];
  if (as === undefined || centimeters === undefined) return null;
  const normal = [0, 1, 2].map((i) => {
    const [j, k] = [(i + 1) % 3, (i + 2) % 3];
    return Math.abs((along[j] as number) * (across[k] as number) - (along[k] as number) * (across[j] as number));
  });
  const up = normal.indexOf(Math.max(...normal));
  const length = Math.hypot(...normal);
  // Of a plate that leans, neither the force nor the place on one axis is the plate's own.
  if (!((normal[up] as number) > 0.98 * length)) return null;
  const level = axes.filter((_, i) => i !== up) as unknown as readonly [Axis, Axis];
  const ends = (pick: (...values: number[]) => number) =>
    axes.map((_, i) => pick(...[0, 1, 2, 3].map((k) => (at(k)[i] as number) * centimeters)));
  const size = `${Number((shorter * centimeters).toPrecision(3))} cm`;
  return {
    up: axes[up] as Axis,
    level,
    centimeters,
    taken: fits(stated)
      ? null
      : { as, why: `the plate is then ${size} wide, and the file says ${unit.trim() === '' ? 'no unit' : `"${unit}"`}` },
    least: ends(Math.min),
    most: ends(Math.max),
  };
}
