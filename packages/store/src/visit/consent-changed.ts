import { isDeepStrictEqual } from 'node:util';
import { dayIn } from '@eupraxia/clinical';
import {
  type ChartEntry,
  type Consent,
  type ConsentState,
  chartView,
  consentKinds,
  type NewChartEntry,
} from '@eupraxia/clinical/chart';
import type { VisitStatus } from '../shapes.ts';
import { statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { storeEvents } from './append.ts';
import { lockVisit, streamsOf } from './locked-visit.ts';
import { zoneOf } from './rows.ts';
import { type ServerEntry, serverEvents } from './server-stream.ts';

/** Whether entries of a chart can change a consent: by saying one, or by taking an entry back. */
const touchesConsent = (entries: readonly NewChartEntry[]): boolean =>
  entries.some(({ kind }) => kind === 'consent' || kind === 'retraction');

/**
 * The patient's visits that are open, locked, where entries are about to change a consent: visits are locked before
 * patients everywhere, so that two calls cannot wait for each other. Planned visits are locked with them, and which ones
 * are open is read only then: one that is being opened now either is open by then or reads the chart after this change.
 */
export async function openVisitsForConsent(
  tx: TenantTx,
  patientId: string,
  entries: readonly NewChartEntry[],
): Promise<readonly string[]> {
  if (!touchesConsent(entries)) return [];
  const [planned, open]: VisitStatus[] = ['planned', 'open'];
  const locked = await tx.rows(
    statement<{ id: string }>`
      select v.id from chart.visit v
      join chart.projection p on p.clinic_id = v.clinic_id and p.subject = v.id and p.name = 'visit'
      where v.clinic_id = ${tx.actor.clinicId} and v.patient_id = ${patientId} and p.body ->> 'status' in (${planned}, ${open})
      order by v.id for update of v`,
  );
  if (locked.length === 0) return [];
  const rows = await tx.rows(
    statement<{ id: string }>`
      select subject as id from chart.projection
      where clinic_id = ${tx.actor.clinicId} and subject = any(${locked.map(({ id }) => id)}::uuid[]) and name = 'visit'
        and body ->> 'status' = ${open}
      order by subject`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Writes into each open visit how a consent of its patient stands since the chart changed: given, refused, withdrawn after
 * it had been given, lapsed where its last day is over, or unasked where the only answer was taken back.
 * @param before the chart's entries as they were
 * @param fresh what was appended
 */
export async function recordConsents(
  tx: TenantTx,
  visits: readonly string[],
  before: readonly ChartEntry[],
  fresh: readonly ChartEntry[],
): Promise<void> {
  const changes = changesOf(before, fresh, dayIn(await zoneOf(tx), tx.now));
  if (changes.length === 0) return;
  for (const id of visits) {
    const locked = await lockVisit(tx, id);
    if (!locked.ok) continue;
    const streams = await streamsOf(tx, id);
    await storeEvents(tx, locked.value, streams, await serverEvents(tx, id, streams, changes), null);
    tx.audit('visit.append', `visit:${id}`);
  }
}

/** How each consent changed, with the last of the fresh entries that changed it. */
function changesOf(before: readonly ChartEntry[], fresh: readonly ChartEntry[], today: string): readonly ServerEntry[] {
  const was = consentsOf(before);
  const steps: { readonly entry: string; readonly from: Consents; readonly to: Consents }[] = [];
  for (const [i, entry] of fresh.entries()) {
    if (!touchesConsent([entry])) continue;
    steps.push({ entry: entry.id, from: steps.at(-1)?.to ?? was, to: consentsOf([...before, ...fresh.slice(0, i + 1)]) });
  }
  const is = steps.at(-1)?.to ?? was;
  const said = new Set(fresh.flatMap(({ kind, body }) => (kind === 'consent' ? [body.id] : [])));
  return consentKinds.flatMap((what): ServerEntry[] => {
    const [old, now] = [was.get(what), is.get(what)];
    const state = stateOf(old, now, now !== undefined && now.id !== old?.id && said.has(now.id), today);
    const by = steps.findLast(({ from, to }) => !isDeepStrictEqual(from.get(what), to.get(what)));
    return state === null || by === undefined ? [] : [{ kind: 'consent.changed', body: { what, state, entry: by.entry } }];
  });
}

type Consents = ReadonlyMap<string, Consent>;

/** Of each kind the consent that holds. */
const consentsOf = (entries: readonly ChartEntry[]): Consents =>
  new Map(chartView(entries).consents.map((consent) => [consent.what, consent]));

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
