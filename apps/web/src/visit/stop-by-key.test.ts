import { describe, expect, it } from 'vitest';
import { stoppedByKey } from './stop-by-key.ts';

const a = { visitId: 'a' };
const b = { visitId: 'b' };

describe('the key of STOP', () => {
  it('stops the visit that the screen is about, and leaves the others running', () => {
    expect(stoppedByKey([a, b], '/visit/b/live')).toEqual([b]);
    expect(stoppedByKey([a, b], '/visit/a/note')).toEqual([a]);
  });

  it('stops all that run where the screen is about none of them', () => {
    expect(stoppedByKey([a, b], '/')).toEqual([a, b]);
    expect(stoppedByKey([a], '/visit/b/live')).toEqual([a]);
  });

  it('does not take a visit for another whose number begins the same', () => {
    expect(stoppedByKey([a], '/visit/ab/live')).toEqual([a]);
    expect(stoppedByKey([a, { visitId: 'ab' }], '/visit/ab/live')).toEqual([{ visitId: 'ab' }]);
  });
});
