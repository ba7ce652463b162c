import type { Envelope, Heads } from '@eupraxia/clinical';
import type { Fault, Result } from '@eupraxia/kernel';
import { err, ok } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { Beyond, VisitStatus } from '../shapes.ts';
import { db, statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { headsOf, logOf, type Stream, signedOf, streamsOf } from './locked-visit.ts';
import { type VisitBody, visitBodyOf, visitVersion } from './projection.ts';

/**
 * What is stored beyond `have` (highest seq that the caller holds per writer; a writer left out is one it has nothing of):
 * each writer's events in order, the server's own first, at most `limit`. Leaves an audit row where it gives any.
 * @param known the streams and the status where they have been read in this transaction already
 */
export async function eventsBeyond(
  tx: TenantTx,
  visitId: string,
  have: Heads,
  limit: number,
  known?: { readonly streams: readonly Stream[]; readonly status: VisitStatus },
): Promise<Result<Beyond, Fault>> {
  const found = known ?? (await streamsAndStatus(tx, visitId));
  if (found === undefined) return err(fault('EUP_STORE_VISIT_UNKNOWN', { visit: visitId }));
  const { streams, status } = found;
  const events: Envelope[] = [];
  let more = false;
  for (const { writer, head } of streams) {
    const from = have[writer] ?? 0;
    if (from >= head) continue;
    const room = limit - events.length;
    more ||= head - from > room;
    if (room <= 0) break;
    const rows = await tx.rows(
      db
        .selectFrom('chart.event')
        .where('clinic_id', '=', tx.actor.clinicId)
        .where('visit_id', '=', visitId)
        .where('writer', '=', writer)
        .where('seq', '>', from)
        .where('seq', '<=', head)
        .orderBy('seq')
        .limit(room)
        .select('envelope'),
    );
    for (const row of rows) events.push(row.envelope);
  }
  if (events.length > 0) tx.audit('visit.read', `visit:${visitId}`);
  return ok({ events, acknowledged: headsOf(streams), more, status });
}

async function streamsAndStatus(
  tx: TenantTx,
  visitId: string,
): Promise<{ readonly streams: readonly Stream[]; readonly status: VisitStatus } | undefined> {
  const [now, streams] = await Promise.all([
    tx.row(
      statement<{ body: VisitBody; version: number }>`select body, version from chart.projection
        where clinic_id = ${tx.actor.clinicId} and subject = ${visitId} and name = 'visit'`,
    ),
    streamsOf(tx, visitId),
  ]);
  if (now === undefined) return undefined;
  const body = now.version === visitVersion ? now.body : visitBodyOf(await logOf(tx, visitId), await signedOf(tx, visitId));
  return { streams, status: body.status };
}
