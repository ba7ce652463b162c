import { createHmac } from 'node:crypto';
import { connectionOf } from '@eupraxia/postgres';
import { openStore, type Store } from '@eupraxia/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SoftPasskey, softPasskey } from './identity/passkey.fixture.ts';
import { codeOf, stepOf } from './identity/totp.ts';
import {
  type Answer,
  ask,
  cookieOf,
  newcomer,
  newId,
  rpc,
  type Session,
  session,
  type TestServer,
  testServer,
  tokenOf,
  useLink,
} from './server.fixture.ts';

const minute = 60_000;
const hour = 60 * minute;
let now = Date.UTC(2026, 10, 30, 15);
let bed: TestServer;
let store: Store;
let admin: Session;
let founder: Session;
/** The clinic that the founder founds. */
const second = { id: newId(), name: 'Second Clinic', zone: 'America/Denver' };
/** Our pages by the name that passkeys are bound to. */
let origin: string;

beforeAll(async () => {
  bed = await testServer({ clock: () => now });
  origin = bed.server.pageUrl;
  const reached = await connectionOf(bed.dataDir);
  if (!reached.ok) throw new Error(reached.error.message);
  const opened = await openStore({ owner: reached.value.owner, app: reached.value.app });
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
  admin = await bed.signIn('admin');
  founder = await newcomer(
    bed.url,
    admin,
    { name: 'F. Ounder', email: 'founder@clinic.test', role: 'admin' },
    'the one that I chose',
  );
});
afterAll(async () => {
  await store?.close();
  await bed?.remove();
});

