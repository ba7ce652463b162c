import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decided, mergePrograms } from '../chart/index.ts';
import { exampleSnapshot } from '../example.ts';
import type { ProgramItem } from '../index.ts';

const model = exampleSnapshot().program.items[0] as ProgramItem;
const item = (id: string, repetitions = 10): ProgramItem => ({
  ...model,
  id,
  name: id,
  dose: { kind: 'repetitions', sets: 3, repetitions, perSide: false },
});
const repetitions = (one: ProgramItem | null | undefined) =>
  one?.dose.kind === 'repetitions' ? one.dose.repetitions : undefined;
const ids = (items: readonly ProgramItem[]) => items.map((one) => `${one.id}${repetitions(one)}`).join(' ');
const base = [item('a'), item('b'), item('c')];

describe('mergePrograms(base, mine, theirs)', () => {
  it('takes what only one changed, added or removed', () => {
    const mine = [item('a', 12), item('b'), item('c'), item('m')];
    const theirs = [item('a'), item('b', 15), item('t')];
    const merge = mergePrograms(base, mine, theirs);
    expect(merge.clashes).toEqual([]);
    expect(ids(merge.items)).toBe('a12 b15 t10 m10');
  });

  it('asks where both changed one item differently, or one removed what the other changed', () => {
    const merge = mergePrograms(base, [item('a', 12), item('c')], [item('a', 15), item('b', 20), item('c')]);
    expect(merge.clashes.map((clash) => [clash.id, repetitions(clash.mine), repetitions(clash.theirs)])).toEqual([
      ['a', 12, 15],
      ['b', undefined, 20],
    ]);
    const choose = (a: 'mine' | 'theirs', b: 'mine' | 'theirs') =>
      ids(
        decided(
          merge,
          new Map([
            ['a', a],
            ['b', b],
          ]),
        ),
      );
    expect(choose('mine', 'mine')).toBe('a12 c10');
    expect(choose('theirs', 'theirs')).toBe('a15 b20 c10');
  });

  it('is no clash where both did the same', () => {
    expect(mergePrograms(base, [item('a', 12)], [item('a', 12)])).toEqual({ items: [item('a', 12)], clashes: [] });
  });

  it('keeps an order that only one of them changed', () => {
    const turned = [item('c'), item('a'), item('b')];
    expect(ids(mergePrograms(base, turned, base).items)).toBe('c10 a10 b10');
    expect(ids(mergePrograms(base, base, turned).items)).toBe('c10 a10 b10');
  });

  it('loses nothing of either side, whatever they did', () => {
    const program = fc.uniqueArray(fc.record({ id: fc.constantFrom(...'abcdef'), n: fc.integer({ min: 1, max: 3 }) }), {
      selector: (one) => one.id,
    });
    const made = (rows: readonly { id: string; n: number }[]) => rows.map((row) => item(row.id, row.n));
    fc.assert(
      fc.property(program, program, program, (b, m, t) => {
        const [was, mine, theirs] = [made(b), made(m), made(t)];
        const merge = mergePrograms(was, mine, theirs);
        const clashed = new Set(merge.clashes.map((clash) => clash.id));
        const at = (items: readonly ProgramItem[], id: string) => repetitions(items.find((one) => one.id === id));
        for (const id of 'abcdef') {
          if (clashed.has(id)) continue;
          const [w, x, y] = [at(was, id), at(mine, id), at(theirs, id)];
          expect(at(merge.items, id)).toBe(x === w ? y : x);
        }
        expect(new Set(merge.items.map((one) => one.id)).size).toBe(merge.items.length);
        expect(mergePrograms(was, mine, was).items).toEqual(mine);
      }),
    );
  });
});
