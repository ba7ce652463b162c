import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommand, eupraxia } from './command.fixture.ts';

const data = join(tmpdir(), `eupraxia-serve-${randomUUID()}`);
const bin = fileURLToPath(new URL('../bin/eupraxia.js', import.meta.url));
const left: ChildProcess[] = [];

beforeAll(buildCommand, 180_000);
afterAll(() => {
  for (const child of left) if (child.exitCode === null) child.kill('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

/** Starts the real server on a free port and waits for its one document. */
function served(): Promise<{ child: ChildProcess; url: string; people: number }> {
  const child = spawn(process.execPath, [bin, 'serve', '--json', '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  left.push(child);
  let told = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    told += bytes.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${told}`)));
    child.stdout?.once('data', (bytes: Buffer) => {
      const { url, demoSignIns } = JSON.parse(bytes.toString()) as { url: string; demoSignIns: unknown[] };
      resolve({ child, url, people: demoSignIns.length });
    });
  });
}

describe('eupraxia export --data FOLDER', () => {
  it('makes no database where there is none', async () => {
    const folder = join(tmpdir(), `eupraxia-none-${randomUUID()}`);
    const ran = await eupraxia(['export', '--visit', '0192f0c0-0000-7000-8000-000000000001', '--data', folder, '--json']);
    expect([ran.code, JSON.parse(ran.stdout)]).toMatchObject([1, { error: { code: 'EUP_STORE_NOT_RUNNING' } }]);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('eupraxia serve', () => {
  it('prints its address, answers there, and ends with 0 at a signal; export reaches its database beside it and alone', async () => {
    const { child, url, people } = await served();
    expect(people).toBeGreaterThan(3);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    const unknown = ['export', '--visit', '0192f0c0-0000-7000-8000-000000000001', '--data', data, '--json'];
    const beside = await eupraxia(unknown);
    expect([beside.code, JSON.parse(beside.stdout)]).toMatchObject([1, { error: { code: 'EUP_CLI_VISIT_UNKNOWN' } }]);
    const found = [
      'clinic',
      'found',
      '--name',
      'Second Clinic',
      '--admin-name',
      'Some One',
      '--admin',
      'Someone@Second.example',
      '--data',
      data,
      '--json',
    ];
    const founded = await eupraxia([...found, '--zone', 'America/Denver']);
    expect([founded.code, founded.stderr]).toEqual([0, '']);
    const { link, email } = JSON.parse(founded.stdout) as { link: string; email: string };
    expect(email).toBe('someone@second.example');
    const read = await fetch(`${url}/api/auth/link/read`, {
      method: 'POST',
      headers: { origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ token: link.split('#')[1] }),
    });
    expect(await read.json()).toMatchObject({
      kind: 'invitation',
      name: 'Some One',
      clinicName: 'Second Clinic',
      role: 'admin',
      email,
    });
    const nowhere = await eupraxia([...found, '--zone', 'Nowhere']);
    expect([nowhere.code, JSON.parse(nowhere.stdout)]).toMatchObject([1, { error: { code: 'EUP_STORE_ZONE' } }]);
    const second = await eupraxia(['serve', '--json', '--data', data, '--port', '0']);
    expect([second.code, JSON.parse(second.stdout)]).toMatchObject([1, { error: { code: 'EUP_STORE_DATA_IN_USE' } }]);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    // The server is stopped: whoever runs it still gets somebody back in.
    const account = ['account', 'link', '--data', data, '--json', '--email'];
    const linked = await eupraxia([...account, 'RIVERA@demo.invalid', '--without-second-factor']);
    expect([linked.code, JSON.parse(linked.stdout)]).toMatchObject([
      0,
      { email: 'rivera@demo.invalid', link: expect.stringMatching(/^\/link#p/) },
    ]);
    const renamed = ['account', 'rename', '--data', data, '--json', '--email', 'rivera@demo.invalid', '--to'];
    const rename = await eupraxia([...renamed, 'Rivera@clinic.test', '--name', 'D. R.']);
    expect([rename.code, JSON.parse(rename.stdout)]).toEqual([0, { email: 'rivera@clinic.test', name: 'D. R.' }]);
    const nobody = await eupraxia([...account, 'nobody@demo.invalid']);
    expect([nobody.code, JSON.parse(nobody.stdout)]).toMatchObject([1, { error: { code: 'EUP_SERVER_ACCOUNT_UNKNOWN' } }]);
    for (const wrong of [
      ['account'],
      ['account', 'make'],
      ['account', 'link'],
      ['account', 'rename', '--email', 'rivera@demo.invalid'],
      ['clinic', 'found', '--name', 'x', '--zone', 'UTC'],
      ['clinic', 'found', '--name', 'x', '--zone', 'UTC', '--admin', 'admin@clinic.invalid', '--admin-name', 'x'],
    ])
      expect([wrong, (await eupraxia(wrong)).code]).toEqual([wrong, 2]);
    const alone = await eupraxia(unknown);
    expect([alone.code, JSON.parse(alone.stdout)]).toMatchObject([1, { error: { code: 'EUP_CLI_VISIT_UNKNOWN' } }]);
  }, 120_000);
});
