/** What a force plate measures: forces in N, moments about its origin in N·m; n samples each, NaN where one was lost. */
export interface PlateLoad {
  readonly fz: Float64Array;
  readonly mx: Float64Array;
  readonly my: Float64Array;
}

/** A path of the centre of pressure, cm, n samples each. */
export interface Sway {
  /** Medio-lateral. */
  readonly ml: Float64Array;
  /** Antero-posterior. */
  readonly ap: Float64Array;
}

/** Below this vertical force, N, nobody stands on the plate and the centre of pressure is noise. */
export const leastLoad = 10;

/**
 * The centre of pressure in cm: `ml = 100·My/Fz`, `ap = 100·Mx/Fz`, about the plate's origin at its surface. The signs are the
 * plate's own; no descriptor depends on them but the mean values. Lost (NaN) where a component is, and where less than
 * `leastLoad` stands on the plate.
 */
export function centreOfPressure({ fz, mx, my }: PlateLoad): Sway {
  const n = fz.length;
  if (mx.length !== n || my.length !== n) throw new RangeError(`fz, mx and my hold ${n}, ${mx.length} and ${my.length} samples`);
  const ml = new Float64Array(n);
  const ap = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const force = fz[i] as number;
    const x = (100 * (my[i] as number)) / force;
    const y = (100 * (mx[i] as number)) / force;
    const known = Math.abs(force) >= leastLoad && Number.isFinite(x) && Number.isFinite(y);
    ml[i] = known ? x : Number.NaN;
    ap[i] = known ? y : Number.NaN;
  }
  return { ml, ap };
}
