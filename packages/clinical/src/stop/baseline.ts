import type { StopParts } from './parts.ts';

/** What a rise is counted from. A sign that nobody took before practice has none, and cannot rise. */
export interface StopBaseline {
  /** 0 to 10. */
  readonly pain: number | null;
  /** mmHg: the usual pressure that a clinician wrote down, else what was taken before practice. */
  readonly systolic: number | null;
}

/**
 * The one baseline of a visit: the newest rating of before that was made before practice began; where practice had begun,
 * the first one. A rating of during is never a baseline.
 */
export function stopBaseline(parts: StopParts): StopBaseline {
  const pain = firstOf(
    parts.pain.filter(({ when }) => when === 'before'),
    parts.practicedFrom,
  );
  const pressure = firstOf(
    parts.vitals.filter(({ when, systolic }) => when === 'before' && systolic !== undefined),
    parts.practicedFrom,
  );
  return { pain: pain?.score ?? null, systolic: parts.limits?.usualSystolic ?? pressure?.systolic ?? null };
}

function firstOf<T extends { readonly at: number }>(taken: readonly T[], practicedFrom: number | null): T | undefined {
  return taken.findLast(({ at }) => practicedFrom === null || at <= practicedFrom) ?? taken[0];
}
