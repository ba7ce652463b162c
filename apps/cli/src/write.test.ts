import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writePieces, writeWhole } from './write.ts';

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
    const refused = (message: RegExp) => ({
      ok: false,
      error: { code: 'EUP_CLI_OUT', message: expect.stringMatching(message) },
    });
    expect(await writeWhole(join(folder, 'none', 'x'), 'new')).toMatchObject(refused(/its folder is not there\.$/));
    expect(await writeWhole(folder, 'new')).toMatchObject(refused(/it is a folder\.$/));
    expect(readdirSync(folder)).toEqual(['visit.json']);
  });
});

describe('writePieces(file, pieces, over)', () => {
  async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
    for (const text of texts) {
      if (text === 'fail') throw new Error('the source failed');
      yield new TextEncoder().encode(text);
    }
  }
  const there = () => readdirSync(folder).sort();

  it('writes all pieces, and over a file only where that is asked for', async () => {
    const file = join(folder, 'pieces.csv');
    expect(await writePieces(file, pieces('a', 'bc'), false)).toEqual({ ok: true, value: 3 });
    expect(await writePieces(file, pieces('x'), false)).toMatchObject({ ok: false, error: { code: 'EUP_CLI_OUT_THERE' } });
    expect(readFileSync(file, 'utf8')).toBe('abc');
    expect(await writePieces(file, pieces('new'), true)).toEqual({ ok: true, value: 3 });
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  it('leaves nothing where the pieces fail, and throws what they threw', async () => {
    const before = there();
    await expect(writePieces(join(folder, 'half.csv'), pieces('a', 'fail'), false)).rejects.toThrow('the source failed');
    expect(await writePieces(join(folder, 'none', 'x'), pieces('a'), false)).toMatchObject({
      ok: false,
      error: { code: 'EUP_CLI_OUT' },
    });
    expect(there()).toEqual(before);
  });
});
