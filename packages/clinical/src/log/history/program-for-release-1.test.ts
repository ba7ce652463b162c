import { describe, expect, it } from 'vitest';
import { exampleSnapshot } from '../../example.ts';
import { programForRelease1, zoneForRelease1 } from './program-for-release-1.ts';
import { itemFromV1 } from './program-v1.ts';
import { targetV1 } from './target-v1.ts';

const { program } = exampleSnapshot();
const [wrist, chair] = program.items;
const itemsOf = (items: readonly unknown[]) =>
  (programForRelease1({ ...program, items }) as { readonly items: readonly Record<string, unknown>[] }).items;

describe('programForRelease1(program)', () => {
  it('is version 1, and reads the same again where nothing is new', () => {
    const old = itemsOf(program.items);
    expect(targetV1.safeParse(old[0]?.['target']).error).toBeUndefined();
    expect(old.map(itemFromV1)).toEqual(program.items);
  });

  it('shows the first release no target that its coach would train the wrong way', () => {
    for (const more of [{ direction: 'down', floor: null }, { direction: 'unset' }, { metric: 'force', unit: 'N' }])
      expect(itemsOf([{ ...wrist, target: { ...wrist?.target, ...more } }])[0]).not.toHaveProperty('target');
    const timed = { kind: 'timed', sets: 3, seconds: 90, restSeconds: 20, perSide: false };
    expect(itemsOf([{ ...chair, dose: timed, minutes: 6 }])[0]?.['dose']).toEqual({ sets: 3, repetitions: 1, minutes: 6 });
  });
});

describe('zoneForRelease1(body)', () => {
  it('gives the widest edge where a zone has none', () => {
    const zone = { activityId: 'a', metric: 'emg-amplitude', holdSeconds: 2 };
    expect(zoneForRelease1({ ...zone, floor: 40, ceiling: 70 })).toEqual({
      activityId: 'a',
      floor: 40,
      ceiling: 70,
      holdSeconds: 2,
    });
    expect(zoneForRelease1({ ...zone, floor: null, ceiling: 20 })).toMatchObject({ floor: 1, ceiling: 20 });
    expect(zoneForRelease1({ ...zone, floor: 40, ceiling: null })).toMatchObject({ floor: 40, ceiling: 400 });
  });
});
