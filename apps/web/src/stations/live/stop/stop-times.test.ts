import { describe, expect, it } from 'vitest';
import { stopTimes } from './stop-times.ts';

const minute = 60_000;

describe('stopTimes(rows, pressedAt, readAt, now)', () => {
  it('counts a seizure to five minutes, and on', () => {
    expect(stopTimes(['stop-seizure'], 0, null, 2 * minute)).toEqual([{ key: 'seizureFive', at: 5 * minute, left: 180 }]);
    expect(stopTimes(['stop-seizure'], 0, null, 6 * minute)).toEqual([{ key: 'seizureFive', at: 5 * minute, left: -60 }]);
  });

  it('counts dysreflexia from the last reading, and two hours from STOP', () => {
    expect(stopTimes(['autonomic-dysreflexia'], 0, null, minute).map(({ left }) => left)).toEqual([60, 7140]);
    expect(stopTimes(['autonomic-dysreflexia'], 0, 3 * minute, 4 * minute).map(({ at }) => at)).toEqual([
      5 * minute,
      120 * minute,
    ]);
    // A reading that nobody took stays due.
    expect(stopTimes(['autonomic-dysreflexia'], 0, null, 9 * minute)[0]).toEqual({
      key: 'dysreflexiaReading',
      at: 2 * minute,
      left: -420,
    });
  });

  it('shows a check of every five minutes for a minute, then the next one', () => {
    const at = (now: number) => stopTimes(['stop-head-strike'], 0, null, now)[0]?.at;
    expect([at(0), at(5 * minute), at(5.9 * minute), at(6 * minute), at(11 * minute)]).toEqual(
      [5, 5, 5, 10, 15].map((minutes) => minutes * minute),
    );
  });

  it('is silent where the steps ask for no time', () => {
    expect(stopTimes(['stop-asked', 'stop-fall', 'of-a-later-release'], 0, null, 0)).toEqual([]);
  });
});
