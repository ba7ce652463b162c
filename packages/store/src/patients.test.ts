import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClinic, openTestStore, refusal, startTestDatabase, type TestDatabase, value } from './database.fixture.ts';
import { createPatient, searchPatients } from './patients.ts';
import type { Store } from './store.ts';

let database: TestDatabase;
let store: Store;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

const walter = (name = 'Walter Brandner', bornOn = '1959-05-12') => ({ id: randomUUID(), name, bornOn });

describe('createPatient(tx, patient), of a name and birth date that a chart has', () => {
  it('is refused with the number of that chart, whatever the case, marks and spaces of the name', async () => {
    const actor = await newClinic(store);
    const create = (patient: ReturnType<typeof walter>, otherPerson = false) =>
      store.tenant(actor, (tx) => createPatient(tx, patient, otherPerson));
    const first = { ...walter('Zoë  Müller-Łukasz'), chartNumber: 'MR-4711' };
    value(await create(first));
    for (const name of ['Zoë Müller-Łukasz', 'zoe muller lukasz', ' ZOË MÜLLER  ŁUKASZ ']) {
      const refused = await create(walter(name));
      expect(refusal(refused)).toBe('EUP_STORE_PATIENT_SAME');
      if (!refused.ok) expect(refused.error.message).toMatch(/Zoë {2}Müller-Łukasz, born 1959-05-12, .*chart number MR-4711/);
    }
    value(await create(walter('Zoë Müller-Łukasz', '1959-05-13')));
    value(await create(first));
    value(await create(walter('Zoe Muller Lukasz'), true));
    expect(await store.tenant(actor, (tx) => searchPatients(tx, 'zoe', '1959-05-12'))).toHaveLength(2);
    expect(await store.tenant(actor, (tx) => searchPatients(tx, 'zoe'))).toHaveLength(3);
  });

  it('is added once by calls at the same time, and nothing is known of another clinic', async () => {
    const actor = await newClinic(store);
    const other = await newClinic(store, 'Other');
    value(await store.tenant(other, (tx) => createPatient(tx, walter())));
    const all = await Promise.all(Array.from({ length: 5 }, () => store.tenant(actor, (tx) => createPatient(tx, walter()))));
    expect(all.map((one) => (one.ok ? 'added' : one.error.code)).sort()).toEqual([
      ...Array.from({ length: 4 }, () => 'EUP_STORE_PATIENT_SAME'),
      'added',
    ]);
  });
});
