import { randomBytes } from 'node:crypto';
import { type Envelope, type EventKind, kindVersion, linkOf, type NewBodies } from '@eupraxia/clinical';
import { release, uuidV7 } from '@eupraxia/kernel';
import { db } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import type { Stream } from './locked-visit.ts';

/** Something that the server has to say in a visit's log. */
export type ServerEntry = {
  [K in EventKind]: { readonly kind: K; readonly body: NewBodies[K]; readonly evidence?: readonly string[] };
}[EventKind];

/**
 * Makes the next events of the server's own stream of a visit, linked to what is stored of it. The person whose call led
 * to them answers for them; that the server noticed them is their source. None where the visit has not been opened.
 */
export async function serverEvents(
  tx: TenantTx,
  visitId: string,
  streams: readonly Stream[],
  entries: readonly ServerEntry[],
): Promise<readonly Envelope[]> {
  const stream = streams.find(({ userId }) => userId === null);
  if (stream === undefined || entries.length === 0) return [];
  const last = await tx.row(
    db
      .selectFrom('chart.event')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('visit_id', '=', visitId)
      .where('writer', '=', stream.writer)
      .where('seq', '=', stream.head)
      .select('envelope'),
  );
  if (last === undefined) throw new Error(`The server's stream of the visit ${visitId} has no event ${stream.head}.`);
  let before: Envelope = last.envelope;
  return entries.map(({ kind, body, evidence }) => {
    const event: Envelope = {
      v: kindVersion(kind),
      id: uuidV7(tx.now, randomBytes(10)),
      clinicId: tx.actor.clinicId,
      sessionId: visitId,
      writer: stream.writer,
      seq: before.seq + 1,
      prev: linkOf(before),
      at: tx.now,
      mono: Math.max(0, tx.now - last.envelope.at),
      tz: last.envelope.tz,
      recordedAt: tx.now,
      release,
      by: { userId: tx.author.userId, role: tx.author.role },
      source: 'server',
      kind,
      body,
      ...(evidence === undefined ? {} : { evidence: [...evidence] }),
    };
    before = event;
    return event;
  });
}
