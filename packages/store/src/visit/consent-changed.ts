import { isDeepStrictEqual } from 'node:util';
import { type ChartEntry, type ChartView, type Consent, type ConsentState, consentKinds } from '@eupraxia/clinical/chart';
import type { ChartStep } from './chart-step.ts';
import type { ServerEntry } from './server-stream.ts';

/**
 * How each consent stands since the chart changed, with the last of the fresh entries that changed it: given, refused,
 * withdrawn after it had been given, lapsed where its last day is over, or unasked where the only answer was taken back.
 * @param today calendar day in the clinic's zone
 */
export function consentChanges(steps: readonly ChartStep[], fresh: readonly ChartEntry[], today: string): readonly ServerEntry[] {
  const consents = steps.map(({ entry, from, to }) => ({ entry, from: consentsOf(from), to: consentsOf(to) }));
  const [was, is] = [consents[0]?.from, consents.at(-1)?.to];
  const said = new Set(fresh.flatMap(({ kind, body }) => (kind === 'consent' ? [body.id] : [])));
  return consentKinds.flatMap((what): ServerEntry[] => {
    const [old, now] = [was?.get(what), is?.get(what)];
    const state = stateOf(old, now, now !== undefined && now.id !== old?.id && said.has(now.id), today);
    const step = consents.findLast(({ from, to }) => !isDeepStrictEqual(from.get(what), to.get(what)));
    if (state === null || step === undefined) return [];
    return [{ kind: 'consent.changed', body: { what, state, ...(now === undefined ? {} : { by: now.by }), entry: step.entry } }];
  });
}

/** Of each kind the consent that holds. */
const consentsOf = (view: ChartView): ReadonlyMap<string, Consent> =>
  new Map(view.consents.map((consent) => [consent.what, consent]));

/**
 * How a consent stands where that is news: where it was said now, or another answer holds than before. A refusal that was
 * a mistake and is taken back leaves no answer: it is unasked again.
 */
function stateOf(was: Consent | undefined, is: Consent | undefined, said: boolean, today: string): ConsentState | null {
  if (!said && was?.given === is?.given) return null;
  if (is?.given === true) return is.until !== undefined && is.until < today ? 'lapsed' : 'given';
  if (was?.given === true) return 'withdrawn';
  return is === undefined ? 'unasked' : 'refused';
}
