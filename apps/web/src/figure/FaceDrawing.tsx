import type { FaceFigure, FaceShape } from '@eupraxia/catalogue';

/** A face at rest, and on its way: each part by the share of its own excursion. Both sides alike, since that is what is practised. */
export function FaceDrawing({ figure, share }: { readonly figure: FaceFigure; readonly share: number }) {
  return (
    <g>
      <path className="figure-outline" d="M-30 30C-32 -2 32 -2 30 30C31 66 16 94 0 94C-16 94 -31 66 -30 30Z" />
      <Parts shape={{}} share={0} className="figure-start" />
      <Parts shape={figure.to} share={share} className="figure-now" />
    </g>
  );
}

function Parts({ shape, share, className }: { readonly shape: FaceShape; readonly share: number; readonly className: string }) {
  const far = (part: number | undefined): number => (part ?? 0) * share;
  const brow = 26 - 7 * far(shape.brow);
  const lid = 5 * (1 - far(shape.eyes));
  const wide = 12 + 6 * far(shape.smile) - 6 * far(shape.pucker);
  const corner = 74 - 5 * far(shape.smile);
  const open = 1.5 + 6 * far(shape.mouth) + 3 * far(shape.pucker) + 6 * far(shape.jaw);
  const cheek = 3 * far(shape.cheeks);
  const nose = 3 * far(shape.nose);
  return (
    <g className={`${className} figure-face`}>
      {[-1, 1].map((side) => (
        <g key={side}>
          <path d={`M${6 * side} ${brow + 1}Q${14 * side} ${brow - 4} ${22 * side} ${brow + 1}`} />
          <path d={`M${7 * side} 37Q${14 * side} ${37 - lid} ${21 * side} 37Q${14 * side} ${37 + lid * 0.8} ${7 * side} 37`} />
          <path d={`M${4 * side} ${57 - nose}q${3 * side} -4 ${5 * side} ${2 - nose}`} />
          <path d={`M${17 * side} ${56 - cheek}q${5 * side} ${2 + cheek} ${8 * side} ${-2 - cheek}`} />
        </g>
      ))}
      <path d={`M${-wide} ${corner}Q0 ${80 - open} ${wide} ${corner}Q0 ${82 + open} ${-wide} ${corner}Z`} />
    </g>
  );
}
