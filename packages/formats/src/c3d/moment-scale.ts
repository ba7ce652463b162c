import { type C3dGroup, type ForcePlatform, textsOf } from './details.ts';

const millimeters: ReadonlyMap<string, number> = new Map([
  ['mm', 1],
  ['cm', 10],
  ['m', 1000],
]);

/**
 * By what a plate's moments are multiplied to be in newtons times the unit of the file's lengths: laboratories record N·m
 * beside millimeters, and then a point of force would come out a thousandfold too near to the origin. Takes the units that the
 * channels state (`Nm`, `N.mm`, `N*m`); 1 where they state none, which the C3D user guide allows for the file's own.
 */
export function momentScale(groups: readonly C3dGroup[], { type, channels }: ForcePlatform): number {
  const first = type === 1 ? 5 : 3;
  if (type === 3 || type === 4) return 1;
  const unit = textsOf(groups, 'ANALOG', 'UNITS')[channels[first] ?? -1] ?? '';
  const arm = /^\s*N\s*[·*.\- ]?\s*(mm|cm|m)\s*$/i.exec(unit)?.[1]?.toLowerCase();
  const length = (textsOf(groups, 'POINT', 'UNITS')[0] ?? '').trim().toLowerCase() || 'mm';
  const [own, file] = [millimeters.get(arm ?? ''), millimeters.get(length)];
  return own === undefined || file === undefined ? 1 : own / file;
}
