import { describe, expect, it } from 'vitest';
import {
  allRows,
  type CodeRow,
  codeOn,
  codes,
  conditions,
  deficits,
  exercises,
  findRow,
  goals,
  muscles,
  norms,
  payers,
  type RowKind,
  regions,
  rowKinds,
  screenQuestions,
  techniques,
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
      if (row.status === 'unsourced') expect(row.source, named(row)).toMatch(/^unsourced(?:; to look up: .+)?$/);
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
    for (const row of [...conditions, ...deficits]) holds('technique', row.techniques, named(row));
    for (const row of conditions) holds('screen', row.asks, named(row));
    for (const row of techniques) {
      holds('cue', row.cues, named(row));
      holds(
        'code',
        row.codeHints.map((hint) => hint.code),
        named(row),
      );
    }
    for (const row of exercises) {
      holds('cue', row.cues, named(row));
      holds('goal', row.objectives, named(row));
      holds('measure', row.measuredBy, named(row));
      holds('technique', row.techniques ?? [], named(row));
      holds(
        'code',
        row.codeHints.map((hint) => hint.code),
        named(row),
      );
    }
    for (const row of muscles) {
      holds('region', [row.region], named(row));
      if (row.antagonist !== null) holds('muscle', [row.antagonist], named(row));
    }
    for (const row of regions) if (row.within !== null) holds('region', [row.within], named(row));
    for (const row of norms) holds('measure', [row.measure], named(row));
    for (const row of screenQuestions) if (row.region !== null) holds('region', [row.region], named(row));
    for (const row of codes) if (row.addOnOf !== null) holds('code', [row.addOnOf], named(row));
  });

  it('says what it says in whole sentences of its own: nothing is empty, doubled or left open', () => {
    for (const row of allRows) {
      const texts = Object.values(row).flatMap((value) =>
        typeof value === 'string' ? [value] : Array.isArray(value) ? value : [],
      );
      for (const text of texts.filter((one) => typeof one === 'string')) {
        expect(text.trim(), named(row)).toBe(text);
        expect(text, named(row)).not.toMatch(/\b(?:TODO|TBD|lorem)\b| {2}/i);
      }
      expect(new Set(row.synonyms).size, named(row)).toBe(row.synonyms.length);
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
    const meet = (row: CodeRow, other: CodeRow) =>
      (other.effectiveTo ?? '9999') >= row.effectiveFrom && other.effectiveFrom <= (row.effectiveTo ?? '9999');
    expect(codes.filter((row) => codes.some((other) => other !== row && other.code === row.code && meet(row, other)))).toEqual(
      [],
    );
  });

  it('hold the three unit methods', () => {
    expect(new Set(payers.map((row) => row.unitMethod))).toEqual(new Set(['CMS_TOTAL', 'CPT_MIDPOINT', 'FULL_15']));
  });
});
