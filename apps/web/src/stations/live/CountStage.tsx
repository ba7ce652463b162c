import { repetitionsOf, repetitionsPerSet } from '@eupraxia/clinical/target';
import type { Activity } from '@eupraxia/clinical/visit';
import { Button } from '../../kit/Button.tsx';
import { Icon } from '../../kit/Icon.tsx';
import type { Journal } from '../../visit/log/journal.ts';
import { useOneTap } from './one-tap.ts';
import { StageNumber } from './Stage.tsx';
import { useLiveText } from './text.ts';

/** Which set is under way: one more than were finished. */
const setUnderWay = (activity: Activity): number => activity.setMarks.length + 1;

/** Repetitions by tap. Beside a sensor (`measured`) it is the smaller way, for what the sensor missed. */
export function CountTaps({
  activity,
  journal,
  disabled,
  measured = false,
}: {
  readonly activity: Activity;
  readonly journal: Journal;
  readonly disabled: boolean;
  readonly measured?: boolean;
}) {
  const t = useLiveText();
  const counts = useOneTap();
  const activityId = activity.item.id;
  const done = activity.sets.find((s) => s.set === setUnderWay(activity))?.done ?? 0;
  const full = done >= repetitionsPerSet(activity.item.dose);
  const count = (held: boolean): void => void journal.append('repetition.done', { activityId, held });
  return (
    <div className={measured ? 'count-taps count-taps-small' : 'count-taps'}>
      <Button
        kind={measured || full ? 'quiet' : 'ask'}
        size="live"
        icon={<Icon name="plus" size={20} />}
        disabled={disabled}
        onClick={() => count(true)}
      >
        {t('tapHeld')}
      </Button>
      <Button size="live" icon={<Icon name="plus" size={20} />} disabled={disabled} onClick={() => count(false)}>
        {t('tapNot')}
      </Button>
      <Button
        kind={full ? 'ask' : 'quiet'}
        size="live"
        disabled={disabled || done === 0}
        onClick={() => {
          if (counts('set')) void journal.append('set.finished', { activityId });
        }}
      >
        {t('setFinished')}
      </Button>
    </div>
  );
}

/** The picture of an activity that is counted by hand: sit-to-stand. */
export function CountStage({
  activity,
  journal,
  disabled,
}: {
  readonly activity: Activity;
  readonly journal: Journal;
  readonly disabled: boolean;
}) {
  const t = useLiveText();
  const { dose } = activity.item;
  const now = Math.min(dose.sets, setUnderWay(activity));
  const current = activity.sets.find((s) => s.set === setUnderWay(activity))?.done ?? 0;
  return (
    <div className="count-stage">
      <div className="stage-numbers">
        <StageNumber
          size="first"
          body
          value={current}
          unit={`/ ${repetitionsPerSet(dose)}`}
          meaning={t('setNow', { now, all: dose.sets })}
        />
        <StageNumber
          size="first"
          value={activity.repetitions.done}
          unit={`/ ${repetitionsOf(dose)}`}
          meaning={t('repetitions')}
        />
        <StageNumber
          size="second"
          value={activity.repetitions.lastTen.filter(Boolean).length}
          unit={`of ${activity.repetitions.lastTen.length}`}
          meaning={t('lastTen')}
        />
      </div>
      <ol className="count-sets">
        {activity.sets.map((set) => (
          <li key={set.set}>
            {t('setNow', { now: set.set, all: dose.sets })}: {set.done} / {repetitionsPerSet(dose)}, {set.held} {t('heldTotal')}
          </li>
        ))}
      </ol>
      <CountTaps activity={activity} journal={journal} disabled={disabled} />
    </div>
  );
}
