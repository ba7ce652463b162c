import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectionOf } from '@eupraxia/postgres';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, cookieOf, type TestServer, testServer } from '../server.fixture.ts';
import { attemptRules } from './attempt-rules.ts';
import { type Attempt, type SignInLimiter, signInLimiter } from './limiter.ts';

let bed: TestServer;
let pool: pg.Pool;
let limiter: SignInLimiter;
let email: string;
let password: string;

/** A limiter beside the server's, with the same key: both count in the same rows. */
async function openLimiter(): Promise<void> {
  const reached = await connectionOf(bed.dataDir);
  if (!reached.ok) throw new Error(reached.error.message);
  pool = new pg.Pool(reached.value.owner);
  limiter = signInLimiter({ pool, secret: await readFile(join(bed.dataDir, 'keys', 'cookies.key')) });
}

beforeAll(async () => {
  bed = await testServer();
  await openLimiter();
  ({ email, password } = bed.server.demoSignIns[0] as { email: string; password: string });
});
afterAll(async () => {
  await pool?.end();
  await bed?.remove();
});
beforeEach(() => pool.query('delete from auth.attempt_count'));

const signIn = (body: { email: string; password: string }, cookie?: string) =>
  ask(bed.url, '/api/auth/sign-in/email', { method: 'POST', body, headers: cookie === undefined ? {} : { cookie } });
const guess = (more: Partial<Attempt>): Attempt => ({
  address: '127.0.0.1',
  account: email,
  device: null,
  what: 'password',
  ...more,
});
const times = async (count: number, attempt: (i: number) => Attempt) => {
  const waits: (number | null)[] = [];
  for (let i = 0; i < count; i++) waits.push((await limiter.attempt(attempt(i)))?.wait ?? null);
  return waits;
};

describe('signing in', () => {
  it('passes from a device that the account is known on, whatever others guess at the address or at the account', async () => {
    const known = cookieOf(await signIn({ email, password }));
    expect(known).toContain('eupraxia-device=');
    await times(40, (i) => guess({ account: `colleague-${i}@clinic.test` }));
    await times(120, (i) => guess({ address: `192.0.2.${i}` }));
    const unknown = await signIn({ email, password });
    expect([unknown.status, Number(unknown.headers['retry-after']) <= 60]).toEqual([429, true]);
    expect((await signIn({ email, password }, known)).status).toBe(200);
  });

  it('is counted by device and account alone on a known device, so that a stolen device cookie gives five guesses', async () => {
    const device = cookieOf(await signIn({ email, password }))
      .split('; ')
      .find((cookie) => cookie.startsWith('eupraxia-device='));
    const answers = [];
    for (let i = 0; i < 6; i++) answers.push((await signIn({ email, password: 'wrong wrong wrong' }, device)).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await signIn({ email, password })).status).toBe(200);
    const session = await ask(bed.url, '/api/auth/get-session', { headers: { cookie: device ?? '' } });
    expect(session.json).toBeNull();
  });

  it('gives no device cookie to who gave a wrong password, and takes none that was made up', async () => {
    const refused = await signIn({ email, password: 'wrong wrong wrong' }, 'eupraxia-device=1.x.y.z');
    expect([refused.status, refused.headers['set-cookie']]).toEqual([401, undefined]);
  });

  it('answers the same for an account that there is not, also once it has to wait', async () => {
    const of = async (account: string) => {
      await times(5, () => guess({ account, address: '127.0.0.1' }));
      const { status, text } = await signIn({ email: account, password: 'wrong wrong wrong' });
      return { status, text };
    };
    expect(await of(email)).toEqual(await of('nobody@clinic.test'));
  });

  it('is not closed by a restart, nor opened by it', async () => {
    await times(5, () => guess({}));
    await pool.end();
    await bed.server.stop();
    bed = await testServer({ dataDir: bed.dataDir, clock: () => 13 * 3_600_000 + Date.now() });
    await openLimiter();
    expect((await signIn({ email, password })).status).toBe(429);
    await limiter.succeeded(guess({}));
    expect((await signIn({ email, password })).status).toBe(200);
  });
});

describe('signInLimiter().attempt(attempt)', () => {
  it('counts an IPv6 address by its /64, and IPv4 the same however it is written', async () => {
    const waits = await times(6, (i) => guess({ address: `2001:db8:1:2::${i + 1}` }));
    expect(waits.map((wait) => wait === null)).toEqual([true, true, true, true, true, false]);
    expect(await times(1, () => guess({ address: '2001:db8:1:3::1' }))).toEqual([null]);
    await times(5, () => guess({ address: '192.0.2.1', account: 'other@clinic.test' }));
    expect(await limiter.attempt(guess({ address: '::ffff:192.0.2.1', account: ' OTHER@clinic.test' }))).not.toBeNull();
  });

  it('counts what is tried apart: a flood of passwords closes no one-time link and no code', async () => {
    const { password: rule } = attemptRules;
    const secret = await readFile(join(bed.dataDir, 'keys', 'cookies.key'));
    const strict = signInLimiter({
      ...{ pool, secret },
      rules: { ...attemptRules, password: { ...rule, address: { ...rule.address, closed: 20 } } },
    });
    for (let i = 0; i < 20; i++) await strict.attempt(guess({ account: `${i}` }));
    expect((await strict.attempt(guess({ account: 'x' })))?.wait).toBeGreaterThan(5 * 60_000);
    expect(await strict.attempt(guess({ account: '', what: 'link' }))).toBeNull();
    expect(await strict.attempt(guess({ what: 'code' }))).toBeNull();
  });

  it('takes few codes of an authenticator app from however many addresses, and still from a known device', async () => {
    await times(30, (i) => guess({ what: 'code', address: `192.0.2.${Math.floor(i / 3)}` }));
    const taken = await pool.query('select max(failures) as most from auth.attempt_count');
    expect(taken.rows[0].most).toBeLessThanOrEqual(30);
    expect(await limiter.attempt(guess({ what: 'code', address: '198.51.100.1' }))).not.toBeNull();
    expect(await limiter.attempt(guess({ what: 'code', device: 'known' }))).toBeNull();
  });
});
