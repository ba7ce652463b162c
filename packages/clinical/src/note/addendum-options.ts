import { defaultLocale } from './books.ts';
import type { NoteOptions } from './compose.ts';
import { signedThrough } from './late.ts';
import type { SignedNote } from './shape.ts';

/**
 * How the addendum to signed notes is composed: from where they reach, and by the rule by which the first of them counted
 * minutes, so that it compares its totals with those that were signed. A note without a coding was counted `per-code`.
 */
export function addendumOptions(signed: readonly SignedNote[]): NoteOptions {
  return { locale: defaultLocale, since: signedThrough(signed), rule: signed[0]?.coding?.rule ?? 'per-code' };
}
