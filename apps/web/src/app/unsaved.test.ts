import { afterEach, describe, expect, it, vi } from 'vitest';
import { unsavedByPatient } from './unsaved.ts';

afterEach(() => vi.unstubAllGlobals());

describe('unsavedByPatient()', () => {
  it('keeps each patient’s own until it is let go, and asks before the page is left as long as one is kept', () => {
    const asks = new Set<unknown>();
    vi.stubGlobal('addEventListener', (_: string, listener: unknown) => asks.add(listener));
    vi.stubGlobal('removeEventListener', (_: string, listener: unknown) => asks.delete(listener));
    const sheets = unsavedByPatient<string>();
    const others = unsavedByPatient<string>();

    sheets.set('noor', 'fell on the stairs');
    others.set('noor', 'plan');
    expect(sheets.get('noor')).toBe('fell on the stairs');
    expect(sheets.get('theo')).toBeUndefined();

    others.set('noor', undefined);
    expect(asks.size).toBe(1);
    sheets.set('noor', undefined);
    expect(sheets.get('noor')).toBeUndefined();
    expect(asks.size).toBe(0);
  });
});
