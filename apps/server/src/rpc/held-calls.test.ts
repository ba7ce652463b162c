import type { VisitChange } from '@eupraxia/store';
import { describe, expect, it } from 'vitest';
import { type HoldingLimits, holdCalls, type Waiting } from './held-calls.ts';

const never = 3_600_000;
const limits: HoldingLimits = { longest: never, gather: never, perPerson: 2, inAll: 3 };
const visit = { clinicId: 'c', visitId: 'v' };
const waiting = (more: Partial<Waiting> = {}): Waiting => ({
  ...visit,
  userId: 'u',
  writer: 'mine',
  signal: undefined,
  ...more,
});

function bench(own: Partial<HoldingLimits> = {}) {
  let listener: (change: VisitChange | null) => void = () => undefined;
  let listening = true;
  const calls = holdCalls(
    (heard) => {
      listener = heard;
      return () => {
        listening = false;
      };
    },
    { ...limits, ...own },
  );
  const change = (more: Partial<VisitChange> = {}) => listener({ ...visit, writers: ['theirs'], urgent: true, ...more });
  return { calls, change, missed: () => listener(null), listening: () => listening };
}

describe('holdCalls()', () => {
  it('begin() waits until its visit changes; a change of another visit or of its own stream alone does not wake it', async () => {
    const { calls, change } = bench();
    const held = calls.begin(waiting());
    let woken = false;
    const turn = held?.next().then((how) => {
      woken = true;
      return how;
    });
    change({ visitId: 'another' });
    change({ clinicId: 'another' });
    change({ writers: ['mine'] });
    await Promise.resolve();
    expect(woken).toBe(false);
    change({ writers: ['mine', 'theirs'] });
    expect(await turn).toBe('changed');
    held?.end();
    expect(calls.count()).toBe(0);
  });

  it('next() says so at once where the change came since the call began to wait', async () => {
    const { calls, change } = bench();
    const held = calls.begin(waiting());
    change();
    expect(await held?.next()).toBe('changed');
    held?.end();
  });

  it('gathers what is not urgent for a moment, and lets what is urgent through', async () => {
    const { calls, change } = bench({ gather: 1 });
    const held = calls.begin(waiting());
    change({ urgent: false });
    change({ urgent: false });
    expect(await held?.next()).toBe('changed');
    held?.end();
    const patient = bench();
    const urgent = patient.calls.begin(waiting());
    patient.change({ urgent: false });
    patient.change({ urgent: true });
    expect(await urgent?.next()).toBe('changed');
    urgent?.end();
  });

  it('ends in time, with the caller, or with the server, whichever comes first', async () => {
    const inTime = bench({ longest: 1 }).calls.begin(waiting());
    expect(await inTime?.next()).toBe('time-out');
    inTime?.end();
    const { calls, listening } = bench();
    const caller = new AbortController();
    const gone = calls.begin(waiting({ signal: caller.signal }));
    const stays = calls.begin(waiting());
    const left = gone?.next();
    caller.abort();
    expect(await left).toBe('gone');
    gone?.end();
    const closing = stays?.next();
    calls.close();
    expect(await closing).toBe('closing');
    stays?.end();
    expect(listening()).toBe(false);
    expect(calls.begin(waiting())).toBeNull();
    expect(calls.count()).toBe(0);
  });

  it('wakes everybody where changes may have been missed', async () => {
    const { calls, missed } = bench();
    const held = [calls.begin(waiting()), calls.begin(waiting({ visitId: 'another' }))];
    const turns = held.map((call) => call?.next());
    missed();
    expect(await Promise.all(turns)).toEqual(['changed', 'changed']);
    for (const call of held) call?.end();
  });

  it('begin() holds so many calls of one person and so many in all, and no more until one of them ends', () => {
    const { calls } = bench();
    const first = calls.begin(waiting());
    const second = calls.begin(waiting({ visitId: 'another' }));
    expect(calls.begin(waiting())).toBeNull();
    const other = calls.begin(waiting({ userId: 'w' }));
    expect(other).not.toBeNull();
    expect(calls.begin(waiting({ userId: 'x' }))).toBeNull();
    first?.end();
    first?.end();
    expect(calls.count()).toBe(2);
    const again = calls.begin(waiting());
    expect(again).not.toBeNull();
    for (const call of [second, other, again]) call?.end();
    expect(calls.count()).toBe(0);
  });
});
