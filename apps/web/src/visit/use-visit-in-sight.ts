import { useEffect } from 'react';
import { faultFrom } from '../app/fault.ts';
import { useMe } from '../app/session.ts';
import { showToast } from '../kit/Toast.tsx';

/**
 * Watches a patient's open visit from a screen that is not the visit's own, such as the chart, so that STOP is in sight
 * there while a clock runs in it, on whichever device.
 * @param visitId undefined where no visit of the patient is open
 */
export function useVisitInSight(visitId: string | undefined): void {
  const me = useMe();
  useEffect(() => {
    if (visitId === undefined) return;
    let here = true;
    let unwatch = (): void => undefined;
    import('./open-visit.ts')
      .then(({ openVisit }) => openVisit(visitId, me))
      .then(({ journal }) => {
        if (here) unwatch = journal.watch();
      })
      .catch((problem: unknown) => {
        const { message, remedy } = faultFrom(problem);
        showToast({ text: `${message} ${remedy}` });
      });
    return () => {
      here = false;
      unwatch();
    };
  }, [visitId, me]);
}
