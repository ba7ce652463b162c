import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, refusal, servers, startTestDatabase, type TestDatabase, value } from './database.fixture.ts';
import { holdsToWalls } from './roles.ts';
import { openStore } from './store.ts';

// The program's own server has no superuser that a test could use.
describe.skipIf(!servers.includes('debian 15'))('a server whose owner may not make roles', () => {
  let database: TestDatabase;
  let superuser: pg.Client;

  beforeAll(async () => {
    database = await startTestDatabase('debian 15');
    superuser = new pg.Client({ ...database.owner, user: 'postgres' });
    await superuser.connect();
    await superuser.query('alter role eupraxia_owner nocreaterole');
  });
  afterAll(async () => {
    await superuser?.end();
    await database?.stop();
  });

  it('openStore() says which role is missing, and works with roles that an administrator has made and that are named', async () => {
    expect(refusal(await openStore(database))).toBe('EUP_STORE_AUTH_ROLE_MISSING');
    await superuser.query('create role sign_in login; create role for_patients login');
    const auth = { ...database.app, user: 'sign_in' };
    expect(refusal(await openStore({ ...database, auth }))).toBe('EUP_STORE_PATIENT_ROLE_MISSING');
    const patient = { ...database.app, user: 'for_patients' };
    await value(await openStore({ ...database, auth, patient })).close();
  });

  it('and refuses a role of patients that is a superuser, bypasses row-level security, or is a member of the application', async () => {
    await superuser.query('alter role eupraxia_owner createrole');
    await (await openTestStore(database)).close();
    for (const [does, undoes] of [
      ['alter role eupraxia_patient superuser', 'alter role eupraxia_patient nosuperuser'],
      ['alter role eupraxia_patient bypassrls', 'alter role eupraxia_patient nobypassrls'],
      ['grant eupraxia_app to eupraxia_patient', 'revoke eupraxia_app from eupraxia_patient'],
      ['alter table chart.event owner to eupraxia_patient', 'alter table chart.event owner to eupraxia_owner'],
    ] as const) {
      await superuser.query(does);
      const client = new pg.Client({ ...database.app, user: 'eupraxia_patient' });
      await client.connect();
      expect(refusal(await holdsToWalls(client, ['eupraxia_app', 'eupraxia_auth'])), does).toBe('EUP_STORE_APP_ROLE_BYPASSES');
      await client.end();
      await superuser.query(undoes);
    }
    await (await openTestStore(database)).close();
  });
});
