import { beforeEach, describe, expect, it, vi } from 'vitest';

const stored = new Map<string, string>();

/** A page of the same browser: its own copy of the module, over the same storage. */
async function page(): Promise<typeof import('./left-running.ts')> {
  vi.resetModules();
  return import('./left-running.ts');
}

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
    removeItem: (name: string) => void stored.delete(name),
  });
});

describe('a clock that runs in a page which is closed', () => {
  it('is told to the next page by noteRunning(true), until somebody is let in', async () => {
    (await page()).noteRunning(true);
    const next = await page();
    expect(next.leftRunning()).toBe(true);
    next.forgetLeftRunning();
    expect(next.leftRunning()).toBe(false);
    expect(stored.size).toBe(0);
  });

  it('is not told once it stands still, and never to the page in which it runs', async () => {
    const first = await page();
    first.noteRunning(true);
    expect(first.leftRunning()).toBe(false);
    first.noteRunning(false);
    expect((await page()).leftRunning()).toBe(false);
  });

  it('stays told while another tab, in which nothing runs, notes that', async () => {
    (await page()).noteRunning(true);
    const other = await page();
    other.noteRunning(false);
    expect(other.leftRunning()).toBe(true);
  });

  it('is noted again by a tab that lives after it was forgotten, without a word of whose it is', async () => {
    const living = await page();
    living.noteRunning(true);
    (await page()).forgetLeftRunning();
    living.noteRunning(true);
    expect((await page()).leftRunning()).toBe(true);
    expect([...stored.values()].join()).toMatch(/^[0-9a-f-]{36}$/);
  });
});
