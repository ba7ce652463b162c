import { describe, expect, it } from 'vitest';
import { draftOfTraits, isUndescribed, isWholeTraits, traitsOf } from './traits-draft.ts';

const whole = { agents: [], contact: 'none', exertion: '1', position: 'sitting', features: ['latex'] } as const;

describe('traitsOf(draft, by, on)', () => {
  it('says nothing until agents and hands were chosen', () => {
    expect(isWholeTraits({ features: [] }, false)).toBe(false);
    expect(traitsOf({ ...whole, agents: undefined }, false, 'D. Rivera, PT', '2026-11-30')).toBeUndefined();
  });

  it('carries who said so and when, and leaves movements to the catalog', () => {
    const traits = traitsOf(whole, false, 'D. Rivera, PT', '2026-11-30');
    expect(traits).toMatchObject({ agents: [], contact: 'none', features: ['latex'], by: 'D. Rivera, PT', on: '2026-11-30' });
    expect(traits).not.toHaveProperty('exertion');
    expect(traits).not.toHaveProperty('movements');
  });
});

describe('draftOfTraits(traits)', () => {
  it('opens what was saved', () => {
    const traits = traitsOf({ ...whole, joints: [] }, true, 'D. Rivera, PT', '2026-11-30');
    expect(draftOfTraits(traits)).toMatchObject(whole);
    expect(draftOfTraits(undefined)).toEqual({ features: [] });
  });

  it('asks of an exercise without a record what it moves, how and how far', () => {
    expect(isUndescribed('my-own')).toBe(true);
    expect(isUndescribed('sit-to-stand')).toBe(false);
    expect(traitsOf(whole, true, 'D. Rivera, PT', '2026-11-30')).toBeUndefined();
    const moved = { ...whole, joints: ['hip'], mode: 'active', reach: 'within' } as const;
    expect(traitsOf(moved, true, 'D. Rivera, PT', '2026-11-30')?.movements).toEqual(['hip all within active']);
    expect(traitsOf({ ...whole, joints: [] }, true, 'D. Rivera, PT', '2026-11-30')?.movements).toEqual([]);
  });
});
