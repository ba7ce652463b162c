import { type BodyFigure, between, type Limbs, type Point, type Prop, type Skeleton, skeletonOf } from '@eupraxia/catalogue';

/** The figure's own coordinates have the floor at 0 and y upward; the picture's y goes down. */
const floor = 100;
const at = ([x, y]: Point): string => `${x.toFixed(1)} ${(floor - y).toFixed(1)}`;
const line = (...points: readonly Point[]): string => `M${points.map(at).join('L')}`;

export function BodyDrawing({ figure, share }: { readonly figure: BodyFigure; readonly share: number }) {
  const start = skeletonOf(figure, figure.from);
  const now = skeletonOf(figure, between(figure.from, figure.to, share));
  const end = skeletonOf(figure, figure.to);
  const across = [start, end].flatMap((body) => pointsOf(body).map(([x]) => x));
  const [least, most] = [Math.min(...across) - 8, Math.max(...across) + 8];
  const scale = Math.min(1, 116 / (most - least));
  const middle = (least + most) / 2;
  return (
    <g transform={`translate(${(-middle * scale).toFixed(1)} ${(floor * (1 - scale)).toFixed(1)}) scale(${scale.toFixed(3)})`}>
      <line className="figure-floor" x1={middle - 58 / scale} x2={middle + 58 / scale} y1={floor} y2={floor} />
      {figure.props.map((prop) => (
        <PropDrawing key={prop} prop={prop} body={now} start={start} />
      ))}
      <Body body={start} faded={figure.view === 'side'} className="figure-start" />
      <Body body={now} faded={figure.view === 'side'} className="figure-now" />
    </g>
  );
}

const pointsOf = (body: Skeleton): readonly Point[] => [body.head, ...Object.values(body.near), ...Object.values(body.far)];

function Body({ body, faded, className }: { readonly body: Skeleton; readonly faded: boolean; readonly className: string }) {
  return (
    <g className={className}>
      <LimbLines limbs={body.far} far={faded} />
      <path d={line(body.pelvis, body.neck)} strokeWidth={9} />
      <path d={line(body.far.hip, body.near.hip)} strokeWidth={8} />
      <path d={line(body.far.shoulder, body.near.shoulder)} strokeWidth={6} />
      <path d={line(body.neck, body.head)} strokeWidth={4} />
      <circle cx={body.head[0]} cy={floor - body.head[1]} r={6} />
      <LimbLines limbs={body.near} />
    </g>
  );
}

function LimbLines({ limbs, far = false }: { readonly limbs: Limbs; readonly far?: boolean }) {
  return (
    <g className={far ? 'figure-far' : undefined}>
      <path d={line(limbs.hip, limbs.knee)} strokeWidth={6.5} />
      <path d={line(limbs.knee, limbs.ankle)} strokeWidth={5} />
      <path d={line(limbs.ankle, limbs.toe)} strokeWidth={4} />
      <path d={line(limbs.shoulder, limbs.elbow)} strokeWidth={4.6} />
      <path d={line(limbs.elbow, limbs.wrist)} strokeWidth={3.8} />
      <path d={line(limbs.wrist, limbs.hand)} strokeWidth={3.2} />
    </g>
  );
}

/** What stands, lies or is held beside the body. The hand's things follow the hand. */
function PropDrawing({ prop, body, start }: { readonly prop: Prop; readonly body: Skeleton; readonly start: Skeleton }) {
  const hand = body.near.hand;
  const [handX, handY] = [hand[0], floor - hand[1]];
  const seat = start.pelvis[0];
  const front = Math.max(start.near.toe[0], start.near.knee[0]);
  switch (prop) {
    case 'chair':
      return <path className="figure-prop" d={`M${seat - 10} 50V79H${seat + 12}V100M${seat - 10} 79V100`} />;
    case 'wheelchair':
      return (
        <g className="figure-prop">
          <path d={`M${seat - 10} 48V79H${seat + 14}L${seat + 20} 97`} />
          <circle cx={seat - 3} cy={84} r={15} />
          <circle cx={seat + 17} cy={95} r={5} />
        </g>
      );
    case 'table':
      return <path className="figure-prop" d={`M${front + 2} 62H${front + 34}V100`} />;
    case 'mat':
      return <rect className="figure-prop" x={seat - 56} y={100} width={112} height={3} rx={1.5} />;
    case 'foam':
      return <rect className="figure-prop" x={start.near.ankle[0] - 12} y={100} width={30} height={5} rx={2} />;
    case 'board':
      return (
        <path
          className="figure-prop"
          d={`M${start.near.ankle[0] - 14} 101H${start.near.ankle[0] + 20}M${start.near.ankle[0] - 4} 104a7 5 0 0 0 14 0`}
        />
      );
    case 'beam':
      return <path className="figure-prop" d="M-56 102H56M-50 102V106M50 102V106" />;
    case 'treadmill':
      return <path className="figure-prop" d={`M${seat - 34} 102H${seat + 34}L${seat + 40} 44H${seat + 30}`} />;
    case 'step':
      return <path className="figure-prop" d={`M${front + 2} 100V90H${front + 26}V100`} />;
    case 'wall':
      return <path className="figure-prop" d={`M${start.pelvis[0] - 9} 4V100`} />;
    case 'bar':
      return <path className="figure-prop" d={`M${front + 10} 54V100M${front + 4} 54H${front + 16}`} />;
    case 'walker':
      return <path className="figure-prop" d={`M${front} 56H${front + 16}L${front + 20} 100M${front} 56L${front - 2} 100`} />;
    case 'ball':
      return <circle className="figure-prop" cx={handX} cy={handY} r={6} />;
    case 'weight':
      return (
        <path
          className="figure-prop"
          d={`M${handX - 5} ${handY}H${handX + 5}M${handX - 6} ${handY - 3}V${handY + 3}M${handX + 6} ${handY - 3}V${handY + 3}`}
        />
      );
    case 'cup':
      return <path className="figure-prop" d={`M${handX} ${handY - 6}h6l-1 8h-4z`} />;
    case 'band':
      return <path className="figure-prop" d={`M${handX} ${handY}L${start.near.toe[0]} 99`} />;
    case 'mirror':
      return <rect className="figure-prop" x={front + 14} y={14} width={4} height={60} rx={2} />;
    case 'screen':
      return <path className="figure-prop" d={`M${front + 18} 14V44M${front + 18} 44h8`} />;
    case 'electrodes': {
      const [x, y] = [(body.near.elbow[0] + body.near.wrist[0]) / 2, (body.near.elbow[1] + body.near.wrist[1]) / 2];
      return (
        <g className="figure-sensor">
          <circle cx={x - 2} cy={floor - y - 4} r={2} />
          <circle cx={x + 3} cy={floor - y - 4} r={2} />
        </g>
      );
    }
    case 'therapist-hands':
      return (
        <g className="figure-prop">
          <path d={`M${body.near.wrist[0] - 4} ${floor - body.near.wrist[1] - 7}q4 -5 9 0`} />
          <path d={`M${body.near.wrist[0] - 4} ${floor - body.near.wrist[1] + 7}q4 5 9 0`} />
        </g>
      );
  }
}
