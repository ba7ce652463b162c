import { useEffect, useRef } from 'react';
import { liveSession } from '../../../live/page/live-session.ts';
import type { SweepScale } from './sweep.ts';

/**
 * The level as a bar: for who reads height more easily than a line. Written once a frame, without React.
 * References as in the trace; the second bar is there where the other muscle is watched.
 */
export function Bar({
  label,
  reference,
  otherReference = 0,
  scale,
}: {
  readonly label: string;
  readonly reference: number;
  readonly otherReference?: number;
  readonly scale: SweepScale;
}) {
  const first = useRef<HTMLSpanElement>(null);
  const second = useRef<HTMLSpanElement>(null);
  const { top, zone, limit = null } = scale;
  useEffect(() => {
    const view = first.current?.ownerDocument.defaultView;
    if (view === null || view === undefined) return;
    let level = 0;
    let other = 0;
    const unhear = liveSession().onFeatures((features) => {
      const now = features.values.at(-1) ?? 0;
      level = Number.isFinite(now) && reference > 0 ? (100 * now) / reference : 0;
      const then = features.other?.at(-1) ?? 0;
      other = Number.isFinite(then) && otherReference > 0 ? (100 * then) / otherReference : 0;
    });
    const draw = (element: HTMLElement | null, value: number): void => {
      if (element !== null) element.style.transform = `scaleY(${Math.min(1, Math.max(0, value / top))})`;
    };
    let frame = 0;
    const tick = (): void => {
      frame = view.requestAnimationFrame(tick);
      draw(first.current, level);
      draw(second.current, other);
    };
    frame = view.requestAnimationFrame(tick);
    return () => {
      view.cancelAnimationFrame(frame);
      unhear();
    };
  }, [reference, otherReference, top]);
  const percent = (value: number): string => `${Math.min(100, (100 * value) / top)}%`;
  return (
    <div className="bar-picture" role="img" aria-label={label}>
      <div className="bar-track">
        {zone === null ? null : (
          <span
            className="bar-zone"
            style={{
              insetBlockEnd: percent(zone.floor),
              blockSize: `${(100 * (Math.min(top, zone.ceiling) - zone.floor)) / top}%`,
            }}
          />
        )}
        <span ref={first} className="bar-level" />
      </div>
      {otherReference > 0 ? (
        <div className="bar-track bar-track-other">
          {limit === null ? null : <span className="bar-limit" style={{ insetBlockEnd: percent(limit) }} />}
          <span ref={second} className="bar-level bar-level-other" />
        </div>
      ) : null}
    </div>
  );
}
