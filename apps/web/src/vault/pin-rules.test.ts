import { describe, expect, it } from 'vitest';
import { pinFault } from './pin-rules.ts';

describe('pinFault()', () => {
  it('refuses what is tried first', () => {
    for (const pin of [
      '111111',
      '121212',
      '112211',
      '123123',
      '123456',
      '654321',
      '567890',
      '123321',
      '112233',
      '147258',
      '1234512345',
    ])
      expect([pin, pinFault(pin)]).toEqual([pin, 'easy']);
  });

  it('refuses days and years in any usual order', () => {
    for (const pin of ['198407', '071984', '310187', '120687', '870612', '19840712', '200312'])
      expect([pin, pinFault(pin)]).toEqual([pin, 'date']);
  });

  it('says what is missing: digits, and six to twelve of them', () => {
    expect(['12a456', '80461', '8046138046138'].map(pinFault)).toEqual(['digits', 'short', 'long']);
  });

  it('takes most six digits: more than four of five', () => {
    const all = Array.from({ length: 10_000 }, (_, i) => String((i * 7919 + 104_729) % 1_000_000).padStart(6, '0'));
    expect(all.filter((pin) => pinFault(pin) === null).length).toBeGreaterThan(8_000);
    // Ending as it begins is no repetition.
    for (const pin of ['804613', '803648', '804680']) expect([pin, pinFault(pin)]).toEqual([pin, null]);
  });
});
