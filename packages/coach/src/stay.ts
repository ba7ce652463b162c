/**
 * A stay in the zone, in samples. An excursion is over once the level has been back for as long as it was away, and then
 * belongs to the stay; one that comes to the grace ends the stay where it left. Samples back are weighed against those
 * away since a level outside of the zone scatters into it, too.
 */
export interface Stay {
  readonly inside: boolean;
  /** The stay under way, up to the excursion that is not over. */
  readonly samples: number;
  /** Of that excursion: its samples, and by how many those away outnumber those back. */
  readonly gone: number;
  readonly away: number;
  readonly longest: number;
}

export type StayDraft = { -readonly [K in keyof Stay]: Stay[K] };

export function noStay(): StayDraft {
  return { inside: false, samples: 0, gone: 0, away: 0, longest: 0 };
}

/** `count` samples more that lie in the zone, or that nobody can say did not. */
export function stay(draft: StayDraft, count: number): void {
  if (!draft.inside) {
    draft.inside = true;
    draft.samples = 0;
    draft.gone = 0;
    draft.away = 0;
  }
  draft.gone += count;
  draft.away = Math.max(0, draft.away - count);
  if (draft.away > 0) return;
  draft.samples += draft.gone;
  draft.gone = 0;
  if (draft.samples > draft.longest) draft.longest = draft.samples;
}

/** One sample more outside of the zone. */
export function stray(draft: StayDraft, grace: number): void {
  if (!draft.inside) return;
  draft.gone++;
  draft.away++;
  if (draft.away >= grace) draft.inside = false;
}
