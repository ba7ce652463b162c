import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dutyOf, type WatchedClock } from './idle-watch.ts';

const minute = 60_000;
const began = 1_795_364_100_000;
const at = (minutes: number) => began + minutes * minute;
const clock = (part: Partial<WatchedClock> = {}): WatchedClock => ({
  since: began,
  lastSign: at(4),
  mode: 'one-on-one',
  heldBy: 'here',
  dayEnds: at(600),
  lockedAt: null,
  ...part,
});

describe('dutyOf()', () => {
  it('asks after ten minutes without a sign, and pauses a minute later since the last sign', () => {
    expect(dutyOf(clock(), at(13.9))).toEqual({ do: 'nothing' });
    expect(dutyOf(clock(), at(14))).toEqual({ do: 'ask', until: at(15) });
    expect(dutyOf(clock(), at(14.9))).toEqual({ do: 'ask', until: at(15) });
    expect(dutyOf(clock(), at(15))).toEqual({ do: 'pause', cause: 'idle', since: at(4) });
  });

  it('takes the answer as a sign, and the start of the clock as the first one', () => {
    expect(dutyOf(clock({ lastSign: at(14.5) }), at(15))).toEqual({ do: 'nothing' });
    expect(dutyOf(clock({ lastSign: 0 }), at(10))).toEqual({ do: 'ask', until: at(11) });
    expect(dutyOf(clock({ lastSign: 0 }), at(11))).toEqual({ do: 'pause', cause: 'idle', since: began });
  });

  it('pauses at once on a tablet that slept for forty minutes, since the last sign before it', () => {
    expect(dutyOf(clock(), at(44))).toEqual({ do: 'pause', cause: 'idle', since: at(4) });
  });

  it('waits a minute longer for a tab that is gone, and leaves a clock alone whose tab lives', () => {
    const orphan = clock({ heldBy: 'nobody' });
    expect(dutyOf(orphan, at(15))).toEqual({ do: 'ask', until: at(16) });
    expect(dutyOf(orphan, at(16))).toEqual({ do: 'pause', cause: 'idle', since: at(4) });
    expect(dutyOf(clock({ heldBy: 'elsewhere' }), at(1000))).toEqual({ do: 'nothing' });
  });

  it('pauses at the end of the clinic’s day since the last sign, also what runs unattended', () => {
    const late = clock({ lastSign: at(598), dayEnds: at(600) });
    expect(dutyOf(late, at(599.9))).toEqual({ do: 'nothing' });
    expect(dutyOf(late, at(600))).toEqual({ do: 'pause', cause: 'day-end', since: at(598) });
    expect(dutyOf({ ...late, mode: 'unattended' }, at(600))).toEqual({ do: 'pause', cause: 'day-end', since: at(598) });
    expect(dutyOf({ ...late, mode: 'unattended' }, at(590))).toEqual({ do: 'nothing' });
  });

  it('pauses a minute after the sign-in ended, unless practice goes on meanwhile', () => {
    const locked = clock({ lockedAt: at(6) });
    expect(dutyOf(locked, at(6.9))).toEqual({ do: 'nothing' });
    expect(dutyOf(locked, at(7))).toEqual({ do: 'pause', cause: 'locked', since: at(4) });
    expect(dutyOf({ ...locked, lastSign: at(6.5) }, at(7))).toEqual({ do: 'nothing' });
  });

  it('never cuts from later than now, and never from before the clock began', () => {
    const times = fc.record({
      lastSign: fc.integer({ min: at(-100), max: at(800) }),
      now: fc.integer({ min: began, max: at(1000) }),
      mode: fc.constantFrom<WatchedClock['mode']>('one-on-one', 'group', 'unattended'),
      heldBy: fc.constantFrom<WatchedClock['heldBy']>('here', 'elsewhere', 'nobody'),
      lockedAt: fc.option(fc.integer({ min: began, max: at(900) })),
    });
    fc.assert(
      fc.property(times, ({ now, ...part }) => {
        const duty = dutyOf(clock(part), now);
        if (duty.do === 'pause') {
          expect(duty.since).toBeGreaterThanOrEqual(began);
          expect(duty.since).toBeLessThanOrEqual(now);
        }
        if (duty.do === 'ask') expect(duty.until).toBeGreaterThan(now);
      }),
    );
  });
});
