import { FaultError } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { passwordState } from '../identity/accounts.ts';
import { changePassword } from '../identity/change-password.ts';
import { counted } from '../identity/counted.ts';
import { joinAsPerson } from '../identity/joining.ts';
import { askPasskey, beginPasskey, finishPasskey, passkeyName, passkeysOf } from '../identity/passkeys.ts';
import { beginAuthenticator, factorsOf, finishAuthenticator, removeFactor, renewCodes } from '../identity/second-factor.ts';
import { endSession, endSessions, sessionsOf } from '../identity/sessions.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { requiresSecondFactor } from '../rpc/second-factor-first.ts';
import { ownStation as station } from '../rpc/station.ts';
import { confirm, confirmed, type OwnCall } from './confirm.ts';

/** Whether a role of the person in some clinic requires a second factor. */
const required = async ({ desk, person }: OwnCall) => (await desk.store.memberships(person.userId)).some(requiresSecondFactor);

/** The signed-in person's own account, whichever their clinics. */
export const account = {
  clinics: station.account.clinics.handler(async ({ context: { desk, person } }) =>
    (await desk.store.memberships(person.userId)).map(({ clinicId, clinicName, role, demo }) => ({
      clinicId,
      clinicName,
      role,
      demo,
    })),
  ),
  acceptInvitation: station.account.acceptInvitation.handler(async ({ context, input: { token } }) => {
    const { desk, person } = context;
    const joined = await counted(context, { account: '', what: 'link' }, async () => {
      const tried = await joinAsPerson(desk, token, person);
      if (!tried.ok && tried.error.code !== 'EUP_SERVER_LINK') throw new FaultError(tried.error);
      return tried.ok ? tried.value : null;
    });
    if (joined === null) throw new FaultError(fault('EUP_SERVER_LINK'));
    const { clinicId, offer } = joined;
    desk.unsealed.add(clinicId);
    return { clinicId, clinicName: offer.clinic.name, role: offer.role, demo: offer.clinic.demo };
  }),
  sessions: station.account.sessions.handler(({ context: { desk, person } }) =>
    sessionsOf(desk.identity.tables, person.userId, person.sessionId, desk.clock()),
  ),
  endSession: station.account.endSession.handler(async ({ context: { desk, person }, input: { id } }) => {
    if (!(await endSession(desk.identity.tables, person.userId, id))) throw new FaultError(fault('EUP_SERVER_SESSION_UNKNOWN'));
    desk.signing.end(id);
    return { ended: true as const };
  }),
  endOtherSessions: station.account.endOtherSessions.handler(async ({ context: { desk, person } }) => ({
    ended: await endSessions(desk.identity.tables, person.userId, person.sessionId),
  })),
  changePassword: station.account.changePassword.handler(async ({ context, input }) => {
    const { desk, person } = context;
    const right = await counted(context, { account: person.email, what: 'password' }, async () =>
      (await desk.identity.isPassword(person.userId, input.current)) ? true : null,
    );
    if (right === null) throw new FaultError(fault('EUP_SERVER_SIGNING_PASSWORD'));
    const places = await desk.store.memberships(person.userId);
    const about = [person.name, person.email, ...places.map(({ clinicName }) => clinicName)];
    valueOrThrow(await changePassword(desk.identity.tables, person, { ...input, about }, desk.clock()));
    desk.signing.end(person.sessionId);
    return { changed: true as const };
  }),
  security: station.account.security.handler(async ({ context }) => {
    const { desk, person, request } = context;
    const { tables } = desk.identity;
    const [state, factors, passkeys] = await Promise.all([
      passwordState(tables, person.userId),
      factorsOf(tables, person.userId),
      passkeysOf(tables, person.userId, null),
    ]);
    return {
      passkeys,
      ...factors,
      required: await required(context),
      passkeyName: passkeyName(desk.passkeys.place, request.headers.host),
      passkeyAddress: desk.name.place.origins()[0] ?? null,
      passwordLink: state?.link ?? null,
    };
  }),
  beginConfirm: station.account.beginConfirm.handler(async ({ context: { desk, person, request } }) => {
    const asked = { kind: 'confirm', userId: person.userId, bound: person.sessionId } as const;
    return valueOrThrow(await askPasskey(desk.identity.tables, desk.passkeys, asked, request.headers.host, desk.clock()));
  }),
  confirm: station.account.confirm.handler(({ context, input }) => confirm(context, input)),
  beginPasskey: station.account.beginPasskey.handler(async ({ context }) => {
    confirmed(context);
    const { desk, person, request } = context;
    return valueOrThrow(await beginPasskey(desk.identity.tables, desk.passkeys, person, request.headers.host, desk.clock()));
  }),
  finishPasskey: station.account.finishPasskey.handler(async ({ context, input }) => {
    confirmed(context);
    const { desk, person } = context;
    return valueOrThrow(await finishPasskey(desk.identity.tables, desk.passkeys, desk.factors, person, input, desk.clock()));
  }),
  removePasskey: station.account.removePasskey.handler(async ({ context, input: { id } }) => {
    confirmed(context);
    const { desk, person } = context;
    const remove = removeFactor(desk.identity.tables, person.userId, await required(context), async (tx) => {
      return (await tx.changed('delete from passkey where id = $1 and user_id = $2', [id, person.userId])) === 1;
    });
    valueOrThrow(await remove);
    return { removed: true as const };
  }),
  beginAuthenticator: station.account.beginAuthenticator.handler(async ({ context }) => {
    confirmed(context);
    const { desk, person } = context;
    return valueOrThrow(await beginAuthenticator(desk.identity.tables, desk.factors, person, desk.clock()));
  }),
  finishAuthenticator: station.account.finishAuthenticator.handler(async ({ context, input: { code } }) => {
    confirmed(context);
    const { desk, person } = context;
    const recoveryCodes = await counted(context, { account: person.email, what: 'code' }, () =>
      finishAuthenticator(desk.identity.tables, desk.factors, person.userId, code, desk.clock()),
    );
    if (recoveryCodes === null) throw new FaultError(fault('EUP_SERVER_AUTHENTICATOR_CODE'));
    return { recoveryCodes };
  }),
  removeAuthenticator: station.account.removeAuthenticator.handler(async ({ context }) => {
    confirmed(context);
    const { desk, person } = context;
    const remove = removeFactor(desk.identity.tables, person.userId, await required(context), async (tx) => {
      return (await tx.changed('delete from authenticator where user_id = $1', [person.userId])) === 1;
    });
    valueOrThrow(await remove);
    return { removed: true as const };
  }),
  newRecoveryCodes: station.account.newRecoveryCodes.handler(async ({ context }) => {
    confirmed(context);
    const { desk, person } = context;
    return { recoveryCodes: valueOrThrow(await renewCodes(desk.identity.tables, desk.factors, person.userId, desk.clock())) };
  }),
};
