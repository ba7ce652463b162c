import type { Envelope } from '@eupraxia/clinical';
import type { BlockedStart } from '../shapes.ts';
import { statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { startKinds } from './judged.ts';
import type { Stream } from './locked-visit.ts';

/**
 * The starts among these events that the server's stream of the visit refuses, in the order sent. Read from what is
 * stored, so that a call that is sent again is answered like the first time.
 */
export async function blockedStarts(
  tx: TenantTx,
  visitId: string,
  streams: readonly Stream[],
  events: readonly Envelope[],
): Promise<readonly BlockedStart[]> {
  const starts = [...new Set(events.flatMap(({ kind, id }) => (startKinds.has(kind) ? [id] : [])))];
  const server = streams.find(({ userId }) => userId === null)?.writer;
  if (starts.length === 0 || server === undefined) return [];
  const rows = await tx.rows(
    statement<{ body: { of: string; findings: BlockedStart['findings'] } }>`
      select envelope -> 'body' as body from chart.event
      where clinic_id = ${tx.actor.clinicId} and visit_id = ${visitId} and writer = ${server} and kind = 'start.refused'
        and envelope -> 'body' ->> 'of' = any(${starts})`,
  );
  const findings = new Map(rows.map(({ body }) => [body.of, body.findings]));
  return starts.flatMap((event) => {
    const found = findings.get(event);
    return found === undefined ? [] : [{ event, findings: found }];
  });
}
