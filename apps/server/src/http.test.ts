import crypto from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type Answer,
  ask,
  cookieOf,
  newcomer,
  type Session,
  session,
  type TestServer,
  testServer,
  tokenOf,
  useLink,
} from './server.fixture.ts';

let bed: TestServer;
let pages: string;
let therapist: Session;

beforeAll(async () => {
  pages = await mkdtemp(join(tmpdir(), 'eup-pages-'));
  await mkdir(join(pages, 'assets'));
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>Eupraxia</title>');
  await writeFile(join(pages, 'sw.js'), '// worker');
  await writeFile(join(pages, 'assets', 'app-1a2b3c.js'), 'export {}');
  await writeFile(join(pages, 'assets', 'app-1a2b3c.js.gz'), 'packed');
  bed = await testServer({ webDir: pages });
  therapist = await bed.signIn('therapist');
});
afterAll(async () => {
  await bed?.remove();
  await rm(pages, { recursive: true, force: true });
});

/** What the server answers to bytes that no client would send. */
function said(url: string, bytes: string): Promise<string> {
  return new Promise((settle, fail) => {
    const parts: string[] = [];
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (part: string) => parts.push(part));
    socket.on('end', () => settle(parts.join(''))).on('error', fail);
  });
}

const code = (answer: Answer) => answer.json?.error?.code ?? answer.json?.json?.code;

describe('a call that may change something', () => {
  const post = (headers: Record<string, string>) =>
    ask(bed.url, '/rpc/me/get', { method: 'POST', body: {}, headers: { cookie: therapist.cookie, ...headers } });

  it('is taken from our own pages alone', async () => {
    expect((await post({})).status).toBe(200);
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost.evil.example',
      bed.url.replace('http:', 'https:'),
      bed.url.replace('127.0.0.1', 'localhost'),
    ]) {
      expect([origin, code(await post({ origin }))]).toEqual([origin, 'EUP_SERVER_ORIGIN']);
    }
    expect(code(await post({ 'sec-fetch-site': 'cross-site' }))).toBe('EUP_SERVER_ORIGIN');
  });

  it('must be JSON, so that no form of another page can send it', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/octet-stream',
    ]) {
      expect([type, code(await post({ 'content-type': type }))]).toEqual([type, 'EUP_SERVER_CONTENT_TYPE']);
    }
  });

  it('is refused over 2 MB, said or unsaid, and when it is no JSON', async () => {
    const large = JSON.stringify({ json: { query: 'x'.repeat(2_100_000) } });
    const headers = { cookie: therapist.cookie };
    expect(code(await ask(bed.url, '/rpc/patients/search', { method: 'POST', headers, raw: large }))).toBe(
      'EUP_SERVER_TOO_LARGE',
    );
    expect(
      code(
        await ask(bed.url, '/rpc/patients/search', {
          method: 'POST',
          headers: { ...headers, 'transfer-encoding': 'chunked' },
          raw: large,
        }),
      ),
    ).toBe('EUP_SERVER_TOO_LARGE');
    expect(code(await ask(bed.url, '/rpc/patients/search', { method: 'POST', headers, raw: '{"json":' }))).toBe(
      'EUP_SERVER_BODY',
    );
    expect(
      code(await ask(bed.url, '/rpc/patients/search', { method: 'POST', headers, raw: '{"json":{"__proto__":{"query":"x"}}}' })),
    ).toBe('EUP_SERVER_BODY');
  });
});

