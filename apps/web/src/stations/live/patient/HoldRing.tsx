import { useEffect, useRef } from 'react';
import { liveSession } from '../../../live/page/live-session.ts';
import { usePatientText } from './text.ts';

const radius = 52;
const round = 2 * Math.PI * radius;

/** A ring that fills while the zone is held; written once a frame of its window. */
export function HoldRing({ holdSeconds }: { readonly holdSeconds: number }) {
  const t = usePatientText();
  const ring = useRef<SVGCircleElement>(null);
  const figure = useRef<SVGTSpanElement>(null);
  useEffect(() => {
    const view = ring.current?.ownerDocument.defaultView;
    if (view === null || view === undefined) return;
    let holding = 0;
    const unhear = liveSession().onFeatures((features) => {
      holding = features.holding;
    });
    let frame = 0;
    let shown = '';
    const tick = (): void => {
      frame = view.requestAnimationFrame(tick);
      const share = holdSeconds > 0 ? Math.min(1, holding / holdSeconds) : holding > 0 ? 1 : 0;
      ring.current?.setAttribute('stroke-dashoffset', String(round * (1 - share)));
      // The round end of an empty arc would still be a dot.
      ring.current?.setAttribute('visibility', share > 0 ? 'visible' : 'hidden');
      const text = holding.toFixed(1);
      if (text === shown || figure.current === null) return;
      shown = text;
      figure.current.textContent = text;
    };
    frame = view.requestAnimationFrame(tick);
    return () => {
      view.cancelAnimationFrame(frame);
      unhear();
    };
  }, [holdSeconds]);
  return (
    <svg className="hold-ring" viewBox="0 0 120 120" role="img" aria-label={t('holdOf', { all: holdSeconds })}>
      <circle className="hold-ring-path" cx="60" cy="60" r={radius} />
      <circle
        ref={ring}
        className="hold-ring-done"
        cx="60"
        cy="60"
        r={radius}
        strokeDasharray={round}
        strokeDashoffset={round}
        transform="rotate(-90 60 60)"
      />
      <text x="60" y="70" textAnchor="middle">
        <tspan ref={figure}>0.0</tspan> {t('second')}
      </text>
    </svg>
  );
}
