import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleVisit } from '../example.ts';
import { checkBody, type Envelope, isPartlyRead, readLog, upcast } from '../index.ts';
import { dayAfter } from '../plan/days.ts';
import {
  diets,
  type NewOrder,
  type Order,
  orderedParameters,
  orderKinds,
  orderSchema,
  orderShape,
  ordersInForce,
  protocolPhases,
  weightBearings,
  wordedOrders,
} from './order.ts';

const id = (n: number) => `0198a5a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
const nwb: Order = {
  kind: 'weight-bearing',
  id: id(1),
  side: 'right',
  region: 'leg',
  value: 'NWB',
  from: '2026-11-10',
  until: '2026-12-22',
  by: 'Dr. Ortega',
};

const aDay = fc.integer({ min: 0, max: 2000 }).map((days) => dayAfter('2024-01-01', days));
const aLabel = fc
  .string({ minLength: 1, maxLength: 30, unit: fc.constantFrom('a', 'B', ' ', '9', 'é', '-') })
  .map((s) => `x${s}`);
const common = fc
  .record(
    {
      id: fc.integer({ min: 0, max: 1e9 }).map(id),
      side: fc.constantFrom('left', 'right', 'bilateral'),
      region: aLabel,
      from: aDay,
      lasts: fc.option(fc.integer({ min: 0, max: 400 })),
      by: aLabel,
      document: aLabel,
    },
    { requiredKeys: ['id', 'from', 'lasts', 'by'] },
  )
  .map(({ lasts, ...rest }) => ({ ...rest, until: lasts === null ? null : dayAfter(rest.from, lasts) }));
const own: fc.Arbitrary<object> = fc.oneof(
  fc.record(
    { kind: fc.constant('weight-bearing'), value: fc.constantFrom(...weightBearings), percent: fc.integer({ min: 1, max: 99 }) },
    { requiredKeys: ['kind', 'value'] },
  ),
  fc.record({ kind: fc.constant('protocol'), allows: fc.subarray([...protocolPhases]) }),
  fc
    .record({ what: fc.constantFrom(...orderedParameters), least: fc.integer({ min: 0, max: 499 }), side: fc.nat(2) })
    .map(({ what, least, side }) => ({
      kind: 'parameter',
      what,
      ...(side > 0 ? { least } : {}),
      ...(side < 2 ? { most: least + 1 } : {}),
    })),
  fc.record({ kind: fc.constant('movement'), blocks: fc.array(aLabel, { minLength: 1, maxLength: 5 }) }),
  fc.record({ kind: fc.constant('diet'), value: fc.constantFrom(...diets) }),
  fc.record({ kind: fc.constant('clearance'), of: aLabel }),
  fc.record({ kind: fc.constantFrom(...wordedOrders), value: aLabel }),
);
const anyOrder = fc.tuple(common, own).map(([head, rest]) => ({ ...head, ...rest }) as NewOrder);

describe('an order', () => {
  it('reads as it was written, whatever kind it is of', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyOrder, (order) => {
        seen.add(order.kind);
        expect(orderSchema.parse(order)).toEqual(order);
        expect(orderShape.reader.parse(JSON.parse(JSON.stringify(order)))).toEqual(order);
        expect(checkBody('order.recorded', { order }).ok).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual([...orderKinds].sort());
  });

  it('is refused where it ends before it begins, sets no limit, or a limit upside down, or names a diet that there is not', () => {
    const refused = (order: object) => orderSchema.safeParse({ ...nwb, ...order }).success === false;
    expect(refused({ until: '2026-11-09' })).toBe(true);
    expect(refused({ until: '2026-11-10' })).toBe(false);
    const { value: _, ...base } = nwb as Extract<Order, { kind: 'weight-bearing' }>;
    const also = (order: object) => orderSchema.safeParse({ ...base, ...order }).success === false;
    expect(also({ kind: 'parameter', what: 'map' })).toBe(true);
    expect(also({ kind: 'parameter', what: 'map', least: 90, most: 70 })).toBe(true);
    expect(also({ kind: 'parameter', what: 'map', least: 70 })).toBe(false);
    expect(also({ kind: 'diet', value: 'IDDSI 8' })).toBe(true);
    expect(also({ kind: 'movement', blocks: [] })).toBe(true);
    expect(also({ kind: 'helmet', value: 'upright', color: 'red' })).toBe(true);
    expect(also({ kind: 'leeches', value: 'two' })).toBe(true);
  });

  it('reads a value that a later release added as the tightest one', () => {
    const read = (order: object) => orderShape.reader.parse({ ...nwb, ...order });
    expect(read({ value: 'FFWB' })).toMatchObject({ value: 'NWB' });
    expect(read({ kind: 'diet', value: 'IDDSI 9' })).toMatchObject({ value: 'NPO' });
    expect(read({ kind: 'protocol', allows: ['passive', 'hydro'] })).toMatchObject({ allows: ['passive'] });
    expect(read({ side: 'upper' })).toMatchObject({ side: 'bilateral' });
  });
});

describe('orders of a later release', () => {
  const later = { ...nwb, id: id(2), kind: 'load-rate', value: 'x', until: null };

  it('in a snapshot: one of a kind that is not known is left out, and the visit and its other orders are read', () => {
    const [opening, ...rest] = exampleVisit({ events: 30 }).envelopes as [Envelope, ...Envelope[]];
    const snapshot = { ...exampleSnapshot(), orders: [later, nwb] };
    const opened = { ...opening, body: { snapshot } };
    expect(readLog([opened, ...rest]).opened?.body.snapshot.orders).toEqual([nwb]);
    expect(isPartlyRead(opened)).toBe(true);
  });

  it('recorded in a visit: the entry is kept and listed as unread', () => {
    const [opening] = exampleVisit({ events: 30 }).envelopes as [Envelope, ...Envelope[]];
    const event = { ...opening, v: 1, kind: 'order.recorded', body: { order: later } };
    expect(upcast(event).unread).toBe('unfit-body');
  });
});

describe('ordersInForce(orders, day)', () => {
  const on = (order: Order, day: string) => ordersInForce([order], day).map(({ expired }) => expired);

  it('holds from the first day to the last, both included', () => {
    for (const [day, force] of [
      ['2026-11-09', []],
      ['2026-11-10', [false]],
      ['2026-12-22', [false]],
      ['2026-12-23', []],
    ] as const)
      expect(on(nwb, day), day).toEqual(force);
  });

  it('without an end holds for 90 days, and is then returned as expired, so that it is asked about', () => {
    const open: Order = { ...nwb, until: null };
    for (const [day, force] of [
      ['2026-11-10', [false]],
      ['2027-02-08', [false]],
      ['2027-02-09', [true]],
      ['2030-01-01', [true]],
    ] as const)
      expect(on(open, day), day).toEqual(force);
  });

  it('keeps the order of the list, and never calls one with an end expired', () => {
    fc.assert(
      fc.property(fc.array(anyOrder, { maxLength: 10 }), aDay, (orders, day) => {
        const force = ordersInForce(orders, day);
        expect(force.map((one) => one.id)).toEqual(
          orders.filter((o) => o.from <= day && (o.until === null || day <= o.until)).map((o) => o.id),
        );
        for (const one of force) if (one.until !== null) expect(one.expired).toBe(false);
      }),
    );
  });
});
