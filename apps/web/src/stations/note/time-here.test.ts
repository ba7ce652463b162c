import { describe, expect, it } from 'vitest';
import { signedWhen, timeHere } from './time-here.ts';

describe('a time in the forms of the note', () => {
  it('is the clinic’s, in twelve hours, with noon and midnight as US clinics write them', () => {
    const at = (time: string): number => Date.parse(`2026-11-30T${time}:00Z`);
    expect(timeHere('UTC', at('21:05'))).toBe('9:05 PM');
    expect(timeHere('UTC', at('12:00'))).toBe('12:00 PM');
    expect(timeHere('UTC', at('00:30'))).toBe('12:30 AM');
    expect(timeHere('America/Chicago', at('15:00'))).toBe('9:00 AM');
  });

  it('has the clinic’s day with it where a signature was given', () => {
    const at = Date.parse('2026-12-01T03:05:00Z');
    expect(signedWhen('America/Chicago', at)).toEqual({ day: 'Nov 30, 2026', time: '9:05 PM' });
  });
});
