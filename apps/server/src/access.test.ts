import { createHash, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Access } from '@eupraxia/api';
import { contract } from '@eupraxia/api';
import { type Role, roles } from '@eupraxia/clinical';
import { demoId, demoPatients, pastVisitId } from '@eupraxia/demo';
import { connectionOf } from '@eupraxia/postgres';
import { openStore, type Store } from '@eupraxia/store';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';
import { openIdentity } from './identity/identity.ts';
import { keyFile } from './keys/keyfile.ts';
import { printAccess } from './print/routes.ts';
import { recordingAccess } from './recordings/routes.ts';
import type { ServerContext } from './rpc/call.ts';
import { ask, newId, rpc, type Session, session, type TestServer, testServer } from './server.fixture.ts';

/** Every address of the server and who may call it: all, the roles of the contract, or the roles of a recording. */
const addresses: Readonly<Record<string, 'anyone' | 'contract' | Access>> = {
  'GET /health': 'anyone',
  'POST /api/auth/sign-in/email': 'anyone',
  'POST /api/auth/sign-in/code': 'anyone',
  'POST /api/auth/sign-in/passkey/begin': 'anyone',
  'POST /api/auth/sign-in/passkey': 'anyone',
  'POST /api/auth/link/read': 'anyone',
  'POST /api/auth/link/use': 'anyone',
  'POST /api/auth/sign-out': 'anyone',
  'GET /api/auth/get-session': 'anyone',
  'GET /api/auth/installation': 'anyone',
  'POST /rpc/*': 'contract',
  ...recordingAccess,
  ...printAccess,
  // The pages: files that hold no data.
  'GET /*': 'anyone',
  'HEAD /*': 'anyone',
};

/** Where a visit of the demo clinic's day lies, filled in once it runs. */
const theirs = { visitId: '', patientId: demoId('Amara Okafor') };

