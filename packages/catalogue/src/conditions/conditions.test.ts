import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditions, findRow, icdFor } from '../index.ts';

const stroke = findRow('condition', 'stroke') ?? expect.fail('no stroke');
const day = '2026-11-22';

describe('conditions', () => {
  it('are at least eighteen, with codes that are unique within each', () => {
    expect(conditions.length).toBeGreaterThanOrEqual(18);
    for (const row of conditions) {
      expect(row.icd10.length, row.id).toBeGreaterThan(0);
      expect(new Set(row.icd10.map((one) => one.code)).size, row.id).toBe(row.icd10.length);
    }
  });

  it('call no code older than the classification, and begin each on the first day of a code year', () => {
    for (const one of conditions.flatMap((row) => row.icd10)) {
      expect(one.effectiveFrom >= '2015-10-01', one.code).toBe(true);
      expect(one.effectiveFrom, one.code).toMatch(/-10-01$/);
    }
  });

  it('name a side in the label wherever the diagnosis code has one', () => {
    for (const candidate of conditions.flatMap((row) => row.icd10)) {
      const label = candidate.label.replace(/(?:left|right) cerebrum/, '');
      const inLabel = /bilateral/.test(label) ? 'bilateral' : (/\b(left|right)\b/.exec(label)?.[1] ?? null);
      expect(inLabel, candidate.code).toBe(candidate.side);
    }
  });

  it('offer the newer codes of multiple sclerosis, Parkinson disease and back pain, and end the older ones the day before', () => {
    for (const [id, old, end, next] of [
      ['multiple-sclerosis', 'G35', '2025-09-30', '2025-10-01'],
      ['parkinson-disease', 'G20', '2023-09-30', '2023-10-01'],
      ['low-back-pain', 'M54.5', '2021-09-30', '2021-10-01'],
    ] as const) {
      const candidates = findRow('condition', id)?.icd10 ?? [];
      expect(candidates.find((one) => one.code === old)?.effectiveTo).toBe(end);
      for (const one of candidates.filter((other) => other.code.startsWith(`${old}.`) || other.code.startsWith(`${old}0`)))
        expect(one.effectiveFrom).toBe(next);
    }
  });

  it('name only diagnosis codes that the reference list holds from that day on, or that it says were replaced', () => {
    const list = new URL('../../../../vectors/catalog/icd10cm-codes.json', import.meta.url);
    const reference = JSON.parse(readFileSync(list, 'utf8')) as {
      replaced: Record<string, string>;
      groups: {
        fiscalYear: number | null;
        side: 'left' | 'right' | 'bilateral' | null;
        dominant: boolean | null;
        codes: string;
      }[];
    };
    const known = new Map(reference.groups.flatMap((group) => group.codes.split(' ').map((code) => [code, group] as const)));
    const all = conditions.flatMap((row) => row.icd10);
    expect(new Set(all.map((one) => one.code)).size).toBeGreaterThan(600);
    for (const one of all) {
      if (one.effectiveTo !== null) {
        expect(reference.replaced[one.code], one.code).toBeDefined();
        continue;
      }
      const group = known.get(one.code) ?? expect.fail(one.code);
      expect(reference.replaced[one.code], one.code).toBeUndefined();
      // The list says no side where only a half of the brain is left or right.
      if (one.side !== null || !/brain|cerebrum/.test(one.label)) expect(one.side, one.code).toBe(group.side);
      if (one.dominant !== undefined) expect(one.dominant, one.code).toBe(group.dominant);
      if (group.fiscalYear !== null) expect(one.effectiveFrom, one.code).toBe(`${group.fiscalYear - 1}-10-01`);
    }
  });
});

describe('icdFor(condition, {side, handedness, day})', () => {
  it('narrows a hemiparesis to the one code of cause, side and dominance', () => {
    const { fitting, missing } = icdFor(stroke, { side: 'right', handedness: 'right', day });
    expect(missing).toEqual([]);
    expect(fitting.filter((one) => one.code.startsWith('I69.35')).map((one) => one.code)).toEqual(['I69.351']);
    const left = icdFor(stroke, { side: 'left', handedness: 'right', day }).fitting;
    expect(left.filter((one) => one.code.startsWith('I69.35')).map((one) => one.code)).toEqual(['I69.354']);
  });

  it('assumes neither side nor handedness: it keeps the codes and names what is missing', () => {
    const { fitting, missing } = icdFor(stroke, { side: null, handedness: null, day });
    expect(missing).toEqual(['side', 'handedness']);
    expect(fitting).toEqual(stroke.icd10);
    expect(icdFor(stroke, { side: 'right', handedness: null, day }).missing).toEqual(['handedness']);
  });

  it('counts either side as dominant for a person with two strong hands', () => {
    const { fitting } = icdFor(stroke, { side: 'left', handedness: 'both', day });
    expect(fitting.find((one) => one.code.startsWith('I69.35'))?.code).toBe('I69.352');
  });

  it('gives only codes that hold on the day', () => {
    const ms = findRow('condition', 'multiple-sclerosis') ?? expect.fail('no multiple sclerosis');
    const on = (asked: string) => icdFor(ms, { side: null, handedness: null, day: asked }).fitting.map((one) => one.code);
    expect(on('2025-09-30')).toEqual(['G35']);
    expect(on('2025-10-01')).not.toContain('G35');
    expect(on('2025-10-01')).toContain('G35.A');
  });

  it('never gives a code of the other side, whatever the condition', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...conditions),
        fc.constantFrom('left', 'right'),
        fc.constantFrom('left', 'right', 'both', null),
        (row, side, handedness) => {
          const other = side === 'left' ? 'right' : 'left';
          const { fitting } = icdFor(row, { side, handedness, day });
          expect(fitting.some((one) => one.side === other)).toBe(false);
        },
      ),
    );
  });
});
