/**
 * The largest distance between any two points of a path: the convex hull (Andrew's monotone chain), then around it
 * (rotating calipers), in n·log n steps. 0 for fewer than two points.
 */
export function diameter(x: Float64Array, y: Float64Array): number {
  const order = Uint32Array.from({ length: x.length }, (_, i) => i);
  order.sort((i, j) => (x[i] as number) - (x[j] as number) || (y[i] as number) - (y[j] as number));
  const hull = [...chain(order, x, y), ...chain(order.toReversed(), x, y)];
  const count = hull.length;
  const turn = (a: number, b: number, c: number) => cross(hull[a] as number, hull[b] as number, hull[c] as number, x, y);
  let most = 0;
  for (let i = 0, j = 1; i < count; i++) {
    const next = (i + 1) % count;
    for (let steps = 0; steps < count && turn(i, next, (j + 1) % count) > turn(i, next, j); steps++) j = (j + 1) % count;
    // The farthest from an edge may be the end of a side parallel to it.
    for (const k of [j, (j + 1) % count]) {
      for (const from of [i, next]) {
        const p = hull[from] as number;
        const q = hull[k] as number;
        most = Math.max(most, Math.hypot((x[p] as number) - (x[q] as number), (y[p] as number) - (y[q] as number)));
      }
    }
  }
  return most;
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
