import type { Activity } from '@eupraxia/clinical/visit';
import { targetAside, useTargetText } from '../../app/target-text.ts';
import type { TappedPractices } from '../../live/page/tapped-practices.ts';
import type { VisitInView } from '../../visit/use-visit.ts';
import { CountStage } from './CountStage.tsx';
import { EmgStage } from './EmgStage.tsx';
import { TappedCoach } from './practice/TappedCoach.tsx';
import { BalanceStage } from './stages/BalanceStage.tsx';
import { PatternStage } from './stages/PatternStage.tsx';
import { stageOf } from './stages/stage-of.ts';

/** The stage that belongs to an activity: a muscle's picture, a pattern, a balance clock, or a count. */
export function StageOf(props: {
  readonly activity: Activity;
  readonly view: VisitInView;
  readonly still: boolean;
  readonly taps: TappedPractices;
}) {
  const { activity, view, still, taps } = props;
  const running = activity.state === 'running' && !still;
  const tapped = { activity, journal: view.journal, disabled: !running };
  const kind = stageOf(activity.item);
  if (kind === 'emg') return <EmgStage activity={activity} view={view} still={still} />;
  return (
    <>
      {kind === 'pattern' ? (
        <PatternStage {...tapped} />
      ) : kind === 'balance' ? (
        <BalanceStage {...tapped} />
      ) : (
        <CountStage {...tapped} />
      )}
      <TappedCoach activityId={activity.item.id} taps={taps} running={running} />
    </>
  );
}

/** Says of a target that no coach practices with that it is kept: the activity is counted or timed as without one. */
export function TargetAside({ item }: Pick<Activity, 'item'>) {
  const t = useTargetText();
  const aside = targetAside(item);
  if (aside === null) return null;
  return (
    <p className="soft" role="note">
      {aside.known ? t('notCoached') : t('unknown', { metric: aside.metric })}
    </p>
  );
}
