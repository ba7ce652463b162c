import type { Activity, AttentionMode, Furnisher } from '@eupraxia/clinical';
import { furnishers } from '@eupraxia/clinical';
import type { ReactNode } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useLiveText } from './text.ts';

const attentionModes = ['one-on-one', 'group', 'unattended'] as const satisfies readonly AttentionMode[];

/** Who furnishes the service, and how, from the next start on; while the clock runs a change is recorded at once. */
export interface Attention {
  readonly by: Furnisher;
  readonly mode: AttentionMode;
}

/** The head of the picture: what is practised, by whom, and its clock's next step. */
export function StageHead({
  activity,
  details,
  attention,
  onAttention,
  onGo,
  onPause,
  onEnd,
  disabled,
}: {
  readonly activity: Activity;
  readonly details: string;
  readonly attention: Attention;
  readonly onAttention: (attention: Attention) => void;
  readonly onGo: () => void;
  readonly onPause: () => void;
  readonly onEnd: () => void;
  readonly disabled: boolean;
}) {
  const t = useLiveText();
  const running = activity.state === 'running';
  return (
    <header className="stage-head">
      <div className="stage-row">
        <h2>{activity.item.name}</h2>
        {activity.state === 'running' || activity.state === 'paused' ? (
          <Button onClick={onEnd}>{t('stopActivity')}</Button>
        ) : null}
        {running ? (
          <Button icon={<Icon name="pause" size={18} />} onClick={onPause}>
            {t('pause')}
          </Button>
        ) : (
          <Button kind="ask" icon={<Icon name="play" size={18} />} onClick={onGo} disabled={disabled}>
            {activity.state === 'not-started' ? t('start') : t('resume')}
          </Button>
        )}
      </div>
      <div className="stage-row">
        <p className="soft">{details}</p>
        <label className="inline-field">
          <span className="unseen">{t('furnishedBy')}</span>
          <select
            className="control"
            value={attention.by}
            onChange={(event) => onAttention({ ...attention, by: pick(furnishers, event.target.value) })}
          >
            {furnishers.map((by) => (
              <option key={by} value={by}>
                {t(by)}
              </option>
            ))}
          </select>
        </label>
        <label className="inline-field">
          <span className="unseen">{t('attention')}</span>
          <select
            className="control"
            value={attention.mode}
            onChange={(event) => onAttention({ ...attention, mode: pick(attentionModes, event.target.value) })}
          >
            {attentionModes.map((mode) => (
              <option key={mode} value={mode}>
                {t(mode)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </header>
  );
}

function pick<T extends string>(all: readonly T[], value: string): T {
  return all.find((one) => one === value) ?? (all[0] as T);
}

/** One number that the patient reads across the room, its meaning under it. */
export function StageNumber({
  value,
  unit,
  meaning,
  size,
  body = false,
}: {
  readonly value: ReactNode;
  readonly unit: string;
  readonly meaning: string;
  readonly size: 'first' | 'second';
  readonly body?: boolean;
}) {
  return (
    <div className={`stage-number stage-number-${size}${body ? ' stage-number-body' : ''}`}>
      <span className="stage-figure">
        {value}
        <small> {unit}</small>
      </span>
      <span className="stage-meaning">{meaning}</span>
    </div>
  );
}
