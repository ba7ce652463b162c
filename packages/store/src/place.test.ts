import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from './audit/verify.ts';
import { newClinic, newPatient, openTestStore, startTestDatabase, type TestDatabase, value } from './database.fixture.ts';
import { createPatient } from './patients.ts';
import { statement } from './statements.ts';
import type { Store } from './store.ts';

type Actor = Awaited<ReturnType<typeof newClinic>>;

describe('store.place(userId, clinicId)', () => {
  let database: TestDatabase;
  let store: Store;
  let ours: Actor;
  let theirs: Actor;
  const userId = randomUUID();
  const member = { role: 'biller', credentials: '', discipline: null, level: null } as const;

  beforeAll(async () => {
    database = await startTestDatabase();
    store = await openTestStore(database);
    ours = await newClinic(store, 'Ours');
    theirs = await newClinic(store, 'Theirs');
    value(await store.addMembership(ours.clinicId, { ...member, userId, role: 'front-desk' }));
  });
  afterAll(async () => {
    await store?.close();
    await database?.stop();
  });

  it('is the person’s place there, by the clinic’s id as it is written down, and null in a clinic that is not theirs', async () => {
    const place = await store.place(userId, ours.clinicId);
    expect(place).toMatchObject({ clinicId: ours.clinicId, clinicName: 'Ours', role: 'front-desk', settings: { state: null } });
    // An id is compared as a text elsewhere: one spelling of it is known.
    expect(await store.place(userId, ours.clinicId.toUpperCase())).toBeNull();
    expect(await store.place(userId, theirs.clinicId)).toBeNull();
    expect(await store.place(userId, randomUUID())).toBeNull();
    expect(await store.clinicsOf(userId)).toEqual([ours.clinicId]);
  });

  it('sends nothing for an id that is none: it would be written into a statement', async () => {
    const hostile = `${ours.clinicId}'; reset app.clinic; --`;
    expect(await store.place(userId, hostile)).toBeNull();
    expect(await store.place(`${userId}' or true --`, ours.clinicId)).toBeNull();
    expect(await store.clinicsOf(`' or true or user_id = '`)).toEqual([]);
  });

  it('gives each their own place where many ask together, of two clinics and of people who have none', async () => {
    const other = randomUUID();
    value(await store.addMembership(ours.clinicId, { ...member, userId: other, role: 'assistant' }));
    const people = [userId, other, ours.userId, randomUUID(), theirs.userId];
    const asked = [ours, theirs].flatMap(({ clinicId }) => people.map((person) => store.place(person, clinicId)));
    const roles = (await Promise.all(asked)).map((place) => place?.role ?? null);
    expect(roles).toEqual([...['front-desk', 'assistant', ours.role, null, null], ...[null, null, null, null, theirs.role]]);
  });

  it('follows a change of role and a removal at once', async () => {
    value(await store.addMembership(theirs.clinicId, { ...member, userId }));
    expect(await store.place(userId, theirs.clinicId)).toMatchObject({ role: 'biller' });
    const set = (query: ReturnType<typeof statement>) => store.tenant(theirs, (tx) => tx.rows(query));
    await set(statement`delete from auth.membership where user_id = ${userId}`);
    expect(await store.place(userId, theirs.clinicId)).toBeNull();
    value(await store.addMembership(theirs.clinicId, { ...member, userId, role: 'front-desk' }));
    expect(await store.place(userId, theirs.clinicId)).toMatchObject({ role: 'front-desk' });
  });

  it('beside it, the database makes the links of the audit as auditLink does, whatever a name holds', async () => {
    const names = ['D. "Quote" O\'Hara', 'back\\slash', 'line\nbreak\ttab', '\u2028 Zoë 名 😀', '\u0001', ''];
    for (const name of names)
      await store.tenant({ ...ours, name }, async (tx) => {
        value(await createPatient(tx, newPatient()));
        tx.audit('chart.read', `patient:${name}`);
      });
    expect((await store.tenant(ours, (tx) => verifyAudit(tx, {}))).chain).toBe('whole');
  });
});
