import { describe, expect, it } from 'vitest';
import { proofTold } from './analysis-proof.ts';
import { formatsRemarks, RemarkList } from './remarks.ts';

const told = (...given: Parameters<RemarkList['add']>): string | undefined => {
  const list = new RemarkList();
  list.add(...given);
  return list.all[0]?.message;
};

describe('RemarkList', () => {
  it('writes the word for one and for several, and small what a sentence does not begin with', () => {
    const gaps = (lost: number, places: number) => told('FORMATS_GAPS', { track: 'a', lost, places, line: 4 });
    expect(gaps(1, 1)).toBe('Track a: 1 sample is missing in 1 place, first before line 4; what is missing counts as lost.');
    expect(gaps(10, 2)).toContain('10 samples are missing in 2 places');
    expect(told('FORMATS_LEFT_OUT', { what: '3 empty lines', why: 'no sample' })).toBe('Left out: 3 empty lines (no sample).');
    expect(told('FORMATS_TAKEN_AS', { what: 'The angles', as: 'degrees', why: 'so' })).toBe('Taken as degrees: the angles (so).');
    expect(told('FORMATS_LEFT_OUT', { what: 'EMG 3', why: 'so' })).toBe('Left out: EMG 3 (so).');
  });

  it('tells fifty remarks, and how many more there were', () => {
    const list = new RemarkList();
    for (let line = 1; line <= 51; line++) list.add('FORMATS_UNENDED', { line });
    expect(list.all.at(-1)).toEqual({ code: 'FORMATS_MORE_REMARKS', message: '1 more remark is not shown.' });
    list.add('FORMATS_UNENDED', { line: 52 });
    expect(list.all).toHaveLength(51);
    expect(list.all.at(-1)?.message).toBe('2 more remarks are not shown.');
  });

  it('names no option of the command line: the web shows remarks too', () => {
    for (const sentence of Object.values(formatsRemarks)) expect(sentence).not.toMatch(/--[a-z]/);
  });
});

describe('proofTold(kind)', () => {
  it('is said only of numbers that were not tested on recordings', () => {
    expect(proofTold('sway', 'recordings')).toBeUndefined();
    expect(proofTold('sway', 'made')).toContain('Equal to the reference');
  });
});
