import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError } from '@eupraxia/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkVersion, dataPaths, defaultDataFolder } from './data-folder.ts';
import { lockFolder } from './folder-lock.ts';
import { temporaryFolder } from './folders.fixture.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { processMark } from './process-mark.ts';
import { newSecrets, readSecrets, writeSecrets } from './secrets.ts';

let place = '';
beforeAll(() => {
  place = temporaryFolder();
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

const hostile = fc.oneof(fc.string(), fc.json(), fc.integer().map(String), fc.constant('{"pid":1,"mark":""}'));

test('lockFolder(dir) takes over a lock with any content that names no live process, and gives it back', () => {
  fc.assert(
    fc.property(hostile, (content) => {
      writeFileSync(join(place, 'lock'), content);
      const release = lockFolder(place);
      expect(() => lockFolder(place)).toThrow(FaultError);
      release();
      expect(readdirSync(place)).toEqual([]);
    }),
  );
});

test('lockFolder(dir) refuses a live process and takes over the same pid with another start', () => {
  const path = join(place, 'lock');
  const parent = process.ppid;
  writeFileSync(path, JSON.stringify({ pid: parent, mark: processMark(parent) }));
  expect(() => lockFolder(place)).toThrow(`process ${parent}`);
  writeFileSync(path, JSON.stringify({ pid: parent, mark: 'an earlier start' }));
  lockFolder(place)();
  expect(existsSync(path)).toBe(false);
});

test('a lock that another process has taken meanwhile is not given back by the first', () => {
  const release = lockFolder(place);
  writeFileSync(join(place, 'lock'), 'of another');
  release();
  expect(readFileSync(join(place, 'lock'), 'utf8')).toBe('of another');
  rmSync(join(place, 'lock'));
});

test('checkVersion(paths) passes only what it has written itself, and refuses the rest in a coded line', async () => {
  const paths = dataPaths(join(place, 'version-test'));
  mkdirSync(paths.root);
  await checkVersion(paths);
  const own = readFileSync(paths.version, 'utf8');
  expect(own).toBe('eupraxia-data\nlayout 1\npostgresql 18\n');
  await checkVersion(paths);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.string().map((rest) => `eupraxia-data\nlayout ${rest}`),
      ),
      async (content) => {
        fc.pre(!content.startsWith(own));
        writeFileSync(paths.version, content);
        const error = await checkVersion(paths).catch((thrown: unknown) => thrown);
        if (/^eupraxia-data\nlayout [01]\npostgresql 18\n/.test(content)) return;
        expect(error).toBeInstanceOf(FaultError);
      },
    ),
  );
});

test('readSecrets(paths) gives back what was written, nothing for a missing file, and refuses a damaged one', async () => {
  const paths = dataPaths(join(place, 'secrets-test'));
  mkdirSync(paths.root);
  expect(await readSecrets(paths)).toBeUndefined();
  const secrets = newSecrets();
  await writeSecrets(paths, secrets);
  expect(await readSecrets(paths)).toEqual(secrets);
  expect(new Set(Object.values(secrets)).size).toBe(3);
  await fc.assert(
    fc.asyncProperty(hostile, async (content) => {
      writeFileSync(paths.secrets, content);
      await expect(readSecrets(paths)).rejects.toMatchObject({ fault: { code: 'EUP_STORE_DATA_UNREADABLE' } });
    }),
  );
});

test('readPostmasterFile(cluster) reads the lines of a running server and survives any other content', () => {
  const path = join(place, 'postmaster.pid');
  writeFileSync(path, '4711\n/data/postgres\n1760000000\n5432\n/data/socket\n\n  123 0\nready   \n');
  expect(readPostmasterFile(place)).toEqual({ pid: 4711, place: { host: '/data/socket', port: 5432 }, status: 'ready' });
  writeFileSync(path, '4711\n/data/postgres\n1760000000\n');
  expect(readPostmasterFile(place)).toEqual({ pid: 4711, place: undefined, status: '' });
  fc.assert(
    fc.property(hostile, (content) => {
      writeFileSync(path, content);
      const found = readPostmasterFile(place);
      expect(found === undefined || found.pid > 0).toBe(true);
    }),
  );
});

test('defaultDataFolder(env) is EUPRAXIA_DATA when set, else a folder of the platform', () => {
  expect(defaultDataFolder({ EUPRAXIA_DATA: '/somewhere/else' })).toBe('/somewhere/else');
  const usual = defaultDataFolder({ XDG_DATA_HOME: '/xdg' });
  if (process.platform === 'linux') expect(usual).toBe(process.getuid?.() === 0 ? '/var/lib/eupraxia' : '/xdg/eupraxia');
  expect(usual.toLowerCase()).toContain('eupraxia');
});
