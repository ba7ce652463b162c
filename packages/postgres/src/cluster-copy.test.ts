import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FaultError } from '@eupraxia/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type ConnectionSettings, withClient } from './connection.ts';
import { canMount, copyOf, endChildren, makeTemplate, startChild, started, temporaryFolder } from './folders.fixture.ts';
import { livePostmaster } from './postmaster-file.ts';
import type { RunningDatabase } from './start-database.ts';

const asRoot = process.getuid?.() === 0;
let place = '';
let template = '';
let count = 0;
const running: RunningDatabase[] = [];

const folder = () => copyOf(template, join(place, `d${++count}`));
async function start(dataDir: string, lines: string[] = []): Promise<RunningDatabase> {
  const database = await started({ dataDir, onProgress: (line) => lines.push(line) });
  running.push(database);
  return database;
}
function ask<T extends object>(settings: ConnectionSettings, sql: string): Promise<T[]> {
  return withClient(settings, 5_000, async (client) => (await client.query<T>(sql)).rows);
}
async function copied(database: RunningDatabase, step = 4): Promise<string> {
  const copy = await database.copyBefore(step);
  if (!copy.ok) throw new FaultError(copy.error);
  return copy.value;
}
const copiesIn = (dataDir: string) => readdirSync(dataDir).filter((name) => name.startsWith('before-'));
/** Owner and mode of everything in a folder, by its path. */
function ownersOf(root: string, path = ''): Record<string, string> {
  const found = lstatSync(join(root, path));
  const own = { [path]: `${found.uid}:${found.gid} ${(found.mode & 0o7777).toString(8)}` };
  if (!found.isDirectory()) return own;
  return Object.assign(own, ...readdirSync(join(root, path)).map((name) => ownersOf(root, join(path, name))));
}

beforeAll(async () => {
  place = temporaryFolder();
  template = join(place, 'template');
  await makeTemplate(template);
});
afterEach(async () => {
  endChildren();
  for (const database of running.splice(0)) await database.stop();
});
afterAll(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }));

describe('copyBefore(step)', () => {
  test('copies the stopped cluster with owners and modes, over what an earlier copy left, and starts it again', async () => {
    const dataDir = folder();
    const lines: string[] = [];
    const database = await start(dataDir, lines);
    await ask(database.owner, 'create table kept (n int); insert into kept values (7)');
    for (const name of ['before-migration-4', 'before-migration-4.part', 'before-migration-2.part']) {
      mkdirSync(join(dataDir, name));
      writeFileSync(join(dataDir, name, 'old'), 'old');
    }
    const before = database.serverPid;
    const copy = await copied(database);
    expect(copy).toBe(join(dataDir, 'before-migration-4'));
    expect(copiesIn(dataDir)).toEqual(['before-migration-4']);
    expect(lines.filter((line) => line.startsWith('Copying the database ('))).toHaveLength(1);
    expect(database.serverPid).not.toBe(before);
    expect(await ask(database.owner, 'select n from kept')).toEqual([{ n: 7 }]);
    await ask(database.owner, 'drop table kept');
    await database.stop();

    // Put in the place of the database, it is the database as it was.
    rmSync(join(dataDir, 'postgres'), { recursive: true });
    renameSync(copy, join(dataDir, 'postgres'));
    const again = await start(dataDir);
    expect(await ask(again.owner, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  test('killed in the middle of the copy, the next start finds the database and copies it anew', async () => {
    const dataDir = folder();
    const child = startChild(dataDir);
    await child.until((told) => told.started !== undefined);
    child.send('copy');
    await child.until((told) => told.progress?.startsWith('Copying the database (') === true);
    process.kill(child.pid, 'SIGKILL');
    await child.ended;
    const database = await start(dataDir);
    const copy = await copied(database);
    await database.stop();
    expect(ownersOf(copy)).toEqual(ownersOf(join(dataDir, 'postgres')));
    expect(copiesIn(dataDir)).toEqual(['before-migration-4']);
  });

  test('a stop() during the copy waits for it and leaves nothing running', async () => {
    const dataDir = folder();
    const database = await start(dataDir);
    const copying = database.copyBefore(4);
    await database.stop();
    await copying;
    expect(livePostmaster(join(dataDir, 'postgres'))).toBeUndefined();
  });

  test.runIf(asRoot && canMount())('refuses where there is no room, before anything is written; nothing is lost', async () => {
    const small = join(place, 'small');
    mkdirSync(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=110m,mode=755', 'none', small]);
    try {
      const dataDir = copyOf(template, join(small, 'data'));
      const database = await start(dataDir);
      expect(await database.copyBefore(4)).toMatchObject({ ok: false, error: { code: 'EUP_STORE_COPY_NO_ROOM' } });
      await database.stop();
      expect(copiesIn(dataDir)).toEqual([]);
      const again = await start(dataDir);
      expect(await ask(again.owner, 'select 1 as one')).toEqual([{ one: 1 }]);
      await again.stop();
    } finally {
      execFileSync('umount', [small]);
    }
  });

  test.runIf(asRoot && canMount())('clears a copy away that the disk had no room for after all', async () => {
    const few = join(place, 'few');
    mkdirSync(few);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'none', few]);
    try {
      const dataDir = copyOf(template, join(few, 'data'));
      const database = await start(dataDir);
      // Bytes there are; of files only 300 more fit.
      const { files, ffree } = statfsSync(few);
      execFileSync('mount', ['-o', `remount,nr_inodes=${files - ffree + 300}`, few]);
      expect(await database.copyBefore(4)).toMatchObject({ ok: false, error: { code: 'EUP_STORE_DISK_FULL' } });
      await database.stop();
      expect(copiesIn(dataDir)).toEqual([]);
      await (await start(dataDir)).stop();
    } finally {
      execFileSync('umount', [few]);
    }
  });
});

describe('dropCopies()', () => {
  test('removes whole copies and says where they lay; half ones go without a word, other folders stay', async () => {
    const dataDir = folder();
    const database = await start(dataDir);
    for (const name of ['before-migration-4', 'before-migration-12', 'before-migration-6.part', 'before-migration-kept-by-hand'])
      mkdirSync(join(dataDir, name));
    const copies = ['before-migration-12', 'before-migration-4'].map((name) => join(dataDir, name));
    expect(await database.dropCopies()).toEqual({ ok: true, value: copies });
    expect(copiesIn(dataDir)).toEqual(['before-migration-kept-by-hand']);
  });
});
