import type { NewBodies } from '@eupraxia/clinical';

export const reachedHows = ['in-person', 'phone', 'video'] as const;
export type ReachedHow = (typeof reachedHows)[number];

/** A clearance as it is being filled in. */
export interface ClearDraft {
  readonly text: string;
  readonly exception: string | null;
  readonly name: string;
  readonly how: ReachedHow | null;
}

export const emptyDraft: ClearDraft = { text: '', exception: null, name: '', how: null };

/**
 * The clearance that a draft makes; what was left empty is absent. A therapist whom an assistant reached is named with how
 * and when; without either nobody was reached.
 * @param at UTC ms
 */
export function clearanceOf(stop: string, { text, exception, name, how }: ClearDraft, at: number): NewBodies['stop.cleared'] {
  const words = text.trim();
  const reached = name.trim() === '' || how === null ? null : { name: name.trim(), how, at, ...(words === '' ? {} : { words }) };
  return {
    stop,
    ...(words === '' ? {} : { text: words }),
    ...(exception === null ? {} : { exception }),
    ...(reached === null ? {} : { reached }),
  };
}
