import { emgTargetOf } from '@eupraxia/clinical/target';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { VisitInView } from '../../visit/use-visit.ts';
import type { CoachView } from '../protocol.ts';
import { liveSession } from './live-session.ts';
import { type Lacking, type PracticeChoices, type VisitPractice, visitPractice } from './visit-practice.ts';

/** The coach of an activity as its screen needs it. */
export interface PracticeInView {
  readonly practice: VisitPractice;
  /** Null until somebody is coached. */
  readonly coach: CoachView | null;
  /** What is lacking before the coach can begin. */
  readonly lacking: Lacking | null;
  /** Chooses feedback, antagonist, limits… */
  readonly choose: (choices: PracticeChoices) => void;
}

/** Coaches the activity that is shown, for as long as it is; what others record in the visit reaches the coach too. */
export function usePractice(view: VisitInView, activityId: string): PracticeInView {
  const { journal, liveRecordings, visit, log } = view;
  const practice = useMemo(() => visitPractice(journal.visitId, journal, liveRecordings), [journal, liveRecordings]);
  const live = useSyncExternalStore(liveSession().subscribe, liveSession().state);
  const [lacking, setLacking] = useState<Lacking | null>('source');
  const activity = visit.activities.find(({ item }) => item.id === activityId) ?? null;
  const [choices, setChoices] = useState(practice.choices);
  const choose = (more: PracticeChoices): void => {
    practice.choose(more);
    setChoices(practice.choices);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: channels, source and choices decide who is coached
  useEffect(() => {
    setLacking(practice.follow(visit, log, activity == null || emgTargetOf(activity.item) === null ? null : activity));
  }, [practice, visit, log, activity, live.phase, live.recordingId, live.recording, live.channel, live.antagonist, choices]);
  return { practice, coach: live.coach?.activityId === activityId ? live.coach : null, lacking, choose };
}
