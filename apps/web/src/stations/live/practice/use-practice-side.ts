import { emgTargetOf } from '@eupraxia/clinical/target';
import type { Activity } from '@eupraxia/clinical/visit';
import type { Cue } from '@eupraxia/coach';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import { type PracticeHistory, usePracticeHistory } from '../../../app/practice-history.ts';
import { liveSession } from '../../../live/page/live-session.ts';
import type { TappedPractices } from '../../../live/page/tapped-practices.ts';
import type { VisitInView } from '../../../visit/use-visit.ts';
import type { PracticeAside } from './aside.ts';
import { type Offer, offersFor } from './offers.ts';
import { useSaidCues } from './said-cues.ts';
import { successReport } from './success-report.ts';
import { usePracticeText } from './text.ts';

/** What may take the place of the taps, of practice. */
export type PracticePanel = 'dose' | 'why' | 'motivation';

/** The coach's side of the station: what is open, what is offered, what was said. */
export interface PracticeSide {
  readonly open: PracticePanel | null;
  readonly toggle: (panel: PracticePanel) => void;
  readonly close: () => void;
  readonly history: PracticeHistory;
  readonly offer: Offer | undefined;
  /** What the coach of the activity said, oldest first. */
  readonly said: readonly Cue[];
  /** Whether the activity has a coach by now. */
  readonly isCoached: boolean;
  readonly probe: (variant?: string) => void;
  /** The patient’s wish to hear how a tapped trial went; null where feedback is not on request, or the picture has its own button. */
  readonly ask: (() => void) | null;
  readonly aside: PracticeAside;
}

/** Follows the coach of the chosen activity for the parts of the station that stand around the stage. */
export function usePracticeSide(view: VisitInView, activity: Activity | undefined, taps: TappedPractices): PracticeSide {
  const t = usePracticeText();
  const { visit, foldedAt } = view;
  const [open, setOpen] = useState<PracticePanel | null>(null);
  const history = usePracticeHistory(visit.snapshot.patient.id);
  const live = liveSession();
  const { coach } = useSyncExternalStore(live.subscribe, live.state);
  const activityId = activity?.item.id ?? '';
  const heard = useSaidCues(activityId);
  const isSignal = activity !== undefined && emgTargetOf(activity.item) !== null;
  const tapped = isSignal ? null : taps.of(activityId);
  // The log decides what is offered, and the day: no offer comes or goes within a minute.
  const offer = useMemo(
    () => (activity === undefined || visit.status === 'finished' ? undefined : offersFor(visit, activity, history, foldedAt)[0]),
    [visit, activity, history, foldedAt],
  );
  const toggle = useCallback((panel: PracticePanel) => setOpen((now) => (now === panel ? null : panel)), []);
  const close = useCallback(() => setOpen(null), []);
  const report = activity === undefined ? null : successReport(visit, activity);
  const success =
    report === null
      ? null
      : report.before === null
        ? t('successOnce', { held: report.held, of: report.of })
        : t('successMore', {
            held: report.held,
            of: report.of,
            heldBefore: report.before.held,
            ofBefore: report.before.of,
          });
  const isWhyOpen = open === 'why';
  const aside = useMemo(
    (): PracticeAside => ({ toggleWhy: () => toggle('why'), isWhyOpen, success }),
    [toggle, isWhyOpen, success],
  );
  return {
    open,
    toggle,
    close,
    history,
    offer,
    said: isSignal ? heard : (tapped?.said ?? []),
    isCoached: isSignal ? coach?.activityId === activityId : tapped !== null,
    ask: tapped?.view.policy === 'self-controlled' ? () => taps.asked(activityId) : null,
    probe: (variant) => {
      if (!isSignal) taps.probe(activityId, 'begin', variant);
      else live.sendInput({ kind: 'probe-begin', ...(variant === undefined ? {} : { variant }) });
    },
    aside,
  };
}
