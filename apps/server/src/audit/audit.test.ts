import { auditActs } from '@eupraxia/clinical/audit';
import { demoId } from '@eupraxia/demo';
import { connectionOf } from '@eupraxia/postgres';
import { openStore, type Store } from '@eupraxia/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, newId, type Session, type TestServer, testServer } from '../server.fixture.ts';

interface Row {
  readonly who: string;
  readonly role: string;
  readonly action: string;
  readonly subject: string;
  readonly person?: string;
  readonly chart?: { readonly patientId: string };
}

let bed: TestServer;
let store: Store;
let now = Date.now();
let admin: Session;
const okafor = demoId('Amara Okafor');

beforeAll(async () => {
  bed = await testServer({ clock: () => now });
  const reached = await connectionOf(bed.dataDir);
  if (!reached.ok) throw new Error(reached.error.message);
  const opened = await openStore({ owner: reached.value.owner, app: reached.value.app });
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
  admin = await bed.signIn('admin');
});

afterAll(async () => {
  await store?.close();
  await bed?.remove();
});

const trail = async (input: object = {}): Promise<readonly Row[]> => (await admin.call('admin/audit', input)).json.json.rows;
/** Rows of one act, once there are some: what failed is recorded behind the answer. */
async function rowsOf(action: string, count = 1): Promise<readonly Row[]> {
  for (let turn = 0; ; turn++) {
    const rows = (await trail()).filter((row) => row.action === action);
    if (rows.length >= count || turn === 50) return rows;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const signIn = (email: string, password: string) =>
  ask(bed.url, '/api/auth/sign-in/email', {
    method: 'POST',
    body: { email, password },
    headers: { 'user-agent': 'Mozilla/5.0 (iPad) Safari/604.1' },
  });

describe('the audit trail of sign-ins', () => {
  it('names who signed in with what, and who signed out', async () => {
    const biller = await bed.signIn('biller');
    expect(await rowsOf('sign-in.password', 2)).toContainEqual(
      expect.objectContaining({ role: 'biller', subject: 'device:Computer' }),
    );
    await ask(bed.url, '/api/auth/sign-out', { method: 'POST', headers: { cookie: biller.cookie }, body: {} });
    expect(await rowsOf('sign-out')).toMatchObject([{ role: 'biller', subject: `person:${biller.userId}` }]);
  });

  it('names whose account was tried with a wrong password, by the server, once a minute however often', async () => {
    const assistant = bed.server.demoSignIns.find(({ role }) => role === 'assistant');
    if (assistant === undefined) throw new Error('the demo has an assistant');
    for (let i = 0; i < 4; i++) expect((await signIn(assistant.email, 'not the password')).status).toBe(401);
    const [row, ...others] = await rowsOf('sign-in.failed');
    expect(row).toMatchObject({ who: 'Server', person: expect.any(String) });
    expect(others).toEqual([]);
    for (let i = 0; i < 3; i++) await signIn(assistant.email, 'not the password');
    expect((await rowsOf('sign-in.limited'))[0]?.subject).toBe(row?.subject);
  });

  it('keeps attempts at accounts that do not exist out of every clinic, in a log that names nobody', async () => {
    const before = (await trail({ kind: 'sign-ins' })).length;
    await signIn('nobody@elsewhere.invalid', 'a secret that was typed');
    let logged: Awaited<ReturnType<Store['signInLog']['read']>> = [];
    for (let turn = 0; logged.length === 0 && turn < 50; turn++) {
      logged = await store.signInLog.read(10);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(logged).toMatchObject([{ what: 'sign-in.failed', network: '127.0.0.0/24', device: 'Tablet, Safari', times: 1 }]);
    expect(JSON.stringify(logged)).not.toMatch(/nobody|elsewhere|secret/);
    expect(logged[0]?.account).toMatch(/^[0-9a-f]{32}$/);
    expect((await trail({ kind: 'sign-ins' })).length).toBe(before);
  });
});

describe('the audit trail of refusals', () => {
  it('names procedure and code of a call that the role, the clinic or the record refused, and no value of it', async () => {
    const desk = await bed.signIn('front-desk');
    const unknown = newId();
    expect((await desk.call('admin/people')).status).toBe(403);
    expect((await desk.call('chart/get', { patientId: okafor })).status).toBe(403);
    expect((await desk.call('today/list', {}, { 'x-eupraxia-clinic': unknown })).status).toBe(403);
    const therapist = await bed.signIn('therapist');
    expect((await therapist.call('visit/row', { visitId: unknown })).status).toBe(404);
    expect((await therapist.call('visit/row', { visitId: 'Okafor' })).status).toBe(400);
    expect((await therapist.call('note/beginSigning', { password: 'not the password' })).status).toBe(403);
    expect((await ask(bed.url, `/api/visits/${unknown}/note.pdf`, { headers: { cookie: desk.cookie } })).status).toBe(403);
    const refusals = await trail({ kind: 'refusals' });
    expect(refusals.map(({ action, subject, role }) => `${role} ${action} ${subject}`).sort()).toEqual([
      'front-desk refused.clinic procedure:today.list EUP_SERVER_CLINIC',
      'front-desk refused.role procedure:admin.people EUP_SERVER_ROLE',
      'therapist refused.input procedure:visit.row EUP_SERVER_INPUT',
      'therapist refused.signature procedure:note.beginSigning EUP_SERVER_SIGNING_PASSWORD',
      'therapist refused.unknown procedure:visit.row EUP_STORE_VISIT_UNKNOWN',
    ]);
    expect(JSON.stringify(refusals)).not.toMatch(new RegExp(`${unknown}|Okafor|not the password`));
  });

  it('folds a flood: sixty refused calls within a minute leave one row', async () => {
    now += 120_000;
    const biller = await bed.signIn('biller');
    await Promise.all(Array.from({ length: 60 }, () => biller.call('visit/row', { visitId: newId() })));
    const first = (await trail({ kind: 'refusals' })).filter(({ role }) => role === 'biller');
    expect(first.map(({ subject }) => subject)).toEqual(['procedure:visit.row EUP_STORE_VISIT_UNKNOWN']);
  });
});

describe('the audit trail of lists', () => {
  it('has one row for a search as one types, without what was typed, and one for each list', async () => {
    now += 600_000;
    const desk = await bed.signIn('front-desk');
    const therapist = await bed.signIn('therapist');
    for (const query of ['O', 'Ok', 'Oka', 'Okafor']) await desk.call('patients/search', { query });
    for (let i = 0; i < 3; i++) {
      await desk.call('today/list', {});
      await therapist.call('today/list', {});
      await therapist.call('program/templates');
      await admin.call('admin/people');
    }
    const rows = await trail({ kind: 'lists' });
    const told = rows.map(({ role, action }) => `${role} ${action}`).sort();
    expect(told).toEqual([
      'admin people.list',
      'front-desk day.list',
      'front-desk patients.search',
      'therapist day.read',
      'therapist templates.list',
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/oka/i);
    now += 300_000;
    await desk.call('patients/search', { query: 'Okafor' });
    expect((await trail({ kind: 'lists' })).filter(({ action }) => action === 'patients.search').length).toBe(2);
  });
});

describe('patients.accessReport', () => {
  it('says in plain words who opened the chart, to a therapist and to an administrator, and leaves a row', async () => {
    now += 3_600_000;
    const therapist = await bed.signIn('therapist');
    const biller = await bed.signIn('biller');
    for (let i = 0; i < 2; i++) await biller.call('chart/get', { patientId: okafor });
    await ask(bed.url, `/api/patients/${okafor}/plan.pdf`, { headers: { cookie: therapist.cookie } });
    const report = (await therapist.call('patients/accessReport', { patientId: okafor })).json.json;
    const words = new Set<string>(Object.values(auditActs).map((act) => act.words));
    for (const row of report.rows) expect(words, row.what).toContain(row.what);
    expect(report.rows).toContainEqual(expect.objectContaining({ role: 'biller', what: 'Opened the chart', times: 2 }));
    expect(report.rows).toContainEqual(expect.objectContaining({ role: 'therapist', what: 'Printed the plan of care' }));
    const again = (await admin.call('patients/accessReport', { patientId: okafor })).json.json;
    expect(again.rows[0]).toMatchObject({ role: 'therapist', what: 'Read who has seen the chart' });
    expect(JSON.stringify(again)).not.toContain('Okafor');
    expect((await therapist.call('patients/accessReport', { patientId: newId() })).status).toBe(404);
  });
});
