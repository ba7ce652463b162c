import { repetitionsOf } from '@eupraxia/clinical/target';
import type { Activity } from '@eupraxia/clinical/visit';
import { useEffect, useState } from 'react';
import { Button } from '../../../kit/Button.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import { Segmented } from '../../../kit/Segmented.tsx';
import type { Journal } from '../../../visit/log/journal.ts';
import { StageNumber } from '../Stage.tsx';
import { bases, eyes, type Stance, standTimes, surfaces } from './stance.ts';
import { useStagesText } from './text.ts';
import './stages.css';

/** Seconds that a stand may aim at; thirty is the usual length of a balance trial. */
const aims = ['10', '20', '30', '60'] as const;
/** The log takes a hold of ten minutes at most. */
const longest = 600;

/**
 * Standing balance: a timer for each stand, its base, eyes and surface, and a tap for a loss of balance. A stand is a
 * repetition with its seconds and how the patient stood.
 */
export function BalanceStage({
  activity,
  journal,
  disabled,
}: {
  readonly activity: Activity;
  readonly journal: Journal;
  readonly disabled: boolean;
}) {
  const t = useStagesText();
  const activityId = activity.item.id;
  const [stance, setStance] = useState<Stance>({ base: 'together', eyes: 'open', surface: 'firm' });
  const [aim, setAim] = useState<(typeof aims)[number]>('30');
  const [fell, setFell] = useState(false);
  const { since, seconds, start, stop } = useStopwatch(disabled);
  const times = standTimes(activity);

  async function end(lost: boolean): Promise<void> {
    const held = Math.min(longest, Number(stop().toFixed(1)));
    setFell(lost);
    await journal.append('repetition.done', {
      activityId,
      held: !lost && held >= Number(aim),
      holdSeconds: held,
      ...(lost ? { lostBalance: true as const } : {}),
      stance: { ...stance },
    });
  }

  const running = since !== null;
  return (
    <div className="count-stage">
      <div className="stage-numbers">
        <StageNumber size="first" body={running} value={seconds.toFixed(running ? 0 : 1)} unit="s" meaning={t('inStance')} />
        <StageNumber
          size="first"
          value={times?.count ?? 0}
          unit={`/ ${repetitionsOf(activity.item.dose)}`}
          meaning={t('stands')}
        />
        <StageNumber size="second" value={times === null ? '–' : times.best.toFixed(1)} unit="s" meaning={t('best')} />
        <StageNumber
          size="second"
          value={times === null ? '–' : times.mean.toFixed(1)}
          unit="s"
          meaning={t('mean', { count: times?.count ?? 0 })}
        />
      </div>
      <progress className="stance-progress" max={Number(aim)} value={Math.min(Number(aim), seconds)} aria-label={t('inStance')} />
      <p role="status" className={fell ? 'stage-notice' : 'soft'}>
        {fell ? t('easier') : t('standing')}
      </p>
      <div className="stance">
        <Segmented
          label={t('base')}
          size="live"
          grow={false}
          options={bases.map((value) => ({ value, label: t(value) }))}
          value={stance.base}
          disabled={running}
          onChange={(base) => setStance({ ...stance, base })}
        />
        <Segmented
          label={t('eyes')}
          size="live"
          grow={false}
          options={eyes.map((value) => ({ value, label: t(value) }))}
          value={stance.eyes}
          disabled={running}
          onChange={(chosen) => setStance({ ...stance, eyes: chosen })}
        />
        <Segmented
          label={t('surface')}
          size="live"
          grow={false}
          options={surfaces.map((value) => ({ value, label: t(value) }))}
          value={stance.surface}
          disabled={running}
          onChange={(surface) => setStance({ ...stance, surface })}
        />
        <Segmented
          label={t('aim')}
          size="live"
          grow={false}
          options={aims.map((value) => ({ value, label: t('aimSeconds', { seconds: value }) }))}
          value={aim}
          disabled={running}
          onChange={setAim}
        />
      </div>
      <div className="count-taps">
        {running ? (
          <>
            <Button kind="ask" size="live" icon={<Icon name="done" size={20} />} onClick={() => void end(false)}>
              {t('end')}
            </Button>
            <Button size="live" icon={<Icon name="attention" size={20} />} className="stance-lost" onClick={() => void end(true)}>
              {t('lost')}
            </Button>
          </>
        ) : (
          <Button
            kind="ask"
            size="live"
            icon={<Icon name="clock" size={20} />}
            disabled={disabled}
            onClick={() => {
              setFell(false);
              start();
            }}
          >
            {t('begin')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A stopwatch in seconds; `away` (a STOP, a pause) ends it, and nothing of that stand is kept. */
function useStopwatch(away: boolean) {
  const [since, setSince] = useState<number | null>(null);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (away) setSince(null);
  }, [away]);
  useEffect(() => {
    if (since === null) return;
    const timer = setInterval(() => setSeconds((performance.now() - since) / 1000), 100);
    return () => clearInterval(timer);
  }, [since]);
  return {
    since,
    seconds,
    start: (): void => {
      setSeconds(0);
      setSince(performance.now());
    },
    stop: (): number => {
      const passed = since === null ? 0 : (performance.now() - since) / 1000;
      setSince(null);
      setSeconds(passed);
      return passed;
    },
  };
}
