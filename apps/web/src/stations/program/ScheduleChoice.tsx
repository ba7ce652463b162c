import type { ScheduleOrder } from '@eupraxia/clinical';
import type { ChartView } from '@eupraxia/clinical/chart';
import { sessionsOf } from '@eupraxia/coach/progress';
import { ruleRows } from '@eupraxia/coach/rows';
import { practiceSchedules, scheduleAdvice, seedFrom } from '@eupraxia/coach/schedule';
import { freshId } from '../../app/fresh-id.ts';
import type { PracticeHistory } from '../../app/practice-history.ts';
import { SourceMark } from '../../app/SourceMark.tsx';
import { Select } from '../../kit/Field.tsx';
import type { ItemDraft } from './draft-shape.ts';
import { useProgressText } from './progress-text.ts';

/** In which order the trials come in the visit, with what the stage of learning speaks for. Nothing is chosen for the therapist. */
export function ScheduleChoice({
  schedule,
  view,
  items,
  history,
  onChange,
}: {
  readonly schedule: ScheduleOrder | undefined;
  readonly view: ChartView;
  readonly items: readonly ItemDraft[];
  readonly history: PracticeHistory;
  readonly onChange: (schedule: ScheduleOrder | undefined) => void;
}) {
  const t = useProgressText();
  // Whether a request of two steps can be followed: what the safety screen asks, and unknown is not no.
  const cannot = view.screening?.answers['cannot-report']?.answer;
  const advice =
    history === null || history === 'away'
      ? null
      : scheduleAdvice({
          ...practised(items, history),
          lowCognition: cannot === 'yes' ? true : cannot === 'no' ? false : null,
          current: schedule?.kind ?? 'blocked',
        });
  return (
    <section className="card proposal" aria-label={t('orderOf')}>
      <Select
        label={t('schedule')}
        choose={t('scheduleOpen')}
        value={schedule?.kind ?? ''}
        onChange={(event) => {
          const kind = practiceSchedules.find((one) => one === event.currentTarget.value);
          // A drawn order keeps its seed, so that it is the same for whoever opens the visit.
          onChange(kind === undefined ? undefined : { kind, seed: schedule?.seed ?? seedFrom(freshId()) >>> 0 });
        }}
        options={practiceSchedules.map((kind) => ({ value: kind, label: t(`schedule-${kind}`) }))}
      />
      {advice === null ? null : (
        <p className="soft">
          {t(`advice-${advice.because}`)} {t('adviceIs', { schedule: t(`schedule-${advice.schedule}`) })}
        </p>
      )}
      <SourceMark row={ruleRows['schedule-by-stage']} />
    </section>
  );
}

/** How often these exercises were practised before, and how well the last time. */
function practised(items: readonly ItemDraft[], history: Exclude<PracticeHistory, 'away' | null>) {
  const all = items.flatMap(({ exerciseId, side }) => (side === undefined ? [] : [sessionsOf(history, { exerciseId, side })]));
  const last = all.flatMap((sessions) => sessions.at(-1) ?? []);
  const trials = last.reduce((sum, session) => sum + session.trials, 0);
  return {
    tasks: items.length,
    sessions: all.length === 0 ? 0 : Math.min(...all.map((sessions) => sessions.length)),
    success: trials === 0 ? null : last.reduce((sum, session) => sum + session.held, 0) / trials,
  };
}
