import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import type { NewMember, Person } from './shapes.ts';
import { db } from './statements.ts';
import type { TenantTx } from './tenant.ts';

const memberColumns = ['user_id', 'role', 'credentials', 'discipline', 'level'] as const;

/** Who works in the clinic, by name. Names and addresses are the sign-in tables', read by their own role. */
export async function people(tx: TenantTx): Promise<readonly Person[]> {
  const members = await tx.rows(
    db.selectFrom('auth.membership').where('clinic_id', '=', tx.actor.clinicId).select(memberColumns),
  );
  const users = await tx.signInRows<{ id: string; name: string; email: string }>(
    'select id, name, email from auth."user" where id = any($1) order by name, id',
    [members.map((member) => member.user_id)],
  );
  return users.flatMap(({ id, name, email }) => {
    const member = members.find(({ user_id }) => user_id === id);
    if (member === undefined) return [];
    const { role, credentials, discipline, level } = member;
    return [{ userId: id, name, email, role, credentials, discipline, level }];
  });
}

/** Takes a person into the actor's clinic; repeated with the same role it is harmless. */
export async function addMember(tx: TenantTx, member: NewMember): Promise<Result<NewMember, Fault>> {
  const clinic = tx.actor.clinicId;
  const { userId, role, credentials, discipline, level } = member;
  const added = await tx.rows(
    db
      .insertInto('auth.membership')
      .values({ clinic_id: clinic, user_id: userId, role, credentials, discipline, level, since: tx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('user_id'),
  );
  if (added.length > 0) {
    tx.audit('person.add', `person:${userId}`);
    return ok(member);
  }
  const stored = await tx.row(
    db.selectFrom('auth.membership').where('clinic_id', '=', clinic).where('user_id', '=', userId).select(memberColumns),
  );
  const same =
    stored?.role === role && stored.credentials === credentials && stored.discipline === discipline && stored.level === level;
  return same ? ok(member) : err(fault('EUP_STORE_MEMBER_CONFLICT', { role: stored?.role ?? '' }));
}

/** Takes a person's place in the actor's clinic away: from the next call on. What they recorded and signed stays theirs. */
export async function removeMember(tx: TenantTx, userId: string): Promise<Result<true, Fault>> {
  const removed = await tx.rows(
    db
      .deleteFrom('auth.membership')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('user_id', '=', userId)
      .returning('user_id'),
  );
  if (removed.length === 0) return err(fault('EUP_STORE_MEMBER_UNKNOWN'));
  tx.audit('person.remove', `person:${userId}`);
  return ok(true);
}

/** Leaves the audit row of a password that is about to be replaced for a person of the actor's clinic. */
export async function auditPassword(tx: TenantTx, userId: string): Promise<Result<true, Fault>> {
  const member = await tx.row(
    db.selectFrom('auth.membership').where('clinic_id', '=', tx.actor.clinicId).where('user_id', '=', userId).select('user_id'),
  );
  if (member === undefined) return err(fault('EUP_STORE_MEMBER_UNKNOWN'));
  tx.audit('person.password', `person:${userId}`);
  return ok(true);
}
