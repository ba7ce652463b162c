import type { Order } from '@eupraxia/clinical/chart';
import { describe, expect, it } from 'vitest';
import { orderStanding, standingOrders } from './order-standing.ts';

const today = '2026-11-30';
const order = (from: string, until: string | null): Order => ({
  id: from,
  kind: 'diet',
  value: 'NPO',
  by: 'Dr. Ortega',
  from,
  until,
});

describe('orderStanding(order, today)', () => {
  it('tells apart what holds, what ends soon, what has ended and what is to be asked about', () => {
    expect(orderStanding(order('2026-11-01', '2027-02-01'), today)).toEqual({ state: 'force' });
    expect(orderStanding(order('2026-11-01', '2026-12-03'), today)).toEqual({ state: 'ends', days: 3 });
    expect(orderStanding(order('2026-11-01', today), today)).toEqual({ state: 'ends', days: 0 });
    expect(orderStanding(order('2026-11-01', '2026-11-29'), today)).toEqual({ state: 'ended' });
    expect(orderStanding(order('2026-08-01', null), today)).toEqual({ state: 'asks' });
    expect(orderStanding(order('2026-12-01', null), today)).toEqual({ state: 'later' });
  });
});

describe('standingOrders(orders, today)', () => {
  it('puts first what wants an answer, and last what has ended', () => {
    const orders = [order('2026-10-01', '2026-10-02'), order('2026-11-01', '2027-02-01'), order('2026-08-01', null)];
    expect(standingOrders(orders, today).map(({ standing }) => standing.state)).toEqual(['asks', 'force', 'ended']);
  });
});
