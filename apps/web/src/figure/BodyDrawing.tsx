import { type BodyFigure, between, type Limbs, type Point, type Prop, type Skeleton, skeletonOf } from '@eupraxia/catalogue';
import { floor, PropDrawing } from './PropDrawing.tsx';

const at = ([x, y]: Point): string => `${x.toFixed(1)} ${(floor - y).toFixed(1)}`;
const line = (...points: readonly Point[]): string => `M${points.map(at).join('L')}`;

/** What lies on the body, and so over its drawing. */
const worn: ReadonlySet<Prop> = new Set(['electrodes', 'therapist-hands', 'headset']);

export function BodyDrawing({ figure, share }: { readonly figure: BodyFigure; readonly share: number }) {
  const start = skeletonOf(figure, figure.from);
  const now = skeletonOf(figure, between(figure.from, figure.to, share));
  const end = skeletonOf(figure, figure.to);
  const points = [start, end].flatMap(pointsOf);
  const across = points.map(([x]) => x);
  const [least, most] = [Math.min(...across) - 8, Math.max(...across) + 8];
  const highest = Math.max(...points.map(([, y]) => y)) + 8;
  const scale = Math.min(1, 116 / (most - least), 104 / highest);
  const middle = (least + most) / 2;
  const drawn = (prop: Prop) => (
    <PropDrawing key={prop} prop={prop} body={now} start={start} end={end} at={figure.at ?? 'forearm'} />
  );
  return (
    <g transform={`translate(${(-middle * scale).toFixed(1)} ${(floor * (1 - scale)).toFixed(1)}) scale(${scale.toFixed(3)})`}>
      <line className="figure-floor" x1={middle - 58 / scale} x2={middle + 58 / scale} y1={floor} y2={floor} />
      {figure.props.filter((prop) => !worn.has(prop)).map(drawn)}
      <Body body={start} faded={figure.view === 'side'} className="figure-start" />
      <Body body={now} faded={figure.view === 'side'} className="figure-now" />
      {figure.props.filter((prop) => worn.has(prop)).map(drawn)}
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
