import { describe, expect, it } from 'vitest';
import { IdleVisits, idleFor, type OpenedHere } from './idle-visits.ts';

const minute = 60_000;

/** A visit that is closed by being closed, and says what it needs. */
function visit(busy = false) {
  const state = { busy, closed: 0 };
  const opened: OpenedHere = {
    busy: () => state.busy,
    close: () => {
      state.closed++;
    },
  };
  return { state, opened };
}

describe('IdleVisits.sweep(visits, now)', () => {
  it('closes a visit once nothing has needed it at any look for the whole time', () => {
    const idle = new IdleVisits();
    const { state, opened } = visit();
    for (let now = 0; now < idleFor; now += minute) expect(idle.sweep([['v', opened]], now)).toEqual([]);
    expect(idle.sweep([['v', opened]], idleFor)).toEqual(['v']);
    expect(state.closed).toBe(1);
  });

  it('begins anew where something needed it in between, and leaves a clock that runs and a STOP alone for ever', () => {
    const idle = new IdleVisits();
    const [looked, runs] = [visit(), visit(true)];
    const all = [
      ['looked', looked.opened],
      ['runs', runs.opened],
    ] as const;
    idle.sweep(all, 0);
    looked.state.busy = true;
    idle.sweep(all, minute);
    looked.state.busy = false;
    expect(idle.sweep(all, idleFor)).toEqual([]);
    expect(idle.sweep(all, 2 * idleFor)).toEqual(['looked']);
    expect(idle.sweep([['runs', runs.opened]], 100 * idleFor, 0)).toEqual([]);
  });

  it('closes at once whatever is idle where nobody sits there any more', () => {
    const [seen, runs] = [visit(), visit(true)];
    const closed = new IdleVisits().sweep(
      [
        ['seen', seen.opened],
        ['runs', runs.opened],
      ],
      0,
      0,
    );
    expect(closed).toEqual(['seen']);
    expect(runs.state.closed).toBe(0);
  });
});
