import type { Role } from '@eupraxia/clinical';
import { emgTargetOf } from '@eupraxia/clinical/target';
import type { Activity } from '@eupraxia/clinical/visit';
import { type RefObject, useState } from 'react';
import { useMe } from '../../app/session.ts';
import { liveSession } from '../../live/page/live-session.ts';
import { clocksNow, type MyClock } from '../../visit/running-clocks.ts';
import { startVerdict } from '../../visit/start-verdict.ts';
import type { VisitInView } from '../../visit/use-visit.ts';
import type { Choice } from './other-patient/apply-choice.ts';
import type { Attention } from './Stage.tsx';

/** A start that waits until it is said what becomes of the clinician's clock with another patient. */
interface Question {
  readonly clock: MyClock;
  readonly activity: Activity;
  readonly attention: Attention;
  /** Visits that have been settled already. */
  readonly settled: ReadonlySet<string>;
}

/**
 * Starts or resumes an activity: where the person is one-on-one with another patient it is asked first what becomes of that;
 * what else runs here is paused, the start is recorded, and practice begins once the server has not blocked it. Online it
 * waits a second for that at most; offline the rules aboard have decided.
 * @param stopped whether STOP was pressed, as of now: one that is pressed on the way is over all
 * @param onOther called where another activity than the one asked for starts: the group item
 */
export function useStart(
  { visit, journal }: Pick<VisitInView, 'visit' | 'journal'>,
  stopped: RefObject<boolean>,
  onOther: (activityId: string) => void,
) {
  const me = useMe();
  /** The activity that waits for the server’s word. */
  const [checking, setChecking] = useState<string | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);

  async function start(activity: Activity, attention: Attention, settled: ReadonlySet<string> = new Set()): Promise<void> {
    const activityId = activity.item.id;
    setChecking(activityId);
    try {
      if (isOwnTime(attention, me.role)) {
        const clocks = await clocksNow();
        const clock = clocks.find(({ visitId, oneOnOne }) => oneOnOne && visitId !== journal.visitId && !settled.has(visitId));
        if (clock !== undefined) return setQuestion({ clock, activity, attention, settled });
      }
      if (stopped.current) return;
      await begin(activity, attention);
    } finally {
      setChecking((now) => (now === activityId ? null : now));
    }
  }

  async function begin(activity: Activity, attention: Attention): Promise<void> {
    const activityId = activity.item.id;
    for (const other of visit.activities) {
      if (other.state === 'running' && other.item.id !== activityId)
        await journal.append('activity.paused', { activityId: other.item.id });
    }
    if (stopped.current) return;
    const last = activity.bouts.at(-1);
    const same = last !== undefined && last.by === attention.by && last.mode === attention.mode;
    const recorded =
      activity.state === 'paused' && same
        ? await journal.append('activity.resumed', { activityId })
        : await journal.append('activity.started', { activityId, ...attention });
    if (!recorded.ok) return;
    const verdict = await startVerdict(recorded.value, journal);
    if (verdict === 'refused' || stopped.current) return;
    if (emgTargetOf(activity.item) !== null && activity.reference !== null) liveSession().play();
  }

  /** Starts what was asked for, once the other patient's clock has been seen to. */
  function chosen(choice: Choice): void {
    if (question === null) return;
    const { clock, activity, attention } = question;
    const settled = new Set([...question.settled, clock.visitId]);
    setQuestion(null);
    if (choice.kind !== 'group') return void start(activity, attention, settled);
    const group = choice.group.here;
    if (group.item.id !== activity.item.id) onOther(group.item.id);
    void start(group, { ...attention, mode: 'group' }, settled);
  }

  return { checking, start, question, chosen, cancel: () => setQuestion(null) };
}

/** Whether a start takes this person's attention: their own kind of time, and not left to run by itself. */
export function isOwnTime({ by, mode }: Attention, role: Role): boolean {
  return mode !== 'unattended' && (by === 'both' ? 'therapist' : by) === role;
}
