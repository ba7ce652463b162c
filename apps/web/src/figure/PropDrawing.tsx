import type { FigurePart, Limbs, Point, Prop, Skeleton } from '@eupraxia/catalogue';

/** The body's own coordinates have the floor at 0 and y upward; the picture's y goes down. */
export const floor = 100;

interface Scene {
  /** The body as it is drawn now, where it started, and where it goes. */
  readonly body: Skeleton;
  readonly start: Skeleton;
  readonly end: Skeleton;
  readonly at: FigurePart;
}

/** What stands, lies or is held beside the body. What is held follows the hand; what stands was there from the start. */
export function PropDrawing({ prop, body, start, end, at }: Scene & { readonly prop: Prop }) {
  const [handX, handY] = down(body.near.hand);
  const [seatX, seatY] = down(start.pelvis);
  const seat = seatY + 5;
  const feet = [start.near, start.far].flatMap((limbs) => [limbs.ankle[0] - 4, limbs.toe[0]]);
  const lying = [start, end].flatMap((one) => [one.head[0] - 6, one.near.hand[0], one.near.toe[0], one.far.toe[0]]);
  const front = Math.max(start.near.toe[0], start.near.knee[0], start.far.toe[0]);
  const held = [start.near.hand, end.near.hand].toSorted((a, b) => b[0] - a[0])[0] ?? start.near.hand;
  switch (prop) {
    case 'chair':
      return <Line d={`M${seatX - 10} ${seat - 30}V${seat}H${seatX + 12}V${floor}M${seatX - 10} ${seat}V${floor}`} />;
    case 'wheelchair':
      return (
        <g className="figure-prop">
          <path d={`M${seatX - 10} ${seat - 30}V${seat}H${seatX + 14}L${seatX + 21} 96H${seatX + 30}`} />
          <circle cx={seatX - 3} cy={84} r={16} />
          <circle cx={seatX + 15} cy={96} r={4} />
        </g>
      );
    case 'bike':
      return (
        <g className="figure-prop">
          <path
            d={`M${seatX - 8} ${seat}H${seatX + 8}M${seatX} ${seat}V${floor}M${seatX} 88H${seatX + 34}L${handX} ${handY + 2}`}
          />
          <circle cx={seatX + 24} cy={84} r={9} />
        </g>
      );
    case 'table': {
      const top = Math.min(down(start.near.elbow)[1], down(start.near.wrist)[1]) + 5;
      const edge = Math.max(seatX + 9, Math.min(start.near.wrist[0], end.near.wrist[0]) - 4);
      return <Line d={`M${edge} ${Math.max(top, down(end.near.hand)[1] + 4, 46)}h32V${floor}`} />;
    }
    case 'mat':
      return <rect className="figure-prop" x={Math.min(...lying)} y={floor} width={span(lying)} height={3} rx={1.5} />;
    case 'foam':
      return <rect className="figure-prop" x={Math.min(...feet) - 4} y={floor} width={span(feet) + 8} height={5} rx={2} />;
    case 'board': {
      const middle = (Math.min(...feet) + Math.max(...feet)) / 2;
      return <Line d={`M${middle - 16} ${floor + 1}h32M${middle - 8} ${floor + 1}a8 6 0 0 0 16 0`} />;
    }
    case 'beam':
      return <Line d={`M${seatX - 50} ${floor + 1}h100v4h-100z`} />;
    case 'treadmill':
      return <Line d={`M${seatX - 34} ${floor + 2}h72l4 -54h-10`} />;
    case 'step': {
      const up = [start.near, start.far, end.near, end.far].toSorted((a, b) => b.ankle[1] - a.ankle[1])[0] ?? start.near;
      const height = Math.min(16, Math.max(7, up.ankle[1] - 3));
      return <Line d={`M${up.ankle[0] - 6} ${floor}v${-height}h26v${height}`} />;
    }
    case 'hurdle':
      return <Line d={`M${end.near.knee[0] - 2} ${floor}v-14m-5 0h10`} />;
    case 'wall':
      return <Line d={`M${backOf(start, end)} 2V${floor}`} />;
    case 'wall-ahead':
      return <Line d={`M${held[0] + 2} 2V${floor}`} />;
    case 'gym-ball': {
      if (start.near.hip[1] < 34 && start.near.knee[1] < 34)
        return <circle className="figure-prop" cx={seatX} cy={(seat + floor) / 2} r={(floor - seat) / 2} />;
      const behind = body.pelvis[0] - 13;
      return <circle className="figure-prop" cx={behind} cy={floor - body.pelvis[1] - 6} r={8} />;
    }
    case 'bar': {
      const [x, y] = down(held);
      return <Line d={`M${x + 1} ${y + 1}V${floor}M${x - 5} ${y + 1}h12`} />;
    }
    case 'walker': {
      const [x, y] = down(start.near.hand);
      return <Line d={`M${x - 6} ${y + 1}h10l6 ${floor - y - 1}M${x - 6} ${y + 1}l-4 ${floor - y - 1}`} />;
    }
    case 'pulley':
      return (
        <Line
          d={`M${handX} ${handY}L${seatX + 6} -4L${down(body.far.hand).join(' ')}M${seatX + 2} -4a4 4 0 1 0 8 0a4 4 0 1 0 -8 0`}
        />
      );
    case 'harness':
      return <Line d={`M${body.neck[0]} ${floor - body.neck[1] + 4}L${seatX} -6M${seatX - 12} -6h24`} />;
    case 'swing':
      return (
        <Line
          d={`M${body.pelvis[0] - 12} ${floor - body.pelvis[1] + 6}h26M${body.pelvis[0] - 12} ${floor - body.pelvis[1] + 6}L-2 -6L${body.pelvis[0] + 14} ${floor - body.pelvis[1] + 6}`}
        />
      );
    case 'ball':
      return <circle className="figure-prop" cx={handX} cy={handY} r={6} />;
    case 'weight':
      return <Line d={`M${handX - 5} ${handY}h10m-11 -3v6m12 -6v6`} />;
    case 'cup': {
      const [x, y] = down(end.near.hand);
      return <Line d={`M${x} ${y - 6}h7l-1 9h-5z`} />;
    }
    case 'band': {
      const outward = start.near.hand[0] - body.near.hand[0];
      const [x, y] = down(start.near.hand);
      return <Line d={`M${handX} ${handY}L${x + (outward >= 0 ? 20 : -20)} ${y}`} />;
    }
    case 'leg-band':
      return <Line d={`M${down(body.near.knee).join(' ')}L${down(body.far.knee).join(' ')}`} />;
    case 'mirror':
      return <rect className="figure-prop" x={front + 16} y={14} width={3} height={52} rx={1.5} />;
    case 'screen':
      return <Line d={`M${front + 20} 12v34m0 -8h6V${floor}`} />;
    case 'headset':
      return <rect className="figure-prop" x={body.head[0] + 1} y={floor - body.head[1] - 3} width={8} height={6} rx={2} />;
    case 'electrodes': {
      const [x, y] = down(placeOf(body, at));
      return (
        <g className="figure-sensor">
          <circle cx={x - 2.4} cy={y} r={2} />
          <circle cx={x + 2.4} cy={y} r={2} />
        </g>
      );
    }
    case 'therapist-hands': {
      const [x, y] = down(placeOf(body, at));
      return <Line d={`M${x - 6} ${y - 5}q6 -6 12 0M${x - 6} ${y + 5}q6 6 12 0`} />;
    }
  }
}

