import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, it } from 'vitest';
import type { Io } from './io.ts';
import { progressOf } from './progress.ts';

const folder = mkdtempSync(join(tmpdir(), 'eupraxia-progress-'));
const file = join(folder, 'recording');
writeFileSync(file, new Uint8Array(1000));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const io = (shown?: string[]): Io => ({
  stdin: Readable.from([]),
  env: {},
  out: async () => undefined,
  err: () => undefined,
  ...(shown === undefined ? {} : { progress: (text: string) => void shown.push(text) }),
});

it('progressOf(file, 2 walks) shows the share of both, each share once, and takes it away at the end', async () => {
  const shown: string[] = [];
  const { onBytes, end } = await progressOf(file, 2, io(shown));
  for (const count of [500, 1, 499, 1000, 1000]) onBytes(count);
  end();
  expect(shown).toEqual(['25 %', '50 %', '100 %', '']);
});

it('progressOf(-) counts megabytes, and shows nothing where nobody looks at a terminal', async () => {
  const shown: string[] = [];
  const piped = await progressOf('-', 1, io(shown));
  piped.onBytes(2_500_000);
  const unseen = await progressOf(file, 1, io());
  unseen.onBytes(1000);
  unseen.end();
  expect(shown).toEqual(['2 MB']);
});
