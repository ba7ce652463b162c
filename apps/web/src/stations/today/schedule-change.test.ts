import { describe, expect, it } from 'vitest';
import { changesFor, reasonOf } from './schedule-change.ts';

describe('changesFor(status)', () => {
  it('moves what is planned, calls off what is not signed, and restores what was called off before anything else', () => {
    expect(changesFor('planned')).toEqual(['moved', 'cancelled', 'no-show']);
    expect(changesFor('open')).toEqual(['cancelled', 'no-show']);
    expect(changesFor('finished')).toEqual(['cancelled', 'no-show']);
    for (const status of ['cancelled', 'no-show'] as const) expect(changesFor(status)).toEqual(['restored']);
    for (const status of ['signed', 'addendum-proposed'] as const) expect(changesFor(status)).toEqual([]);
  });
});

describe('reasonOf(chip, word, text)', () => {
  it('keeps the chosen word and what was written', () => {
    expect(reasonOf('sick', 'Sick', '')).toBe('Sick');
    expect(reasonOf('sick', 'Sick', ' fever since Sunday ')).toBe('Sick: fever since Sunday');
    expect(reasonOf(null, '', 'moved house')).toBe('moved house');
    expect(reasonOf('other', 'Other', 'moved house')).toBe('moved house');
  });

  it('is none without a word, and for another reason that is not said', () => {
    expect(reasonOf(null, '', '  ')).toBeNull();
    expect(reasonOf('other', 'Other', ' ')).toBeNull();
  });
});
