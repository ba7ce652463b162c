import type { CueRow } from '@eupraxia/catalogue';
import type { Cue } from '../output.ts';

type ToPatient = Extract<Cue, { to: 'patient' }>['key'];

/** The catalogue's cue that says to the patient what a cue of the coach says; null where no row does. */
export const cueIds: Readonly<Record<ToPatient, string | null>> = {
  'in-band': null,
  longer: 'watch-the-bar',
  higher: 'lift-to-the-line',
  softer: 'watch-the-bar',
  'let-sink': 'let-it-sink',
  'other-side-quiet': null,
  'ask-when-you-like': null,
  again: null,
  'how-was-that': null,
  'your-choice': null,
};

/** Cues with the ones about the effect of the movement first; among equals the order stays. */
export function externalFirst<T extends Pick<CueRow, 'focus'>>(cues: readonly T[]): readonly T[] {
  return [...cues.filter(({ focus }) => focus === 'external'), ...cues.filter(({ focus }) => focus === 'internal')];
}

const body =
  /\b(abdom\w*|ankles?|arms?|belly|biceps|buttocks?|calf|calves|cheeks?|chest|chin|core|elbows?|eyebrows?|fingers?|foot|feet|forearms?|glutes?|hamstrings?|hands?|heads?|heels?|hips?|jaw|joints?|knees?|knuckles?|legs?|lips?|mouth|muscles?|neck|pelvis|quads?|quadriceps|ribs?|scapulae?|shoulders?|shoulder blades?|spine|stomach|thighs?|thumbs?|toes?|tongue|trunk|triceps|wrists?)\b/gi;

const world =
  /\b(ball|bar|beat|bottle|box|button|ceiling|chair|clock|cone|cup|door|floor|glass|ground|handle|lamp|light|line|mark|mirror|music|picture|rail|rope|scales?|screen|seat|shelf|shirt|shoes?|sound|spot|step|stool|sun|switch|table|target|tone|towel|wall|water|weight|window)s?\b/i;

export interface FocusFound {
  readonly focus: 'external' | 'internal' | 'unclear';
  /** The words about the body that were found, in lower case. */
  readonly words: readonly string[];
}

/**
 * Where an English cue sends attention: to an effect in the world, to a part of the body, or it is unclear. A body part on
 * its way to something in the world counts as external. A hint for the writer, from word lists; it understands nothing.
 */
export function focusOfText(text: string): FocusFound {
  const words = [...new Set((text.match(body) ?? []).map((word) => word.toLowerCase()))];
  if (world.test(text)) return { focus: 'external', words };
  return { focus: words.length > 0 ? 'internal' : 'unclear', words };
}

/** The cue to show for an exercise: the first about an effect, or else the first. Undefined where there is none. */
export function cueToShow<T extends Pick<CueRow, 'focus'>>(cues: readonly T[]): T | undefined {
  return externalFirst(cues)[0];
}
