import { describe, expect, it, vi } from 'vitest';
import { draftByPatient, keepDraftsIn, sealDraftsNow } from '../outbox/drafts.ts';
import { beforeLocking, sealHere } from './leaving.ts';

describe('sealHere', () => {
  it('seals what was typed a moment before a lock, while boxes still open', async () => {
    const sealed: string[] = [];
    let locked = false;
    keepDraftsIn({
      async box() {
        // A box opens only while the person's key is at hand, and takes a while to.
        await Promise.resolve();
        if (locked) throw new Error('locked');
        return { put: async (stream: string) => void sealed.push(stream) } as never;
      },
      about: () => ({}),
      memoryOnly: async () => false,
    });
    vi.stubGlobal('addEventListener', () => undefined);
    vi.stubGlobal('removeEventListener', () => undefined);
    beforeLocking(sealDraftsNow);
    draftByPatient<{ text: string }>('history.1').set('p', { text: 'wants to carry the shopping home' });
    expect(sealed).toEqual([]);
    await sealHere();
    locked = true;
    expect(sealed).toEqual(['draft:history.1']);
  });

  it('waits no longer than a second for storage that does not answer: the key must go', async () => {
    vi.useFakeTimers();
    beforeLocking(() => new Promise<void>(() => undefined));
    let done = false;
    void sealHere().then(() => {
      done = true;
    });
    await vi.advanceTimersByTimeAsync(900);
    expect(done).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(done).toBe(true);
    vi.useRealTimers();
  });
});
