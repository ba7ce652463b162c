import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyFile } from './keyfile.ts';
import { unwrapKey, wrapKey } from './wrap.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eup-keys-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('keyFile(folder, name)', () => {
  it('makes one key, readable by its owner alone, even when asked several times at once', async () => {
    const keys = await Promise.all([1, 2, 3, 4].map(() => keyFile(folder, 'master.key')));
    const texts = new Set(keys.map((key) => (key.ok ? key.value.toString('hex') : key.error.code)));
    expect(texts.size).toBe(1);
    expect([...texts][0]).toMatch(/^[0-9a-f]{64}$/);
    expect((await stat(join(folder, 'master.key'))).mode & 0o777).toBe(0o600);
  });

  it('refuses a file of another length, and a lost key that has sealed something', async () => {
    await writeFile(join(folder, 'short.key'), 'abc');
    expect(await keyFile(folder, 'short.key')).toMatchObject({ ok: false, error: { code: 'EUP_SERVER_KEY_FILE' } });
    expect(await keyFile(folder, 'lost.key', false)).toMatchObject({ ok: false, error: { code: 'EUP_SERVER_KEY_LOST' } });
  });
});

describe('unwrapKey(master, wrapKey(master, key, place), place)', () => {
  const master = randomBytes(32);
  const key = randomBytes(32);
  const wrapped = wrapKey(master, key, ['clinic', 'visit', 'key']);

  it('gives the key back', () => {
    expect(unwrapKey(master, wrapped, ['clinic', 'visit', 'key'])).toEqual({ ok: true, value: key });
  });

  it('refuses another clinic, another master key, a changed byte and no bytes', () => {
    const changed = Buffer.from(wrapped);
    changed[20] = (changed[20] as number) ^ 1;
    for (const result of [
      unwrapKey(master, wrapped, ['other', 'visit', 'key']),
      unwrapKey(randomBytes(32), wrapped, ['clinic', 'visit', 'key']),
      unwrapKey(master, changed, ['clinic', 'visit', 'key']),
      unwrapKey(master, new Uint8Array(), ['clinic', 'visit', 'key']),
    ]) {
      expect(result).toMatchObject({ ok: false, error: { code: 'EUP_SERVER_VAULT_KEY' } });
    }
  });
});
