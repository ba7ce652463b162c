import { exercises } from '@eupraxia/catalogue';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleSnapshot } from '../example.ts';
import { doseSchema, repetitionsOf } from './dose.ts';
import { programItemSchema } from './snapshot.ts';
import { edgeFlaw, emgTargetOf, metricRows, metrics, type Target, targetDirections, targetOf, targetSchema } from './target.ts';

const aim = { direction: 'up', floor: 40, ceiling: 70, holdSeconds: 2, inputs: [] } as const;
const emg = { metric: 'emg-amplitude', unit: '%', reference: 'submaximal', ...aim } as const;
const flaw = (target: unknown) => targetSchema.safeParse(target).error?.issues[0]?.message;

describe('targetSchema', () => {
  it('takes every metric in its own unit and range, and in no other', () => {
    const angle = { metric: 'angle', unit: '°', joint: 'ankle', ...aim, floor: -20, ceiling: 500 };
    expect(flaw({ ...angle, ceiling: null })).toBeUndefined();
    expect(flaw(angle)).toMatch(/^a ceiling in the range/);
    expect(flaw({ ...angle, ceiling: null, unit: '%' })).toBeDefined();
    expect(flaw({ ...emg, floor: 0.5 })).toMatch(/^a floor in the range/);
    expect(flaw({ metric: 'force', unit: 'N', ...aim, floor: 900, ceiling: 1200 })).toBeUndefined();
    for (const metric of metrics) expect(metricRows[metric].least).toBeLessThan(metricRows[metric].most);
  });

  it('asks for the edges of the direction: down has a ceiling alone, up a floor, within both, and unset any', () => {
    const fits = (direction: Target['direction'], floor: number | null, ceiling: number | null) =>
      edgeFlaw('emg-amplitude', { direction, floor, ceiling }) === null;
    expect([fits('down', null, 20), fits('down', 2, 20), fits('down', null, null)]).toEqual([true, false, false]);
    expect([fits('up', 40, null), fits('up', 40, 70), fits('up', null, 70)]).toEqual([true, true, false]);
    expect([fits('within', 20, 40), fits('within', null, 40), fits('within', 20, null)]).toEqual([true, false, false]);
    expect([fits('unset', 2, 20), fits('unset', null, null), fits('unset', 70, 40)]).toEqual([true, true, false]);
  });

  it('never lets a floor reach the ceiling, in any metric and direction', () => {
    const edge = fc.option(fc.double({ min: -500, max: 20_000, noNaN: true }));
    fc.assert(
      fc.property(
        fc.constantFrom(...metrics),
        fc.constantFrom(...targetDirections),
        edge,
        edge,
        (metric, direction, floor, ceiling) => {
          if (edgeFlaw(metric, { direction, floor, ceiling }) !== null) return;
          if (floor !== null && ceiling !== null) expect(floor).toBeLessThan(ceiling);
          for (const one of [floor, ceiling])
            if (one !== null) expect(one >= metricRows[metric].least && one <= metricRows[metric].most).toBe(true);
        },
      ),
    );
  });
});

describe('the target of a program item', () => {
  const [wrist] = exampleSnapshot().program.items;
  const itemWith = (target: unknown) => programItemSchema.safeParse({ ...wrist, target });

  it('of a metric that a newer program added is kept as it came, and is nobody’s to coach', () => {
    const later = { metric: 'grip-work', unit: 'J', direction: 'sideways', phases: [{ at: 1 }] };
    const { data, error } = itemWith(later);
    expect(error).toBeUndefined();
    expect(data?.target).toEqual(later);
    if (data !== undefined) expect([targetOf(data), emgTargetOf(data)]).toEqual([null, null]);
  });

  it('of a known metric is held to its rules, and says where it does not fit', () => {
    expect(itemWith(emg).error).toBeUndefined();
    expect(itemWith({ ...emg, holdSeconds: 121 }).error?.issues[0]?.path).toEqual(['target', 'holdSeconds']);
    expect(itemWith({ ...emg, floor: 80 }).success).toBe(false);
    expect(itemWith({ ...emg, colour: 'teal' }).success).toBe(false);
  });

  it('and the dose of every row of the catalogue fit the order that they begin', () => {
    for (const row of exercises) {
      expect(doseSchema.safeParse(row.dose).error, row.id).toBeUndefined();
      if (row.target !== null) expect(targetSchema.safeParse(row.target).error, row.id).toBeUndefined();
    }
  });
});

describe('repetitionsOf(dose)', () => {
  it('counts sets, bouts and distances, both sides where it is per side', () => {
    expect(repetitionsOf({ kind: 'repetitions', sets: 3, repetitions: 10, perSide: false })).toBe(30);
    expect(repetitionsOf({ kind: 'repetitions', sets: 3, repetitions: 10, perSide: true })).toBe(60);
    expect(repetitionsOf({ kind: 'timed', sets: 3, seconds: 90, restSeconds: 20, perSide: false })).toBe(3);
    expect(repetitionsOf({ kind: 'distance', sets: 2, meters: 50, perSide: false })).toBe(2);
  });
});
