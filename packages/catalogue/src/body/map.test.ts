import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyMap, type MapView, mapBox, regions, shapeAt } from '../index.ts';

const views: readonly MapView[] = ['front', 'back', 'face'];
const middleOf = (points: readonly (readonly [number, number])[]): [number, number] => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

describe('bodyMap', () => {
  it('draws every region in each of its views, or all of its parts', () => {
    for (const row of regions)
      for (const view of row.views) {
        const drawn = (id: string) => bodyMap[view].some((shape) => shape.region === id);
        const parts = regions.filter((other) => other.within === row.id && other.views.includes(view));
        expect(drawn(row.id) || (parts.length > 0 && parts.every((part) => drawn(part.id))), `${row.id}, ${view}`).toBe(true);
      }
  });

  it('draws a sided region twice, once for each side, and a midline one once', () => {
    for (const view of views)
      for (const row of regions) {
        const sides = bodyMap[view].filter((shape) => shape.region === row.id).map((shape) => shape.side);
        if (sides.length > 0) expect(sides.toSorted(), `${row.id}, ${view}`).toEqual(row.sided ? ['left', 'right'] : [null]);
      }
  });

  it('has the person’s right on the left of the picture from the front and in the face, and on the right from behind', () => {
    expect(shapeAt('front', [55, 172])).toMatchObject({ region: 'forearm', side: 'right' });
    expect(shapeAt('back', [55, 172])).toMatchObject({ region: 'forearm', side: 'left' });
    expect(shapeAt('face', [75, 96])).toMatchObject({ region: 'eye', side: 'right' });
    expect(shapeAt('face', [125, 96])).toMatchObject({ region: 'eye', side: 'left' });
    expect(shapeAt('front', [100, 140])).toMatchObject({ region: 'belly', side: null });
    expect(shapeAt('front', [5, 5])).toBeUndefined();
  });

  it('stays in its box, and no point belongs to two shapes', () => {
    for (const view of views) {
      const { width, height } = mapBox[view];
      for (const shape of bodyMap[view])
        for (const [x, y] of shape.points) {
          expect(x >= 0 && x <= width && y >= 0 && y <= height, `${shape.region}, ${view}`).toBe(true);
        }
      const inside = (shape: (typeof bodyMap)[MapView][number], at: readonly [number, number]) =>
        windsRound(shape.points, at[0], at[1]);
      fc.assert(
        fc.property(fc.double({ min: 0, max: width, noNaN: true }), fc.double({ min: 0, max: height, noNaN: true }), (x, y) => {
          expect(bodyMap[view].filter((shape) => inside(shape, [x, y])).map((shape) => shape.region).length).toBeLessThanOrEqual(
            1,
          );
        }),
        { numRuns: 2000 },
      );
    }
  });

  it('finds each shape under its own middle', () => {
    for (const view of views)
      for (const shape of bodyMap[view].filter(
        (one) => one.region !== 'upper-back' && one.region !== 'buttock' && one.region !== 'jaw',
      ))
        expect(shapeAt(view, middleOf(shape.points)), `${shape.region}, ${view}`).toBe(shape);
  });
});

/** Winding by angle, another way than the one under test. */
function windsRound(points: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let turned = 0;
  for (const [at, [xA, yA]] of points.entries()) {
    const [xB, yB] = points[(at + 1) % points.length] ?? [xA, yA];
    const angle = Math.atan2(yB - y, xB - x) - Math.atan2(yA - y, xA - x);
    turned += Math.atan2(Math.sin(angle), Math.cos(angle));
  }
  return Math.abs(turned) > Math.PI;
}
