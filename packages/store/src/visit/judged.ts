import type { Envelope } from '@eupraxia/clinical';
import { type Judgment, judge, measuredKinds, promptWithin } from '@eupraxia/clinical/gate';
import { missingRuleStop, ratedKinds } from '@eupraxia/clinical/stop';
import { release } from '@eupraxia/kernel';
import { db } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { orLeftOut } from './left-out.ts';
import { type LockedVisit, logOf, type Stream } from './locked-visit.ts';
import { type ServerEntry, serverEvents } from './server-stream.ts';

/** Kinds by which an activity begins. */
export const startKinds: ReadonlySet<string> = new Set(['activity.started', 'activity.resumed']);

/** What the server adds to its own stream for events that are about to be stored. The visit's row is locked. */
export async function judgedEvents(
  tx: TenantTx,
  visit: LockedVisit,
  streams: readonly Stream[],
  fresh: readonly Envelope[],
): Promise<readonly Envelope[]> {
  const unsure = unsureRatings(fresh);
  const whole = fresh.some(({ kind }) => startKinds.has(kind) || measuredKinds.has(kind)) || unsure.length > 0;
  const all = [...(whole ? await logOf(tx, visit.id) : await openingOf(tx, visit.id, streams)), ...fresh];
  const entries: ServerEntry[] = [...judgments(tx, visit, all, fresh)];
  const stop =
    unsure.length === 0
      ? null
      : orLeftOut(tx, visit.id, 'the stop rules', null, () => missingRuleStop(all, unsure, tx.now - promptWithin));
  if (stop !== null) entries.push({ kind: 'stop.pressed', body: { from: 'rule', rule: stop.rule }, evidence: [stop.of] });
  return serverEvents(tx, visit.id, streams, entries);
}

/**
 * Ratings whose STOP may be missing: of another release, or with symptoms, which stop although the tab has not heard of the
 * start. Any other rating's STOP the tab of this release records together with it.
 */
export const unsureRatings = (fresh: readonly Envelope[]): readonly Envelope[] =>
  fresh.filter((event) => ratedKinds.has(event.kind) && (event.release !== release || hasSymptoms(event)));

const hasSymptoms = ({ body }: Envelope): boolean =>
  Array.isArray((body as { readonly symptoms?: unknown }).symptoms) &&
  (body as { readonly symptoms: readonly unknown[] }).symptoms.length > 0;

/** Receipts and times need the envelopes alone: they are judged even where the judgment of a start fails. */
function judgments(tx: TenantTx, visit: LockedVisit, all: readonly Envelope[], fresh: readonly Envelope[]): readonly Judgment[] {
  const whole = orLeftOut(tx, visit.id, 'the starts', null, () => judge(all, fresh, tx.now));
  if (whole !== null) return whole;
  const startless = fresh.map((event) => (startKinds.has(event.kind) ? { ...event, kind: 'start.not-judged' } : event));
  return orLeftOut(tx, visit.id, 'the times', [], () => judge(all, startless, tx.now));
}

/** The first event of the server's stream: enough to tell what lies before the opening. */
async function openingOf(tx: TenantTx, visitId: string, streams: readonly Stream[]): Promise<readonly Envelope[]> {
  const writer = streams.find(({ userId }) => userId === null)?.writer;
  if (writer === undefined) return [];
  const row = await tx.row(
    db
      .selectFrom('chart.event')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('visit_id', '=', visitId)
      .where('writer', '=', writer)
      .where('seq', '=', 1)
      .select('envelope'),
  );
  return row === undefined ? [] : [row.envelope];
}
