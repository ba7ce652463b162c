import { randomUUID } from 'node:crypto';
import type { ProgramTemplate } from '@eupraxia/clinical/chart';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from './actor.ts';
import { newClinic, openTestStore, refusal, startTestDatabase, type TestDatabase, value } from './database.fixture.ts';
import type { Store } from './store.ts';
import { removeTemplate, saveTemplate, templatesOf } from './templates.ts';

let database: TestDatabase;
let store: Store;
let actor: PersonActor;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database, () => 1_795_364_100_000);
  actor = await newClinic(store);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

const template = (name: string): ProgramTemplate => ({
  id: randomUUID(),
  name,
  items: exampleSnapshot().program.items.map(({ id: _id, side: _side, service: _service, ...item }) => item),
});

describe('saveTemplate, templatesOf and removeTemplate', () => {
  it('keep a template once, by name, and for its own clinic alone', async () => {
    const [b, a] = [template('Stroke, hand'), template('Balance, standing')];
    for (const one of [b, a, b]) value(await store.tenant(actor, (tx) => saveTemplate(tx, one)));
    expect(await store.tenant(actor, templatesOf)).toEqual([a, b]);
    expect(await store.tenant(await newClinic(store), templatesOf)).toEqual([]);
    expect(refusal(await store.tenant(actor, (tx) => saveTemplate(tx, { ...a, name: 'Other' })))).toBe(
      'EUP_STORE_TEMPLATE_CONFLICT',
    );
  });

  it('take one out of the list, and refuse one that is not there', async () => {
    const one = template('To be removed');
    value(await store.tenant(actor, (tx) => saveTemplate(tx, one)));
    value(await store.tenant(actor, (tx) => removeTemplate(tx, one.id)));
    expect((await store.tenant(actor, templatesOf)).map(({ id }) => id)).not.toContain(one.id);
    expect(refusal(await store.tenant(actor, (tx) => removeTemplate(tx, randomUUID())))).toBe('EUP_STORE_TEMPLATE_UNKNOWN');
  });
});
