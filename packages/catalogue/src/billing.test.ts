import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findRow } from './index.ts';

const rows = <T>(name: string): T[] =>
  (JSON.parse(readFileSync(new URL(`../../../vectors/billing/${name}.json`, import.meta.url), 'utf8')) as { rows: T[] }).rows;

interface Code {
  code: string;
  quarterHours: boolean;
  verified: boolean;
}
interface Payer {
  payer: string;
  unitMethod: 'CMS_TOTAL' | 'CPT_MIDPOINT' | null;
  assistantModifier: boolean | null;
  effectiveFrom: string | null;
}

describe('the rows of codes and payers agree with the published vectors', () => {
  it.each(rows<Code>('codes').map((row) => [row.code, row] as const))(
    'code %s counts in quarters of an hour, or does not',
    (_, row) => {
      const code = findRow('code', row.code) ?? expect.fail(`no row of ${row.code}`);
      expect(code.unitMinutes === 15).toBe(row.quarterHours);
    },
  );

  it.each(rows<Payer>('payers').map((row) => [row.payer, row] as const))('payer %s counts units as its source says', (_, row) => {
    const payer = findRow('payer', row.payer) ?? expect.fail(`no row of ${row.payer}`);
    if (row.unitMethod !== null) expect(payer.unitMethod).toBe(row.unitMethod);
    if (row.assistantModifier !== null) expect(payer.assistantModifier).toBe(row.assistantModifier);
    if (row.effectiveFrom !== null) expect(payer.effectiveFrom).toBe(row.effectiveFrom);
  });
});
