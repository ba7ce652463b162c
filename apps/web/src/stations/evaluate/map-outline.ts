import { bodyMap, type MapPoint, type MapView } from '@eupraxia/catalogue';

/** A closed outline whose corners are soft: a body has none. */
export function softOutline(points: readonly MapPoint[]): string {
  const toward = ([x, y]: MapPoint, [u, v]: MapPoint): string => {
    const share = Math.min(0.45, 4 / Math.max(0.001, Math.hypot(u - x, v - y)));
    return `${(x + (u - x) * share).toFixed(1)} ${(y + (v - y) * share).toFixed(1)}`;
  };
  const turns = points.map((point, index) => {
    const before = points[(index + points.length - 1) % points.length] ?? point;
    const after = points[(index + 1) % points.length] ?? point;
    return `${index === 0 ? 'M' : 'L'}${toward(point, before)}Q${point.join(' ')} ${toward(point, after)}`;
  });
  return `${turns.join('')}Z`;
}

/** The mean of the corners, where a mark stands. */
export function centreOf(points: readonly MapPoint[]): MapPoint {
  const mean = (index: 0 | 1) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  return [mean(0), mean(1)];
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** The shape of a view that lies next in a direction, by its centre; the same one where there is none. */
export function neighbour(view: MapView, from: number, direction: Direction): number {
  const centres = bodyMap[view].map((shape) => centreOf(shape.points));
  const here = centres[from] ?? [0, 0];
  const along = direction === 'left' || direction === 'right' ? 0 : 1;
  const aside = along === 0 ? 1 : 0;
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  centres.forEach((centre, index) => {
    const ahead = sign * (centre[along] - here[along]);
    const off = Math.abs(centre[aside] - here[aside]);
    if (ahead < 1 || off > 3 * ahead) return;
    if (ahead + 2 * off < least) {
      least = ahead + 2 * off;
      best = index;
    }
  });
  return best;
}