/** A fitting input of every procedure; one that is missing fails the walk. */
const inputs: Readonly<Record<string, () => unknown>> = {
  'me/get': () => undefined,
  'today/list': () => ({}),
  'patients/search': () => ({ query: 'Okafor' }),
  'patients/create': () => ({ id: newId(), name: 'A. Newcomer', bornOn: '1980-01-01' }),
  'chart/get': () => ({ patientId: theirs.patientId }),
  'chart/append': () => {
    const id = newId();
    return { patientId: theirs.patientId, entries: [{ id, kind: 'precaution', body: { id, text: 'Walks', source: 'chart' } }] };
  },
  'program/templates': () => undefined,
  'program/saveTemplate': () => ({
    id: newId(),
    name: 'Balance',
    items: [{ exerciseId: 'x', name: 'x', bodyPart: 'legs', dose: { sets: 1, repetitions: 1 }, objective: 'standing' }],
  }),
  'program/removeTemplate': () => ({ id: newId() }),
  'visit/change': () => ({ id: newId(), visitId: theirs.visitId, change: 'restored', reason: 'taken back' }),
  'visit/row': () => ({ visitId: theirs.visitId }),
  'visit/plan': () => ({ id: newId(), patientId: theirs.patientId, startsAt: Date.now() + 7 * 86_400_000, minutes: 30 }),
  'visit/open': () => ({ visitId: theirs.visitId }),
  'visit/sync': () => ({ visitId: theirs.visitId, events: [], have: {} }),
  'visit/read': () => ({ visitId: pastVisitId, have: {} }),
  'visit/stop': () => ({ visitId: theirs.visitId, events: [{}], have: {} }),
  'visit/leave': () => ({ visitId: theirs.visitId, writer: newId() }),
  'visit/running': () => undefined,
  'note/sign': () => ({ visitId: theirs.visitId, kind: 'treatment', through: {}, hash: '0'.repeat(64) }),
  'note/list': () => ({ visitId: pastVisitId }),
  'note/beginSigning': () => ({ password: 'not the password' }),
  'note/signingUntil': () => undefined,
  'note/cosign': () => ({ id: newId(), visitId: pastVisitId, noteId: newId(), hash: '0'.repeat(64) }),
  'vault/keep': () => ({ visitId: theirs.visitId, keyId: newId(), key: randomBytes(32).toString('base64') }),
  'vault/recover': () => ({ visitId: theirs.visitId, keyId: newId() }),
  'admin/people': () => undefined,
  'admin/invite': () => ({ name: 'N. Body', email: `${newId()}@demo.invalid`, role: 'biller', credentials: '' }),
  'admin/invitations': () => undefined,
  'admin/withdrawInvitation': () => ({ id: newId() }),
  'admin/foundClinic': () => ({ id: newId(), name: 'A third clinic', zone: 'Nowhere' }),
  'admin/address': () => undefined,
  'admin/chooseName': () => ({ name: '192.168.1.20' }),
  'account/clinics': () => undefined,
  // What could be guessed is refused by its form here: wrong ones would count, and close the address to this walk.
  'account/acceptInvitation': () => ({ token: 'short' }),
  'account/sessions': () => undefined,
  'account/endSession': () => ({ id: newId() }),
  'account/endOtherSessions': () => undefined,
  'account/changePassword': () => ({ current: 'not the password', next: 'short' }),
  'account/security': () => undefined,
  'account/beginConfirm': () => undefined,
  'account/confirm': () => ({ password: '' }),
  'account/beginPasskey': () => undefined,
  'account/finishPasskey': () => ({ step: newId(), name: 'Clinic tablet', response: {} }),
  'account/removePasskey': () => ({ id: 'none' }),
  'account/beginAuthenticator': () => undefined,
  'account/finishAuthenticator': () => ({ code: '000000' }),
  'account/removeAuthenticator': () => undefined,
  'account/newRecoveryCodes': () => undefined,
  'patients/accessReport': () => ({ patientId: theirs.patientId }),
  'vault/mine': () => undefined,
  'vault/handOver': () => ({ records: [{ keyId: newId(), stream: 'x', number: 1, bytes: 'AAAA' }] }),
  'admin/removePerson': () => ({ userId: newId() }),
  'admin/passwordLink': () => ({ userId: newId() }),
  'admin/saveClinic': () => ({ emergencyNumber: '911' }),
  'admin/audit': () => ({}),
};

/** Procedures whose answer names nothing of one chart; from another clinic they answer, and show nothing of this one. */
const withoutSubject = new Set([
  'me/get',
  'today/list',
  'patients/search',
  'patients/create',
  'program/templates',
  'program/saveTemplate',
  'visit/leave',
  'note/beginSigning',
  'note/signingUntil',
  'visit/running',
  'admin/people',
  'admin/saveClinic',
  'admin/invite',
  'admin/invitations',
  'admin/foundClinic',
  'admin/address',
  'admin/chooseName',
  'admin/audit',
  'vault/mine',
  'vault/handOver',
]);

/** Codes that the check of who calls answers with. */
const doorCodes = [
  'EUP_SERVER_SIGN_IN_FIRST',
  'EUP_SERVER_ROLE',
  'EUP_SERVER_CLINIC',
  'EUP_SERVER_CLINIC_CHOICE',
  'EUP_SERVER_SECOND_FACTOR_FIRST',
];

/** Procedures of whoever is signed in; they name no clinic. */
const every = Object.entries(contract).flatMap(([folder, named]) =>
  Object.entries(named).map(([name, procedure]) => ({ path: `${folder}/${name}`, access: procedure['~orpc'].meta as Access })),
);

const procedures = every.filter(({ access }) => access.of !== 'person');
const own = every.filter(({ access }) => access.of === 'person');

let bed: TestServer;
let store: Store;
let otherClinic: string;
const people = new Map<Role, Session>();
const strangers = new Map<Role, Session>();
let homeless: Session;

