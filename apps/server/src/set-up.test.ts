import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { connectionOf } from '@eupraxia/postgres';
import { openStore, type Store } from '@eupraxia/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FirstSignIn } from './founding.ts';
import { foundByOperator, renameByOperator } from './identity/operator.ts';
import { codeOf, stepOf } from './identity/totp.ts';
import {
  type Answer,
  ask,
  newId,
  passableFolder,
  type Session,
  session,
  type TestServer,
  testServer,
  tokenOf,
  useLink,
} from './server.fixture.ts';

let folder: string;
let bed: TestServer;
let ada: Session;
/** The address of the first administrator: one of two that were given at the same moment. */
let own: string;
let store: Store;
let now = Date.UTC(2026, 10, 30, 15);
const clock = () => now;
const password = 'seven quiet herons';
const first = {
  password,
  name: 'Ada Byron',
  email: 'Ada.Byron@clinic.test',
  clinic: { name: 'Hill Street Clinic', zone: 'America/Chicago' },
};

beforeAll(async () => {
  folder = await passableFolder();
  bed = await testServer({ dataDir: join(folder, 'data'), empty: true, clock });
});
afterAll(async () => {
  await store?.close();
  await bed?.server.stop();
  await rm(folder, { recursive: true, force: true });
});

const code = (answer: Answer) => answer.json?.json?.code ?? answer.json?.error?.code;
const value = (answer: Answer) => {
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`);
  return answer.json.json;
};
const token = ({ link }: FirstSignIn) => link.split('#')[1] ?? '';
const linkOf = (server: TestServer) => server.server.firstSignIn as FirstSignIn;
const post = (path: string, body: unknown) => ask(bed.url, `/api/auth/${path}`, { method: 'POST', body });
const again = async (more: Partial<Parameters<typeof testServer>[0]> = {}) => {
  await bed.server.stop();
  bed = await testServer({ dataDir: bed.dataDir, empty: true, clock, port: Number(new URL(bed.url).port), ...more });
};

describe('an empty installation', () => {
  it('prints a link at each start while nobody has an account; the last one works', async () => {
    const before = linkOf(bed);
    await again();
    const { link } = linkOf(bed);
    expect(link).not.toBe(before.link);
    expect(bed.lines.join('\n')).toContain(`${bed.server.pageUrl}${link} within 24 hours`);
    expect(await readFile(join(bed.dataDir, 'first-sign-in.txt'), 'utf8')).toBe(`${link}\n`);
    expect((await ask(bed.url, '/api/auth/installation')).json).toMatchObject({ empty: true, demo: false });
    expect(code(await post('link/read', { token: token(before) }))).toBe('EUP_SERVER_LINK');
    expect((await post('link/read', { token: token({ link }) })).json).toMatchObject({ kind: 'founding', clinicName: null });
  });

  it('takes no clinic without its administrator’s own address, and uses the link up with the first whole one', async () => {
    const use = (more: object) => post('link/use', { token: token(linkOf(bed)), ...first, ...more });
    expect(code(await useLink(bed.url, token(linkOf(bed)), password))).toBe('EUP_SERVER_LINK');
    for (const email of ['admin@clinic.invalid', 'nobody', 'a@b'])
      expect([email, code(await use({ email }))]).toEqual([email, 'EUP_SERVER_EMAIL']);
    expect(code(await use({ clinic: { name: 'Hill Street Clinic', zone: 'Nowhere' } }))).toBe('EUP_STORE_ZONE');
    expect(code(await use({ password: 'hillstreet clinic' }))).toBe('EUP_SERVER_PASSWORD_WEAK');
    const answers = await Promise.all([use({}), use({ email: 'second@clinic.test' })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    expect(code(await use({}))).toBe('EUP_SERVER_LINK');
    own = answers.find(({ status }) => status === 200)?.json.user.email ?? '';
    ada = await session(bed.url, own, password);
    expect(value(await ada.call('me/get'))).toMatchObject({
      ...{ name: 'Ada Byron', email: own, role: 'admin', signIn: { secondFactor: 'due' } },
      clinic: { name: 'Hill Street Clinic', zone: 'America/Chicago', demo: false },
    });
  });

  it('has no link any more once somebody has an account', async () => {
    await again();
    expect(bed.server.firstSignIn).toBeNull();
    expect(existsSync(join(bed.dataDir, 'first-sign-in.txt'))).toBe(false);
  });
});

describe('the name that passkeys are bound to', () => {
  const address = async () => value(await ada.call('admin/address'));

  it('is asked for before the second factor, and takes no number', async () => {
    expect(await address()).toEqual({
      name: 'localhost',
      address: bed.server.pageUrl,
      chosen: null,
      given: false,
      mayChoose: true,
    });
    for (const name of ['192.168.1.20', 'https://clinic.test', 'my clinic'])
      expect([name, code(await ada.call('admin/chooseName', { name }))]).toEqual([name, 'EUP_SERVER_NAME_SHAPE']);
    expect(code(await ada.call('admin/people'))).toBe('EUP_SERVER_SECOND_FACTOR_FIRST');
    const chosen = value(await ada.call('admin/chooseName', { name: 'Clinic.Test' }));
    expect(chosen).toMatchObject({ name: 'localhost', chosen: 'clinic.test' });
    // Whoever has the password alone may not change what was chosen.
    expect(code(await ada.call('admin/chooseName', { name: 'localhost' }))).toBe('EUP_SERVER_SECOND_FACTOR_FIRST');
  });

  it('waits, and says so at the start, until the certificate carries it; --name goes before it', async () => {
    await again();
    expect(bed.lines.join('\n')).toContain(
      'clinic.test, which was chosen at the set-up, waits for a certificate that carries it',
    );
    const tls = certificate(folder, 'DNS:another.test,DNS:clinic.test,IP:127.0.0.1');
    await again({ tls });
    expect(bed.lines.join('\n')).not.toContain('waits for a certificate');
    const { port } = new URL(bed.url);
    expect(bed.server.pageUrl).toBe(`https://clinic.test:${port}`);
    expect((await ask(bed.url, '/api/auth/installation')).json).toEqual({
      ...{ name: 'clinic.test', address: bed.server.pageUrl },
      ...{ empty: false, demo: false },
    });
    await again({ tls, name: 'another.test' });
    expect((await ask(bed.url, '/api/auth/installation')).json).toMatchObject({ name: 'another.test' });
    ada = await session(bed.url, own, password);
    expect(await address()).toMatchObject({ given: true, mayChoose: false, chosen: 'clinic.test' });
    await again({ tls: certificate(folder, 'DNS:another.test') });
    expect((await ask(bed.url.replace('127.0.0.1', 'localhost'), '/api/auth/installation')).json).toMatchObject({
      name: 'another.test',
    });
    await again();
    ada = await session(bed.url, own, password);
  });
});

