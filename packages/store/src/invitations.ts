import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import { lockPerson } from './person-lock.ts';
import type { NewMember } from './shapes.ts';
import { db } from './statements.ts';
import type { TenantTx } from './tenant.ts';

/** How long an invitation can be taken, in ms. */
export const invitationMs = 7 * 86_400_000;
/** Most invitations of a clinic that wait at once. */
const mostWaiting = 500;

/** A place that is offered to an address. */
export interface Offer extends Omit<NewMember, 'userId'> {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly invitedBy: string;
  /** UTC ms. */
  readonly invitedAt: number;
  readonly expiresAt: number;
}

const columns = [
  'id',
  'email',
  'name',
  'role',
  'credentials',
  'discipline',
  'level',
  'invited_by_name',
  'invited_at',
  'expires_at',
] as const;

/**
 * Offers a place in the actor's clinic to an address, and withdraws what was offered to it before. Who has the address, and
 * whether anybody does, is not looked at beyond the clinic's own people.
 * @param tokenHash SHA-256 of the link's token; the token itself is nowhere kept
 * @returns null for somebody who works in the clinic already
 */
export async function invite(
  tx: TenantTx,
  offer: Pick<Offer, 'id' | 'email' | 'name' | 'role' | 'credentials' | 'discipline' | 'level'>,
  tokenHash: Uint8Array,
): Promise<Result<Offer | null, Fault>> {
  const clinic = tx.actor.clinicId;
  const email = offer.email.toLowerCase();
  const members = await tx.rows(db.selectFrom('auth.membership').where('clinic_id', '=', clinic).select('user_id'));
  const same = await tx.signInRows('select 1 from "user" where email = $1 and id = any($2)', [
    email,
    members.map(({ user_id }) => user_id),
  ]);
  if (same.length > 0) return ok(null);
  await withdrawAll(tx, email);
  if ((await waiting(tx)).length >= mostWaiting) return err(fault('EUP_STORE_INVITATIONS_FULL', { most: mostWaiting }));
  const expiresAt = tx.now + invitationMs;
  const { id, name, role, credentials, discipline, level } = offer;
  await tx.rows(
    db.insertInto('auth.invitation').values({
      ...{ clinic_id: clinic, id, token_hash: tokenHash, email, name, role, credentials, discipline, level },
      ...{ invited_by: tx.author.userId, invited_by_name: tx.author.name, invited_at: tx.now, expires_at: expiresAt },
    }),
  );
  tx.audit('person.invite', `invitation:${id}`);
  return ok({ ...offer, email, invitedBy: tx.author.name, invitedAt: tx.now, expiresAt });
}

/** Invitations of the actor's clinic that can still be taken, the newest first. */
export async function waiting(tx: TenantTx): Promise<readonly Offer[]> {
  const rows = await tx.rows(open(tx).select(columns).orderBy('invited_at', 'desc').orderBy('id'));
  return rows.map(shown);
}

/** Takes an invitation back: its link is worth nothing from then on. Error: EUP_STORE_INVITATION. */
export async function withdrawInvitation(tx: TenantTx, id: string): Promise<Result<true, Fault>> {
  const withdrawn = await tx.rows(
    db
      .updateTable('auth.invitation')
      .set({ withdrawn_at: tx.now })
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .returning('id'),
  );
  if (withdrawn.length === 0) return err(fault('EUP_STORE_INVITATION'));
  tx.audit('person.withdraw', `invitation:${id}`);
  return ok(true);
}

/** An offer with the clinic that makes it. */
export interface ClinicsOffer extends Offer {
  readonly clinic: { readonly name: string; readonly demo: boolean };
}

/** The place that a token offers in the actor's clinic. One refusal for every token that offers none: EUP_STORE_INVITATION. */
export async function offerOf(tx: TenantTx, tokenHash: Uint8Array): Promise<Result<ClinicsOffer, Fault>> {
  const row = await tx.row(open(tx).where('token_hash', '=', tokenHash).select(columns));
  if (row === undefined) return err(fault('EUP_STORE_INVITATION'));
  const clinic = await tx.row(db.selectFrom('chart.clinic').where('clinic_id', '=', tx.actor.clinicId).select(['name', 'demo']));
  return clinic === undefined ? err(fault('EUP_STORE_INVITATION')) : ok({ ...shown(row), clinic });
}

/**
 * Takes the offered place for the actor, who is the invited person: the one way in which somebody comes into a clinic that
 * is there already. The person is locked and then the offer, so that what a password link or a withdrawal does at the same
 * moment lies before it or after it. A second offer to the same address ends with it.
 * @param may looked at under the lock of the person: a refusal takes everything back
 */
export async function takePlace(
  tx: TenantTx,
  tokenHash: Uint8Array,
  may: (offer: Offer) => Promise<Result<unknown, Fault>>,
): Promise<Result<Offer, Fault>> {
  const { clinicId } = tx.actor;
  const { userId } = tx.author;
  await lockPerson(tx, userId);
  const row = await tx.row(open(tx).where('token_hash', '=', tokenHash).select(columns).forUpdate());
  if (row === undefined) return err(fault('EUP_STORE_INVITATION'));
  const offer = shown(row);
  const allowed = await may(offer);
  if (!allowed.ok) return allowed;
  const { role, credentials, discipline, level } = offer;
  const taken = await tx.rows(
    db
      .insertInto('auth.membership')
      .values({ clinic_id: clinicId, user_id: userId, role, credentials, discipline, level, since: tx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('user_id'),
  );
  if (taken.length === 0) return err(fault('EUP_STORE_INVITATION'));
  await tx.rows(
    db
      .updateTable('auth.invitation')
      .set({ accepted_at: tx.now, accepted_by: userId })
      .where('clinic_id', '=', clinicId)
      .where('id', '=', offer.id),
  );
  await withdrawAll(tx, offer.email);
  tx.audit('person.join', `person:${userId}`);
  return ok(offer);
}

/** Withdraws everything that is still offered to an address in the actor's clinic. @internal */
export async function withdrawAll(tx: TenantTx, email: string): Promise<void> {
  await tx.rows(
    db
      .updateTable('auth.invitation')
      .set({ withdrawn_at: tx.now })
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('email', '=', email.toLowerCase())
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null),
  );
}

const open = (tx: TenantTx) =>
  db
    .selectFrom('auth.invitation')
    .where('clinic_id', '=', tx.actor.clinicId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', tx.now);

interface Row extends Pick<Offer, 'id' | 'email' | 'name' | 'role' | 'credentials' | 'discipline' | 'level'> {
  readonly invited_by_name: string;
  readonly invited_at: number;
  readonly expires_at: number;
}

const shown = ({ invited_by_name, invited_at, expires_at, ...offer }: Row): Offer => ({
  ...offer,
  invitedBy: invited_by_name,
  invitedAt: invited_at,
  expiresAt: expires_at,
});