beforeAll(async () => {
  bed = await testServer();
  const reached = await connectionOf(bed.dataDir);
  if (!reached.ok) throw new Error(reached.error.message);
  const { owner, app } = reached.value;
  const opened = await openStore({ owner, app });
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
  const secret = await keyFile(join(bed.dataDir, 'keys'), 'cookies.key');
  if (!secret.ok) throw new Error(secret.error.message);
  const identity = openIdentity({ pool: store.authPool, secret: secret.value, secure: false });
  otherClinic = newId();
  await store.createClinic({ id: otherClinic, name: 'Another clinic', zone: 'UTC', demo: false });
  const password = 'another long password';
  const add = async (email: string, role: Role | null) => {
    const added = await identity.addPerson({ name: 'Stranger', email, password });
    if (role !== null)
      await store.addMembership(otherClinic, {
        userId: added.userId,
        role,
        credentials: 'PT',
        discipline: 'PT',
        level: 'therapist',
      });
    // The other clinic is no demo: its administrator has the second factor that it wants.
    const signedIn = await session(bed.url, email, password);
    if (role === 'admin') await store.authPool.query('update "user" set "secondFactor" = true where id = $1', [added.userId]);
    return signedIn;
  };
  for (const role of roles) {
    people.set(role, await bed.signIn(role));
    strangers.set(role, await add(`${role}@other.invalid`, role));
  }
  homeless = await add('nobody@other.invalid', null);
  const day = (await (people.get('therapist') as Session).call('today/list', {})).json.json;
  theirs.visitId = day.visits.find((row: { patient: { id: string } }) => row.patient.id === theirs.patientId).id;
});

afterAll(async () => {
  await store?.close();
  await bed?.remove();
});

describe('the contract', () => {
  it('has a fitting input for each procedure in this walk, and nothing else', () => {
    expect(Object.keys(inputs).sort()).toEqual(every.map(({ path }) => path).sort());
  });

  for (const { path, access } of procedures) {
    it(`${path} answers ${access.roles.join(', ')} of the clinic, and nobody else`, async () => {
      expect(access.roles.length).toBeGreaterThan(0);
      const input = inputs[path] as () => unknown;
      const nobody = await rpc(bed.url, null, path, input());
      expect([nobody.status, nobody.json.json.code]).toEqual([401, 'EUP_SERVER_SIGN_IN_FIRST']);
      const forged = await rpc(bed.url, 'eupraxia.session_token=forged.c2lnbmF0dXJl', path, input());
      expect(forged.status).toBe(401);
      const unplaced = await homeless.call(path, input());
      expect([unplaced.status, unplaced.json.json.code]).toEqual([403, 'EUP_SERVER_CLINIC']);
      for (const role of roles) {
        const inside = await (people.get(role) as Session).call(path, input());
        const code = inside.json.json?.code;
        if (access.roles.includes(role)) expect(doorCodes, `${role}: ${inside.text.slice(0, 200)}`).not.toContain(code);
        else expect([role, inside.status, code]).toEqual([role, 403, 'EUP_SERVER_ROLE']);
        expect(inside.status, inside.text.slice(0, 300)).not.toBe(500);

        const across = await (people.get(role) as Session).call(path, input(), { 'x-eupraxia-clinic': otherClinic });
        expect([role, across.status, across.json.json.code]).toEqual([role, 403, 'EUP_SERVER_CLINIC']);

        const stranger = await (strangers.get(role) as Session).call(path, input());
        expect(stranger.text, `${role} of another clinic`).not.toContain('Okafor');
        if (!withoutSubject.has(path)) expect([role, stranger.status]).toEqual([role, access.roles.includes(role) ? 404 : 403]);
      }
    });
  }
});

