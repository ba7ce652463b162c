import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionClock } from './session-clock.ts';

const server = 1_795_000_000_000;

function tab(wallError: number, monoStart = 500) {
  let elapsed = 0;
  let extra = 0;
  return {
    clocks: { wall: () => server + elapsed + wallError + extra, mono: () => monoStart + elapsed },
    pass: (ms: number) => {
      elapsed += ms;
    },
    setWall: (ms: number) => {
      extra += ms;
    },
    truth: () => server + elapsed,
  };
}

describe('sessionClock', () => {
  it('sessionClock().now() is the server time with the device clock off by any amount, to half the round trip', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9e8, max: 9e8 }),
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 800 }),
        (off, out, back) => {
          const t = tab(off);
          const clock = sessionClock(t.clocks);
          const sent = clock.mono();
          t.pass(out);
          const serverTime = t.truth();
          t.pass(back);
          clock.measure(sent, clock.mono(), serverTime);
          expect(Math.abs(clock.now() - t.truth())).toBeLessThanOrEqual((out + back) / 2 + 1);
        },
      ),
    );
  });

  it('tells a time that the log can hold where the device has lost its own, and the right one once the server told it', () => {
    const t = tab(-server - 1000);
    const clock = sessionClock(t.clocks);
    expect([clock.wall(), clock.now()]).toEqual([0, Date.UTC(2000, 0)]);
    clock.measure(clock.mono(), clock.mono(), t.truth());
    expect(Math.abs(clock.now() - t.truth())).toBeLessThanOrEqual(1);
  });

  it('now() keeps its pace when somebody sets the device clock in mid-visit', () => {
    const t = tab(0);
    const clock = sessionClock(t.clocks);
    clock.measure(clock.mono(), clock.mono(), t.truth());
    const before = clock.now();
    t.setWall(3_600_000);
    t.pass(1000);
    expect(clock.now() - before).toBe(1000);
  });

  it('measure() prefers the shortest round trip and never lets now() go back', () => {
    const t = tab(0);
    const clock = sessionClock(t.clocks);
    clock.measure(clock.mono(), clock.mono() + 10, t.truth() + 5);
    const good = clock.kept();
    expect(clock.measure(clock.mono(), clock.mono() + 800, t.truth() + 400)).toBe(false);
    expect(clock.kept()).toEqual(good);
    const before = clock.now();
    clock.measure(clock.mono(), clock.mono(), t.truth() - 5000);
    expect(clock.now()).toBe(before);
  });

  it('measure() takes a worse exchange that contradicts the best one: the device has slept', () => {
    const t = tab(0);
    const clock = sessionClock(t.clocks);
    clock.measure(clock.mono(), clock.mono() + 4, t.truth() + 2);
    expect(clock.measure(clock.mono(), clock.mono() + 200, t.truth() + 600_000)).toBe(true);
    expect(clock.now()).toBeGreaterThan(t.truth() + 590_000);
  });

  it('sessionClock(clocks, kept) goes on with the kept offset after a reload without a server', () => {
    const t = tab(3_600_000);
    const first = sessionClock(t.clocks);
    first.measure(first.mono(), first.mono(), t.truth());
    const kept = first.kept();
    t.pass(20_000);
    const reloaded = tab(3_600_000, 0);
    reloaded.pass(20_000);
    expect(sessionClock(reloaded.clocks, kept).now()).toBe(reloaded.truth());
  });

  it('now() is set back by measure() where the kept offset was wrong, instead of standing still until it is right', () => {
    const t = tab(3_600_000);
    const clock = sessionClock(t.clocks, { serverMinusWall: 3_600_000, roundTrip: 4 });
    expect(clock.now() - t.truth()).toBe(7_200_000);
    clock.measure(clock.mono(), clock.mono(), t.truth());
    expect(clock.now()).toBe(t.truth());
    t.pass(1000);
    expect(clock.now()).toBe(t.truth());
  });
});
