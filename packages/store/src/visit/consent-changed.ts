import { isDeepStrictEqual } from 'node:util';
import {
  type ChartEntry,
  type ChartView,
  type Consent,
  type ConsentKind,
  type ConsentState,
  consentKinds,
  consentOn,
} from '@eupraxia/clinical/chart';
import type { ChartStep } from './chart-step.ts';
import type { ServerEntry } from './server-stream.ts';

/**
 * How each consent stands since the chart changed, with the last of the fresh entries that changed it: given, refused,
 * withdrawn after it had been given, lapsed where its last day is over or the guardian who gave it may not decide, or
 * unasked where the only answer was taken back.
 * @param today calendar day in the clinic's zone
 */
export function consentChanges(steps: readonly ChartStep[], fresh: readonly ChartEntry[], today: string): readonly ServerEntry[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return [];
  const said = new Set(fresh.flatMap(({ kind, body }) => (kind === 'consent' ? [body.id] : [])));
  return consentKinds.flatMap((what): ServerEntry[] => {
    const standing = (view: ChartView): Standing => consentOn(what as ConsentKind, today, view);
    const [was, is] = [standing(first.from), standing(last.to)];
    const isSaid = is.from !== undefined && is.from.id !== was.from?.id && said.has(is.from.id);
    const step = steps.findLast(({ from, to }) => !isDeepStrictEqual(standing(from), standing(to)));
    if (step === undefined || (!isSaid && was.state === is.state)) return [];
    const by = is.from === undefined ? {} : { by: is.from.by };
    return [{ kind: 'consent.changed', body: { what, state: stateOf(was, is), ...by, entry: step.entry } }];
  });
}

/** How a consent stands on a day, with the answer that says so. */
type Standing = { readonly state: ConsentState; readonly from?: Consent };

/**
 * What no longer stands after it had been given was withdrawn. A refusal that was a mistake and is taken back leaves no
 * answer: it is unasked again.
 */
function stateOf(was: Standing, is: Standing): ConsentState {
  const refuses = is.state === 'refused' || is.state === 'unasked';
  return refuses && was.from?.given === true ? 'withdrawn' : is.state;
}