describe('the person’s own account', () => {
  for (const { path, access } of own) {
    it(`${path} answers whoever is signed in, whichever clinic the call names, and nobody else`, async () => {
      expect([access.roles.length, access.chart]).toEqual([roles.length, 'no']);
      const input = inputs[path] as () => unknown;
      const nobody = await rpc(bed.url, null, path, input());
      expect([nobody.status, nobody.json.json.code]).toEqual([401, 'EUP_SERVER_SIGN_IN_FIRST']);
      const forged = await rpc(bed.url, 'eupraxia.session_token=forged.c2lnbmF0dXJl', path, input());
      expect(forged.status).toBe(401);
      for (const person of [homeless, ...people.values(), ...strangers.values()]) {
        for (const headers of [{}, { 'x-eupraxia-clinic': otherClinic }]) {
          const answer = await person.call(path, input(), headers);
          expect(doorCodes, answer.text.slice(0, 200)).not.toContain(answer.json.json?.code);
          expect(answer.status, answer.text.slice(0, 300)).not.toBe(500);
          expect(answer.text).not.toContain('Okafor');
        }
      }
    });
  }
});

describe('an administrator without a second factor', () => {
  it('outside the demo clinic gets nothing but who they are and their own account', async () => {
    const { userId, call } = strangers.get('admin') as Session;
    await store.authPool.query('update "user" set "secondFactor" = false where id = $1', [userId]);
    for (const { path, access } of every) {
      const answer = await call(path, (inputs[path] as () => unknown)());
      const code = answer.json.json?.code;
      if (access.beforeSecondFactor) expect([path, code]).not.toEqual([path, 'EUP_SERVER_SECOND_FACTOR_FIRST']);
      else if (access.roles.includes('admin'))
        expect([path, answer.status, code]).toEqual([path, 403, 'EUP_SERVER_SECOND_FACTOR_FIRST']);
      else expect([path, code]).toEqual([path, 'EUP_SERVER_ROLE']);
    }
    expect((await call('me/get')).json.json.signIn.secondFactor).toBe('due');
    await store.authPool.query('update "user" set "secondFactor" = true where id = $1', [userId]);
    expect((await call('me/get')).json.json.signIn.secondFactor).toBe('set');
  });
});

describe('the addresses', () => {
  it('are the ones that this table names', async () => {
    const found = new Set<string>();
    const pages = join(bed.dataDir, 'pages');
    await mkdir(pages);
    await writeFile(join(pages, 'index.html'), '');
    const desk = { identity: {}, signing: {}, clock: Date.now } as unknown as ServerContext;
    const { app } = await buildApp({
      desk,
      tls: null,
      pages,
      port: () => 1,
      onLine: () => undefined,
      onRoute: (method, path) => found.add(`${method} ${path}`),
    });
    await app.ready();
    await app.close();
    expect([...found].sort()).toEqual(Object.keys(addresses).sort());
  });

  for (const [address, access] of Object.entries(recordingAccess)) {
    it(`${address} answers ${access.roles.join(', ')} of the clinic, and nobody else`, async () => {
      const [method] = address.split(' ') as [string];
      const bytes = Buffer.from('a recording of the walk');
      const path = `/api/recordings/${createHash('sha256').update(bytes).digest('hex')}`;
      const call = (cookie: string | null, clinic?: string) =>
        ask(bed.url, path, {
          method,
          headers: {
            ...(cookie === null ? {} : { cookie }),
            ...(clinic === undefined ? {} : { 'x-eupraxia-clinic': clinic }),
            ...(method === 'PUT' ? { 'content-type': 'application/octet-stream' } : {}),
            'x-eupraxia-visit': theirs.visitId,
          },
          ...(method === 'PUT' ? { raw: bytes } : {}),
        });
      expect((await call(null)).status).toBe(401);
      expect((await call(homeless.cookie)).status).toBe(403);
      for (const role of roles) {
        const allowed = (access.roles as readonly Role[]).includes(role);
        expect((await call((people.get(role) as Session).cookie)).status, role).toSatisfy((status: number) =>
          allowed ? status < 300 : status === 403,
        );
        expect((await call((people.get(role) as Session).cookie, otherClinic)).status, role).toBe(403);
        expect((await call((strangers.get(role) as Session).cookie)).status, role).toBe(allowed ? 404 : 403);
      }
    });
  }

  for (const [address, access] of Object.entries(printAccess)) {
    it(`${address} answers ${access.roles.join(', ')} of the clinic, and nobody else`, async () => {
      const path =
        address
          .split(' ')[1]
          ?.replace(':visitId', pastVisitId)
          .replace(':patientId', demoPatients[0]?.id ?? '') ?? '';
      const call = (cookie: string | null, clinic?: string) =>
        ask(bed.url, path, {
          headers: {
            ...(cookie === null ? {} : { cookie }),
            ...(clinic === undefined ? {} : { 'x-eupraxia-clinic': clinic }),
          },
        });
      expect((await call(null)).status).toBe(401);
      expect((await call(homeless.cookie)).status).toBe(403);
      for (const role of roles) {
        const allowed = (access.roles as readonly Role[]).includes(role);
        const inside = await call((people.get(role) as Session).cookie);
        expect(inside.status, role).toBe(allowed ? 200 : 403);
        expect(inside.bytes.subarray(0, 5).toString() === '%PDF-', role).toBe(allowed);
        expect((await call((people.get(role) as Session).cookie, otherClinic)).status, role).toBe(403);
        expect((await call((strangers.get(role) as Session).cookie)).status, role).toBe(allowed ? 404 : 403);
      }
    });
  }

  it('answer no procedure by GET', async () => {
    for (const { path } of every) {
      expect(
        (await ask(bed.url, `/rpc/${path}`, { headers: { cookie: (people.get('therapist') as Session).cookie } })).status,
      ).toBe(404);
    }
  });
});

