/**
 * The largest distance between any two points of a path; 0 for fewer than two. Between points of the convex hull alone
 * (Andrew's monotone chain), from the outermost inwards, until no pair left can be farther apart.
 */
export function diameter(x: Float64Array, y: Float64Array): number {
  const order = outerPoints(x, y);
  order.sort((i, j) => (x[i] as number) - (x[j] as number) || (y[i] as number) - (y[j] as number));
  const hull = [...chain(order, x, y), ...chain(order.toReversed(), x, y)];
  const middleX = hull.reduce((sum, i) => sum + (x[i] as number), 0) / hull.length;
  const middleY = hull.reduce((sum, i) => sum + (y[i] as number), 0) / hull.length;
  const points = hull
    .map((i) => ({
      x: x[i] as number,
      y: y[i] as number,
      reach: Math.hypot((x[i] as number) - middleX, (y[i] as number) - middleY),
    }))
    .sort((a, b) => b.reach - a.reach);
  let most = 0;
  for (const [k, a] of points.entries()) {
    if (2 * a.reach <= most) break;
    for (let m = k + 1; m < points.length; m++) {
      const b = points[m] as (typeof points)[number];
      if (a.reach + b.reach <= most) break;
      most = Math.max(most, Math.hypot(a.x - b.x, a.y - b.y));
    }
  }
  return most;
}

/** Points in eight directions: the farthest in each are corners of the hull. */
const directions = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const;

/** All points but those within the eight outermost ones, which cannot lie on the hull: to sort a whole path would take longest. */
function outerPoints(x: Float64Array, y: Float64Array): Uint32Array {
  const corners = directions.map(([dx, dy]) => {
    let farthest = 0;
    for (let i = 1, most = dx * (x[0] as number) + dy * (y[0] as number); i < x.length; i++) {
      const here = dx * (x[i] as number) + dy * (y[i] as number);
      if (here > most) {
        most = here;
        farthest = i;
      }
    }
    return farthest;
  });
  const ring = corners.filter((a, k) => a !== corners[(k + 1) % corners.length]);
  const kept = new Uint32Array(x.length);
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    let inside = ring.length > 2;
    let last = ring[ring.length - 1] as number;
    for (let s = 0; inside && s < ring.length; s++) {
      const next = ring[s] as number;
      inside = cross(last, next, i, x, y) > 0;
      last = next;
    }
    if (!inside) kept[count++] = i;
  }
  return kept.subarray(0, count);
}

/** One side of the hull over points in order, without its last point. */
function chain(order: Uint32Array, x: Float64Array, y: Float64Array): number[] {
  const side: number[] = [];
  for (const i of order) {
    while (side.length > 1 && cross(side[side.length - 2] as number, side[side.length - 1] as number, i, x, y) <= 0) side.pop();
    side.push(i);
  }
  if (side.length > 1) side.pop();
  return side;
}

function cross(o: number, a: number, b: number, x: Float64Array, y: Float64Array): number {
  const ox = x[o] as number;
  const oy = y[o] as number;
  return ((x[a] as number) - ox) * ((y[b] as number) - oy) - ((y[a] as number) - oy) * ((x[b] as number) - ox);
}
