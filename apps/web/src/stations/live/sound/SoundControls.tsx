import { useId, useState, useSyncExternalStore } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import { Segmented } from '../../../kit/Segmented.tsx';
import { feedbackSound } from './feedback-sound.ts';
import { useSoundText } from './text.ts';
import './sound.css';

/** Sound by one thumb: a tap mutes and unmutes; beside it what sounds and shakes. */
export function SoundControls() {
  const t = useSoundText();
  const sound = feedbackSound();
  const state = useSyncExternalStore(sound.subscribe, sound.state);
  const [open, setOpen] = useState(false);
  const panel = useId();
  if (!state.canSound && !state.canVibrate) return <p className="soft">{t('noSound')}</p>;
  const yesNo = (label: string, name: 'chime' | 'vibration') => (
    <Segmented
      label={label}
      options={[
        { value: 'on', label: t('on') },
        { value: 'off', label: t('off') },
      ]}
      value={state[name] ? 'on' : 'off'}
      onChange={(value) => void sound.change({ [name]: value === 'on' })}
      size="live"
    />
  );
  return (
    <div className="sound">
      <Button
        aria-pressed={state.on}
        aria-label={state.on ? t('soundOn') : t('soundOff')}
        disabled={!state.canSound}
        icon={<Icon name={state.on ? 'sound' : 'mute'} size={20} />}
        onClick={() => void sound.change({ on: !state.on || state.blocked })}
      >
        {t('sound')}
      </Button>
      <Button
        aria-expanded={open}
        aria-controls={panel}
        aria-label={t('settings')}
        icon={<Icon name="down" size={18} />}
        onClick={() => setOpen(!open)}
      />
      {state.on && state.blocked ? (
        <p className="sound-blocked" role="status">
          {t('blocked')}
        </p>
      ) : null}
      <section id={panel} className="sound-panel" aria-label={t('settings')} hidden={!open}>
        <label className="sound-volume">
          <span className="field-label">{t('volume')}</span>
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            value={Math.round(100 * state.volume)}
            aria-valuetext={`${Math.round(100 * state.volume)} %`}
            onChange={(event) => void sound.change({ volume: Number(event.target.value) / 100 })}
          />
        </label>
        <Segmented
          label={t('follows')}
          options={[
            { value: 'pitch', label: t('pitch') },
            { value: 'volume', label: t('loudness') },
          ]}
          value={state.follows}
          onChange={(follows) => void sound.change({ follows })}
          size="live"
        />
        {yesNo(t('chime'), 'chime')}
        {state.canVibrate ? yesNo(t('vibration'), 'vibration') : <p className="soft">{t('noVibration')}</p>}
        <Button onClick={() => setOpen(false)}>{t('done')}</Button>
      </section>
    </div>
  );
}
