import { describe, expect, it } from 'vitest';
import { type Coding, timedUnits, whyText } from './index.ts';

const day = (code: string) =>
  timedUnits({
    date: '2026-11-22',
    discipline: 'PT',
    payer: { unitMethod: 'CMS_TOTAL', assistantModifier: false },
    bouts: [{ code, seconds: 900, by: 'therapist' }],
  });

const text = ({ why }: Coding): string => why.map((one) => whyText(one, 'en-US')).join(' ');

describe('timedUnits(input) of rows that need a second look', () => {
  it('gives a bundled service no unit and keeps its minutes in the total', () => {
    const result = day('97010');
    expect(result).toMatchObject({
      ok: true,
      value: { billableUnits: 0, totalMinutes: 15, lines: [{ code: '97010', units: 0 }] },
    });
    expect(result.ok && text(result.value)).toContain('never paid by itself');
  });

  it('says that a row is unverified, and only then', () => {
    const words = (code: string) => {
      const result = day(code);
      return result.ok ? text(result.value) : '';
    };
    expect(words('97129')).toContain('unverified; check it before it is billed');
    expect(words('97112')).not.toContain('unverified');
    expect(words('97014')).toContain('G0283');
  });
});
