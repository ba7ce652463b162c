import { useEffect, useRef } from 'react';
import { liveSession } from '../../../live/page/live-session.ts';
import { Sweep, type SweepColours, type SweepScale } from './sweep.ts';
import type { LiveReadout } from './use-readout.ts';

function coloursOf(element: Element): SweepColours {
  const style = (element.ownerDocument.defaultView ?? window).getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  return {
    card: read('--card'),
    ask: read('--ask'),
    askFill: read('--ask-fill'),
    body: read('--do'),
    bodyFill: read('--do-fill'),
    other: read('--soft'),
    attention: read('--attention'),
  };
}

/** Milliseconds between frames for someone who asked for less motion. */
const calmFrame = 250;

/**
 * The trace. Features are pushed as they come and drawn once per frame of the window that shows it; React is not part of
 * it. `reference` is the amplitude of 100 %, 0 where there is none and the trace shows the channel's own unit;
 * `otherReference` the same of the muscle that should stay quiet, 0 where its line is not drawn.
 */
export function TraceCanvas({
  label,
  reference,
  otherReference = 0,
  scale,
  readout,
  className = 'trace',
}: {
  readonly label: string;
  readonly reference: number;
  readonly otherReference?: number;
  readonly scale: SweepScale;
  /** Who is told of each block and frame; one picture at a time measures the way to the screen. */
  readonly readout: LiveReadout | null;
  readonly className?: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const sweep = useRef<Sweep | null>(null);
  const factors = useRef({ first: 1, other: 0 });
  factors.current = {
    first: reference > 0 ? 100 / reference : 1,
    other: otherReference > 0 ? 100 / otherReference : 0,
  };

  useEffect(() => {
    const element = canvas.current;
    const view = element?.ownerDocument.defaultView as (Window & typeof globalThis) | null | undefined;
    if (element === null || view === null || view === undefined) return;
    // A browser short of memory gives no context: the numbers, the taps and STOP go on without the picture.
    if (element.getContext('2d', { alpha: false }) === null) return;
    const drawn = new Sweep(element, coloursOf(element));
    sweep.current = drawn;
    // A window of its own has observers of its own: those of the opener do not look into it.
    const fit = new view.ResizeObserver(() =>
      drawn.resize(element.clientWidth, element.clientHeight, Math.min(2, view.devicePixelRatio)),
    );
    fit.observe(element);
    const repaint = (): void => drawn.paint(coloursOf(element));
    const themes = new view.MutationObserver(repaint);
    themes.observe(element.ownerDocument.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
    const dark = view.matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', repaint);
    // Styles that come after the first picture bring its colours.
    const sheets = [...element.ownerDocument.querySelectorAll('link[rel="stylesheet"]')];
    for (const sheet of sheets) sheet.addEventListener('load', repaint);
    const calm = view.matchMedia('(prefers-reduced-motion: reduce)');

    const live = liveSession();
    let active = false;
    const unhear = live.onFeatures((features) => {
      const { first, other } = factors.current;
      for (let i = 0; i < features.values.length; i++) {
        const second = other > 0 && features.other !== null ? (features.other[i] as number) * other : Number.NaN;
        drawn.push(features.t0 + i / features.rate, (features.values[i] as number) * first, second);
      }
      if (features.active && !active) drawn.mark(features.t0, 'on');
      active = features.active;
      readout?.take(features);
    });
    const untold = live.onCoachEvent((event) => {
      if (event.kind !== 'repetition.done' || event.body.measured === undefined) return;
      drawn.mark(event.body.measured.to, event.body.held ? 'held' : 'missed');
    });
    const unback = live.onTakenBack((at) => drawn.unmark(at));
    let frame = 0;
    let last = 0;
    const tick = (time: number): void => {
      frame = view.requestAnimationFrame(tick);
      if (calm.matches && time - last < calmFrame) return;
      last = time;
      drawn.draw();
      readout?.painted();
    };
    frame = view.requestAnimationFrame(tick);
    return () => {
      view.cancelAnimationFrame(frame);
      fit.disconnect();
      for (const sheet of sheets) sheet.removeEventListener('load', repaint);
      themes.disconnect();
      dark.removeEventListener('change', repaint);
      unhear();
      untold();
      unback();
      sweep.current = null;
    };
  }, [readout]);

  useEffect(() => sweep.current?.rescale(scale), [scale]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reference is another scale, so that what is drawn no longer holds
  useEffect(() => sweep.current?.clear(), [reference, otherReference]);

  return <canvas ref={canvas} className={className} role="img" aria-label={label} />;
}
