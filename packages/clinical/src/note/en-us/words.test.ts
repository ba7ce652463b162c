import { describe, expect, it } from 'vitest';
import { amount, brief, unstopped } from './words.ts';

describe('brief(text)', () => {
  it('keeps the first clause of a placement', () => {
    expect(brief('two electrodes 2 cm apart along the fibres, over the belly; skin cleaned')).toBe(
      'two electrodes 2 cm apart along the fibres',
    );
    expect(brief(`Over ${'a very long description '.repeat(6)}`).length).toBeLessThanOrEqual(60);
    expect(brief(', odd')).toBe(', odd');
  });
});

describe('unstopped(text)', () => {
  it('takes the stop off a person’s words and changes nothing else in them', () => {
    expect(['Retrain activation.', 'retrain activation ', 'For safe transfers'].map(unstopped)).toEqual([
      'Retrain activation',
      'retrain activation',
      'For safe transfers',
    ]);
  });
});

describe('amount(value, unit)', () => {
  it('places each unit as people write it', () => {
    expect([amount(24, 'points'), amount(18, '°'), amount(2, 'grade'), amount(0.8, 'm/s')]).toEqual([
      '24 points',
      '18°',
      'grade 2',
      '0.8 m/s',
    ]);
  });
});