const Line = ({ d }: { readonly d: string }) => <path className="figure-prop" d={d} />;

const down = ([x, y]: Point): Point => [x, floor - y];
const half = ([a, b]: Point, [c, d]: Point): Point => [(a + c) / 2, (b + d) / 2];
const span = (numbers: readonly number[]): number => Math.max(...numbers) - Math.min(...numbers);

/** A wall behind the body: clear of the seat and the back, wherever they get to. */
const backOf = (start: Skeleton, end: Skeleton): number =>
  Math.min(...[start, end].flatMap((body) => [body.pelvis[0], body.neck[0]])) - 20;

function placeOf(
  { near, neck, pelvis }: { readonly near: Limbs; readonly neck: Point; readonly pelvis: Point },
  at: FigurePart,
): Point {
  switch (at) {
    case 'neck':
      return half(neck, near.shoulder);
    case 'shoulder':
      return near.shoulder;
    case 'upper-arm':
      return half(near.shoulder, near.elbow);
    case 'forearm':
      return half(near.elbow, near.wrist);
    case 'hand':
      return near.wrist;
    case 'trunk':
      return half(neck, pelvis);
    case 'pelvis':
      return near.hip;
    case 'thigh':
      return half(near.hip, near.knee);
    case 'shank':
      return half(near.knee, near.ankle);
    case 'foot':
      return half(near.ankle, near.toe);
  }
}
