import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrowest, withEdge } from './ZoneHandles.tsx';

const zone = { floor: 40, ceiling: 70, holdSeconds: 2 };

describe('withEdge()', () => {
  it('withEdge(zone, edge, to) moves one edge to a whole percent', () => {
    expect(withEdge(zone, 'floor', 51.4)).toEqual({ floor: 51, ceiling: 70, holdSeconds: 2 });
    expect(withEdge(zone, 'ceiling', 84.6)).toEqual({ floor: 40, ceiling: 85, holdSeconds: 2 });
  });

  it('withEdge() keeps the floor below the ceiling and both in bounds, wherever the finger goes', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom('floor', 'ceiling'), (to, edge) => {
        const moved = withEdge(zone, edge, to);
        expect(moved.ceiling - moved.floor).toBeGreaterThanOrEqual(narrowest);
        expect(moved.floor).toBeGreaterThanOrEqual(5);
        expect(moved.ceiling).toBeLessThanOrEqual(300);
      }),
    );
  });
});
