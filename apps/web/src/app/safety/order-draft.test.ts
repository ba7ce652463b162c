import { type GatePatient, gateOf } from '@eupraxia/clinical/gate';
import { describe, expect, it } from 'vitest';
import { movementNames, movementsFor } from './movement-names.ts';
import { draftForFinding, draftOfOrder, type OrderDraft, orderFlaws, orderOf, orderToRenew } from './order-draft.ts';

const id = '0198b000-0000-7000-8000-000000000001';
const common = { from: '2026-11-20', by: 'Dr. Ortega' } as const;
const one = (draft: Partial<OrderDraft>) => orderOf({ ...common, ...draft }, id);

describe('orderOf(draft, id)', () => {
  it('makes an order of every kind from what its form asks', () => {
    expect(one({ kind: 'weight-bearing', weight: 'PWB', percent: '30', side: 'left', region: 'leg' })).toMatchObject({
      value: 'PWB',
      percent: 30,
      until: null,
    });
    expect(one({ kind: 'protocol', allows: [] })).toMatchObject({ allows: [] });
    expect(one({ kind: 'parameter', what: 'systolic', most: '180' })).toMatchObject({ most: 180 });
    expect(one({ kind: 'movement', blocks: ['hip-extension'] })).toMatchObject({ blocks: ['hip-extension'] });
    expect(one({ kind: 'diet', diet: 'IDDSI 4' })).toMatchObject({ value: 'IDDSI 4' });
    expect(one({ kind: 'clearance', of: 'unstable-heart' })).toMatchObject({ of: 'unstable-heart' });
    for (const kind of ['brace', 'helmet', 'sling', 'sternal', 'oxygen', 'isolation', 'activity'] as const)
      expect(one({ kind, words: 'in standing' })).toMatchObject({ kind, value: 'in standing' });
  });

  it('leaves out the percent of a weight that takes none', () => {
    expect(one({ kind: 'weight-bearing', weight: 'NWB', percent: '30' })).not.toHaveProperty('percent');
  });
});

describe('orderFlaws(draft)', () => {
  it('names what is missing', () => {
    expect(orderFlaws({ from: '2026-11-20' })).toEqual(['kind']);
    expect(orderFlaws({ from: '2026-11-20', kind: 'protocol' })).toEqual(['value', 'by']);
    expect(orderFlaws({ ...common, kind: 'parameter', what: 'spo2', least: '92', most: '88' })).toEqual(['range']);
    expect(orderFlaws({ ...common, kind: 'diet', diet: 'NPO', until: '2026-11-01' })).toEqual(['until']);
  });
});

describe('draftOfOrder(order, today)', () => {
  it('opens an order to be replaced from today, without its end', () => {
    const order = one({ kind: 'weight-bearing', weight: 'TTWB', until: '2026-12-24' });
    if (order === undefined) throw new Error('no order');
    const draft = draftOfOrder(order, '2026-11-30');
    expect(draft).toMatchObject({ weight: 'TTWB', from: '2026-11-30' });
    expect(draft.until).toBeUndefined();
  });
});

describe('draftForFinding(finding, today)', () => {
  const finding = { severity: 'ask', certain: true, text: '', wayOn: null, source: '', verified: true, facts: '' } as const;

  it('opens the kind that the rule names', () => {
    expect(draftForFinding({ ...finding, rule: 'order-to-renew', about: ['order:diet'] }, 'd').kind).toBe('diet');
    expect(draftForFinding({ ...finding, rule: 'heart-unstable', about: ['unstable-heart'] }, 'd')).toMatchObject({
      kind: 'clearance',
      of: 'unstable-heart',
    });
  });
});

describe('orderToRenew(finding, orders)', () => {
  it('finds the order that is to be renewed, and none for another finding', () => {
    const order = one({ kind: 'diet', diet: 'NPO' });
    if (order === undefined) throw new Error('no order');
    const finding = { severity: 'ask', certain: true, wayOn: null, source: '', verified: true, facts: '' } as const;
    const renew = { ...finding, rule: 'order-to-renew', about: ['order:diet'], text: 'An order (from 2026-11-20)' };
    expect(orderToRenew(renew, [order])).toBe(order);
    expect(orderToRenew({ ...renew, rule: 'diet' }, [order])).toBeUndefined();
  });
});

describe('movementNames', () => {
  const patient: GatePatient = {
    age: 50,
    conditions: [],
    answers: {},
    otherAnswers: 'no',
    vitals: [],
    limits: {},
    treatment: 'given',
    orders: [],
    reasons: [],
  };
  const traits = { agents: [], contact: 'none', exertion: 0, movements: [] } as const;
  const item = { exerciseId: 'own', texts: [], code: null, side: 'left', bodyPart: '', traits } as never;

  it.each(movementNames)('%s is a name that the gate reads', (name) => {
    const order = one({ kind: 'movement', blocks: [name] });
    if (order === undefined) throw new Error('no order');
    // What the gate does not know asks on every described exercise; what it knows stays silent where nothing moves.
    expect(gateOf({ ...patient, orders: [order] }, item, '2026-11-30').findings).toEqual([]);
  });
});

describe('movementsFor(region)', () => {
  it('offers the movements of the joint that the part of the body has', () => {
    expect(movementsFor('knee')).toContain('knee-flexion');
    expect(movementsFor('knee')).not.toContain('hip-extension');
    expect(movementsFor('leg')).toContain('hip-extension');
    expect(movementsFor(undefined)).not.toContain('knee-flexion');
  });
});