describe('further clinics', () => {
  it('are founded by the demo’s administrator for a person with an address of their own alone', async () => {
    const demo = await testServer({ clock });
    expect((await ask(demo.url, '/api/auth/installation')).json).toMatchObject({ empty: false, demo: true });
    const admin = await demo.signIn('admin');
    const clinic = { id: newId(), name: 'Harbor Clinic', zone: 'America/Chicago' };
    expect(code(await admin.call('admin/foundClinic', clinic))).toBe('EUP_SERVER_FOUNDER_EMAIL');
    const as = (email: string) => admin.call('admin/foundClinic', { ...clinic, administrator: { name: 'Bo Ek', email } });
    expect(code(await as('bo@harbor.invalid'))).toBe('EUP_SERVER_EMAIL');
    const lost = await as('bo@harbor.test');
    const made = await as('bo@harbor.test');
    expect(value(made)).toMatchObject({ clinicId: clinic.id, link: { link: expect.stringMatching(/^\/link#i/) } });
    expect(code(await useLink(demo.url, tokenOf({ ...lost, json: { json: value(lost).link } } as Answer), password))).toBe(
      'EUP_SERVER_LINK',
    );
    expect(code(await as('eve@harbor.test'))).toBe('EUP_SERVER_CLINIC_TAKEN');
    expect(value(await admin.call('account/clinics'))).toHaveLength(1);
    await useLink(demo.url, tokenOf({ ...made, json: { json: value(made).link } } as Answer), password);
    const bo = await session(demo.url, 'bo@harbor.test', password);
    expect(value(await bo.call('me/get'))).toMatchObject({ role: 'admin', clinic: { id: clinic.id } });
    expect(code(await as('bo@harbor.test'))).toBe('EUP_SERVER_CLINIC_TAKEN');
    // The demo's administrator chooses nothing for real clinics.
    expect(code(await admin.call('admin/chooseName', { name: 'localhost' }))).toBe('EUP_SERVER_NAME_OTHERS');
    await demo.remove();
  });

  it('are founded by whoever runs the server for somebody with a name and an address; an earlier address is replaced', async () => {
    const reached = await connectionOf(bed.dataDir);
    if (!reached.ok) throw new Error(reached.error.message);
    const opened = await openStore({ owner: reached.value.owner, app: reached.value.app });
    if (!opened.ok) throw new Error(opened.error.message);
    store = opened.value;
    const clinic = { name: 'Third', zone: 'UTC' };
    const nobody = { ...clinic, administrator: { name: 'C', email: 'admin@clinic.invalid' } };
    expect(await foundByOperator(store, nobody, now)).toMatchObject({ error: { code: 'EUP_SERVER_EMAIL' } });
    const somebody = { ...clinic, administrator: { name: 'Cy Dahl', email: 'cy@third.test' } };
    const founded = await foundByOperator(store, somebody, now);
    if (!founded.ok) throw new Error(founded.error.message);
    const read = await post('link/read', { token: founded.value.link.split('#')[1] });
    expect(read.json).toMatchObject({ name: 'Cy Dahl', email: 'cy@third.test', clinicName: 'Third', role: 'admin' });
    await useLink(bed.url, founded.value.link.split('#')[1] ?? '', password);
    const cy = await session(bed.url, 'cy@third.test', password);
    expect(code(await cy.call('admin/chooseName', { name: 'localhost' }))).toBe('EUP_SERVER_NAME_OTHERS');

    await store.authPool.query(`update "user" set email = 'admin@clinic.invalid' where email = 'cy@third.test'`);
    await again();
    expect(bed.lines.join('\n')).toContain('account rename --email admin@clinic.invalid');
    const earlier = { email: 'admin@clinic.invalid', name: 'Cy D.' };
    expect(await renameByOperator(store, { ...earlier, to: 'x@y.invalid' }, now)).toMatchObject({
      error: { code: 'EUP_SERVER_EMAIL' },
    });
    const { email } = value(await ada.call('me/get')) as { email: string };
    expect(await renameByOperator(store, { ...earlier, to: email.toUpperCase() }, now)).toMatchObject({
      error: { code: 'EUP_SERVER_EMAIL_TAKEN' },
    });
    expect(await renameByOperator(store, { ...earlier, to: 'Cy@third.test' }, now)).toMatchObject({
      value: { email: 'cy@third.test', name: 'Cy D.' },
    });
    expect((await cy.call('me/get')).status).toBe(401);
    expect(value(await (await session(bed.url, 'cy@third.test', password)).call('me/get'))).toMatchObject({ name: 'Cy D.' });
  });
});

describe('a half sign-in', () => {
  it('goes on after the server was started again', async () => {
    const { email } = value(await ada.call('me/get')) as { email: string };
    value(await ada.call('account/confirm', { password }));
    const { secret } = value(await ada.call('account/beginAuthenticator'));
    const key = fromBase32(secret);
    value(await ada.call('account/finishAuthenticator', { code: codeOf(key, stepOf(now)) }));
    const half = (await post('sign-in/email', { email, password })).json;
    expect(half).toMatchObject({ next: 'second-factor' });
    await again();
    const give = (given: string) => post('sign-in/code', { pending: half.pending, code: given });
    now += 30_000;
    const good = codeOf(key, stepOf(now));
    expect(code(await give('000000'))).toBe('EUP_SERVER_CODE');
    expect((await give(good)).status).toBe(200);
    expect(code(await give(good))).toBe('EUP_SERVER_HALF_SIGN_IN');
  });
});

function fromBase32(text: string): Buffer {
  const bits = [...text].map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

function certificate(into: string, names: string): { readonly cert: string; readonly key: string } {
  const [cert, key] = [join(into, 'clinic.pem'), join(into, 'clinic.key')];
  const ask = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-subj',
    '/CN=x',
    '-addext',
    `subjectAltName=${names}`,
  ];
  execFileSync('openssl', [...ask, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  return { cert, key };
}
