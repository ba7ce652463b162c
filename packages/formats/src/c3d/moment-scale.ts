import { factorTo } from '../units.ts';
import { type C3dGroup, type ForcePlatform, textsOf } from './details.ts';

/**
 * By what a plate's moments are multiplied to be in newtons times the unit of the file's lengths: laboratories record N·m
 * beside millimeters, and then a point of force would come out a thousandfold too near to the origin. Takes the units that the
 * channels state (`Nm`, `N.mm`, `N*m`); 1 where they state none, which the C3D user guide allows for the file's own.
 */
export function momentScale(groups: readonly C3dGroup[], { type, channels }: ForcePlatform): number {
  const first = type === 1 ? 5 : 3;
  if (type === 3 || type === 4) return 1;
  const unit = textsOf(groups, 'ANALOG', 'UNITS')[channels[first] ?? -1] ?? '';
  const length = (textsOf(groups, 'POINT', 'UNITS')[0] ?? '').trim() || 'mm';
  const [own, file] = [factorTo('moment', unit), factorTo('length', length)];
  // A newton meter is a hundred newton centimeters.
  return own === undefined || file === undefined ? 1 : (100 * own) / file;
}
