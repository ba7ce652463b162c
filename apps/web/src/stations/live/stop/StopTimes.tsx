import { clockIn } from '@eupraxia/clinical';
import { stopwatch } from '../../../visit/stopwatch.ts';
import { stopTimes } from './stop-times.ts';
import { useStopText } from './text.ts';

/** The times that the steps ask for, each with how long it is until then or since. */
export function StopTimes({
  rows,
  pressedAt,
  readAt,
  now,
  zone,
}: {
  readonly rows: readonly string[];
  readonly pressedAt: number;
  readonly readAt: number | null;
  readonly now: number;
  readonly zone: string;
}) {
  const t = useStopText();
  const times = stopTimes(rows, pressedAt, readAt, now);
  if (times.length === 0) return null;
  return (
    <ul className="stop-times" aria-label={t('timesTitle')}>
      {times.map(({ key, at, left }) => (
        <li key={key} className={left <= 0 ? 'stop-time stop-time-due' : 'stop-time'}>
          <span>{t(key)}</span>
          <strong className="tabular">
            {clockIn(zone, at, 'minutes')}
            <span className="stop-time-left">
              {left > 0 ? t('left', { time: stopwatch(left) }) : left > -2 ? t('now') : t('passed', { time: stopwatch(-left) })}
            </span>
          </strong>
        </li>
      ))}
    </ul>
  );
}
