import type { Quantity } from '@eupraxia/signal';
import { plainText, unitOf } from '../channels.ts';
import type { RecordedChannel } from '../recording.ts';
import { type C3dGroup, textsOf } from './details.ts';

/** A marker's three channels: `KNEE_x`, `KNEE_y`, `KNEE_z`. */
export const markerChannels = (name: string, unit: string, quantity: Quantity = 'marker'): readonly RecordedChannel[] =>
  ['x', 'y', 'z'].map((axis) => ({ name: `${name}_${axis}`, unit, quantity }));

/**
 * What else than markers a file stores as points: a list of their labels, and the parameter that states their unit.
 * Source: the C3D file format user guide, POINT:TYPE_GROUPS; Vicon's modeled outputs.
 */
const modeled: readonly (readonly [list: string, unit: string, quantity: Quantity])[] = [
  ['ANGLES', 'ANGLE_UNITS', 'angle'],
  ['FORCES', 'FORCE_UNITS', 'force'],
  ['MOMENTS', 'MOMENT_UNITS', 'moment'],
  ['POWERS', 'POWER_UNITS', 'other'],
  ['SCALARS', 'SCALAR_UNITS', 'other'],
  ['REACTIONS', 'REACTION_UNITS', 'other'],
  ['SYMANGLES', 'SYMANGLE_UNITS', 'angle'],
  ['MODELED_MARKERS', 'MODELED_MARKER_UNITS', 'marker'],
];

/** The channels of points: markers in the unit of POINT:UNITS, angles, forces and the like in theirs. */
export function pointChannels(groups: readonly C3dGroup[], points: readonly string[]): readonly RecordedChannel[] {
  const length = textsOf(groups, 'POINT', 'UNITS')[0]?.trim() || 'mm';
  const kinds = new Map<string, { readonly unit: string; readonly quantity: Quantity }>();
  for (const [list, unitName, quantity] of modeled) {
    const [stated = ''] = textsOf(groups, 'POINT', unitName);
    const unit = plainText(stated);
    const known = unit === '' ? (quantity === 'marker' ? length : 'counts') : (unitOf(unit) ?? unit);
    for (const label of textsOf(groups, 'POINT', list)) {
      if (label.trim() !== '' && !kinds.has(label.trim())) kinds.set(label.trim(), { unit: known, quantity });
    }
  }
  return points.flatMap((name) => {
    const kind = kinds.get(name);
    return markerChannels(name, kind?.unit ?? length, kind?.quantity ?? 'marker');
  });
}
