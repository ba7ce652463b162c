import type { Chart } from '@eupraxia/api';
import type { NewChartEntry } from '@eupraxia/clinical/chart';
import { uuidV7 } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { type ChartWrite, withWrites } from './chart-writes.ts';

const id = (n: number) => uuidV7(1_700_000_000_000 + n, new Uint8Array(10).fill(n));
const precaution = (n: number): NewChartEntry => ({
  id: id(n),
  kind: 'precaution',
  body: { id: id(n + 100), text: `number ${n}`, source: 'patient' },
});
const write = (...entries: NewChartEntry[]): ChartWrite => ({ key: 'k', entries, at: 2_000_000_000_000, fault: undefined });
const chart = (...entries: NewChartEntry[]): Chart => ({
  patient: { id: id(1), name: 'Amara Okafor', bornOn: '1971-03-09' },
  entries: entries.map((entry) => ({ ...entry, patientId: id(1), at: 1, by: 'u' }) as Chart['entries'][number]),
  visits: [],
  moreVisits: false,
});

describe('withWrites', () => {
  it('reads a chart as it will be when what is on its way has arrived', () => {
    const entries = withWrites(chart(precaution(2)), [write(precaution(3)), write(precaution(4))]);
    expect(entries.map((entry) => entry.id)).toEqual([id(2), id(3), id(4)]);
    expect(entries[1]).toMatchObject({ patientId: id(1), at: 2_000_000_000_000 });
  });

  it('shows an entry once when the server has it already', () => {
    expect(withWrites(chart(precaution(2)), [write(precaution(2), precaution(3))]).map((entry) => entry.id)).toEqual([
      id(2),
      id(3),
    ]);
  });

  it('leaves a chart without writes as it is', () => {
    const one = chart(precaution(2));
    expect(withWrites(one, [])).toBe(one.entries);
  });
});
