import { regions } from './regions.ts';

export type MapView = 'front' | 'back' | 'face';
export type MapPoint = readonly [x: number, y: number];

/** A region as the map draws it, in the units of the view's box. `side` is the person's own; null on the midline. */
export interface MapShape {
  readonly region: string;
  readonly side: 'left' | 'right' | null;
  readonly points: readonly MapPoint[];
}

/** Width and height of each view's box. */
export const mapBox: Readonly<Record<MapView, { readonly width: number; readonly height: number }>> = {
  front: { width: 200, height: 420 },
  back: { width: 200, height: 420 },
  face: { width: 200, height: 240 },
};

type Drawn = Readonly<Record<string, readonly MapPoint[]>>;

/** What looks the same from both sides: limbs in the anatomical position, palms forward. Drawn for the left of the picture. */
const limbs: Drawn = {
  ear: [
    [83, 34],
    [83, 46],
    [79, 45],
    [78, 36],
  ],
  shoulder: [
    [71, 79],
    [60, 82],
    [54, 92],
    [56, 104],
    [71, 100],
  ],
  'upper-arm': [
    [56, 105],
    [71, 102],
    [69, 138],
    [54, 138],
  ],
  elbow: [
    [54, 139],
    [69, 139],
    [67, 155],
    [51, 155],
  ],
  forearm: [
    [51, 156],
    [67, 156],
    [60, 192],
    [46, 192],
  ],
  wrist: [
    [46, 193],
    [60, 193],
    [58, 202],
    [44, 202],
  ],
  hand: [
    [44, 203],
    [58, 203],
    [57, 220],
    [41, 220],
  ],
  thumb: [
    [43, 204],
    [40.5, 219],
    [35, 224],
    [36, 212],
  ],
  fingers: [
    [41, 221],
    [57, 221],
    [54, 240],
    [42, 240],
  ],
  thigh: [
    [72, 207],
    [97, 207],
    [95, 270],
    [76, 270],
  ],
  knee: [
    [76, 271],
    [95, 271],
    [94, 296],
    [77, 296],
  ],
  ankle: [
    [80, 367],
    [92, 367],
    [92, 382],
    [79, 382],
  ],
};

const front: Drawn = {
  ...limbs,
  head: [
    [84, 24],
    [86, 14],
    [93, 8],
    [100, 6],
    [107, 8],
    [114, 14],
    [116, 24],
  ],
  face: [
    [84, 25],
    [100, 25],
    [100, 58],
    [93, 58],
    [86, 48],
    [83.5, 36],
  ],
  'neck-front': [
    [90, 59],
    [110, 59],
    [112, 72],
    [88, 72],
  ],
  chest: [
    [100, 74],
    [100, 120],
    [78, 120],
    [72, 101],
    [72, 80],
    [86, 73],
  ],
  belly: [
    [79, 121],
    [121, 121],
    [119, 160],
    [81, 160],
  ],
  pelvis: [
    [80, 161],
    [120, 161],
    [124, 186],
    [108, 196],
    [92, 196],
    [76, 186],
  ],
  'pelvic-floor': [
    [96, 197],
    [104, 197],
    [102, 206],
    [98, 206],
  ],
  hip: [
    [75, 188],
    [91, 198],
    [93, 206],
    [72, 206],
  ],
  shin: [
    [77, 297],
    [94, 297],
    [92, 366],
    [80, 366],
  ],
  foot: [
    [79, 383],
    [92, 383],
    [93, 400],
    [74, 400],
  ],
  toes: [
    [74, 401],
    [93, 401],
    [92, 410],
    [72, 410],
  ],
};

const back: Drawn = {
  ...limbs,
  head: [
    [84, 24],
    [86, 14],
    [93, 8],
    [100, 6],
    [107, 8],
    [114, 14],
    [116, 24],
    [116.5, 36],
    [114, 48],
    [107, 58],
    [93, 58],
    [86, 48],
    [83.5, 36],
  ],
  'neck-back': [
    [90, 59],
    [110, 59],
    [112, 72],
    [88, 72],
  ],
  'shoulder-blade': [
    [90, 80],
    [73, 80],
    [72, 100],
    [78, 112],
    [90, 112],
  ],
  'upper-back': [
    [91, 73],
    [109, 73],
    [109, 113],
    [122, 114],
    [120, 130],
    [80, 130],
    [78, 114],
    [91, 113],
  ],
  'lower-back': [
    [80, 131],
    [120, 131],
    [120, 160],
    [80, 160],
  ],
  pelvis: [
    [92, 161],
    [108, 161],
    [104, 186],
    [96, 186],
  ],
  buttock: [
    [91, 162],
    [80, 162],
    [75, 186],
    [77, 206],
    [99, 206],
    [99, 188],
    [95, 187],
  ],
  hip: [
    [74, 187],
    [70, 206],
    [76, 206],
  ],
  calf: [
    [77, 297],
    [94, 297],
    [92, 366],
    [80, 366],
  ],
  foot: [
    [79, 383],
    [92, 383],
    [92, 398],
    [78, 398],
  ],
};

const face: Drawn = {
  forehead: [
    [100, 20],
    [62, 36],
    [56, 78],
    [100, 78],
  ],
  eye: [
    [60, 84],
    [91, 84],
    [91, 108],
    [60, 108],
  ],
  nose: [
    [100, 84],
    [93, 84],
    [92, 110],
    [86, 138],
    [100, 144],
  ],
  cheek: [
    [56, 110],
    [91, 110],
    [85, 138],
    [80, 150],
    [60, 150],
    [52, 130],
  ],
  mouth: [
    [100, 152],
    [78, 154],
    [76, 174],
    [100, 178],
  ],
  chin: [
    [100, 182],
    [79, 180],
    [84, 214],
    [100, 220],
  ],
  jaw: [
    [51, 134],
    [58, 152],
    [75, 154],
    [74, 180],
    [79, 206],
    [60, 184],
  ],
};

/** Who looks: in front of a person the right side is on the left of the picture, behind it on the right. */
const leftOfPicture = { front: 'right', back: 'left', face: 'right' } as const;

function shapesOf(view: MapView, drawn: Drawn): readonly MapShape[] {
  const { width } = mapBox[view];
  const near = leftOfPicture[view];
  const far = near === 'left' ? 'right' : 'left';
  return regions.flatMap((row): readonly MapShape[] => {
    const points = drawn[row.id];
    if (points === undefined) return [];
    if (!row.sided) return [{ region: row.id, side: null, points }];
    const mirrored = points.map(([x, y]): MapPoint => [width - x, y]).reverse();
    return [
      { region: row.id, side: near, points },
      { region: row.id, side: far, points: mirrored },
    ];
  });
}

/** The body map: the shapes of each view, in the order in which a keyboard goes through them. */
export const bodyMap: Readonly<Record<MapView, readonly MapShape[]>> = {
  front: shapesOf('front', front),
  back: shapesOf('back', back),
  face: shapesOf('face', face),
};

/** The shape under a point of a view, or undefined beside the body. */
export function shapeAt(view: MapView, [x, y]: MapPoint): MapShape | undefined {
  return bodyMap[view].find((shape) => holds(shape.points, x, y));
}

/** Even–odd rule: a ray to the right crosses the edge an odd number of times. */
function holds(points: readonly MapPoint[], x: number, y: number): boolean {
  let inside = false;
  for (const [at, [xA, yA]] of points.entries()) {
    const [xB, yB] = points[(at + 1) % points.length] ?? [xA, yA];
    if (yA > y !== yB > y && x < xA + ((y - yA) / (yB - yA)) * (xB - xA)) inside = !inside;
  }
  return inside;
}
