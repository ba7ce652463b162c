import type { Me } from '@eupraxia/api';
import { describe, expect, it } from 'vitest';
import { memoryVault } from '../vault/local-vault.ts';
import { Marks } from './marks.ts';

const me = { userId: 'u1', role: 'therapist', clinic: { id: 'c1' } } as unknown as Me;
const visit = (place: string) => ({ kind: 'events', place }) as const;

describe('Marks', () => {
  it('lists what a person left in whichever tab’s life, by kind, until it is removed', async () => {
    const vault = memoryVault({ code: 'EUP_TEST', message: '', remedy: '', status: 500 });
    const marks = new Marks(async () => vault);
    await marks.add(visit('v1'), me);
    await marks.add(visit('v1'), me);
    await marks.add({ kind: 'chart', place: 'v1' }, me);
    await marks.add(visit('v2'), { ...me, userId: 'u2' });
    const later = new Marks(async () => vault);
    expect(await later.list(me)).toEqual([visit('v1'), { kind: 'chart', place: 'v1' }]);
    expect(await later.list({ ...me, userId: 'u2' })).toEqual([visit('v2')]);
    expect(await later.list({ ...me, clinic: { ...me.clinic, id: 'c2' } })).toEqual([]);
    await later.remove(visit('v1'));
    expect(await later.list(me)).toEqual([{ kind: 'chart', place: 'v1' }]);
  });

  it('knows in this tab what storage refused to list', async () => {
    const marks = new Marks(() => Promise.reject(new Error('no storage')));
    await expect(marks.add(visit('v1'), me)).rejects.toThrow('no storage');
    expect(await marks.list(me)).toEqual([visit('v1')]);
  });
});
