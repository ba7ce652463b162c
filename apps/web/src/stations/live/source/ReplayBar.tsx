import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import { Segmented } from '../../../kit/Segmented.tsx';
import { liveSession } from '../../../live/page/live-session.ts';
import { useSourceText } from './text.ts';

const speeds = ['0.5', '1', '2'] as const;
/** Seconds before this place that a loop repeats. */
const stretch = 10;

/** Where a recording stands: seek, speed, and the last seconds once more. */
export function ReplayBar({ disabled }: { readonly disabled: boolean }) {
  const t = useSourceText();
  const live = liveSession();
  const { motion, seconds, speed, loop } = useSyncExternalStore(live.subscribe, live.state);
  const at = usePosition(motion === 'playing');
  if (seconds === null) return null;
  return (
    <div className="replay">
      <Button
        aria-label={motion === 'playing' ? t('pause') : t('play')}
        disabled={disabled}
        icon={<Icon name={motion === 'playing' ? 'pause' : 'play'} size={18} />}
        onClick={() => (motion === 'playing' ? live.freeze() : live.play())}
      />
      <label className="replay-place">
        <span className="unseen">{t('position')}</span>
        <input
          type="range"
          min={0}
          max={Math.max(1, Math.floor(seconds))}
          step={1}
          value={Math.floor(at)}
          disabled={disabled}
          aria-valuetext={t('positionAt', { at: Math.floor(at), all: Math.floor(seconds) })}
          onChange={(event) => live.seek(Number(event.target.value))}
        />
        <span className="tabular soft" aria-hidden="true">
          {t('positionAt', { at: at.toFixed(0), all: seconds.toFixed(0) })}
        </span>
      </label>
      <Segmented
        label={t('speed')}
        labelUnseen
        grow={false}
        options={speeds.map((value) => ({ value, label: t('times', { times: value }) }))}
        value={speeds.find((value) => Number(value) === speed)}
        onChange={(times) => live.speed(Number(times))}
        disabled={disabled}
      />
      <Button
        aria-pressed={loop !== null}
        aria-label={loop === null ? t('loop') : t('loopOn', { from: loop.from.toFixed(0), to: loop.to.toFixed(0) })}
        icon={<Icon name="repeat" size={18} />}
        disabled={disabled}
        onClick={() => live.loop(loop === null ? { from: Math.max(0, at - stretch), to: Math.max(1, at) } : null)}
      >
        {loop === null
          ? t('loopSeconds', { seconds: stretch })
          : t('loopOn', { from: loop.from.toFixed(0), to: loop.to.toFixed(0) })}
      </Button>
    </div>
  );
}

/** Seconds that have been played, read four times a second while it plays. */
function usePosition(playing: boolean): number {
  const live = liveSession();
  const [at, setAt] = useState(live.at);
  useEffect(() => {
    const look = (): void => setAt(live.at);
    look();
    const unwatch = live.subscribe(look);
    const timer = playing ? setInterval(look, 250) : undefined;
    return () => {
      unwatch();
      clearInterval(timer);
    };
  }, [playing, live]);
  return at;
}
