import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasRecording, writeRecording } from './folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eup-recordings-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('writeRecording(place, bytes) on a full disk says so, keeps no part, and takes the recording once there is room', async () => {
  const bytes = randomBytes(100_000);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const place = { folder, master: randomBytes(32), clinicId: 'clinic', sha256 };
  async function* untilFull() {
    yield bytes.subarray(0, 50_000);
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  }
  async function* whole() {
    yield bytes;
  }
  expect(await writeRecording(place, untilFull())).toMatchObject({ ok: false, error: { code: 'EUP_STORE_FULL', status: 507 } });
  expect(await readdir(join(folder, 'clinic', sha256.slice(0, 2)))).toEqual([]);
  expect(await writeRecording(place, whole())).toEqual({ ok: true, value: { bytes: 100_000, fresh: true } });
  expect(await hasRecording(place)).toBe(true);
});
