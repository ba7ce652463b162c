import { useEffect, useRef } from 'react';
import { showToast } from '../../../kit/Toast.tsx';
import { clocksHere, type MyClock } from '../../../visit/running-clocks.ts';
import { signOfTreatment } from '../../../visit/signs.ts';
import { useClockText } from './text.ts';

/** Whether an address is one of the visit's screens, or of its patient's chart. */
export function isAbout(path: string, { visitId, patientId }: Pick<MyClock, 'visitId' | 'patientId'>): boolean {
  const patient = `/patient/${patientId}`;
  return path.startsWith(`/visit/${visitId}/`) || (patientId !== null && (path === patient || path.startsWith(`${patient}/`)));
}

/**
 * Asks once, when the screens of a visit are left while a clock of it runs, whether treatment goes on. The clock runs on
 * meanwhile, in sight; without an answer the rule of ten minutes pauses it.
 */
export function useAskOnLeaving(path: string): void {
  const t = useClockText();
  const before = useRef(path);
  /** Stretches of clocks that were asked about already. */
  const asked = useRef(new Set<string>());
  const takeBack = useRef<{ readonly clock: MyClock; readonly run: () => void } | null>(null);
  useEffect(() => {
    const from = before.current;
    before.current = path;
    if (takeBack.current !== null && isAbout(path, takeBack.current.clock)) {
      takeBack.current.run();
      takeBack.current = null;
    }
    if (from === path) return;
    const left = clocksHere().find((clock) => isAbout(from, clock) && !isAbout(path, clock));
    if (left === undefined) return;
    const { visitId, activityId, since, patient, here } = left;
    const key = `${visitId} ${activityId} ${since}`;
    if (asked.current.has(key)) return;
    asked.current.add(key);
    const run = showToast({
      text: t('leftWhileRunning', { name: patient }),
      answers: [
        { label: t('keepRunning'), run: () => here !== null && signOfTreatment(visitId, here.now()) },
        { label: t('pause'), run: () => void here?.pause(activityId, { cause: 'left' }) },
      ],
    });
    takeBack.current = { clock: left, run };
  }, [path, t]);
}
