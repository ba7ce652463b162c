import { useId, useState } from 'react';
import { useEscape } from '../../../kit/use-escape.ts';
import { feedbackSound } from '../sound/feedback-sound.ts';
import type { Percentiles } from './percentiles.ts';
import { usePictureText } from './text.ts';
import { type LiveReadout, useReadout } from './use-readout.ts';

/**
 * Delay of the live chain in ms: half of the 50 ms window, and the group delay of the second-order Butterworth band-pass
 * (20–450 Hz) at 100 Hz, where surface EMG has most of its power: 0.9 ms at 2 kHz; 2.5 ms at 50 Hz.
 */
const chainDelay = 26;
const frame = 1000 / 60;

/** Time from arrival to screen and sound; a tap shows the whole budget, also the part that no page can measure. */
export function LatencyCorner({ readout }: { readonly readout: LiveReadout }) {
  const t = usePictureText();
  const { paint, audio } = useReadout(readout);
  const [open, setOpen] = useState(false);
  const panel = useId();
  useEscape(open, () => setOpen(false));
  if (paint === null) return null;
  const row = (what: string, times: Percentiles | null) => (
    <tr>
      <th scope="row">{what}</th>
      {times === null ? (
        <td colSpan={3}>{t('latencyNone')}</td>
      ) : (
        [times.p50, times.p95, times.p99].map((ms, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: three fixed places
          <td key={index}>{t('ms', { ms })}</td>
        ))
      )}
    </tr>
  );
  const output = feedbackSound().outputLatency();
  return (
    <span className="latency">
      <button type="button" className="latency-open" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
        {t('latency', { paint: paint.p95 })}
        <span className="unseen"> {t('latencyMore')}</span>
      </button>
      <section id={panel} className="latency-panel" aria-label={t('latencyMore')} hidden={!open}>
        <table>
          <caption>{t('latencyFrom')}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col">p50</th>
              <th scope="col">p95</th>
              <th scope="col">p99</th>
            </tr>
          </thead>
          <tbody>
            {row(t('latencyPaint'), paint)}
            {row(t('latencyAudio'), audio)}
          </tbody>
        </table>
        <h3>{t('latencyBudget')}</h3>
        <dl>
          <dt>{t('latencyDevice')}</dt>
          <dd>{t('latencyDeviceNone')}</dd>
          <dt>{t('latencyFilter')}</dt>
          <dd>{t('about', { ms: chainDelay })}</dd>
          <dt>{t('latencyDisplay')}</dt>
          <dd>{t('about', { ms: Math.round(frame) })}</dd>
          <dt>{t('latencyOutput')}</dt>
          <dd>{output === null ? t('unknown') : t('about', { ms: output })}</dd>
        </dl>
      </section>
    </span>
  );
}
