import type { Envelope } from '@eupraxia/clinical';
import { judge } from '@eupraxia/clinical/gate';
import { db } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { elsewhereAtFinish } from './elsewhere.ts';
import { type LockedVisit, logOf, type Stream } from './locked-visit.ts';
import { type ServerEntry, serverEvents } from './server-stream.ts';

/** Kinds whose judgment needs the log before them. */
const needLog: ReadonlySet<string> = new Set(['activity.started', 'activity.resumed', 'visit.finished']);

/** What the server adds to its own stream for events that are about to be stored. The visit's row is locked. */
export async function judgedEvents(
  tx: TenantTx,
  visit: LockedVisit,
  streams: readonly Stream[],
  fresh: readonly Envelope[],
): Promise<readonly Envelope[]> {
  const stored = fresh.some(({ kind }) => needLog.has(kind)) ? await logOf(tx, visit.id) : await openingOf(tx, visit.id, streams);
  const all = [...stored, ...fresh];
  const entries: ServerEntry[] = [...judge(all, fresh, tx.now)];
  if (fresh.some(({ kind }) => kind === 'visit.finished')) entries.push(...(await elsewhereAtFinish(tx, visit, all)));
  return serverEvents(tx, visit.id, streams, entries);
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
