import { measures } from '@eupraxia/catalogue';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMeasureValue } from './measure-value.ts';

const pain = { min: 0, max: 10, step: 0.5 };

describe('readMeasureValue', () => {
  it('reads points and commas', () => {
    expect(readMeasureValue(' 3.5 ', pain)).toEqual({ kind: 'value', value: 3.5 });
    expect(readMeasureValue('3,5', pain)).toEqual({ kind: 'value', value: 3.5 });
  });

  it('says which rule a value breaks', () => {
    expect(readMeasureValue('-1', pain).kind).toBe('low');
    expect(readMeasureValue('11', pain).kind).toBe('high');
    expect(readMeasureValue('3.2', pain).kind).toBe('step');
    for (const text of ['', 'three', '1e9', 'Infinity', '0x10', '1.2.3', '--1'])
      expect(readMeasureValue(text, pain).kind).toBe('missing');
  });

  it('has no upper end where the scale has none', () => {
    expect(readMeasureValue('100000', { min: 0, max: null, step: 1 })).toEqual({ kind: 'value', value: 100_000 });
  });

  it('takes every value on the steps of every measure of the catalogue', () => {
    fc.assert(
      fc.property(fc.constantFrom(...measures), fc.double({ min: 0, max: 1, noNaN: true }), (scale, part) => {
        const top = scale.max ?? scale.min + 1000 * scale.step;
        const value = scale.min + Math.floor(((top - scale.min) * part) / scale.step) * scale.step;
        expect(readMeasureValue(value.toFixed(6), scale).kind).toBe('value');
      }),
    );
  });
});
