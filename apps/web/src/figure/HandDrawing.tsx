import type { HandFigure, HandShape } from '@eupraxia/catalogue';

const roots = [-15, -5, 5, 15] as const;
const lengths = [30, 35, 32, 24] as const;

/** A hand seen from its palm: fingers that bend grow short and thick, the thumb goes across. */
export function HandDrawing({ figure, share }: { readonly figure: HandFigure; readonly share: number }) {
  const { from, to } = figure;
  const mix = (a: number, b: number): number => a + (b - a) * share;
  const now: HandShape = {
    fingers: [
      mix(from.fingers[0], to.fingers[0]),
      mix(from.fingers[1], to.fingers[1]),
      mix(from.fingers[2], to.fingers[2]),
      mix(from.fingers[3], to.fingers[3]),
    ],
    thumb: mix(from.thumb, to.thumb),
    spread: mix(from.spread, to.spread),
  };
  return (
    <g>
      <Hand shape={from} className="figure-start" />
      <Thing object={figure.object} />
      <Hand shape={now} className="figure-now" />
    </g>
  );
}

function Hand({ shape, className }: { readonly shape: HandShape; readonly className: string }) {
  return (
    <g className={className}>
      <path d="M-8 100L-10 84M8 100L10 84" strokeWidth={4} />
      <rect className="figure-palm" x={-20} y={48} width={40} height={40} rx={12} />
      {roots.map((root, index) => {
        const bend = shape.fingers[index] ?? 0;
        const slant = (index - 1.5) * (2 + 7 * shape.spread);
        const length = (lengths[index] ?? 30) * (1 - 0.72 * bend);
        return <path key={root} d={`M${root} 50L${root + slant * (1 - bend)} ${50 - length}`} strokeWidth={7.5} />;
      })}
      <path
        d={`M-18 74L${-34 + 26 * shape.thumb} ${56 + 8 * shape.thumb}L${-38 + 42 * shape.thumb} ${44 + 12 * shape.thumb}`}
        strokeWidth={7.5}
      />
    </g>
  );
}

function Thing({ object }: { readonly object: HandFigure['object'] }) {
  switch (object) {
    case 'none':
      return null;
    case 'cup':
      return <path className="figure-prop" d="M-14 22H14L10 60H-10Z" />;
    case 'peg':
      return <rect className="figure-prop" x={-2.5} y={28} width={5} height={30} rx={2.5} />;
    case 'pen':
      return <path className="figure-prop" d="M14 18L-10 62L-14 68L-12 60Z" />;
    case 'putty':
      return <ellipse className="figure-prop" cx={0} cy={56} rx={17} ry={11} />;
    case 'coin':
      return <circle className="figure-prop" cx={-4} cy={48} r={7} />;
    case 'button':
      return (
        <g className="figure-prop">
          <circle cx={-4} cy={48} r={8} />
          <circle cx={-6} cy={48} r={1} />
          <circle cx={-2} cy={48} r={1} />
        </g>
      );
    case 'cloth':
      return <path className="figure-prop" d="M-26 60q8 -8 14 0t14 0t14 0t10 -2V76H-26Z" />;
  }
}
