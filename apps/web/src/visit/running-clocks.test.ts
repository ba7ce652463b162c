import { describe, expect, it } from 'vitest';
import { isAbout } from '../app/shell/clocks/use-ask-on-leaving.ts';
import { isOwnTime } from '../stations/live/use-start.ts';
import { clocksOf } from './running-clocks.ts';
import type { ClockHere, RunningVisit } from './running-visit.ts';

const now = 1_795_364_100_000;
const clock: ClockHere = {
  activityId: 'balance',
  activity: 'Tandem stance',
  since: now - 57_000,
  mode: 'one-on-one',
  owner: 'me',
  writer: 'tab',
};
const visit = (visitId: string, part: Partial<RunningVisit> = {}): RunningVisit => ({
  visitId,
  patient: 'Walter Brandner',
  patientId: 'walter',
  state: 'running',
  clocks: [clock],
  zone: 'UTC',
  now: () => now,
  lastSign: () => now,
  heldBy: async () => 'here',
  stop: () => undefined,
  pause: async () => undefined,
  ...part,
});
const told = { visitId: 'elsewhere', patient: 'Lena Marsh', activityId: 'sit', activity: 'Sit to stand', since: now - 90_000 };

describe('clocksOf()', () => {
  it('lists the person’s own clocks of this tab and those of other devices, the longest first', () => {
    const clocks = clocksOf('me', [visit('here')], [told], (id) => id === 'here');
    expect(clocks.map(({ visitId, oneOnOne, here }) => [visitId, oneOnOne, here !== null])).toEqual([
      ['elsewhere', true, false],
      ['here', true, true],
    ]);
  });

  it('leaves out a colleague’s clock, a visit under STOP, and what the list says of a visit that is open here', () => {
    const colleagues = visit('a', { clocks: [{ ...clock, owner: 'other' }] });
    const stopped = visit('b', { state: 'stopped' });
    expect(clocksOf('me', [colleagues, stopped], [{ ...told, visitId: 'a' }], () => true)).toEqual([]);
  });

  it('knows time in a group as not one-on-one', () => {
    expect(clocksOf('me', [visit('a', { clocks: [{ ...clock, mode: 'group' }] })], [], () => true)).toMatchObject([
      { oneOnOne: false },
    ]);
  });
});

describe('isAbout()', () => {
  const about = { visitId: 'v1', patientId: 'p1' };
  it('knows the screens of a visit and of its patient’s chart, and no others', () => {
    for (const path of ['/visit/v1/live', '/visit/v1/note', '/patient/p1', '/patient/p1/program'])
      expect(isAbout(path, about), path).toBe(true);
    for (const path of ['/', '/visit/v2/live', '/patient/p12', '/library']) expect(isAbout(path, about), path).toBe(false);
  });
});

describe('isOwnTime()', () => {
  it('is a start that takes the person’s attention, one-on-one or in a group', () => {
    expect(isOwnTime({ by: 'therapist', mode: 'one-on-one' }, 'therapist')).toBe(true);
    expect(isOwnTime({ by: 'both', mode: 'group' }, 'therapist')).toBe(true);
    expect(isOwnTime({ by: 'assistant', mode: 'one-on-one' }, 'assistant')).toBe(true);
    expect(isOwnTime({ by: 'therapist', mode: 'unattended' }, 'therapist')).toBe(false);
    expect(isOwnTime({ by: 'aide', mode: 'one-on-one' }, 'therapist')).toBe(false);
    expect(isOwnTime({ by: 'assistant', mode: 'one-on-one' }, 'therapist')).toBe(false);
  });
});
