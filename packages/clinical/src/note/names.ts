import type { Activity, Visit } from '../visit/visit.ts';
import { lower } from './en-us/words.ts';
import type { PhraseParams } from './shape.ts';

/** Instrumentation that the note states with the dose, so that the short name goes without it. */
const instrument = /^(?:s?EMG)[- ]?(?:bio)?feedback(?: of| for| training of)? (?=\S)/i;

/**
 * What a note calls an activity after its service was named: short, small inside a sentence, and never the same for two
 * activities of one program.
 */
export function nameOf(visit: Visit, activity: Activity): string {
  const items = visit.snapshot.program.items;
  const own = activity.item;
  const wordings = [
    (item: typeof own) => lower(item.name.replace(instrument, '')),
    (item: typeof own) => lower(item.name),
    (item: typeof own) => `${lower(item.name)} (${item.side})`,
  ];
  const telling = wordings.find((wording) => items.every((item) => item.id === own.id || wording(item) !== wording(own)));
  return telling?.(own) ?? `${lower(own.name)} (${items.findIndex((item) => item.id === own.id) + 1})`;
}

/** A service's label without the length of a unit, which an add-on's base carries: `Cognitive function`. */
export const serviceWords = (label: string): string =>
  label.replace(/, (?:first (?:quarter|half)|each further quarter)\b.*$/, '');

/** Names an activity where a sentence needs it. */
export type Naming = (activity: Activity) => PhraseParams;

/** Within a section an activity is named once; `apart`, where sentences stand without their neighbours, each time. */
export function naming(visit: Visit, apart: boolean): Naming {
  const named = new Set<string>();
  return (activity) => {
    if (!apart && named.has(activity.item.id)) return {};
    named.add(activity.item.id);
    return { activity: nameOf(visit, activity) };
  };
}
