import type { Side } from '@eupraxia/clinical';

export type BodyView = 'front' | 'back' | 'face';

/** One shape of the map: a region, its side of the patient, and where it lies in the view's own coordinates. */
export interface BodyShape {
  readonly region: string;
  /** Undefined for a region on the midline. */
  readonly side: Extract<Side, 'left' | 'right'> | undefined;
  readonly path: string;
  readonly centre: readonly [number, number];
}

type Points = readonly (readonly [number, number])[];
/** A region's outline: corners, or an ellipse `[x, y, rx, ry]`. Sided ones are drawn for the half to the viewer's right of the midline (x = 0). */
type Outline = { readonly region: string; readonly sided: boolean } & (
  | { readonly corners: Points }
  | { readonly oval: readonly [number, number, number, number] }
);

const corners = (region: string, sided: boolean, ...points: Points): Outline => ({ region, sided, corners: points });
const oval = (region: string, sided: boolean, x: number, y: number, rx: number, ry: number): Outline => ({
  region,
  sided,
  oval: [x, y, rx, ry],
});

const limbs: readonly Outline[] = [
  oval('shoulder', true, 42, 84, 13, 12),
  corners('upper-arm', true, [36, 97], [53, 95], [58, 140], [46, 142]),
  oval('elbow', true, 53, 149, 9, 8),
  corners('forearm', true, [48, 157], [61, 155], [68, 194], [57, 197]),
  corners('wrist', true, [57, 197], [68, 194], [70, 205], [58, 207]),
  corners('hand', true, [58, 207], [70, 205], [75, 225], [60, 228]),
  corners('thumb', true, [57, 208], [59, 228], [51, 234], [47, 230], [53, 219]),
  corners('fingers', true, [60, 228], [75, 225], [76, 248], [64, 251]),
  corners('thigh', true, [3, 212], [37, 208], [34, 266], [9, 268]),
  oval('knee', true, 21, 278, 13, 11),
  corners('ankle', true, [13, 346], [28, 346], [28, 358], [13, 358]),
  corners('foot', true, [12, 358], [29, 358], [36, 374], [10, 374]),
  corners('toes', true, [10, 374], [36, 374], [38, 386], [10, 386]),
];
const headAndEar: readonly Outline[] = [oval('head', false, 0, 30, 22, 28), oval('ear', true, 24, 33, 4, 9)];

const outlines: Readonly<Record<BodyView, readonly Outline[]>> = {
  front: [
    ...headAndEar,
    corners('face', true, [0, 14], [13, 20], [15, 36], [8, 52], [0, 56]),
    corners('neck-front', false, [-10, 57], [10, 57], [13, 71], [-13, 71]),
    corners('chest', true, [0, 73], [30, 74], [30, 122], [0, 124]),
    corners('belly', false, [-30, 125], [30, 125], [27, 172], [-27, 172]),
    corners('pelvis', false, [-27, 173], [27, 173], [18, 196], [-18, 196]),
    oval('pelvic-floor', false, 0, 203, 9, 7),
    corners('hip', true, [28, 174], [36, 190], [37, 206], [12, 209], [19, 196]),
    ...limbs,
    corners('shin', true, [9, 290], [33, 290], [28, 345], [13, 345]),
  ],
  back: [
    ...headAndEar,
    corners('neck-back', false, [-10, 57], [10, 57], [13, 71], [-13, 71]),
    corners('upper-back', false, [-9, 73], [9, 73], [9, 124], [-9, 124]),
    corners('shoulder-blade', true, [10, 74], [31, 76], [28, 116], [10, 122]),
    corners('lower-back', false, [-30, 125], [30, 125], [27, 168], [-27, 168]),
    corners('pelvis', false, [-27, 169], [27, 169], [29, 181], [-29, 181]),
    corners('buttock', true, [0, 182], [28, 182], [30, 209], [0, 211]),
    corners('hip', true, [29, 176], [37, 192], [37, 206], [31, 208]),
    ...limbs,
    corners('calf', true, [9, 290], [33, 290], [28, 345], [13, 345]),
  ],
  face: [
    corners('forehead', true, [0, 40], [52, 60], [66, 110], [0, 112]),
    oval('eye', true, 36, 132, 24, 15),
    corners('nose', true, [0, 122], [9, 124], [18, 186], [0, 196]),
    corners('cheek', true, [24, 152], [68, 146], [64, 202], [36, 208], [22, 190]),
    corners('mouth', true, [0, 212], [18, 208], [36, 218], [18, 234], [0, 236]),
    corners('chin', true, [0, 244], [24, 242], [28, 276], [0, 284]),
    corners('jaw', true, [40, 214], [64, 208], [52, 256], [31, 274], [28, 242], [40, 226]),
    oval('ear', true, 76, 148, 7, 22),
  ],
};

