import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { RemarkList } from '../remarks.ts';

/** How the line below the names orders the columns of markers. */
export interface TrcAxes {
  /** For each marker of the file the columns of x, y and z, counted from the first one behind the time; undefined where one is missing. */
  readonly markers: readonly (readonly [number, number, number] | undefined)[];
  /** How its columns are named, marker by marker. */
  readonly labels: readonly string[];
}

const axisOf = /(?:^|[^a-z])([xyz])\s*(\d*)$/i;

/**
 * Reads the axes by their names, X1 Y1 Z1 or C7_X and so on. Undefined where they stand as usual, x, y, z for each marker,
 * or no axis is named at all.
 * @param cells the line below the names, without what stands over frame and time
 * @param widths how many columns the frames have, with those of frame and time; several where the last ones are empty
 * Error: EUP_FORMATS_HEADER where axes are named in another order and nothing tells of which columns.
 */
export function trcAxes(
  cells: readonly string[],
  widths: readonly number[],
  remarks: RemarkList,
): Result<TrcAxes | undefined, Fault> {
  const filled = cells.filter((cell) => cell !== '');
  const found = filled.map((label) => axisOf.exec(label.trim()));
  const read = found.flatMap((match) =>
    match === null ? [] : [{ axis: (match[1] ?? '').toLowerCase(), number: match[2] ?? '' }],
  );
  if (read.length === 0) {
    if (filled.length > 0) {
      const [what, why] = ['The three columns of each marker', `the line below the names says "${filled.slice(0, 6).join(' ')}"`];
      remarks.add('FORMATS_TAKEN_AS', { what, as: 'x, y and z', why });
    }
    return ok(undefined);
  }
  if (read.length === filled.length && read.every(({ axis }, k) => axis === 'xyz'[k % 3]) && numberedByThree(read)) {
    return ok(undefined);
  }
  const groups = grouped(read);
  const fits = widths.includes(filled.length + 2);
  if (read.length !== filled.length || groups === undefined || !fits) {
    const [shown, expected] = [filled.slice(0, 9).join(' '), 'X, Y and Z of each marker, one over each column'];
    return err(fault('EUP_FORMATS_HEADER', { field: 'the line of axes', found: shown, expected }));
  }
  const markers = groups.map((group): TrcAxes['markers'][number] => {
    const [x, y, z] = ['x', 'y', 'z'].map((axis) => group.get(axis));
    return x === undefined || y === undefined || z === undefined ? undefined : [x, y, z];
  });
  return ok({ markers, labels: groups.map((group) => [...group.values()].map((k) => filled[k]).join(', ')) });
}

interface Label {
  readonly axis: string;
  readonly number: string;
}

/** Whether numbers, where there are any, change with each third label and only then. */
const numberedByThree = (labels: readonly Label[]): boolean =>
  labels.every(({ number }, k) =>
    k % 3 === 0 ? k === 0 || number === '' || number !== labels[k - 1]?.number : number === labels[k - 1]?.number,
  );

/** The columns of each marker by their axis: of the same number, or, without numbers, up to an axis that comes again. */
function grouped(labels: readonly Label[]): readonly ReadonlyMap<string, number>[] | undefined {
  const groups: { readonly number: string; readonly axes: Map<string, number> }[] = [];
  for (const [k, { axis, number }] of labels.entries()) {
    const last = groups.at(-1);
    const own = number === '' ? (last?.axes.has(axis) === false ? last : undefined) : groups.find((one) => one.number === number);
    if (own === undefined) groups.push({ number, axes: new Map([[axis, k]]) });
    else if (own.axes.has(axis)) return undefined;
    else own.axes.set(axis, k);
  }
  return groups.map(({ axes }) => axes);
}
