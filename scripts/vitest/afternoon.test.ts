import { describe, expect, it } from 'vitest';
import { afternoonZone } from './afternoon.ts';

describe('afternoonZone(now)', () => {
  it('is a zone in which it is five in the afternoon, at any hour of the machine', () => {
    for (let hour = 0; hour < 24; hour++) {
      const now = new Date(Date.UTC(2026, 10, 30, hour, 25));
      const shown = new Intl.DateTimeFormat('en-US', {
        timeZone: afternoonZone(now),
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      });
      expect(shown.format(now), afternoonZone(now)).toBe('17:25');
    }
  });
});