/** The view's box in its own coordinates: x, y, width, height. */
export const bodyBox: Readonly<Record<BodyView, readonly [number, number, number, number]>> = {
  front: [-90, -4, 180, 398],
  back: [-90, -4, 180, 398],
  face: [-92, 30, 184, 264],
};

/** The shapes of a view, from head to foot. Seen from the front, the patient's right is on the viewer's left. */
export const bodyShapes: Readonly<Record<BodyView, readonly BodyShape[]>> = {
  front: outlines.front.flatMap((one) => shapesOf(one, 'left')),
  back: outlines.back.flatMap((one) => shapesOf(one, 'right')),
  face: outlines.face.flatMap((one) => shapesOf(one, 'left')),
};

function shapesOf(outline: Outline, viewersRight: 'left' | 'right'): readonly BodyShape[] {
  const { region, sided } = outline;
  if (!sided) return [{ region, side: undefined, ...drawn(outline, 1) }];
  const other = viewersRight === 'left' ? 'right' : 'left';
  return [
    { region, side: other, ...drawn(outline, -1) },
    { region, side: viewersRight, ...drawn(outline, 1) },
  ];
}

function drawn(outline: Outline, mirror: 1 | -1): Pick<BodyShape, 'path' | 'centre'> {
  if ('oval' in outline) {
    const [x, y, rx, ry] = outline.oval;
    const at = x * mirror;
    return { centre: [at, y], path: `M${at - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z` };
  }
  const points = outline.corners.map(([x, y]) => [x * mirror, y] as const);
  const mean = (index: 0 | 1) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  return { centre: [mean(0), mean(1)], path: rounded(points) };
}

/** A closed outline whose corners are soft: a body has none. */
function rounded(points: Points): string {
  const toward = ([x, y]: readonly [number, number], [u, v]: readonly [number, number]): string => {
    const share = Math.min(0.45, 6 / Math.hypot(u - x, v - y));
    return `${(x + (u - x) * share).toFixed(1)} ${(y + (v - y) * share).toFixed(1)}`;
  };
  const turns = points.map((point, index) => {
    const before = points[(index + points.length - 1) % points.length] ?? point;
    const after = points[(index + 1) % points.length] ?? point;
    return `${index === 0 ? 'M' : 'L'}${toward(point, before)}Q${point.join(' ')} ${toward(point, after)}`;
  });
  return `${turns.join('')}Z`;
}

/** The shape that lies next in a direction, by its centre; the same one where there is none. */
export function neighbour(view: BodyView, from: number, direction: 'up' | 'down' | 'left' | 'right'): number {
  const shapes = bodyShapes[view];
  const here = shapes[from]?.centre ?? [0, 0];
  const along = direction === 'left' || direction === 'right' ? 0 : 1;
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  shapes.forEach((shape, index) => {
    const ahead = sign * (shape.centre[along] - here[along]);
    const aside = Math.abs(shape.centre[(1 - along) as 0 | 1] - here[(1 - along) as 0 | 1]);
    if (ahead < 1 || aside > 3 * ahead) return;
    const distance = ahead + 2 * aside;
    if (distance < least) {
      least = distance;
      best = index;
    }
  });
  return best;
}
