import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { recount } from '@eupraxia/claims';
import { type Envelope, readLog } from '@eupraxia/clinical';
import { verifySeal } from '@eupraxia/clinical/note';
import type { Fault, Result } from '@eupraxia/kernel';
import { type RunningDatabase, startDatabase } from '@eupraxia/postgres';
import { eventsBeyond, notesOf, openStore, type PersonActor, rebuildProjections, type Store, visitOf } from '@eupraxia/store';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsToday, foldedOf, releases, releasesFolder } from './releases.fixture.ts';

let database: RunningDatabase;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'eup-'));
  chmodSync(folder, 0o711);
  database = value(await startDatabase({ dataDir: join(folder, 'data') }));
});
afterAll(async () => {
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function value<T>(result: Result<T, Fault>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** Puts the database of a folder in place of whatever is there, at the stored format of its release. */
async function load(release: string, name: string): Promise<void> {
  const dump = gunzipSync(readFileSync(join(releasesFolder, release, `${name}.sql.gz`))).toString('utf8');
  const client = new pg.Client(database.owner);
  await client.connect();
  await client.query('drop schema if exists eupraxia, chart, auth cascade');
  await client.query(dump);
  await client.end();
}

async function wholeLog(store: Store, actor: PersonActor, visitId: string): Promise<readonly Envelope[]> {
  return store.tenant(actor, async (tx) => value(await eventsBeyond(tx, visitId, {}, 20_000)).events);
}

/** A person of the demo clinic, as the server would know them after sign-in. */
async function someone(store: Store, email: string): Promise<PersonActor | null> {
  const found = await store.authPool.query<{ id: string; name: string }>('select "id", "name" from "user" where "email" = $1', [
    email,
  ]);
  const [person] = found.rows;
  if (person === undefined) return null;
  const [clinic] = await store.memberships(person.id);
  if (clinic === undefined) return null;
  return { kind: 'person', clinicId: clinic.clinicId, userId: person.id, name: person.name, role: clinic.role };
}

describe.each(releases)('a data folder of release %s', (release) => {
  const folded = foldedOf(release);

  it.each(['demo', 'treated'])(
    '"%s": opens, and every visit reads as it did; every signed note matches its log',
    async (name) => {
      await load(release, name);
      const lines: string[] = [];
      const store = value(await openStore({ owner: database.owner, app: database.app, onProgress: (line) => lines.push(line) }));
      try {
        const therapist = await someone(store, 'rivera@demo.invalid');
        if (therapist === null) throw new Error('the demo therapist is gone');
        const visits = folded.filter((one) => one.folder === name);
        expect(visits.length).toBeGreaterThan(3);
        let notes = 0;
        for (const { visit, facts, title } of visits) {
          const events = await wholeLog(store, therapist, visit);
          expect(factsToday(events), title).toEqual(facts);
          const log = readLog(events);
          for (const signed of await store.tenant(therapist, async (tx) => value(await notesOf(tx, visit)))) {
            expect(value(verifySeal(log, signed, recount)), title).toMatchObject({ covers: 'signature' });
            notes += 1;
          }
        }
        expect(notes).toBe({ demo: 4, treated: 8 }[name]);

        const statuses = () =>
          store.tenant(therapist, async (tx) => {
            const found: [string, string][] = [];
            for (const { visit } of visits) found.push([visit, value(await visitOf(tx, visit)).status]);
            return found;
          });
        const before = await statuses();
        expect(new Set(before.map(([, status]) => status))).toEqual(
          new Set(name === 'demo' ? ['signed'] : ['signed', 'addendum-proposed', 'finished', 'open']),
        );
        await store.tenant(therapist, rebuildProjections);
        expect(await statuses()).toEqual(before);
      } finally {
        await store.close();
      }
    },
  );

  it('"empty": opens and has its first administrator', async () => {
    await load(release, 'empty');
    const store = value(await openStore(database));
    try {
      expect(await someone(store, 'admin@clinic.invalid')).toMatchObject({ role: 'admin' });
    } finally {
      await store.close();
    }
  });
});
