import { describe, expect, it } from 'vitest';
import { parseCodingInput, timedUnits } from './index.ts';

const visit = (discipline: 'PT' | 'OT' | 'SLP', code: string, by: 'therapist' | 'assistant' = 'therapist') =>
  timedUnits({
    date: '2026-11-30',
    discipline,
    payer: { unitMethod: 'CMS_TOTAL', assistantModifier: true },
    bouts: [{ code, seconds: 15 * 60, by }],
  });

describe('the discipline of a visit', () => {
  it('timedUnits(visit) refuses speech-language pathology a code whose row does not list it', () => {
    const refused = visit('SLP', '97112');
    expect(refused.ok ? refused.value : refused.error).toMatchObject({ code: 'EUP_CLAIMS_DISCIPLINE' });
  });

  it('timedUnits(visit) bills speech-language pathology with GN, which has no modifier for an assistant', () => {
    for (const by of ['therapist', 'assistant'] as const) {
      const billed = visit('SLP', '97129', by);
      expect(billed.ok ? billed.value.lines : billed.error).toMatchObject([{ code: '97129', units: 1, modifiers: ['GN'] }]);
    }
    const pt = visit('PT', '97112', 'assistant');
    expect(pt.ok ? pt.value.lines : pt.error).toMatchObject([{ modifiers: ['GP', 'CQ'] }]);
  });

  it('parseCodingInput(input) takes the three disciplines and no other', () => {
    const input = { date: '2026-11-30', payer: { unitMethod: 'CMS_TOTAL', assistantModifier: true }, bouts: [] };
    for (const discipline of ['PT', 'OT', 'SLP']) expect(parseCodingInput({ ...input, discipline }).ok).toBe(true);
    expect(parseCodingInput({ ...input, discipline: 'MT' }).ok).toBe(false);
  });
});
