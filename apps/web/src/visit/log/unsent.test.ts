import 'fake-indexeddb/auto';
import type { Me } from '@eupraxia/api';
import { describe, expect, it } from 'vitest';
import { forgetMe } from '../../app/kept-me.ts';
import { markSent, markUnsent, unsentVisits } from './unsent.ts';

const me = { userId: 'u1', role: 'therapist', clinic: { id: 'c1' } } as unknown as Me;

describe('markUnsent(visit, me)', () => {
  it('is there for the person who left something, through a sign-out, until markSent(visit)', async () => {
    await markUnsent('v1', me);
    await markUnsent('v2', me);
    await markUnsent('v2', me);
    await forgetMe();
    expect([...(await unsentVisits(me))].sort()).toEqual(['v1', 'v2']);
    expect(await unsentVisits({ ...me, userId: 'u2' })).toEqual([]);
    expect(await unsentVisits({ ...me, clinic: { ...me.clinic, id: 'c2' } })).toEqual([]);
    await markSent('v1');
    expect(await unsentVisits(me)).toEqual(['v2']);
  });
});
