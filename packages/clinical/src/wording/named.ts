import { exercises, findRow, formerNames, goals, isNameOf, type LabelKind, muscles } from '@eupraxia/catalogue';
import type { Side } from '../log/vocabulary.ts';

/** Words as a person typed or said them, or as the record holds them: shown as they are in every language, read for nothing. */
export interface Words {
  readonly words: string;
}

/** Something of the catalogue by the id of its row: each language has its own label for it. */
export interface Labelled {
  readonly label: LabelKind | 'part';
  readonly id: string;
}

export type Named = Words | Labelled;

/** What a note calls an activity; side or number tell it from another of the same exercise. */
export type ActivityName = Named & { readonly side?: Side; readonly number?: number };

export const words = (text: string): Words => ({ words: text });

/** The row's label where the record holds a name that the row has or had, and the recorded name where a person gave one. */
export function rowNamed(kind: 'condition' | 'deficit' | 'measure' | 'exercise', id: string, recorded: string): Named {
  const row = findRow(kind, id);
  return row !== undefined && isNameOf(kind, row, recorded) ? { label: kind, id } : words(recorded);
}

/** What an exercise's row says of position or placement, or what the record says in its stead. */
export function ofExercise(kind: 'position' | 'placement', exerciseId: string, recorded: string): Named {
  return findRow('exercise', exerciseId)?.[kind] === recorded ? { label: kind, id: exerciseId } : words(recorded);
}

const former = (kind: 'muscle' | 'goal') =>
  Object.entries(formerNames[kind] ?? {}).flatMap(([id, names]) => names.map((name) => [name, id] as const));
const muscleIds = new Map([...former('muscle'), ...muscles.map((row) => [row.name, row.id] as const)]);
const goalIds = new Map([...former('goal'), ...goals.map((row) => [row.text, row.id] as const)]);
const parts = new Set(exercises.map((row) => row.bodyPart));

/** A muscle of the catalogue, or the words that were recorded for one. */
export function muscleNamed(recorded: string): Named {
  const id = muscleIds.get(recorded);
  return id === undefined ? words(recorded) : { label: 'muscle', id };
}

/** A part of the body as exercise rows name it, or the words that were recorded for one. */
export function partNamed(recorded: string): Named {
  return parts.has(recorded) ? { label: 'part', id: recorded } : words(recorded);
}

/** What practice serves: a goal of the catalogue, or the therapist's own words. */
export function objectiveNamed(recorded: string): Named {
  const id = goalIds.get(recorded);
  return id === undefined ? words(recorded) : { label: 'objective', id };
}

/** The service of a billing code. */
export const serviceNamed = (code: string): Labelled => ({ label: 'service', id: code });
