import type { AttentionMode, Furnisher } from '@eupraxia/clinical';
import { furnishers } from '@eupraxia/clinical';
import type { Activity } from '@eupraxia/clinical/visit';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/Icon.tsx';
import { useEscape } from '../../kit/use-escape.ts';
import { Taps } from './Taps.tsx';
import { useLiveText } from './text.ts';

const attentionModes = ['one-on-one', 'group', 'unattended'] as const satisfies readonly AttentionMode[];

/** Who furnishes the service, and how, from the next start on; while the clock runs a change is recorded at once. */
export interface Attention {
  readonly by: Exclude<Furnisher, 'unlisted'>;
  readonly mode: AttentionMode;
}

/** The head of the picture: what is practised, by whom, and its clock's next step. */
export function StageHead({
  activity,
  details,
  attention,
  onAttention,
  whose,
  handOver,
  onGo,
  onPause,
  onEnd,
  disabled,
}: {
  readonly activity: Activity;
  readonly details: string;
  readonly attention: Attention;
  readonly onAttention: (attention: Attention) => void;
  /** Who treats, where that is not the person at this screen. */
  readonly whose?: string | undefined;
  /** Hands a running clock over to a colleague. */
  readonly handOver?: ReactNode;
  readonly onGo: () => void;
  readonly onPause: () => void;
  readonly onEnd: () => void;
  readonly disabled: boolean;
}) {
  const t = useLiveText();
  const running = activity.state === 'running';
  const panel = useId();
  const [changes, setChanges] = useState(false);
  useEscape(changes, () => setChanges(false));
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
      <p className="soft stage-what">
        <span className="stage-details">{details}</span>
        <span className="stage-dot"> · </span>
        <span className="stage-who">
          {t(attention.by)}, {t(attention.mode)}
          {whose === undefined ? null : `, ${whose}`}
          <button
            type="button"
            className="stage-change"
            aria-expanded={changes}
            aria-controls={panel}
            onClick={() => setChanges(!changes)}
          >
            {changes ? t('attentionDone') : t('attentionShort')} <span className="unseen">{t('attentionChange')}</span>
          </button>
        </span>
      </p>
      <div id={panel} className="stage-attention" hidden={!changes}>
        <Taps
          label={t('furnishedBy')}
          columns={3}
          value={attention.by}
          taps={furnishers.map((by) => ({ value: by, label: t(by) }))}
          onTap={(by) => onAttention({ ...attention, by })}
        />
        <Taps
          label={t('attention')}
          columns={3}
          value={attention.mode}
          taps={attentionModes.map((mode) => ({ value: mode, label: t(mode) }))}
          onTap={(mode) => onAttention({ ...attention, mode })}
        />
        {handOver}
      </div>
    </header>
  );
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
