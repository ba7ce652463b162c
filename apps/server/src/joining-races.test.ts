import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningDatabase, startDatabase } from '@eupraxia/postgres';
import { auditSignIn, invite, openStore, removeMember, type Store, systemActor, withdrawInvitation } from '@eupraxia/store';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyPrepared } from '#prepared';
import { type Identity, openIdentity, type Recognized } from './identity/identity.ts';
import { joinAsPerson } from './identity/joining.ts';
import { makePasswordLink, usePasswordLink } from './identity/password-links.ts';
import { hashOf, invitationToken } from './identity/tokens.ts';

/** What may happen at the same moment to a person of clinic A whom clinic B has invited. */
const acts = ['accept', 'withdraw', 'remove', 'use the link', 'make a link', 'invite again'] as const;
type Act = (typeof acts)[number];
/**
 * Where they are held until each has arrived: at the lock of the person; at the row of the invitation; at the row of the link,
 * when whoever uses it has seen that the person is of A alone; at the place in B, when whoever takes it may have it.
 */
type Gate = 'person' | 'invitation' | 'link' | 'place';

const pairs = acts.flatMap((a) => acts.filter((b) => b !== a).map((b) => [a, b] as const));
const triples = pairs.flatMap(([a, b]) => acts.filter((c) => c !== a && c !== b).map((c) => [a, b, c] as const));
const taking = pairs.filter((order) => order.includes('accept'));
/** The place in B and the link of A at once, and a third act before, between or after them. */
const three = triples.filter((order) => order.includes('accept') && order.includes('use the link'));
const at = (gate: Gate, orders: readonly (readonly Act[])[]) => orders.map((order) => [gate, order] as const);
const rounds: readonly (readonly [Gate, readonly Act[]])[] = [
  ...at('person', [...pairs, ...three]),
  ...at('invitation', taking),
  ...at('link', [...taking, ...three]),
  ...at('place', [...taking, ...three]),
];