describe('admin.passwordLink', () => {
  it('is refused for a person of two clinics, so that no administrator gets into the other one', async () => {
    const shared = await homeless.call('me/get');
    expect(shared.status).toBe(403);
    const { id } = (await (people.get('admin') as Session).call('me/get')).json.json.clinic;
    for (const clinic of [id, otherClinic])
      await store.addMembership(clinic, {
        userId: homeless.userId,
        role: 'biller',
        credentials: '',
        discipline: null,
        level: null,
      });
    for (const admin of [people.get('admin'), strangers.get('admin')]) {
      const answer = await (admin as Session).call('admin/passwordLink', { userId: homeless.userId });
      expect([answer.status, answer.json.json.code]).toEqual([409, 'EUP_SERVER_PERSON_SHARED']);
    }
    // With several places a call names one of them; the own account needs none.
    expect((await homeless.call('me/get')).json.json.code).toBe('EUP_SERVER_CLINIC_CHOICE');
    expect((await homeless.call('account/clinics')).json.json).toHaveLength(2);
  });
});

describe('a session', () => {
  it('is nobody’s once it has expired', async () => {
    const person = await bed.signIn('assistant');
    expect((await person.call('me/get')).status).toBe(200);
    await store.authPool.query('update "session" set "expiresAt" = now() - interval \'1 second\' where "userId" = $1', [
      person.userId,
    ]);
    expect((await person.call('me/get')).status).toBe(401);
  });
});

describe('a bug', () => {
  it('answers without its details and is noted without anything that was sent', async () => {
    const reached = await connectionOf(bed.dataDir);
    if (!reached.ok) throw new Error(reached.error.message);
    const owner = new pg.Client(reached.value.owner);
    await owner.connect();
    await owner.query('alter table chart.patient rename to patient_away');
    const answer = await (people.get('therapist') as Session).call('patients/search', { query: 'Okafor' });
    await owner.query('alter table chart.patient_away rename to patient');
    await owner.end();
    expect([answer.status, answer.json.json.code]).toEqual([500, 'EUP_SERVER_UNEXPECTED']);
    expect(answer.text).not.toMatch(/relation|patient_away|chart\.|at .*\.ts/);
    const logged = bed.lines.join('\n');
    expect(logged).toContain('POST /rpc/* 500');
    expect(logged).toContain('unexpected:');
    expect(logged).not.toMatch(/okafor/i);
  });
});
