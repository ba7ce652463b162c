import type { AuditRow, Person } from '@eupraxia/api';
import { type AuditKind, actionsOfKind } from '@eupraxia/clinical/audit';
import { auditPage, type PersonActor, people, verifyAudit } from '@eupraxia/store';
import type { ServerContext } from '../rpc/call.ts';
import { keptSeals } from './seals.ts';

/** The people of the clinic; that they were listed is recorded. */
export function listedPeople(desk: ServerContext, actor: PersonActor): Promise<readonly Person[]> {
  return desk.recorder.listing(actor, (note) =>
    desk.store.tenant(actor, (tx) => {
      note(tx, 'people.list', `clinic:${actor.clinicId}`);
      return people(tx);
    }),
  );
}

/** A page of the trail, and whether the chain since its newest seal is whole. */
export async function auditTrail(
  desk: ServerContext,
  actor: PersonActor,
  input: { readonly before?: number | undefined; readonly person?: string | undefined; readonly kind?: AuditKind | undefined },
): Promise<{ readonly rows: readonly AuditRow[]; readonly more: boolean; readonly chain: 'whole' | 'broken' }> {
  const outside = await keptSeals(desk.seals, actor.clinicId);
  return desk.store.tenant(actor, async (tx) => {
    const { before, person, kind } = input;
    const { rows, more } = await auditPage(tx, {
      ...(before === undefined ? {} : { before }),
      ...(person === undefined ? {} : { person }),
      ...(kind === undefined ? {} : { actions: actionsOfKind(kind) }),
    });
    const { chain } = await verifyAudit(tx, { since: 'seal', outside });
    return {
      rows: rows.map(({ chain: _, ...row }) => row),
      more,
      chain,
    };
  });
}
