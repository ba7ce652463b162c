import { shown } from '@eupraxia/kernel';
import type { MeasuredEvidence } from '../log/bodies/recording.ts';
import { clockIn } from '../log/zone.ts';
import type { Activity } from '../visit/activity.ts';
import type { Visit } from '../visit/visit.ts';
import { words } from '../wording/named.ts';
import { type PhraseBook, phrase } from './phrase-book.ts';
import type { PhraseParam, PhraseParams, Sentence, Statement } from './shape.ts';

/** Makes a statement of the note; one that rests on nothing is a bug of the composer. */
export function sentenceOf(
  key: string,
  params: PhraseParams,
  from: readonly string[],
  more: { readonly own?: Sentence['own']; readonly measured?: readonly MeasuredEvidence[] } = {},
): Statement {
  if (from.length === 0) throw new Error(`The sentence "${key}" rests on no event.`);
  return {
    key,
    params,
    from: [...new Set(from)],
    ...(more.own === undefined ? {} : { own: more.own }),
    ...(more.measured === undefined || more.measured.length === 0 ? {} : { measured: more.measured }),
  };
}

/** A statement in the language of a phrase book. */
export function sentenceIn(book: PhraseBook, { key, params, from, ...more }: Statement): Sentence {
  return { key, params, from, text: shown(phrase(book, key, params)), ...more };
}

/** Says whether anything happened in an activity: without that, no sentence speaks of it. */
export function isPractised(activity: Activity): boolean {
  const { repetitions, cues, assistance, resistance, effort, pain, reference, zones } = activity;
  return (
    activity.state !== 'not-started' ||
    activity.seconds > 0 ||
    repetitions.done + cues.length + assistance.length + resistance.length + effort.length + pain.length + zones.length > 0 ||
    reference !== null
  );
}

export const practised = (visit: Visit): readonly Activity[] => visit.activities.filter(isPractised);

/** The clock of the clinic at an instant, `HH:MM`. */
export const timeOf = (visit: Visit, at: number): string => clockIn(visit.snapshot.clinic.zone, at);

export const ids = (list: readonly { readonly id: string }[]): string[] => list.map((item) => item.id);

/** The optional parameters that are there. */
export function definedParams(params: Readonly<Record<string, PhraseParam | readonly PhraseParam[] | undefined>>): PhraseParams {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as PhraseParams;
}

/** Two decimals, as far as a note shows numbers. */
export const rounded = (value: number): number => {
  const round = Math.round(value * 100) / 100;
  return round === 0 ? 0 : round;
};

/**
 * The therapist's reasons for any of these events, as the parameter of a phrase and the ids to rest on. A "because"
 * comes from here alone.
 */
export function reasonsFor(
  visit: Visit,
  of: readonly string[],
  used: Set<string>,
): { params: PhraseParams; from: readonly string[] } {
  const wanted = new Set(of);
  const found = visit.reasons.filter((reason) => !used.has(reason.id) && reason.of.some((id) => wanted.has(id)));
  for (const reason of found) used.add(reason.id);
  return found.length === 0
    ? { params: {}, from: [] }
    : { params: { because: found.map((r) => words(r.text)) }, from: ids(found) };
}
