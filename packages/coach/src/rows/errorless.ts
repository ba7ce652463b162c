import type { RuleRow } from './rules.ts';

/** Practice almost without errors: a way of practicing that the therapist orders of an activity, beside the numbered rules. */
export const errorlessRow = {
  name: 'Errorless learning',
  finding: 'With severe memory loss an error is remembered as well as the right way; fewer errors mean fewer wrong ways learned.',
  does: 'Keeps errors rare: it starts easy, steps back after one set with errors, and fades help only after trials without any. Asks for no guesses.',
  where: 'The threshold and the feedback in Live',
  source:
    'Middleton & Schwartz 2012 (doi:10.1080/09602011.2011.639619, PMID 22247957), review; Maxwell 2001 (Q J Exp Psychol A 54:1049), golf putting',
  status: 'verified',
  caution:
    'Made for severe explicit memory loss. In mild to moderate loss its advantage is limited, and retrieval practice may do more.',
} as const satisfies Pick<RuleRow, 'name' | 'finding' | 'does' | 'where' | 'source' | 'status' | 'caution'>;
