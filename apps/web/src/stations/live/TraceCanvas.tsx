import { useEffect, useRef } from 'react';
import { liveSession } from '../../live/liveSession.ts';
import { Sweep, type SweepColours, type SweepScale } from '../../live/sweep.ts';
import type { LiveReadout } from './useReadout.ts';

function coloursOf(element: Element): SweepColours {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    card: read('--card'),
    ask: read('--ask'),
    askFill: read('--ask-fill'),
    body: read('--do'),
    bodyFill: read('--do-fill'),
  };
}

/** Milliseconds between frames for someone who asked for less motion. */
const calmFrame = 250;

/**
 * The trace. Features are pushed as they come and drawn once per frame; React is not part of it. `reference` is the
 * amplitude of 100 %, 0 where there is none and the trace shows the channel's own unit.
 */
export function TraceCanvas({
  label,
  reference,
  scale,
  readout,
}: {
  readonly label: string;
  readonly reference: number;
  readonly scale: SweepScale;
  readonly readout: LiveReadout;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const sweep = useRef<Sweep | null>(null);
  const factor = useRef(1);
  factor.current = reference > 0 ? 100 / reference : 1;

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const drawn = new Sweep(element, coloursOf(element));
    sweep.current = drawn;
    const fit = new ResizeObserver(() => drawn.resize(element.clientWidth, element.clientHeight, Math.min(2, devicePixelRatio)));
    fit.observe(element);
    const repaint = (): void => drawn.paint(coloursOf(element));
    const themes = new MutationObserver(repaint);
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', repaint);
    const calm = matchMedia('(prefers-reduced-motion: reduce)');

    const live = liveSession();
    let active = false;
    const unhear = live.hear((features) => {
      for (let i = 0; i < features.values.length; i++)
        drawn.push(features.t0 + i / features.rate, (features.values[i] as number) * factor.current);
      if (features.active && !active) drawn.mark(features.t0, 'on');
      active = features.active;
      readout.take(features);
    });
    const unheld = readout.onRepetition((repetition) => drawn.mark(repetition.off, repetition.held ? 'held' : 'missed'));
    let frame = 0;
    let last = 0;
    const tick = (time: number): void => {
      frame = requestAnimationFrame(tick);
      if (calm.matches && time - last < calmFrame) return;
      last = time;
      drawn.draw();
      readout.painted();
    };
    frame = requestAnimationFrame(tick);
    return () => {
      cancelAnimationFrame(frame);
      fit.disconnect();
      themes.disconnect();
      dark.removeEventListener('change', repaint);
      unhear();
      unheld();
      sweep.current = null;
    };
  }, [readout]);

  useEffect(() => sweep.current?.rescale(scale), [scale]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reference is another scale, so that what is drawn no longer holds
  useEffect(() => sweep.current?.clear(), [reference]);

  return <canvas ref={canvas} className="trace" role="img" aria-label={label} />;
}
