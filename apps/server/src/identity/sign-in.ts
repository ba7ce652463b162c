import type { LinkShown, SignInAnswer } from '@eupraxia/api';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { auditSignIn } from '@eupraxia/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fault } from '../errors.ts';
import type { ServerContext } from '../rpc/call.ts';
import type { Account } from './accounts.ts';
import { counted } from './counted.ts';
import { foundByLink, foundingLinkOf } from './founding-link.ts';
import { triedHalf } from './half-sign-in.ts';
import { joinAsNewcomer, type OfferedPlace, offeredBy } from './joining.ts';
import { askPasskey, passkeyName, passkeyPerson, passkeysOf } from './passkeys.ts';
import { hashPassword } from './password-hash.ts';
import { type PasswordLink, passwordLinkOf, usePasswordLink } from './password-links.ts';
import { passwordFits } from './password-rules.ts';
import { codeFits, factorsOf, isRecoveryCode } from './second-factor.ts';
import { readToken } from './tokens.ts';

/** A call to one of sign-in's addresses. */
export interface SignInCall {
  readonly desk: ServerContext;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** How somebody proved who they are. */
export type SignInWay = 'password' | 'code' | 'passkey' | 'link';

/** What came of a try to sign in: the one thing that the routes answer from and that an audit is written from. */
export type SignInOutcome =
  | { readonly what: 'signed-in'; readonly by: SignInWay; readonly account: Omit<Account, 'secondFactor'> }
  | { readonly what: 'second-factor'; readonly by: SignInWay; readonly account: Account; readonly answer: SignInAnswer }
  | { readonly what: 'refused'; readonly by: SignInWay; readonly email: string | null; readonly fault: Fault };

/** A sign-in that was right when it began, and whose password was replaced before it ended. */
export const outdated = (by: SignInWay, email: string): SignInOutcome => ({
  what: 'refused',
  by,
  email,
  fault: fault('EUP_SERVER_HALF_SIGN_IN'),
});

/** E-mail and password: signed in, or asked for the second factor. */
export async function byPassword(call: SignInCall, email: string, password: string): Promise<SignInOutcome> {
  const account = await counted(call, { account: email, what: 'password' }, () =>
    call.desk.identity.checkPassword(email, password),
  );
  if (account === null) return { what: 'refused', by: 'password', email, fault: fault('EUP_SERVER_SIGN_IN') };
  return whole(call, account, 'password');
}

/** Signed in where the account has no second factor, else asked for it. */
async function whole(call: SignInCall, account: Account, by: SignInWay): Promise<SignInOutcome> {
  if (!account.secondFactor) return { what: 'signed-in', by, account };
  const { desk, request } = call;
  const { authenticator, recoveryCodesLeft } = await factorsOf(desk.identity.tables, account.userId);
  const name = passkeyName(desk.passkeys.place, request.headers.host);
  const passkeys = name === null ? [] : await passkeysOf(desk.identity.tables, account.userId, name);
  const { userId, passwordAt } = account;
  const pending = await desk.halves.keep({ userId, passwordAt }, desk.clock());
  const methods = [
    ...(passkeys.length > 0 ? (['passkey'] as const) : []),
    ...(authenticator ? (['code'] as const) : []),
    ...(recoveryCodesLeft > 0 ? (['recovery'] as const) : []),
  ];
  return { what: 'second-factor', by, account, answer: { next: 'second-factor', pending, methods } };
}

/** The second half by a code of the authenticator, or a recovery code. */
export async function byCode(call: SignInCall, pending: string, code: string): Promise<SignInOutcome> {
  const { desk } = call;
  const account = await triedHalf(desk, pending, desk.clock());
  if (account === null) return { what: 'refused', by: 'code', email: null, fault: fault('EUP_SERVER_HALF_SIGN_IN') };
  const { tables } = desk.identity;
  const what = isRecoveryCode(code) ? 'recovery' : 'code';
  const fits = await counted(call, { account: account.email, what }, async () =>
    (await codeFits(tables, desk.factors, account.userId, code, desk.clock())) ? true : null,
  );
  if (fits === null) return { what: 'refused', by: 'code', email: account.email, fault: fault('EUP_SERVER_CODE') };
  if ((await desk.halves.take(pending, desk.clock())) === null)
    return { what: 'refused', by: 'code', email: account.email, fault: fault('EUP_SERVER_HALF_SIGN_IN') };
  return { what: 'signed-in', by: 'code', account };
}

/** Asks for a passkey, to sign in with it alone or as the second half. */
export async function beginByPasskey({ desk, request }: SignInCall, pending: string | null) {
  const half = pending === null ? null : await desk.halves.see(pending, desk.clock());
  if (pending !== null && half === null) return err(fault('EUP_SERVER_HALF_SIGN_IN'));
  const asked = { kind: 'sign-in', userId: half?.userId ?? null, bound: null } as const;
  return askPasskey(desk.identity.tables, desk.passkeys, asked, request.headers.host, desk.clock());
}

/** A passkey, which asks its holder who they are, is a whole sign-in: something that they have, and are or know. */
export async function byPasskey(call: SignInCall, given: { readonly step: string; readonly response: unknown }) {
  const { desk } = call;
  const { tables } = desk.identity;
  const expected = { kind: 'sign-in', bound: null } as const;
  const userId = await counted(call, { account: '', what: 'passkey' }, () =>
    passkeyPerson(tables, desk.passkeys, given, expected, desk.clock()),
  );
  const account = userId === null ? null : await desk.identity.account(userId);
  if (account === null)
    return { what: 'refused', by: 'passkey', email: null, fault: fault('EUP_SERVER_PASSKEY') } satisfies SignInOutcome;
  return { what: 'signed-in', by: 'passkey', account } satisfies SignInOutcome;
}

type LinkFound =
  | { readonly kind: 'invitation'; readonly place: OfferedPlace }
  | { readonly kind: 'password'; readonly link: PasswordLink }
  | { readonly kind: 'founding'; readonly expiresAt: number };

/** What a token is worth now; a wrong one counts against the address that sent it. Error: EUP_SERVER_LINK. */
async function linkOf(call: SignInCall, token: string): Promise<Result<LinkFound, Fault>> {
  const { desk } = call;
  const found = await counted(call, { account: '', what: 'link' }, async (): Promise<LinkFound | null> => {
    const read = readToken(token);
    if (read === null) return null;
    if (read.kind === 'invitation') {
      const place = await offeredBy(desk, token);
      return place.ok ? { kind: 'invitation', place: place.value } : null;
    }
    if (read.kind === 'founding') {
      const until = await foundingLinkOf(desk.identity.tables, token, desk.clock());
      return until.ok ? { kind: 'founding', expiresAt: until.value } : null;
    }
    const link = await passwordLinkOf(desk.identity.tables, token, desk.clock());
    return link.ok ? { kind: 'password', link: link.value } : null;
  });
  return found === null ? err(fault('EUP_SERVER_LINK')) : ok(found);
}

/** What a link is for, before it is used. */
export async function showLink(call: SignInCall, token: string): Promise<Result<LinkShown, Fault>> {
  const found = await linkOf(call, token);
  if (!found.ok) return found;
  if (found.value.kind === 'password') {
    const { account, madeBy, expiresAt } = found.value.link;
    return ok({ kind: 'password', name: account.name, email: account.email, clinicName: null, role: null, madeBy, expiresAt });
  }
  if (found.value.kind === 'founding') {
    const nobodyYet = { name: '', email: '', clinicName: null, role: null, madeBy: '' };
    return ok({ kind: 'founding', ...nobodyYet, expiresAt: found.value.expiresAt });
  }
  const { name, email, clinic, role, invitedBy, expiresAt } = found.value.place.offer;
  return ok({ kind: 'invitation', name, email, clinicName: clinic.name, role, madeBy: invitedBy, expiresAt });
}

/** What somebody gives with a link: always a password; a name with an invitation, and with the first clinic all of it. */
export interface GivenWithLink {
  readonly token: string;
  readonly password: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly clinic: { readonly name: string; readonly zone: string } | null;
}

/**
 * Uses a link: a new account with its place, a new password, or the first clinic. Then whoever used it is signed in, or asked
 * for the second factor.
 */
export async function byLink(call: SignInCall, given: GivenWithLink): Promise<SignInOutcome> {
  const { desk } = call;
  const refused = (email: string | null, why: Fault): SignInOutcome => ({ what: 'refused', by: 'link', email, fault: why });
  const found = await linkOf(call, given.token);
  if (!found.ok) return refused(null, found.error);
  if (found.value.kind === 'password') return byPasswordLink(call, found.value.link, given.token, given.password);
  if (found.value.kind === 'founding') {
    const { token, password, name: own, email: address, clinic: first } = given;
    if (own === null || address === null || first === null) return refused(null, fault('EUP_SERVER_LINK'));
    const founded = await foundByLink(desk, token, { clinic: first, name: own, email: address, password });
    if (!founded.ok) return refused(null, founded.error);
    desk.unsealed.add(founded.value.clinicId);
    return { what: 'signed-in', by: 'link', account: founded.value.account };
  }
  const { place } = found.value;
  const { email, clinic } = place.offer;
  const name = given.name ?? place.offer.name;
  if ((await desk.identity.userByEmail(email)) !== null) return refused(email, fault('EUP_SERVER_LINK_ACCOUNT'));
  const fits = passwordFits(given.password, [name, email, clinic.name]);
  if (!fits.ok) return refused(email, fits.error);
  const joined = await joinAsNewcomer(desk, given.token, place, { name, password: given.password });
  if (!joined.ok) return refused(email, joined.error);
  desk.unsealed.add(place.clinicId);
  return { what: 'signed-in', by: 'link', account: joined.value };
}

async function byPasswordLink(call: SignInCall, link: PasswordLink, token: string, password: string): Promise<SignInOutcome> {
  const { desk } = call;
  const { account } = link;
  const refused = (why: Fault): SignInOutcome => ({ what: 'refused', by: 'link', email: account.email, fault: why });
  const places = await desk.store.memberships(account.userId);
  const fits = passwordFits(password, [account.name, account.email, ...places.map(({ clinicName }) => clinicName)]);
  if (!fits.ok) return refused(fits.error);
  const now = desk.clock();
  const hash = await hashPassword(password);
  const use = () => usePasswordLink(desk.identity.tables, token, hash, now);
  const [first, ...others] = places;
  const audited = ({ clinicId, role }: (typeof places)[number], work: () => Promise<Result<unknown, Fault>>) =>
    desk.store.tenant({ kind: 'person', clinicId, userId: account.userId, name: account.name, role }, async (tx) => {
      const row = await auditSignIn(tx, 'password', account.userId);
      return row.ok ? work() : err(fault('EUP_SERVER_LINK'));
    });
  // The row and the password in the same breath: a link that has died meanwhile takes its row back.
  const used = first === undefined ? await use() : await audited(first, use);
  if (!used.ok) return refused(used.error);
  for (const place of others) await audited(place, async () => ok(true));
  for (const { clinicId } of places) desk.unsealed.add(clinicId);
  return whole(call, { ...account, passwordAt: now }, 'link');
}
