import type { RemarkList } from '../remarks.ts';
import { type C3dGroup, type C3dParameter, numbersOf } from './details.ts';

/** The groups with analog scales that can be used, and the channels whose unit is therefore not known. */
export interface UsableScales {
  readonly groups: readonly C3dGroup[];
  readonly unknown: ReadonlySet<number>;
}

/**
 * Scales of 0, or that are no number, would make every sample 0 or none: they are taken as 1, and told. Where samples
 * are whole numbers their unit is then unknown; floats are stored in their unit by most programs, and keep it.
 */
export function usableScales(
  groups: readonly C3dGroup[],
  channels: number,
  numbers: 'float' | 'integer',
  remarks: RemarkList,
): UsableScales {
  if (channels === 0) return { groups, unknown: new Set() };
  const unknown = new Set<number>();
  const general = numbersOf(groups, 'ANALOG', 'GEN_SCALE')[0];
  const own = numbersOf(groups, 'ANALOG', 'SCALE');
  const offsets = numbersOf(groups, 'ANALOG', 'OFFSET');
  // Whole numbers without a scale are what the converter counted.
  const counts = numbers === 'float' ? '' : '; the samples are counts';
  const take = (what: string, why: string): void => remarks.add('FORMATS_TAKEN_AS', { what, as: '1', why: `${why}${counts}` });
  const badGeneral = general !== undefined && !usable(general);
  if (badGeneral) take('The scale of all analog channels', `with ${general}, as stated, every sample would be 0 or no number`);
  const missing = Array.from({ length: channels }, (_, c) => c).filter((c) => !usable(own[c]));
  if (missing.length > 0) {
    const [first = 0] = missing;
    const shown = own[first] === undefined ? 'none is stated' : `${own[first]} is no scale`;
    take(`The scale of analog channel ${missing.map((c) => c + 1).join(', ')}`, shown);
  }
  const short = Math.max(0, channels - offsets.length);
  if (short > 0 || !offsets.every(Number.isFinite)) {
    remarks.add('FORMATS_TAKEN_AS', {
      what: `The offset of ${short || offsets.filter((x) => !Number.isFinite(x)).length} analog channels`,
      as: '0',
      why: 'the file states none',
    });
  }
  if (numbers === 'integer') for (let c = 0; c < channels; c++) if (badGeneral || missing.includes(c)) unknown.add(c);
  return { groups: groups.map((group) => (group.name === 'ANALOG' ? corrected(group) : group)), unknown };
}

const usable = (scale: number | undefined): boolean => scale !== undefined && scale !== 0 && Math.abs(scale) < 1e30;

const corrected = (group: C3dGroup): C3dGroup => ({ ...group, parameters: group.parameters.map(parameter) });

function parameter(one: C3dParameter): C3dParameter {
  if (/^(GEN_)?SCALE\d*$/.test(one.name)) return { ...one, values: one.values.map((x) => (usable(Number(x)) ? x : 1)) };
  if (/^OFFSET\d*$/.test(one.name)) return { ...one, values: one.values.map((x) => (Number.isFinite(Number(x)) ? x : 0)) };
  return one;
}
