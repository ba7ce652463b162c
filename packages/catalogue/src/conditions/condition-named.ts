import { findRow } from '../rows.ts';
import { isNameOf } from '../words/former-names.ts';
import { type ConditionName, rowNameWithSide, type StoredSide, takesSide, typedNameWithSide } from './laterality.ts';

/** A condition as a chart, a snapshot or a summary holds it. */
export interface NamedCondition {
  readonly conditionId: string;
  /** As recorded: the row's own name, one that it had in an earlier release, or what a person or another release wrote. */
  readonly name: string;
  /** Of the body, the face or the ear, never of the brain. */
  readonly side: StoredSide;
}

/**
 * How a condition is named in clinical American English, with its side: `left hemiparesis after stroke`. The side is the
 * side of the body. Where the catalog says that the condition takes no side, a stored one is left out: the chart asks to
 * check it (`hasUntakenSide`).
 */
export function conditionNamed({ conditionId, name, side }: NamedCondition): ConditionName {
  const row = findRow('condition', conditionId);
  if (row !== undefined && isNameOf('condition', row, name)) return rowNameWithSide(row, side);
  const typed = row === undefined || takesSide(row) ? typedNameWithSide(name, side) : name;
  return { alone: typed, inside: typed };
}

/**
 * Whether a record holds left or right of a condition that takes no side: the entry is to be checked, the name leaves it
 * out. Both sides say nothing else than the name alone.
 */
export function hasUntakenSide({ conditionId, side }: Omit<NamedCondition, 'name'>): boolean {
  const row = findRow('condition', conditionId);
  return row !== undefined && !takesSide(row) && (side === 'left' || side === 'right');
}
