import { type ExerciseRow, findRow } from '@eupraxia/catalogue';
import { cueToShow, focusOfText } from '@eupraxia/coach/focus';
import type { ItemDraft } from './draft-shape.ts';
import { isRuleOn } from './practice-draft.ts';

/** A cue that names the body, with the catalog's cue about an effect in its place, where there is one. */
export interface FocusAdvice {
  /** Words about the body that the cue holds. */
  readonly words: readonly string[];
  readonly instead: string | undefined;
}

/** What the rule on the focus of attention says of an item's cue; null where it is off, or the cue names no part of the body. */
export function focusAdvice(
  { grading, practice }: Pick<ItemDraft, 'grading' | 'practice'>,
  row: Pick<ExerciseRow, 'cues'> | undefined,
): FocusAdvice | null {
  if (!isRuleOn(practice, 'external-focus')) return null;
  const { focus, words } = focusOfText(grading.cue ?? '');
  if (focus !== 'internal') return null;
  const cue = cueToShow((row?.cues ?? []).map((id) => findRow('cue', id)).filter((one) => one !== undefined));
  return { words, instead: cue?.focus === 'external' ? cue.text : undefined };
}
