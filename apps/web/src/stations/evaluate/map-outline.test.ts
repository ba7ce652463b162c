import { bodyMap, type MapView } from '@eupraxia/catalogue';
import { describe, expect, it } from 'vitest';
import { centreOf, neighbour, softOutline } from './map-outline.ts';

const views: readonly MapView[] = ['front', 'back', 'face'];

describe('neighbour(view, from, direction)', () => {
  it('reaches every shape from the first by the arrow keys', () => {
    for (const view of views) {
      const reached = new Set([0]);
      for (const from of reached)
        for (const direction of ['up', 'down', 'left', 'right'] as const) reached.add(neighbour(view, from, direction));
      const missed = bodyMap[view].flatMap((one, index) => (reached.has(index) ? [] : [`${one.region} ${one.side}`]));
      expect(missed, view).toEqual([]);
    }
  });

  it('goes up, down, left and right as a person sees it', () => {
    const at = (view: MapView, index: number) => centreOf(bodyMap[view][index]?.points ?? []);
    for (const view of views)
      bodyMap[view].forEach((_shape, index) => {
        const down = neighbour(view, index, 'down');
        if (down !== index) expect(at(view, down)[1]).toBeGreaterThan(at(view, index)[1]);
        const left = neighbour(view, index, 'left');
        if (left !== index) expect(at(view, left)[0]).toBeLessThan(at(view, index)[0]);
      });
  });
});

describe('softOutline(points)', () => {
  it('is closed and turns once at each corner', () => {
    const outline = softOutline([
      [0, 0],
      [20, 0],
      [20, 30],
    ]);
    expect(outline.match(/Q/g)).toHaveLength(3);
    expect(outline).toMatch(/^M.*Z$/);
    expect(outline).not.toMatch(/NaN|Infinity/);
  });
});
