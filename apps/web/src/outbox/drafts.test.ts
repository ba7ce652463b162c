import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryVault } from '../vault/local-vault.ts';

const asks = new Set<unknown>();
beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  asks.clear();
  vi.stubGlobal('addEventListener', (_: string, listener: unknown) => asks.add(listener));
  vi.stubGlobal('removeEventListener', (_: string, listener: unknown) => asks.delete(listener));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const vault = () => memoryVault({ code: 'EUP_TEST', message: '', remedy: '', status: 500 });

/** A tab on a browser's storage, as one person. */
async function tab(storage = vault(), userId = 'dana', memoryOnly = false) {
  vi.resetModules();
  const drafts = await import('./drafts.ts');
  drafts.keepDraftsIn({
    box: (patientId) => storage.box(patientId),
    about: () => ({ userId, clinicId: 'c' }),
    memoryOnly: async () => memoryOnly,
  });
  return drafts;
}
const paused = () => vi.advanceTimersByTimeAsync(500);
interface Sheet {
  readonly text: string;
}

describe('draftByPatient(name)', () => {
  it('keeps each patient’s own until it is let go, in this tab’s life', async () => {
    const { draftByPatient } = await tab();
    const sheets = draftByPatient<Sheet>('history.1');
    sheets.set('noor', { text: 'fell on the stairs' });
    expect(sheets.get('noor')).toEqual({ text: 'fell on the stairs' });
    expect(sheets.get('theo')).toBeUndefined();
    sheets.set('noor', undefined);
    expect(sheets.get('noor')).toBeUndefined();
  });

  it('is restored for the same person after a tab died, and for nobody else', async () => {
    const storage = vault();
    (await tab(storage)).draftByPatient<Sheet>('history.1').set('noor', { text: 'fell on the stairs' });
    await paused();
    const other = await tab(storage, 'eli');
    await other.restoreDrafts('noor');
    expect(other.draftByPatient<Sheet>('history.1').get('noor')).toBeUndefined();
    const same = await tab(storage);
    // The screen that shows it may be loaded later than it is found.
    await same.restoreDrafts('noor');
    expect(same.draftByPatient<Sheet>('history.1').get('noor')).toEqual({ text: 'fell on the stairs' });
    expect(same.draftByPatient<Sheet>('plan.1').get('noor')).toBeUndefined();
  });

  it('leaves what has been typed since the start as it is, and restores nothing that was let go', async () => {
    const storage = vault();
    const first = (await tab(storage)).draftByPatient<Sheet>('history.1');
    first.set('noor', { text: 'before' });
    await paused();
    const next = await tab(storage);
    const sheets = next.draftByPatient<Sheet>('history.1');
    sheets.set('noor', { text: 'since' });
    await next.restoreDrafts('noor');
    expect(sheets.get('noor')).toEqual({ text: 'since' });
    sheets.set('noor', undefined);
    await paused();
    const last = await tab(storage);
    await last.restoreDrafts('noor');
    expect(last.draftByPatient<Sheet>('history.1').get('noor')).toBeUndefined();
  });

  it('asks before the page is left only while something typed lies in memory alone', async () => {
    const { draftByPatient, sealDraftsNow } = await tab();
    const sheets = draftByPatient<Sheet>('history.1');
    sheets.set('noor', { text: 'a' });
    expect(asks.size).toBe(1);
    await sealDraftsNow();
    expect(asks.size).toBe(0);
    const nothing = await tab(vault(), 'dana', true);
    const unkept = nothing.draftByPatient<Sheet>('history.1');
    unkept.set('noor', { text: 'a' });
    await paused();
    expect(asks.size).toBe(1);
    unkept.set('noor', undefined);
    await paused();
    expect(asks.size).toBe(0);
  });

  it('is erased only after the entry that saves it has been sealed', async () => {
    const storage = vault();
    const { draftByPatient, queued } = await tab(storage);
    const sheets = draftByPatient<Sheet>('history.1');
    sheets.set('noor', { text: 'a' });
    await paused();
    let sealed: () => void = () => undefined;
    void queued('noor', () => new Promise<void>((resolve) => (sealed = resolve)));
    sheets.set('noor', undefined);
    await paused();
    expect((await (await storage.box('noor')).read()).records).toHaveLength(1);
    sealed();
    await paused();
    expect((await (await storage.box('noor')).read()).records).toHaveLength(0);
  });
});
