import { describe, expect, it } from 'vitest';
import { enteredTime } from './entered-time.ts';

const instantOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
};
const read = (how: 'minutes' | 'span', fields: { minutes?: string; from?: string; to?: string }) =>
  enteredTime(how, { minutes: '', from: '', to: '', ...fields }, instantOf);

describe('enteredTime(how, fields, instantOf)', () => {
  it('reads minutes with a point or a comma, without a beginning', () => {
    expect(read('minutes', { minutes: '14' })).toEqual({ seconds: 840, from: null });
    expect(read('minutes', { minutes: ' 7,5 ' })).toEqual({ seconds: 450, from: null });
  });

  it('reads a beginning and an end as a length that began then', () => {
    expect(read('span', { from: '14:00', to: '14:45' })).toEqual({ seconds: 2700, from: 14 * 3_600_000 });
  });

  it('takes nothing that is not a time: an empty field, words, less than nothing, more than a day, an end before its beginning', () => {
    for (const minutes of ['', ' ', 'ten', '-1', '1441', 'NaN', 'Infinity']) expect(read('minutes', { minutes })).toBeNull();
    for (const [from, to] of [
      ['', ''],
      ['14:00', ''],
      ['14:00', '14:00'],
      ['14:00', '13:00'],
      ['2 pm', '3 pm'],
    ])
      expect(read('span', { from: from ?? '', to: to ?? '' })).toBeNull();
  });
});
