import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type DemoPatient, demoPatients, pastVisitId } from '@eupraxia/demo';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { release } from './release.ts';
import { ask, passableFolder, type TestServer, testServer } from './server.fixture.ts';
import { startServer } from './start.ts';

const quiet = { port: 0, host: '127.0.0.1', empty: true, onProgress: () => undefined };
let folder: string;
let first: TestServer;

beforeAll(async () => {
  folder = await passableFolder();
  first = await testServer({ dataDir: await passableFolder() });
});
afterAll(async () => {
  await first?.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('startServer(options)', () => {
  it('answers at its address with the release of its package', async () => {
    expect((await ask(first.url, '/health')).json).toEqual({ status: 'up' });
    expect(release).toBe(packageJson.version);
  });

  it('keeps the demo sign-ins in a file for this user alone, with passwords of this installation', async () => {
    const path = join(first.dataDir, 'demo-sign-ins.txt');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const text = await readFile(path, 'utf8');
    for (const { password } of first.server.demoSignIns) expect(text).toContain(password);
    expect(new Set(first.server.demoSignIns.map(({ password }) => password)).size).toBe(6);
    expect(new Set(first.server.demoSignIns.map(({ role }) => role)).size).toBe(5);
  });

  it('starts a second time with the same sign-ins, and doubles nothing', async () => {
    const before = (await (await first.signIn('therapist')).call('today/list', {})).json.json;
    await first.server.stop();
    const again = await testServer({ dataDir: first.dataDir });
    first = again;
    const after = (await (await again.signIn('therapist')).call('today/list', {})).json.json;
    expect(after.visits.map(({ id }: { id: string }) => id)).toEqual(before.visits.map(({ id }: { id: string }) => id));
  });

  it('refuses a port that is taken, in a coded line, and leaves nothing running', async () => {
    const other = createServer();
    const port = await new Promise<number>((settle) =>
      other.listen(0, '127.0.0.1', () => settle((other.address() as { port: number }).port)),
    );
    const dataDir = join(folder, 'busy');
    const refused = await startServer({ ...quiet, dataDir, port });
    other.close();
    expect(refused).toMatchObject({ ok: false, error: { code: 'EUP_SERVER_PORT_BUSY' } });
    expect(existsSync(dataDir)).toBe(false);
    const free = await startServer({ ...quiet, dataDir, port });
    expect(free.ok).toBe(true);
    if (free.ok) await free.value.stop();
  });

  it('refuses to be reachable from other computers without a certificate', async () => {
    expect(await startServer({ ...quiet, host: '0.0.0.0', dataDir: join(folder, 'plain') })).toMatchObject({
      ok: false,
      error: { code: 'EUP_SERVER_LISTEN_PLAIN' },
    });
  });

  it('refuses a file that cannot be read, is not a certificate, or belongs to another key', async () => {
    const [cert, key] = await certificate(folder, 'one');
    const [, otherKey] = await certificate(folder, 'two');
    const none = join(folder, 'none.pem');
    await writeFile(none, 'not a certificate');
    for (const tls of [
      { cert: join(folder, 'missing.pem'), key },
      { cert: none, key },
      { cert, key: otherKey },
    ]) {
      expect(await startServer({ ...quiet, tls, dataDir: join(folder, 'tls') })).toMatchObject({
        ok: false,
        error: { code: 'EUP_SERVER_TLS_FILES' },
      });
    }
  });

  it('serves other computers with a certificate: its names alone, secure cookies, and TLS from then on', async () => {
    const [cert, key] = await certificate(folder, 'clinic');
    await first.server.stop();
    first = await testServer({ dataDir: first.dataDir, host: '0.0.0.0', tls: { cert, key } });
    const { port, hostname } = new URL(first.url);
    expect(hostname).toBe('clinic.test');
    expect(first.lines.join()).toContain('Other computers can reach the demo clinic');
    const url = `https://127.0.0.1:${port}`;
    const health = (host: string) => ask(url, '/health', { headers: { host: `${host}:${port}` } });
    expect((await health('clinic.test')).headers['strict-transport-security']).toBe('max-age=31536000');
    expect((await health('another.test')).status).toBe(421);
    const { email, password } = first.server.demoSignIns[0] as { email: string; password: string };
    const answer = await ask(url, '/api/auth/sign-in/email', { method: 'POST', body: { email, password } });
    expect(answer.status).toBe(200);
    expect([answer.headers['set-cookie'] ?? []].flat()[0]).toMatch(/^__Host-eupraxia.*; Path=\/; .*; Secure/);
  });

  it('goes on with a demo clinic whose making was interrupted, and doubles nothing', async () => {
    await first.server.stop();
    await rm(join(first.dataDir, 'demo-ready'));
    first = await testServer({ dataDir: first.dataDir });
    const therapist = await first.signIn('therapist');
    expect((await therapist.call('patients/search', { query: 'Okafor' })).json.json).toHaveLength(1);
    expect((await therapist.call('note/list', { visitId: pastVisitId })).json.json).toHaveLength(1);
  });

  it('plans a demo day for a clinic that an older release made, without the patients that came later', async () => {
    const known = demoPatients as DemoPatient[];
    const at = known.findIndex(({ name }) => name === 'Owen Price');
    const later = known.splice(at, 1);
    const today = Date.UTC(2026, 10, 30, 15);
    vi.useFakeTimers({ toFake: ['Date'], now: today });
    const older = await testServer({ dataDir: join(folder, 'older') });
    await older.server.stop();
    known.splice(at, 0, ...later);
    vi.setSystemTime(today + 86_400_000);
    const newer = await testServer({ dataDir: join(folder, 'older') });
    const { visits } = (await (await newer.signIn('therapist')).call('today/list', {})).json.json;
    vi.useRealTimers();
    await newer.remove();
    expect(visits).toHaveLength(demoPatients.length - 1);
  });

  it('seals the audit into a file outside the database when it stops, and finds the chain whole afterwards', async () => {
    const admin = await first.signIn('admin');
    const clinicId = (await admin.call('me/get')).json.json.clinic.id;
    await first.server.stop();
    const seals = (await readFile(join(first.dataDir, 'seals', `${clinicId}.seals`), 'utf8')).trim().split('\n');
    expect(seals.length).toBeGreaterThan(1);
    first = await testServer({ dataDir: first.dataDir });
    expect((await (await first.signIn('admin')).call('admin/audit', {})).json.json.chain).toBe('whole');
  });

  it('goes on after its database was killed, says 503 meanwhile, and locks nobody out for it', async () => {
    const { email, password } = first.server.demoSignIns[0] as { email: string; password: string };
    const therapist = await first.signIn('therapist');
    const pidFile = await readFile(join(first.dataDir, 'postgres', 'postmaster.pid'), 'utf8');
    process.kill(Number(pidFile.split('\n', 1)[0]), 'SIGKILL');
    const seen = new Set<number>();
    let calm = 0;
    while (calm < 5) {
      const read = await therapist.call('today/list', {});
      const signedIn = await ask(first.url, '/api/auth/sign-in/email', { method: 'POST', body: { email, password } });
      for (const { status } of [read, signedIn]) seen.add(status);
      calm = read.status === 200 && signedIn.status === 200 ? calm + 1 : 0;
    }
    expect(first.lines.join('\n')).not.toContain('unexpected:');
    expect([...seen].toSorted()).toEqual([200, 503]);
    expect(first.lines.join('\n')).not.toContain('unexpected:');
  }, 40_000);

  it('lets a call that runs come to its end when it stops', async () => {
    const { email, password } = first.server.demoSignIns[0] as { email: string; password: string };
    const running = ask(first.url, '/api/auth/sign-in/email', { method: 'POST', body: { email, password } });
    await new Promise((settle) => setTimeout(settle, 15));
    await first.server.stop();
    expect((await running).status).toBe(200);
    await first.server.stop();
    first = await testServer({ dataDir: first.dataDir });
  });

  it('says in one line that no pages are built, and still answers programs', async () => {
    await first.server.stop();
    first = await testServer({ dataDir: first.dataDir, webDir: join(folder, 'nothing') });
    expect(first.lines.filter((line) => line.includes('No pages are built'))).toHaveLength(1);
    expect((await ask(first.url, '/')).json.error.code).toBe('EUP_SERVER_NO_ROUTE');
  });
});

async function certificate(into: string, name: string): Promise<[string, string]> {
  const [cert, key] = [join(into, `${name}.pem`), join(into, `${name}.key`)];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=clinic.test',
      '-addext',
      'subjectAltName=DNS:clinic.test,IP:127.0.0.1',
      '-keyout',
      key,
      '-out',
      cert,
    ],
    { stdio: 'ignore' },
  );
  return [cert, key];
}
