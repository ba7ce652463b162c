import type { Figure } from '@eupraxia/catalogue';
import { useEffect, useState } from 'react';
import { BodyDrawing } from './BodyDrawing.tsx';
import { FaceDrawing } from './FaceDrawing.tsx';
import { HandDrawing } from './HandDrawing.tsx';
import './figure.css';

/** There, a moment's rest, and back: what share of the way is done after so many seconds. */
export function shareAt(seconds: number, oneWay: number): number {
  const rest = 0.5;
  const within = seconds % (2 * (oneWay + rest));
  const way = within < oneWay + rest ? Math.min(1, within / oneWay) : 1 - Math.min(1, (within - oneWay - rest) / oneWay);
  // A body starts and ends softly: minimum jerk (Flash and Hogan 1985).
  return way ** 3 * (10 - 15 * way + 6 * way ** 2);
}

/**
 * An exercise, drawn from its angles: the way there in the colour of what is asked, over the start in pale. It moves
 * while `moving`, and stands where the person's system asks for less motion.
 */
export function ExerciseFigure({
  figure,
  label,
  moving,
}: {
  readonly figure: Figure;
  readonly label: string;
  readonly moving: boolean;
}) {
  const share = useShare(figure.seconds, moving);
  return (
    <svg className="figure" viewBox="-60 -8 120 115" role="img" aria-label={label}>
      {figure.kind === 'body' ? (
        <BodyDrawing figure={figure} share={share} />
      ) : figure.kind === 'face' ? (
        <FaceDrawing figure={figure} share={share} />
      ) : (
        <HandDrawing figure={figure} share={share} />
      )}
    </svg>
  );
}

function useShare(seconds: number, moving: boolean): number {
  const [share, setShare] = useState(1);
  useEffect(() => {
    if (!moving || matchMedia('(prefers-reduced-motion: reduce)').matches) return setShare(1);
    let began: number | undefined;
    let frame = requestAnimationFrame(function draw(now) {
      began ??= now;
      setShare(shareAt((now - began) / 1000, seconds));
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [seconds, moving]);
  return share;
}