let folder: string;
let database: RunningDatabase;
let store: Store;
let identity: Identity;
let gate: pg.Client;
let watch: pg.Client;
const [a, b] = [randomUUID(), randomUUID()];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eup-'));
  await chmod(folder, 0o711);
  const dataDir = join(folder, 'data');
  const started = async (at: string) => {
    const running = await startDatabase({ dataDir: at });
    if (!running.ok) throw new Error(running.error.message);
    return running.value;
  };
  await copyPrepared('database', dataDir, async (at) => (await started(at)).stop());
  database = await started(dataDir);
  const opened = await openStore({ owner: database.owner, app: database.app });
  if (!opened.ok) throw new Error(opened.error.message);
  store = opened.value;
  identity = openIdentity({ pool: store.authPool, secret: Buffer.alloc(32), secure: false });
  for (const [id, name] of [
    [a, 'A'],
    [b, 'B'],
  ] as const)
    await store.createClinic({ id, name, zone: 'UTC', demo: false });
  gate = new pg.Client(database.owner);
  watch = new pg.Client(database.owner);
  await Promise.all([gate.connect(), watch.connect()]);
});
afterAll(async () => {
  await Promise.all([gate?.end(), watch?.end()]);
  await store?.close();
  await database?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** How many acts wait, for a person or for a row; the activity of other roles is not shown to the owner, their locks are. */
async function waiting(): Promise<number> {
  const held = `select distinct pid from pg_locks where not granted and locktype in ('advisory', 'transactionid', 'tuple')`;
  return (await watch.query(held)).rowCount ?? 0;
}

/** Lets an act run until it has ended or waits: one of both comes, and only then the next act begins. */
async function arrived(act: Promise<unknown>, before: number): Promise<void> {
  let over = false;
  const ended = () => {
    over = true;
  };
  act.then(ended, ended);
  while (!over && (await waiting()) <= before) await new Promise((settle) => setTimeout(settle, 1));
}

async function close(at: Gate, userId: string, invitationId: string): Promise<void> {
  if (at === 'person') {
    await gate.query(`begin; select pg_advisory_xact_lock(hashtextextended('person ${userId}', 0))`);
    return;
  }
  await gate.query(`begin; set local app.clinic = '${b}'; set local app.patient = '*'`);
  if (at === 'invitation') await gate.query('select 1 from auth.invitation where id = $1 for update', [invitationId]);
  else if (at === 'link') await gate.query('select 1 from auth.password_link where user_id = $1 for update', [userId]);
  else {
    const place = `insert into auth.membership (clinic_id, user_id, role, credentials, since) values ($1, $2, 'biller', '', 0)`;
    await gate.query(place, [b, userId]);
  }
}

/** Somebody of clinic A alone, signed in, with a link of A's to a new password and an invitation of B. */
async function somebody() {
  const email = `${randomUUID()}@example.org`;
  const { userId } = await identity.addPerson({ name: 'P', email, password: null });
  await store.addMembership(a, { userId, role: 'biller', credentials: '', discipline: null, level: null });
  const begun = await identity.begin({ userId, passwordAt: null }, { cookie: undefined, userAgent: undefined });
  const person = (await identity.whoIs(begun?.[0]?.split(';')[0])) as Recognized;
  const link = await makePasswordLink(identity.tables, { userId, clinicId: a, madeBy: 'Admin of A' }, Date.now());
  if (!link.ok) throw new Error(link.error.code);
  const invited = invitationToken(b);
  const place = {
    id: randomUUID(),
    name: 'P',
    email,
    role: 'therapist',
    credentials: 'PT',
    discipline: 'PT',
    level: 'therapist',
  } as const;
  await store.tenant(systemActor(b, 'test'), (tx) => invite(tx, place, hashOf(invited)));
  return { userId, person, place, invited, link: link.value.token };
}

describe(`${rounds.length} interleavings of accept, withdraw, remove, password link and invitation`, () => {
  it.each(acts)(
    'that begin with: %s – never give a password of a link of A a place in B',
    async (first) => {
      for (const [where, order] of rounds.filter(([, [one]]) => one === first)) {
        const { userId, person, place, invited, link } = await somebody();
        const desk = { store, identity, clock: Date.now };
        const act: Record<Act, () => Promise<{ readonly ok: boolean }>> = {
          accept: () => joinAsPerson(desk, invited, person),
          withdraw: () => store.tenant(systemActor(b, 'test'), (tx) => withdrawInvitation(tx, place.id)),
          remove: () => store.tenant(systemActor(a, 'test'), (tx) => removeMember(tx, userId)),
          'use the link': () =>
            store.tenant(systemActor(a, 'test'), async (tx) => {
              const row = await auditSignIn(tx, 'password', userId);
              return row.ok ? usePasswordLink(identity.tables, link, 'chosen by the admin of A', Date.now()) : row;
            }),
          'make a link': () => makePasswordLink(identity.tables, { userId, clinicId: a, madeBy: 'Admin of A' }, Date.now()),
          'invite again': () =>
            store.tenant(systemActor(b, 'test'), async (tx) => {
              const again = await invite(tx, { ...place, id: randomUUID() }, hashOf(invitationToken(b)));
              return { ok: again.ok && again.value !== null };
            }),
        };
        await close(where, userId, place.id);
        const running: Promise<{ readonly ok: boolean }>[] = [];
        for (const one of order) {
          const before = await waiting();
          running.push(act[one]());
          await arrived(running.at(-1) as Promise<unknown>, before);
        }
        await gate.query('rollback');
        const done = Object.fromEntries((await Promise.all(running)).map(({ ok }, i) => [order[i] as Act, ok]));
        const places = (await store.memberships(userId)).map(({ clinicId }) => clinicId);
        const [state] = await identity.tables.rows<{ password: string }>('select password from account where "userId" = $1', [
          userId,
        ]);
        const what = `${where}: ${order.join(', ')} → ${JSON.stringify(done)}`;
        const inB = places.includes(b);
        expect([what, inB && state !== undefined], what).toEqual([what, false]);
        expect([what, inB], what).toEqual([what, done.accept === true]);
        expect([what, state !== undefined], what).toEqual([what, done['use the link'] === true]);
        if (done.withdraw) expect([what, inB]).toEqual([what, false]);
        if (done.remove) expect([what, places.includes(a)]).toEqual([what, false]);
        // Whoever was invited and lost a race has lost nothing: without a place in B the sign-in lives, unless the link was used.
        if (!done['use the link']) expect([what, await living(userId)]).toEqual([what, true]);
      }
    },
    300_000,
  );
});

async function living(userId: string): Promise<boolean> {
  return (await identity.tables.rows('select 1 from "session" where "userId" = $1', [userId])).length > 0;
}