const code = (answer: Answer) => answer.json?.json?.code ?? answer.json?.error?.code;
const value = (answer: Answer) => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`);
  return answer.json.json;
};
const auth = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(bed.url, `/api/auth/${path}`, { method: 'POST', body, headers: { host: new URL(origin).host, origin, ...headers } });
/** A call as the page at the passkeys' name sends it. */
const named = (who: Session, path: string, input?: unknown) =>
  rpc(bed.url, who.cookie, path, input, { host: new URL(origin).host, origin });
const confirmed = async (who: Session) => value(await named(who, 'account/confirm', { password: chosen }));

const chosen = 'violet kettle marches';
let people = 0;
/** Somebody new in the demo clinic. */
async function somebody(
  role: 'biller' | 'admin' = 'biller',
): Promise<Session & { readonly email: string; readonly name: string }> {
  people += 1;
  const [name, email] = [`P. Erson ${people}`, `person-${people}@clinic.test`];
  return { ...(await newcomer(bed.url, admin, { name, email, role }, chosen)), email, name };
}

async function withPasskey(who: Session, passkey: SoftPasskey): Promise<readonly string[]> {
  await confirmed(who);
  const step = value(await named(who, 'account/beginPasskey'));
  const response = passkey.register(step.options, origin);
  const finished = value(await named(who, 'account/finishPasskey', { step: step.id, name: 'Clinic tablet', response }));
  expect(finished.passkey).toMatchObject({ id: passkey.id, name: 'Clinic tablet', lastUsedAt: null });
  return finished.recoveryCodes;
}

/** The secret of an authenticator app that is set up, and the recovery codes that came with it. */
async function withAuthenticator(who: Session): Promise<{ secret: Buffer; recoveryCodes: readonly string[] }> {
  await confirmed(who);
  const { secret: text } = value(await named(who, 'account/beginAuthenticator'));
  const secret = fromBase32(text);
  now += minute;
  const { recoveryCodes } = value(await named(who, 'account/finishAuthenticator', { code: codeOf(secret, stepOf(now)) }));
  return { secret, recoveryCodes };
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

describe('an invitation', () => {
  it('is answered the same for an address with an account and for one without, and touches no account', async () => {
    const stranger = await somebody();
    value(await admin.call('admin/removePerson', { userId: stranger.userId }));
    const [known, unknown] = [stranger.email, 'nobody-at-all@demo.invalid'].map(async (email) =>
      value(await admin.call('admin/invite', { name: 'Guessed', email, role: 'biller', credentials: '' })),
    );
    const shape = { id: expect.any(String), link: expect.stringMatching(/^\/link#i[\w-]{65}$/), expiresAt: now + 7 * 24 * hour };
    expect([await known, await unknown]).toEqual([shape, shape]);
    const again = await session(bed.url, stranger.email, chosen);
    expect(value(await again.call('account/clinics'))).toEqual([]);
    expect(value(await again.call('account/security')).passwordLink).toBeNull();
    const read = await auth('link/read', { token: (await known).link.split('#')[1] });
    expect(read.json).toMatchObject({ kind: 'invitation', name: 'Guessed', email: stranger.email, role: 'biller' });
    expect(read.text).not.toContain(stranger.name);
    expect(code(await useLink(bed.url, (await known).link.split('#')[1], chosen))).toBe('EUP_SERVER_LINK_ACCOUNT');
  });

  it('gets one and the same refusal when it is withdrawn, replaced, used, expired, guessed, cut short or another clinic’s', async () => {
    const invite = async (email: string) =>
      value(await admin.call('admin/invite', { name: 'N. Ew', email, role: 'biller', credentials: '' }));
    const token = ({ link }: { link: string }) => link.split('#')[1] as string;
    const withdrawn = await invite('withdrawn@demo.invalid');
    value(await admin.call('admin/withdrawInvitation', { id: withdrawn.id }));
    const replaced = await invite('replaced@demo.invalid');
    await invite('replaced@demo.invalid');
    const used = await invite('used@demo.invalid');
    expect((await useLink(bed.url, token(used), chosen)).status).toBe(200);
    const expired = await invite('expired@demo.invalid');
    const good = token(await invite('good@demo.invalid'));
    const elsewhere = `i${Buffer.from(newId().replaceAll('-', ''), 'hex').toString('base64url')}${good.slice(23)}`;
    const dead = [withdrawn, replaced, used].map(token);
    const texts = new Set<string>();
    for (const one of [...dead, `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`, good.slice(0, -1), elsewhere])
      for (const answer of [await auth('link/read', { token: one }), await useLink(bed.url, one, chosen)]) {
        expect([one.length, answer.status, code(answer)]).toEqual([one.length, 404, 'EUP_SERVER_LINK']);
        texts.add(answer.text);
      }
    now += 7 * 24 * hour;
    texts.add((await auth('link/read', { token: token(expired) })).text);
    expect(texts.size).toBe(1);
    admin = await bed.signIn('admin');
    expect(value(await admin.call('admin/invitations'))).toEqual([]);
    expect(code(await admin.call('admin/withdrawInvitation', { id: withdrawn.id }))).toBe('EUP_STORE_INVITATION');
  });

  it('is taken by the account of that very address alone, and gives the place in its clinic', async () => {
    founder = await session(bed.url, 'founder@clinic.test', 'the one that I chose');
    expect(code(await founder.call('admin/foundClinic', { id: newId(), name: 'Second Clinic', zone: 'UTC' }))).toBe(
      'EUP_SERVER_PASSWORD_FIRST',
    );
    const own = { current: 'the one that I chose', next: 'nobody else knows it' };
    value(await founder.call('account/changePassword', own));
    const clinic = second;
    const place = { clinicId: clinic.id, clinicName: 'Second Clinic', role: 'admin', demo: false };
    expect(value(await founder.call('admin/foundClinic', clinic))).toEqual({ ...place, link: null });
    expect(code(await founder.call('me/get'))).toBe('EUP_SERVER_CLINIC_CHOICE');
    expect(value(await founder.call('account/clinics'))).toContainEqual(place);
    const there = { 'x-eupraxia-clinic': clinic.id };
    expect(value(await founder.call('me/get', undefined, there))).toMatchObject({
      role: 'admin',
      signIn: { secondFactor: 'due' },
    });
    expect(code(await founder.call('admin/people', undefined, there))).toBe('EUP_SERVER_SECOND_FACTOR_FIRST');
    // Whoever knows all about a clinic founds it no second time.
    const other = await newcomer(bed.url, admin, { name: 'O. Ther', email: 'other@clinic.test', role: 'admin' }, chosen);
    value(await other.call('account/changePassword', { current: chosen, next: 'a password of my own' }));
    expect(code(await other.call('admin/foundClinic', clinic))).toBe('EUP_STORE_CLINIC_CONFLICT');
    const administrator = { name: 'O. Ther', email: 'third@clinic.test' };
    expect(code(await admin.call('admin/foundClinic', { ...clinic, administrator }))).toBe('EUP_SERVER_CLINIC_TAKEN');

    await store.authPool.query('update "user" set "secondFactor" = true where id = $1', [founder.userId]);
    const therapist = await somebody();
    const { email } = therapist;
    value(await therapist.call('account/changePassword', { current: chosen, next: 'a password of their own' }));
    const invited = await founder.call('admin/invite', { name: 'D. R.', email, role: 'biller', credentials: '' }, there);
    const token = tokenOf(invited);
    expect(code(await admin.call('account/acceptInvitation', { token }))).toBe('EUP_SERVER_INVITATION_OTHER');
    expect(value(await therapist.call('account/acceptInvitation', { token }))).toEqual({ ...place, role: 'biller' });
    expect(code(await therapist.call('account/acceptInvitation', { token }))).toBe('EUP_SERVER_LINK');
    expect(value(await therapist.call('me/get', undefined, there))).toMatchObject({ role: 'biller' });
    const acts = value(await founder.call('admin/audit', {}, there)).rows.map(({ action }: { action: string }) => action);
    expect(acts.filter((act: string) => act.startsWith('person.')).slice(0, 2)).toEqual(['person.join', 'person.invite']);
    // A link that is refused is none that was made.
    expect(code(await admin.call('admin/passwordLink', { userId: therapist.userId }))).toBe('EUP_SERVER_PERSON_SHARED');
    const { rows } = value(await admin.call('admin/audit', {}));
    const links = rows.filter(({ action }: { action: string }) => action === 'person.password-link');
    expect(links.filter(({ subject }: { subject: string }) => subject === `person:${therapist.userId}`)).toEqual([]);
    value(await founder.call('admin/removePerson', { userId: therapist.userId }, there));
    // The sign-in goes on where the person still works.
    expect((await therapist.call('me/get')).status).toBe(200);
  });

  it('brings nothing along that somebody else may have added: neither a password of a clinic’s link, nor a passkey of that time', async () => {
    const victim = await somebody();
    const { userId } = victim;
    // The clinic's administrator opens the link and signs in as the person, and adds a passkey.
    const token = tokenOf(await admin.call('admin/passwordLink', { userId }));
    expect((await useLink(bed.url, token, 'known to two people')).status).toBe(200);
    const thief = softPasskey();
    const inTheirName = await session(bed.url, victim.email, 'known to two people');
    value(await named(inTheirName, 'account/confirm', { password: 'known to two people' }));
    const step = value(await named(inTheirName, 'account/beginPasskey'));
    const response = thief.register(step.options, origin);
    value(await named(inTheirName, 'account/finishPasskey', { step: step.id, name: 'Mine', response }));

    const there = { 'x-eupraxia-clinic': second.id };
    const invited = tokenOf(
      await founder.call('admin/invite', { name: 'V', email: victim.email, role: 'biller', credentials: '' }, there),
    );
    expect(code(await inTheirName.call('account/acceptInvitation', { token: invited }))).toBe('EUP_SERVER_PASSWORD_FIRST');
    value(await inTheirName.call('account/changePassword', { current: 'known to two people', next: 'known to me alone' }));
    value(await inTheirName.call('account/acceptInvitation', { token: invited }));
    expect(value(await inTheirName.call('account/security'))).toMatchObject({ passkeys: [], recoveryCodesLeft: 0 });
    const begun = (await auth('sign-in/passkey/begin', {})).json;
    expect(code(await auth('sign-in/passkey', { step: begun.id, response: thief.answer(begun.options, origin) }))).toBe(
      'EUP_SERVER_PASSKEY',
    );
  });
});

describe('a link to a new password', () => {
  it('dies when its person joins a second clinic, changes the password, is removed, or gets another link; and after a day', async () => {
    const person = await somebody();
    const { userId } = person;
    const link = async () => tokenOf(await admin.call('admin/passwordLink', { userId }));
    const dead = async (token: string) =>
      expect(code(await useLink(bed.url, token, 'another one of mine'))).toBe('EUP_SERVER_LINK');
    const first = await link();
    const next = await link();
    await dead(first);
    value(await person.call('account/changePassword', { current: chosen, next: 'changed by myself' }));
    await dead(next);
    const third = await link();
    now += 24 * hour;
    await dead(third);
    admin = await bed.signIn('admin');
    const fourth = await link();
    value(await admin.call('admin/removePerson', { userId }));
    await dead(fourth);
    // Removed and in again: the link of before stays dead.
    const again = await session(bed.url, person.email, 'changed by myself');
    const offered = tokenOf(
      await admin.call('admin/invite', { name: 'P', email: person.email, role: 'biller', credentials: '' }),
    );
    now += 1;
    value(await again.call('account/acceptInvitation', { token: offered }));
    await dead(fourth);
    const fifth = await link();
    const place = { userId, role: 'biller', credentials: '', discipline: null, level: null } as const;
    expect(await store.addMembership(second.id, place)).toMatchObject({ ok: true });
    expect(await store.clinicsOf(userId)).toHaveLength(2);
    await dead(fifth);
    await session(bed.url, person.email, 'changed by myself');
  });

  it('holds the new password to the rules, and asks for the second factor, which it leaves', async () => {
    const person = await somebody();
    const { secret } = await withAuthenticator(person);
    const token = tokenOf(await admin.call('admin/passwordLink', { userId: person.userId }));
    expect((await auth('link/read', { token })).json).toMatchObject({ kind: 'password', name: person.name, email: person.email });
    for (const weak of ['short', 'password12345', `${person.email}`, 'Riverside Neuro Rehab'])
      expect([weak, code(await useLink(bed.url, token, weak))]).toEqual([weak, 'EUP_SERVER_PASSWORD_WEAK']);
    const used = (await useLink(bed.url, token, 'another one of mine')).json;
    expect(used).toEqual({ next: 'second-factor', pending: expect.any(String), methods: ['code', 'recovery'] });
    now += minute;
    const done = await auth('sign-in/code', { pending: used.pending, code: codeOf(secret, stepOf(now)) });
    expect(done.json.user.email).toBe(person.email);
  });
});

describe('a second factor', () => {
  it('by an authenticator app: takes each code once, five tries for a half sign-in, and no half sign-in twice', async () => {
    const person = await somebody();
    expect(code(await person.call('account/beginAuthenticator'))).toBe('EUP_SERVER_CONFIRM_FIRST');
    const { secret, recoveryCodes } = await withAuthenticator(person);
    expect(recoveryCodes).toHaveLength(10);
    expect(code(await named(person, 'account/beginAuthenticator'))).toBe('EUP_SERVER_AUTHENTICATOR_SET');
    const half = async () => (await auth('sign-in/email', { email: person.email, password: chosen })).json.pending;
    const give = (pending: string, given: string) => auth('sign-in/code', { pending, code: given });
    // The code that set it up is used.
    expect(code(await give(await half(), codeOf(secret, stepOf(now))))).toBe('EUP_SERVER_CODE');
    now += minute;
    const pending = await half();
    const good = codeOf(secret, stepOf(now));
    const signedIn = await give(pending, good);
    expect(signedIn.json.user.email).toBe(person.email);
    expect(code(await give(pending, good))).toBe('EUP_SERVER_HALF_SIGN_IN');
    expect(code(await give(await half(), good))).toBe('EUP_SERVER_CODE');
    // Half a sign-in is no sign-in.
    expect((await auth('sign-in/email', { email: person.email, password: chosen })).headers['set-cookie']).toBeUndefined();
    // A recovery code works in any spelling, once.
    const [recovery = ''] = recoveryCodes;
    expect((await give(await half(), recovery.toLowerCase().replaceAll('-', ' '))).status).toBe(200);
    expect(code(await give(await half(), recovery))).toBe('EUP_SERVER_CODE');
    const late = await half();
    now += 5 * minute;
    expect(code(await give(late, codeOf(secret, stepOf(now))))).toBe('EUP_SERVER_HALF_SIGN_IN');
    const { recoveryCodesLeft, authenticator } = value(await person.call('account/security'));
    expect([recoveryCodesLeft, authenticator]).toEqual([9, true]);
  });

  it('ends no sign-in that began with a password which was replaced meanwhile', async () => {
    const person = await somebody();
    const { recoveryCodes } = await withAuthenticator(person);
    const half = (password: string) => auth('sign-in/email', { email: person.email, password });
    const give = (pending: string, given = '') => auth('sign-in/code', { pending, code: given });
    const begun = (await half(chosen)).json.pending;
    value(await person.call('account/changePassword', { current: chosen, next: 'nobody else knows it' }));
    const late = await give(begun, recoveryCodes[0]);
    expect([late.status, code(late), late.headers['set-cookie']]).toEqual([401, 'EUP_SERVER_HALF_SIGN_IN', undefined]);
    const halves = [(await half('nobody else knows it')).json.pending, (await half('nobody else knows it')).json.pending];
    expect((await give(halves[0], recoveryCodes[1])).status).toBe(200);
    const token = tokenOf(await admin.call('admin/passwordLink', { userId: person.userId }));
    now += minute;
    const byLink = await useLink(bed.url, token, 'the one of the link');
    expect(code(await give(halves[1], recoveryCodes[2]))).toBe('EUP_SERVER_HALF_SIGN_IN');
    // What the link itself began is of its password.
    expect((await give(byLink.json.pending, recoveryCodes[3])).status).toBe(200);
  });

  it('by a passkey: is a whole sign-in, signs, and is refused with any part of it wrong', async () => {
    const person = await somebody();
    const passkey = softPasskey();
    expect(await withPasskey(person, passkey)).toHaveLength(10);
    const begin = async () => (await auth('sign-in/passkey/begin', {})).json;
    const answer = async (wrong: Parameters<SoftPasskey['answer']>[2]) => {
      const step = await begin();
      return auth('sign-in/passkey', { step: step.id, response: passkey.answer(step.options, origin, wrong) });
    };
    const signedIn = await answer({});
    expect(signedIn.json.user.email).toBe(person.email);
    for (const wrong of [
      { origin: 'https://evil.example' },
      { origin: bed.url },
      { rpId: 'evil.example' },
      { challenge: Buffer.alloc(32).toString('base64url') },
      { unverified: true },
      { counter: 1 },
      { signature: Buffer.alloc(70, 1) },
    ] as const)
      expect([wrong, code(await answer(wrong))]).toEqual([wrong, 'EUP_SERVER_PASSKEY']);
    // Used twice, answered late, or in place of a confirmation.
    const once = await begin();
    const response = passkey.answer(once.options, origin);
    expect((await auth('sign-in/passkey', { step: once.id, response })).status).toBe(200);
    expect(code(await auth('sign-in/passkey', { step: once.id, response }))).toBe('EUP_SERVER_PASSKEY');
    const late = await begin();
    now += 5 * minute;
    expect(code(await auth('sign-in/passkey', { step: late.id, response: passkey.answer(late.options, origin) }))).toBe(
      'EUP_SERVER_PASSKEY',
    );
    const crossed = await begin();
    const other = { step: crossed.id, response: passkey.answer(crossed.options, origin) };
    expect(code(await named(person, 'account/confirm', other))).toBe('EUP_SERVER_PASSKEY');
    const confirm = value(await named(person, 'account/beginConfirm'));
    const right = { step: confirm.id, response: passkey.answer(confirm.options, origin) };
    expect(value(await named(person, 'account/confirm', right)).until).toBe(now + 10 * minute);
    // At an address that is a number passkeys have no name.
    expect(code(await person.call('account/beginPasskey'))).toBe('EUP_SERVER_PASSKEY_NAME');
    expect(value(await person.call('account/security')).passkeyName).toBeNull();
    expect(value(await named(person, 'account/security'))).toMatchObject({
      passkeyName: 'localhost',
      passkeys: [{ id: passkey.id }],
    });
  });

  it('as the second half is the passkey of that person, and of nobody else', async () => {
    const [person, other] = [await somebody(), await somebody()];
    const [own, others] = [softPasskey(false), softPasskey(false)];
    await withPasskey(person, own);
    await withPasskey(other, others);
    const half = (await auth('sign-in/email', { email: person.email, password: chosen })).json;
    expect(half.methods).toEqual(['passkey', 'recovery']);
    const step = (await auth('sign-in/passkey/begin', { pending: half.pending })).json;
    expect(step.options.allowCredentials).toMatchObject([{ id: own.id }]);
    const wrong = { step: step.id, response: others.answer(step.options, origin) };
    expect(code(await auth('sign-in/passkey', wrong))).toBe('EUP_SERVER_PASSKEY');
    const again = (await auth('sign-in/passkey/begin', { pending: half.pending })).json;
    const right = await auth('sign-in/passkey', { step: again.id, response: own.answer(again.options, origin) });
    expect(right.json.user.email).toBe(person.email);
  });

  it('of an administrator outside the demo clinic is due first, and the last one stays', async () => {
    const therapist = await bed.signIn('therapist');
    expect(value(await therapist.call('me/get')).signIn).toEqual({ endsAt: now + 12 * hour, secondFactor: 'not-required' });
    const there = { 'x-eupraxia-clinic': second.id };
    await store.authPool.query('update "user" set "secondFactor" = false where id = $1', [founder.userId]);
    founder = await session(bed.url, 'founder@clinic.test', 'nobody else knows it');
    expect(code(await founder.call('admin/people', undefined, there))).toBe('EUP_SERVER_SECOND_FACTOR_FIRST');
    const passkey = softPasskey();
    value(await named(founder, 'account/confirm', { password: 'nobody else knows it' }));
    const step = value(await named(founder, 'account/beginPasskey'));
    const response = passkey.register(step.options, origin);
    value(await named(founder, 'account/finishPasskey', { step: step.id, name: 'Phone', response }));
    expect((await founder.call('admin/people', undefined, there)).status).toBe(200);
    expect(value(await founder.call('account/security')).required).toBe(true);
    expect(code(await founder.call('account/removePasskey', { id: passkey.id }))).toBe('EUP_SERVER_FACTOR_LAST');
    expect(value(await founder.call('account/security')).passkeys).toHaveLength(1);
    expect(code(await founder.call('account/removeAuthenticator'))).toBe('EUP_SERVER_FACTOR_UNKNOWN');
  });

  it('may be taken away by everybody else, with its recovery codes', async () => {
    const person = await somebody();
    const passkey = softPasskey();
    const [first = ''] = await withPasskey(person, passkey);
    const { recoveryCodes } = value(await named(person, 'account/newRecoveryCodes'));
    expect(recoveryCodes).not.toContain(first);
    value(await named(person, 'account/removePasskey', { id: passkey.id }));
    expect(value(await person.call('account/security'))).toMatchObject({ passkeys: [], recoveryCodesLeft: 0, required: false });
    expect(code(await named(person, 'account/newRecoveryCodes'))).toBe('EUP_SERVER_FACTOR_NONE');
    await session(bed.url, person.email, chosen);
  });
});

describe('a session', () => {
  it('ends after two hours without a call, and twelve hours after the sign-in however much it is used', async () => {
    const [idle, busy] = [await somebody(), await somebody()];
    const { endsAt } = value(await busy.call('me/get')).signIn;
    for (let i = 0; i < 11; i++) {
      now += hour;
      expect([i, (await busy.call('me/get')).status]).toEqual([i, 200]);
      if (i === 2) expect((await idle.call('me/get')).status).toBe(401);
    }
    now = endsAt - 1;
    expect((await busy.call('me/get')).status).toBe(200);
    now = endsAt;
    expect((await busy.call('me/get')).status).toBe(401);
    admin = await bed.signIn('admin');
  });

  it('of the same browser ends when somebody signs in there again; other browsers are listed, and ended by the person alone', async () => {
    const person = await somebody();
    const body = { email: person.email, password: chosen };
    const headers = { 'user-agent': 'Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit Version/17.0 Safari/604.1' };
    const tablet = cookieOf(await auth('sign-in/email', body, headers));
    const again = cookieOf(await auth('sign-in/email', body, { ...headers, cookie: tablet }));
    expect((await rpc(bed.url, tablet, 'me/get', undefined)).status).toBe(401);
    const list = value(await rpc(bed.url, again, 'account/sessions', undefined));
    expect(list.map(({ current, device }: { current: boolean; device: string }) => [current, device])).toEqual([
      [true, 'Tablet, Safari'],
      [false, 'Computer'],
      [false, 'Computer'],
    ]);
    expect(list[0]).toMatchObject({ createdAt: now, lastSeenAt: now, endsAt: now + 12 * hour });
    const other = await somebody();
    expect(code(await other.call('account/endSession', { id: list[1].id }))).toBe('EUP_SERVER_SESSION_UNKNOWN');
    value(await rpc(bed.url, again, 'account/endSession', { id: list[1].id }));
    expect(value(await rpc(bed.url, again, 'account/endOtherSessions', undefined))).toEqual({ ended: 1 });
    expect((await person.call('me/get')).status).toBe(401);
  });

  it('stays when its person changes the password; every other one ends, and what was confirmed in it', async () => {
    const person = await somebody();
    const elsewhere = await session(bed.url, person.email, chosen);
    await confirmed(person);
    const change = (current: string, next: string) => person.call('account/changePassword', { current, next });
    expect(code(await change('not the password', 'a new one of mine'))).toBe('EUP_SERVER_SIGNING_PASSWORD');
    expect(code(await change(chosen, 'Eupraxia 2026!'))).toBe('EUP_SERVER_PASSWORD_WEAK');
    expect(code(await change(chosen, chosen))).toBe('EUP_SERVER_PASSWORD_WEAK');
    value(await change(chosen, 'a new one of mine'));
    expect((await elsewhere.call('me/get')).status).toBe(401);
    expect(code(await named(person, 'account/beginPasskey'))).toBe('EUP_SERVER_CONFIRM_FIRST');
    await expect(session(bed.url, person.email, chosen)).rejects.toThrow('401');
    await session(bed.url, person.email, 'a new one of mine');
  });
});

describe('what the database holds', () => {
  it('opens nothing by itself: no token, code or secret stands in it as it is given', async () => {
    const person = await somebody();
    const { secret, recoveryCodes } = await withAuthenticator(person);
    const token = tokenOf(await admin.call('admin/passwordLink', { userId: person.userId }));
    const dump = JSON.stringify(
      await Promise.all(
        ['authenticator', 'recovery_code', 'password_link', 'session', 'account'].map(
          async (table) => (await store.authPool.query(`select t::text as row from ${table} t`)).rows,
        ),
      ),
    );
    const cookieSecret = createHmac('sha256', '').update(decodeURIComponent(person.cookie)).digest('hex');
    for (const one of [secret.toString('hex'), token, (recoveryCodes[0] ?? '').replaceAll('-', ''), person.cookie, cookieSecret])
      expect(dump).not.toContain(one);
  });
});
