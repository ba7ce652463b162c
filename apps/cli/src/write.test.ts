import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWhole } from './write.ts';

const folder = mkdtempSync(join(tmpdir(), 'eupraxia-write-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('writeWhole(file, text)', () => {
  it('replaces a file whole and leaves nothing beside it', async () => {
    const file = join(folder, 'visit.json');
    writeFileSync(file, 'old');
    expect(await writeWhole(file, 'new')).toEqual({ ok: true, value: undefined });
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['visit.json']);
  });

  it('refuses a folder that is not there, and a name that a folder has', async () => {
    expect(await writeWhole(join(folder, 'none', 'x'), 'new')).toMatchObject({ ok: false, error: { code: 'EUP_CLI_OUT' } });
    expect(await writeWhole(folder, 'new')).toMatchObject({ ok: false, error: { code: 'EUP_CLI_OUT' } });
    expect(readdirSync(folder)).toEqual(['visit.json']);
  });
});
