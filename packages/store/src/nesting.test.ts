import { createHook } from 'node:async_hooks';
import { describe, expect, it } from 'vitest';
import { followedNesting, trustedNesting } from './nesting.ts';

describe('followedNesting()', () => {
  it('tells what runs inside the work, behind any wait, from what runs beside it', async () => {
    const nesting = followedNesting();
    let inside: boolean | undefined;
    const work = nesting.run(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      inside = nesting.isInside();
    });
    expect(nesting.isInside()).toBe(false);
    await work;
    expect(inside).toBe(true);
  });
});

describe('trustedNesting', () => {
  it('follows nothing: it makes no resource of its own and is never inside', () => {
    const made: string[] = [];
    const hook = createHook({ init: (_id, type) => void made.push(type) }).enable();
    expect(trustedNesting.run(() => trustedNesting.isInside())).toBe(false);
    hook.disable();
    expect(made).toEqual([]);
  });
});
