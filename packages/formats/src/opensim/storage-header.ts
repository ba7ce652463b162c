import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { cellsOf } from '../delimited-cells.ts';
import { fault } from '../errors.ts';
import { statedCount, statedNumber } from '../table/stated.ts';

/** What a motion or storage file says above its rows. */
export interface StorageHeader {
  /** What the table holds, as its first line says: Coordinates, ActuatorForces … */
  readonly title: string;
  readonly names: readonly string[];
  readonly rows?: number;
  readonly columns?: number;
  readonly degrees?: boolean;
  /** Written for SIMM, whose angles are degrees: the header counts datacolumns and datarows. */
  readonly simm: boolean;
  /** The times of the first and the last row, which SIMM states. */
  readonly range?: readonly [number, number];
  /** Rows in a second, as tables of sensors state it. */
  readonly rate?: number;
  /** How many numbers make one cell: 3 for vectors, 4 for quaternions. */
  readonly parts: number;
  /** Lines before the first row. */
  readonly skip: number;
}

const partsOf = new Map([
  ['vec3', 3],
  ['unitvec3', 3],
  ['quaternion', 4],
  ['vec6', 6],
  ['spatialvec', 6],
  ['vec4', 4],
]);

/**
 * Reads the header: `key=value` as OpenSim writes it, `key value` as SIMM does, or both; `endheader`; a line of names.
 * Errors: EUP_FORMATS_HEADER, EUP_FORMATS_NO_CHANNEL.
 */
export function storageHeader(lines: readonly string[]): Result<StorageHeader, Fault> {
  const end = lines.findIndex((line) => /^\s*"?endheader"?[\s,;]*$/i.test(line));
  if (end < 0) {
    const found = lines[0]?.trim().slice(0, 40) ?? '';
    return err(fault('EUP_FORMATS_HEADER', { field: 'end of the header', found, expected: 'a line endheader' }));
  }
  const said = lines.slice(0, end).map((line) =>
    line
      .slice(0, 400)
      .replace(/[\s,;"]+$/, '')
      .replace(/^[\s"]+/, ''),
  );
  const about = (key: string): string => {
    const pattern = new RegExp(`^${key}(\\s*=\\s*|\\s+)(\\S.*)$`, 'i');
    return said.map((line) => pattern.exec(line)?.[2]).find((value) => value !== undefined) ?? '';
  };
  const nameRow = lines.findIndex((line, i) => i > end && line.trim() !== '');
  const names = nameRow < 0 ? [] : cellsOf(lines[nameRow] as string, separatorIn(lines[nameRow] as string));
  while (names.at(-1) === '') names.pop();
  const simm = said.some((line) => /^data(columns|rows)\s/i.test(line));
  const timed = /^time$/i.test(names[0] ?? '');
  if (names.length < (simm ? 1 : 2) || (!timed && !simm)) {
    const columns = names.slice(0, 5).join(', ') || 'not named';
    const why = timed ? 'no column follows the time' : 'the first is not time';
    return err(fault('EUP_FORMATS_NO_CHANNEL', { found: `the columns are ${columns}, and ${why}` }));
  }
  const rows = statedCount(about('nRows')) ?? statedCount(about('datarows'));
  const columns = statedCount(about('nColumns')) ?? statedCount(about('datacolumns'));
  const [from = Number.NaN, to = Number.NaN] = about('range').split(/\s+/).map(statedNumber);
  const rate = statedNumber(about('DataRate'));
  const inDegrees = about('inDegrees');
  const spelled = said.some((line) => /^angles are in degrees\b/i.test(line));
  const degrees = /^(yes|true|1)\b/i.test(inDegrees) || (!/^(no|false|0)\b/i.test(inDegrees) && spelled);
  const stated = degrees || /^(no|false|0)\b/i.test(inDegrees);
  return ok({
    title: /=/.test(said[0] ?? '') ? '' : (said[0] ?? '').replace(/^name\s+/i, ''),
    names,
    simm,
    parts: partsOf.get(about('DataType').toLowerCase()) ?? 1,
    skip: nameRow + 1,
    ...(rows === undefined ? {} : { rows }),
    ...(columns === undefined ? {} : { columns }),
    ...(stated ? { degrees } : {}),
    ...(rate > 0 && rate < 1e9 ? { rate } : {}),
    ...(to > from ? { range: [from, to] as const } : {}),
  });
}

/** What parts the cells of a line: a tab, a semicolon or a comma where it has one, else any run of blanks. */
export const separatorIn = (line: string): string => /\t|;|,/.exec(line.trim().replace(/\d,\d/g, ''))?.[0] ?? ' ';
