import type { MeasureRow } from '@eupraxia/catalogue';

export type MeasureValue =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'missing' | 'low' | 'high' | 'step' };

/**
 * Reads a typed value against its scale. A comma is a decimal point too; the step is held to within a millionth of
 * itself, since 0.1 is not a binary number.
 */
export function readMeasureValue(text: string, scale: Pick<MeasureRow, 'min' | 'max' | 'step'>): MeasureValue {
  const plain = text.trim().replace(',', '.');
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(plain)) return { kind: 'missing' };
  const value = Number(plain);
  if (value < scale.min) return { kind: 'low' };
  if (scale.max !== null && value > scale.max) return { kind: 'high' };
  const steps = (value - scale.min) / scale.step;
  return Math.abs(steps - Math.round(steps)) > 1e-6 ? { kind: 'step' } : { kind: 'value', value };
}
