import { repetitionsOf } from '@eupraxia/clinical/target';
import type { Activity } from '@eupraxia/clinical/visit';
import { doseText } from '../../app/dose-text.ts';
import { stopwatch } from '../../visit/stopwatch.ts';
import { useLiveText } from './text.ts';

/** Seconds of an activity by now: what was folded, and what has run since. */
export function secondsNow(activity: Activity, foldedAt: number, now: number): number {
  return activity.seconds + (activity.state === 'running' ? Math.max(0, now - foldedAt) / 1000 : 0);
}

/** The program of the visit: each activity with its clock; one is chosen. */
export function ActivityStrip({
  activities,
  chosen,
  foldedAt,
  now,
  onChoose,
}: {
  readonly activities: readonly Activity[];
  readonly chosen: string;
  readonly foldedAt: number;
  readonly now: number;
  readonly onChoose: (id: string) => void;
}) {
  const t = useLiveText();
  const states = { 'not-started': t('notStarted'), running: t('running'), paused: t('paused'), stopped: t('ended') };
  return (
    <nav className="activities" aria-label={t('activities')}>
      {activities.map((activity) => {
        const { item, state, repetitions } = activity;
        const all = repetitionsOf(item.dose);
        const seconds = secondsNow(activity, foldedAt, now);
        return (
          <button
            key={item.id}
            type="button"
            className="activity"
            aria-current={item.id === chosen ? 'true' : undefined}
            title={item.name}
            onClick={() => onChoose(item.id)}
          >
            <b className="activity-name">{item.name}</b>
            <span className="activity-head">
              <span className="soft activity-what">
                {states[state]} · {item.service.code} · {doseText(item.dose)}
              </span>
              <span className={state === 'running' ? 'activity-time activity-time-running' : 'activity-time'}>
                {state === 'not-started' ? '–' : stopwatch(seconds)}
              </span>
            </span>
            <span className="activity-bar" aria-hidden="true">
              <span style={{ inlineSize: `${Math.min(100, (100 * repetitions.done) / Math.max(1, all))}%` }} />
            </span>
          </button>
        );
      })}
    </nav>
  );
}
