import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import { withdrawAll } from './invitations.ts';
import { lockPerson } from './person-lock.ts';
import type { Person } from './shapes.ts';
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

/**
 * Takes a person's place in the actor's clinic away: from the next call on. What they recorded and signed stays theirs. A
 * further invitation that lies open for them ends too: who comes again is invited again. Whoever removes must still have a
 * place themselves, so that two administrators who remove each other at once do not leave the clinic without one.
 * Error: EUP_STORE_MEMBER_UNKNOWN.
 */
export async function removeMember(tx: TenantTx, userId: string): Promise<Result<true, Fault>> {
  const { clinicId } = tx.actor;
  const remover = tx.actor.kind === 'person' ? [tx.actor.userId] : [];
  for (const person of new Set([userId, ...remover].sort())) await lockPerson(tx, person);
  const still = await tx.rows(
    db
      .selectFrom('auth.membership')
      .where('clinic_id', '=', clinicId)
      .where('user_id', 'in', [userId, ...remover])
      .select('user_id'),
  );
  if (remover.some((id) => !still.some((member) => member.user_id === id))) return err(fault('EUP_STORE_MEMBER_UNKNOWN'));
  const removed = await tx.rows(
    db
      .deleteFrom('auth.membership')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('user_id', '=', userId)
      .returning('user_id'),
  );
  if (removed.length === 0) return err(fault('EUP_STORE_MEMBER_UNKNOWN'));
  const [user] = await tx.signInRows<{ email: string }>('select email from "user" where id = $1', [userId]);
  if (user !== undefined) await withdrawAll(tx, user.email);
  tx.audit('person.remove', `person:${userId}`);
  return ok(true);
}

/**
 * Leaves an audit row about the way in which a person of the actor's clinic signs in.
 * @param act `password-link` where a link was made, `password` where the person chose a new one through it
 */
export async function auditSignIn(tx: TenantTx, act: 'password-link' | 'password', userId: string): Promise<Result<true, Fault>> {
  const member = await tx.row(
    db.selectFrom('auth.membership').where('clinic_id', '=', tx.actor.clinicId).where('user_id', '=', userId).select('user_id'),
  );
  if (member === undefined) return err(fault('EUP_STORE_MEMBER_UNKNOWN'));
  tx.audit(`person.${act}`, `person:${userId}`);
  return ok(true);
}