describe('every answer', () => {
  it('is one of ours with a code, whatever was sent', async () => {
    const headers = { cookie: therapist.cookie };
    for (const raw of ['null', '{"json":{},"meta":[[1,"day"]]}']) {
      const answer = await ask(bed.url, '/rpc/today/list', { method: 'POST', headers, raw });
      expect([raw, answer.status, code(answer)]).toEqual([raw, 400, 'EUP_SERVER_BODY']);
    }
    expect(code(await therapist.call('today/list', { day: '0000-01-01' }))).toBe('EUP_SERVER_INPUT');
    for (const path of ['/%', '/rpc/%E0%A4%A', '/%00', '/../../x']) {
      const answer = await ask(bed.url, path);
      expect([path, answer.status, code(answer)]).toEqual([path, 404, 'EUP_SERVER_NO_ROUTE']);
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    }
    expect(await said(bed.url, 'GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n')).toMatch(/^HTTP\/1.1 400 .*"EUP_SERVER_BODY"/s);
    expect(await said(bed.url, `GET / HTTP/1.1\r\nx: ${'x'.repeat(50_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /);
  });

  it('goes to our own names alone, so that a foreign name that resolves here gets nothing', async () => {
    const { port } = new URL(bed.url);
    for (const host of ['evil.example', `evil.example:${port}`, 'localhost:1']) {
      expect([host, code(await ask(bed.url, '/', { headers: { host } }))]).toEqual([host, 'EUP_SERVER_HOST']);
    }
    expect((await ask(bed.url, '/', { headers: { host: `localhost:${port}` } })).status).toBe(200);
  });

  it('carries the headers that keep a page to itself', async () => {
    for (const path of ['/', '/assets/app-1a2b3c.js', '/health', '/nothing.png', '/api/auth/get-session']) {
      const { headers } = await ask(bed.url, path);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      });
      expect(headers['x-powered-by']).toBeUndefined();
    }
    expect((await ask(bed.url, '/api/auth/get-session')).headers['cache-control']).toBe('no-store');
  });

  it('names the field that does not fit, and repeats nothing that was sent', async () => {
    const answer = await therapist.call('patients/create', { id: 'x', name: 'Secret Person', bornOn: 'yesterday' });
    expect(answer.status).toBe(400);
    expect(answer.json.json.data).toMatchObject({ code: 'EUP_SERVER_INPUT' });
    expect(answer.json.json.message).toContain('id');
    expect(answer.text).not.toContain('Secret');
    expect(answer.text).not.toContain('yesterday');
    const unknown = await therapist.call('patients/forget', {});
    expect([unknown.status, code(unknown)]).toEqual([404, 'EUP_SERVER_NO_ROUTE']);
  });
});

describe('the pages', () => {
  it('are served with the app for every address of its own, fresh, and hashed files for good', async () => {
    for (const path of ['/', '/today', '/visit/0190-1', '/sw.js']) {
      const answer = await ask(bed.url, path);
      expect([path, answer.status, answer.headers['cache-control']]).toEqual([path, 200, 'no-cache']);
    }
    expect((await ask(bed.url, '/today')).text).toContain('Eupraxia');
    expect((await ask(bed.url, '/assets/app-1a2b3c.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const packed = await ask(bed.url, '/assets/app-1a2b3c.js', { headers: { 'accept-encoding': 'gzip' } });
    expect([packed.headers['content-encoding'], packed.text]).toEqual(['gzip', 'packed']);
  });

  it('are no way out of their folder, and no answer for files and calls that do not exist', async () => {
    for (const path of ['/assets/gone.js', '/favicon.png', '/api/nothing', '/rpc/nothing']) {
      expect([path, (await ask(bed.url, path)).status]).toEqual([path, 404]);
    }
    await writeFile(join(pages, '..', 'eup-outside.txt'), 'outside');
    for (const path of [
      '/../eup-outside.txt',
      '/..%2feup-outside.txt',
      '/assets/../../eup-outside.txt',
      '/assets/..%2f..%2feup-outside.txt',
      '/%2e%2e/eup-outside.txt',
      '/..%5ceup-outside.txt',
    ]) {
      expect([path, (await ask(bed.url, path)).text.includes('outside')]).toEqual([path, false]);
    }
    await rm(join(pages, '..', 'eup-outside.txt'));
  });
});

describe('sign-in', () => {
  const signIn = (body: unknown) => ask(bed.url, '/api/auth/sign-in/email', { method: 'POST', body });

  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const found = bed.server.demoSignIns[0] as { email: string; password: string };
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now });
    const answer = await signIn({ email: found.email.toUpperCase(), password: found.password });
    expect(answer.status).toBe(200);
    const [cookie] = [answer.headers['set-cookie'] ?? []].flat();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    expect(answer.text).not.toContain('token');
    const session = await ask(bed.url, '/api/auth/get-session', { headers: { cookie: cookieOf(answer) } });
    expect(session.json.user.email).toBe(found.email);
    vi.useRealTimers();
    expect(session.json.expiresAt).toBe(now + 12 * 3_600_000);
    expect((await ask(bed.url, '/api/auth/get-session')).json).toBeNull();
  });

  it('answers the same, after like work, for unknown people and wrong passwords', async () => {
    // The work that takes time is the hash of the password: each is counted.
    const hash = vi.spyOn(crypto, 'scrypt');
    syncBuiltinESMExports();
    const counted = async (email: string) => {
      const before = hash.mock.calls.length;
      const answer = await signIn({ email, password: 'wrong wrong wrong' });
      return { answer, hashes: hash.mock.calls.length - before };
    };
    const [known, unknown, malformed] = [
      await counted('novak@demo.invalid'),
      await counted('nobody@demo.invalid'),
      await signIn({ email: 'no address', password: 'x' }),
    ];
    hash.mockRestore();
    syncBuiltinESMExports();
    expect([known.answer.status, known.answer.text]).toEqual([401, unknown.answer.text]);
    expect(malformed.text).toBe(known.answer.text);
    expect([known.hashes, unknown.hashes]).toEqual([1, 1]);
  });

  it('takes no more after five failures for one account, says how long to wait, and stays open for others', async () => {
    for (let i = 0; i < 5; i++) await signIn({ email: 'laurent@demo.invalid', password: `wrong ${i}` });
    const closed = await signIn({
      email: 'laurent@demo.invalid',
      password: bed.server.demoSignIns.find(({ role }) => role === 'biller')?.password,
    });
    expect([closed.status, code(closed)]).toEqual([429, 'EUP_SERVER_TOO_MANY']);
    expect(Number(closed.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(closed.headers['retry-after'])).toBeLessThanOrEqual(30);
    await bed.signIn('admin');
  });

  it('ends on the server with sign-out: a kept cookie is worth nothing afterwards', async () => {
    const session = await bed.signIn('front-desk');
    expect((await session.call('me/get')).status).toBe(200);
    const out = await ask(bed.url, '/api/auth/sign-out', { method: 'POST', body: {}, headers: { cookie: session.cookie } });
    expect(out.json).toEqual({ success: true });
    expect((await session.call('me/get')).status).toBe(401);
  });

  it('signs nobody up', async () => {
    const answer = await ask(bed.url, '/api/auth/sign-up/email', {
      method: 'POST',
      body: { name: 'x', email: 'x@y.zz', password: 'long enough for it' },
    });
    expect(answer.status).toBe(404);
  });
});

describe('an administrator', () => {
  it('invites a person, who comes in with the role that was offered, and may not invite who works here', async () => {
    const admin = await bed.signIn('admin');
    const person = { name: 'N. Ewer', email: 'Newer@demo.invalid', role: 'front-desk' } as const;
    const newer = await newcomer(bed.url, admin, person, 'correct horse battery');
    expect((await newer.call('me/get')).json.json).toMatchObject({
      role: 'front-desk',
      name: 'N. Ewer',
      email: 'newer@demo.invalid',
    });
    expect(code(await admin.call('admin/invite', { ...person, credentials: '' }))).toBe('EUP_SERVER_PERSON_EXISTS');
    expect((await admin.call('admin/people')).json.json.map(({ name }: { name: string }) => name)).toContain('N. Ewer');
  });

  it('sets nobody’s password: a link lets the person choose one, ends their sign-ins, and is seen by them and in the audit', async () => {
    const admin = await bed.signIn('admin');
    const person = { name: 'L. Eaver', email: 'leaver@demo.invalid', role: 'biller' } as const;
    const leaver = await newcomer(bed.url, admin, person, 'the first of mine');
    const { userId } = leaver;
    expect((await leaver.call('me/get')).status).toBe(200);
    const token = tokenOf(await admin.call('admin/passwordLink', { userId }));
    const chosen = 'a second one of mine';
    expect((await useLink(bed.url, token, chosen)).status).toBe(200);
    expect(code(await useLink(bed.url, token, chosen))).toBe('EUP_SERVER_LINK');
    expect((await leaver.call('me/get')).status).toBe(401);
    await expect(session(bed.url, person.email, 'the first of mine')).rejects.toThrow('401');
    const again = await session(bed.url, person.email, chosen);
    expect((await again.call('account/security')).json.json.passwordLink).toMatchObject({
      madeBy: (await admin.call('me/get')).json.json.name,
    });
    expect((await admin.call('admin/removePerson', { userId })).json.json).toEqual({ removed: true });
    expect((await again.call('today/list', {})).status).toBe(401);
    expect(code(await admin.call('admin/removePerson', { userId }))).toBe('EUP_STORE_MEMBER_UNKNOWN');
    expect(code(await admin.call('admin/passwordLink', { userId }))).toBe('EUP_STORE_MEMBER_UNKNOWN');
    expect(code(await admin.call('admin/removePerson', { userId: admin.userId }))).toBe('EUP_SERVER_PERSON_SELF');
    expect(code(await admin.call('admin/passwordLink', { userId: admin.userId }))).toBe('EUP_SERVER_LINK_SELF');
    const { rows } = (await admin.call('admin/audit', {})).json.json;
    const acts = rows
      .filter(({ subject }: { subject: string }) => subject === `person:${userId}`)
      .map(({ action }: { action: string }) => action)
      .filter((action: string) => action.startsWith('person.'));
    expect(acts).toEqual(['person.remove', 'person.password', 'person.password-link', 'person.join']);
  });

  it('reads the audit of the clinic, whose chain is whole, and sees no patient of the day', async () => {
    const admin = await bed.signIn('admin');
    const audit = (await admin.call('admin/audit', {})).json.json;
    expect(audit.chain).toBe('whole');
    expect(audit.rows.length).toBeGreaterThan(5);
    expect((await admin.call('today/list', {})).json.json.visits).toEqual([]);
  });
});
