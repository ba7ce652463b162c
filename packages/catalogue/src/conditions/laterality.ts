import type { ConditionRow, Laterality } from '../row.ts';

/** A side as records store it. `midline` stands for no side, and so does a side that a later release added. */
export type StoredSide = 'left' | 'right' | 'bilateral' | 'midline' | 'unlisted';

/** The name of a condition, standing alone or first in a line, and inside a sentence. */
export interface ConditionName {
  readonly alone: string;
  readonly inside: string;
}

/** A side of the body. In the rows below `{side}` is replaced by left or right. */
const of = (affects: 'body' | 'face' | 'ear', phrase: string, both: string): Laterality => ({ affects, phrase, both });

export const ofBody = (phrase: string, both: string): Laterality => of('body', phrase, both);
export const ofFace = (phrase: string, both: string): Laterality => of('face', phrase, both);
export const ofEar = (phrase: string, both: string): Laterality => of('ear', phrase, both);

/** Whether a side is asked for a condition and read with its name. */
export const takesSide = ({ laterality }: Pick<ConditionRow, 'laterality'>): boolean => laterality !== 'none';

const cap = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The name of a catalog row with a side: `left hemiparesis after stroke`. A row without sides has one name for all. */
export function rowNameWithSide(row: Pick<ConditionRow, 'name' | 'properName' | 'laterality'>, side: StoredSide): ConditionName {
  const { laterality, name } = row;
  if (laterality === 'none' || side === 'midline' || side === 'unlisted')
    return { alone: name, inside: row.properName === true ? name : small(name) };
  const inside = side === 'bilateral' ? laterality.both : laterality.phrase.replace('{side}', side);
  return { alone: cap(inside), inside };
}

/** The side behind a name that a person gave: such a name may hold a side already, so nothing is put before it. */
export function typedNameWithSide(name: string, side: StoredSide): string {
  if (side === 'midline' || side === 'unlisted') return name;
  return `${name} (${side === 'bilateral' ? 'both sides' : `${side} side`} of the body)`;
}
