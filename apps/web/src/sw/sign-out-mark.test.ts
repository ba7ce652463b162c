import 'fake-indexeddb/auto';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { markSignedOut, signOutPath, signOutWaits, tellSignOut } from './sign-out-mark.ts';

/** A server that answers with these states in turn; 0 is a server that is away. */
function serverOf(...states: readonly number[]): { readonly send: typeof fetch; readonly asked: string[] } {
  const asked: string[] = [];
  let at = 0;
  return {
    asked,
    send: async (input) => {
      asked.push(String(input));
      const status = states[Math.min(at++, states.length - 1)] ?? 200;
      if (status === 0) throw new TypeError('away');
      return new Response('{}', { status });
    },
  };
}

beforeEach(() => {
  globalThis.indexedDB = new FakeFactory();
});

describe('tellSignOut()', () => {
  it('asks nothing where nobody has signed out', async () => {
    const { send, asked } = serverOf(200);
    expect(await tellSignOut(send)).toBe(true);
    expect(asked).toEqual([]);
  });

  it('keeps the mark until the server has heard, and then tells it no more', async () => {
    await markSignedOut();
    const { send, asked } = serverOf(0, 503, 200);
    expect([await tellSignOut(send), await tellSignOut(send)]).toEqual([false, false]);
    expect(await signOutWaits()).toBe(true);
    expect(await tellSignOut(send)).toBe(true);
    expect(await signOutWaits()).toBe(false);
    expect(await tellSignOut(send)).toBe(true);
    expect(asked).toEqual([signOutPath, signOutPath, signOutPath]);
  });

  it('counts a session that has ended already as told', async () => {
    await markSignedOut();
    expect(await tellSignOut(serverOf(401).send)).toBe(true);
    expect(await signOutWaits()).toBe(false);
  });
});
