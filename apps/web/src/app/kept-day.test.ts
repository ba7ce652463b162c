import 'fake-indexeddb/auto';
import type { Me, Today, VisitRow } from '@eupraxia/api';
import { beforeAll, describe, expect, it } from 'vitest';
import { openVaultWith } from '../vault/the-vault.ts';
import { personKey } from '../vault/vault.fixture.ts';
import { keepDay, keptDay, withStatus } from './kept-day.ts';
import { forgetMe, keepMe, keptMe } from './kept-me.ts';

const me = { userId: 'u1', name: 'Dana', role: 'therapist', clinic: { id: 'c1' } } as unknown as Me;
const row = { id: 'v1', status: 'planned', patient: { name: 'Amara Okafor' } } as unknown as VisitRow;
const today = { day: '2026-11-22', visits: [row], waiting: [] } as unknown as Today;

describe('keepDay and keptDay', () => {
  beforeAll(async () => {
    await openVaultWith(await personKey());
  });

  it('keptDay(me) gives back the rows to the person who had them, and to nobody else', async () => {
    await keepDay(me, { today, at: 5 });
    expect(await keptDay(me)).toMatchObject({ today, at: 5 });
    expect(await keptDay({ ...me, userId: 'u2' })).toBeUndefined();
    expect(await keptDay({ ...me, clinic: { ...me.clinic, id: 'c2' } })).toBeUndefined();
  });

  it('keepDay(me) keeps nothing for a role that only reads', async () => {
    const biller = { ...me, userId: 'u3', role: 'biller' } as Me;
    await keepDay(biller, { today, at: 6 });
    expect(await keptDay(biller)).toBeUndefined();
  });

  it('forgetMe() leaves neither the person nor the rows', async () => {
    await keepMe(me);
    expect(await keptMe()).toEqual(me);
    expect(await keptMe(Date.now() + 13 * 3_600_000)).toBeUndefined();
    await forgetMe();
    expect(await keptMe()).toBeUndefined();
    expect(await keptDay(me)).toBeUndefined();
  });
});

describe('withStatus', () => {
  it('withStatus(today, id, status) changes that row alone, and is the same value where nothing changes', () => {
    expect(withStatus(today, 'v1', 'open').visits[0]?.status).toBe('open');
    expect(withStatus(today, 'v1', 'planned')).toBe(today);
    expect(withStatus(today, 'v2', 'open')).toBe(today);
  });
});
