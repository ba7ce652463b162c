import { describe, expect, it } from 'vitest';
import { type BodyView, bodyBox, bodyShapes, neighbour } from './body-shapes.ts';

const views: readonly BodyView[] = ['front', 'back', 'face'];

describe('bodyShapes', () => {
  it('draws each sided region for both sides, mirrored, and the patient’s right on the viewer’s left but in the back view', () => {
    for (const view of views) {
      for (const shape of bodyShapes[view].filter((one) => one.side !== undefined)) {
        const other = bodyShapes[view].find((one) => one.region === shape.region && one.side !== shape.side);
        expect(other?.centre[0], `${view} ${shape.region}`).toBeCloseTo(-shape.centre[0]);
        const onViewersLeft = shape.centre[0] < 0;
        expect(onViewersLeft, `${view} ${shape.region}`).toBe((shape.side === 'right') === (view !== 'back'));
      }
    }
  });

  it('stays within its box', () => {
    for (const view of views) {
      const [x, y, width, height] = bodyBox[view];
      for (const { centre } of bodyShapes[view]) {
        expect(centre[0]).toBeGreaterThan(x);
        expect(centre[0]).toBeLessThan(x + width);
        expect(centre[1]).toBeGreaterThan(y);
        expect(centre[1]).toBeLessThan(y + height);
      }
    }
  });
});

describe('neighbour(view, from, direction)', () => {
  it('reaches every shape from the first by the arrow keys', () => {
    for (const view of views) {
      const reached = new Set([0]);
      for (const from of reached)
        for (const direction of ['up', 'down', 'left', 'right'] as const) reached.add(neighbour(view, from, direction));
      const missed = bodyShapes[view].flatMap((one, index) => (reached.has(index) ? [] : [`${one.region} ${one.side}`]));
      expect(missed, view).toEqual([]);
    }
  });
});
