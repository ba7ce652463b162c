import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allRows,
  codeOn,
  codes,
  conditions,
  cues,
  deficits,
  exercises,
  findRow,
  goals,
  measures,
  payers,
  type RowKind,
  rowKinds,
  searchCatalogue,
} from './index.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
const named = (row: { kind: string; id: string }) => `${row.kind} ${row.id}`;

describe('allRows', () => {
  it('gives every row a source, a status and dates in order', () => {
    for (const row of allRows) {
      expect(row.source.length, named(row)).toBeGreaterThan(5);
      expect(['verified', 'unverified', 'unsourced'], named(row)).toContain(row.status);
      expect(row.effectiveFrom, named(row)).toMatch(day);
      if (row.effectiveTo !== null) expect(row.effectiveTo >= row.effectiveFrom, named(row)).toBe(true);
    }
  });

  it('calls no row verified whose source says unsourced, and no row unsourced that names one', () => {
    for (const row of allRows) {
      const unsourced = /^unsourced$|general knowledge/i.test(row.source);
      if (row.status === 'verified') expect(unsourced, named(row)).toBe(false);
      if (row.status === 'unsourced') expect(row.source, named(row)).toBe('unsourced');
    }
  });

  it('holds ids that are unique within their kind, and every kind has rows', () => {
    expect(new Set(allRows.map(named)).size).toBe(allRows.length);
    for (const kind of rowKinds)
      expect(
        allRows.some((row) => row.kind === kind),
        kind,
      ).toBe(true);
  });

  it('resolves every reference', () => {
    const holds = (kind: RowKind, ids: readonly string[], from: string) => {
      for (const id of ids) expect(findRow(kind, id), `${from} → ${kind} ${id}`).toBeDefined();
    };
    for (const row of [...conditions, ...deficits, ...goals]) holds('measure', row.measures, named(row));
    for (const row of exercises) {
      holds('cue', row.cues, named(row));
      holds('goal', row.objectives, named(row));
      holds('measure', row.measuredBy, named(row));
      holds(
        'code',
        row.codeHints.map((hint) => hint.code),
        named(row),
      );
    }
    for (const row of codes) if (row.addOnOf !== null) holds('code', [row.addOnOf], named(row));
  });
});

describe('conditions', () => {
  it('name a side in the label wherever the diagnosis code has one', () => {
    for (const candidate of conditions.flatMap((row) => row.icd10)) {
      const inLabel = /\b(left|right)\b/.exec(candidate.label)?.[1] ?? null;
      expect(inLabel, candidate.code).toBe(candidate.side);
    }
  });

  it('offer the newer codes of multiple sclerosis and Parkinson disease, and end the older ones the day before', () => {
    for (const [id, old, end, next] of [
      ['multiple-sclerosis', 'G35', '2025-09-30', '2025-10-01'],
      ['parkinson-disease', 'G20', '2023-09-30', '2023-10-01'],
    ] as const) {
      const candidates = findRow('condition', id)?.icd10 ?? [];
      expect(candidates.find((one) => one.code === old)?.effectiveTo).toBe(end);
      for (const one of candidates.filter((other) => other.code !== old)) expect(one.effectiveFrom).toBe(next);
    }
  });

  const list = new URL('../../../../shared/data/billing/icd10cm_nmr_conditions.json', import.meta.url);
  it.skipIf(!existsSync(list))('name only diagnosis codes that the reference list holds, or that it says were replaced', () => {
    const reference = JSON.parse(readFileSync(list, 'utf8')) as {
      meta: { invalidated: object };
      rows: { code: string; desc: string }[];
    };
    const known = new Map(reference.rows.map((row) => [row.code, row.desc.toLowerCase()]));
    for (const one of conditions.flatMap((row) => row.icd10)) {
      if (one.effectiveTo !== null) expect(Object.keys(reference.meta.invalidated)).toContain(one.code);
      else {
        expect(known.has(one.code), one.code).toBe(true);
        if (one.side !== null) expect(known.get(one.code), one.code).toContain(one.side);
        if (one.dominant !== undefined) expect(/non-?dominant/.test(known.get(one.code) ?? ''), one.code).toBe(!one.dominant);
      }
    }
  });
});

describe('exercises', () => {
  it('give an external cue first, a dose that can be done, and a code only as a hint among several', () => {
    for (const row of exercises) {
      expect(findRow('cue', row.cues[0] ?? '')?.focus, row.id).toBe('external');
      expect(row.dose.sets * row.dose.repetitions, row.id).toBeGreaterThanOrEqual(20);
      expect(row.codeHints.length, row.id).toBeGreaterThan(1);
      expect(row.contraindications.length, row.id).toBeGreaterThan(2);
      if (row.target) expect(row.target.floor, row.id).toBeLessThan(row.target.ceiling);
    }
  });
});

describe('codes and payers', () => {
  it('codeOn(code, day) knows a code only from its first day on', () => {
    expect(codeOn('97112', '2026-11-22')?.unitMinutes).toBe(15);
    expect(codeOn('98979', '2025-12-31')).toBeUndefined();
    expect(codeOn('98979', '2026-01-01')?.pool).toBe('month');
    expect(codeOn('99999', '2026-01-01')).toBeUndefined();
  });

  it('count every code of the visit pool by quarters of an hour, and every untimed one by the day', () => {
    for (const row of codes) {
      if (row.pool === 'visit') expect(row.unitMinutes, row.code).toBe(15);
      expect(row.unitMinutes === null, row.code).toBe(row.pool === 'untimed');
    }
  });

  it('never have two rows of one code on one day', () => {
    for (const row of codes) {
      const others = codes.filter((other) => other !== row && other.code === row.code);
      for (const other of others) {
        expect((other.effectiveTo ?? '9999') < row.effectiveFrom || other.effectiveFrom > (row.effectiveTo ?? '9999')).toBe(true);
      }
    }
  });

  it('hold the three unit methods', () => {
    expect(new Set(payers.map((row) => row.unitMethod))).toEqual(new Set(['CMS_TOTAL', 'CPT_MIDPOINT', 'FULL_15']));
  });
});

describe('searchCatalogue(text, kind)', () => {
  it.each([
    ['neuro re-ed', 'code', '97112'],
    ['NMR', 'code', '97112'],
    ['muscle re-education', 'code', '97112'],
    ['Neuromuscular Reeducation', 'code', '97112'],
    ['97112', 'code', '97112'],
    ['bell', 'condition', 'facial-palsy'],
    ['cva', 'condition', 'stroke'],
    ['wrist ext', 'exercise', 'emg-wrist-extension'],
    ['Sit to Stand', 'exercise', 'sit-to-stand'],
    ['co-ordination', 'deficit', 'coordination'],
    ['coördination', 'deficit', 'coordination'],
  ] as const)('finds %s among %s as %s', (text, kind, id) => {
    expect(searchCatalogue(text, kind).map((row) => row.id)).toContain(id);
  });

  it('gives everything for nothing, and nothing for nonsense', () => {
    expect(searchCatalogue('')).toBe(allRows);
    expect(searchCatalogue('', 'cue')).toEqual(cues);
    expect(searchCatalogue('zzyzx')).toEqual([]);
    expect(searchCatalogue('a', 'measure').length).toBeLessThanOrEqual(measures.length);
  });

  it('answers any text whatever', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        expect(Array.isArray(searchCatalogue(text))).toBe(true);
      }),
    );
  });
});
