import { currentMe, watchSession } from '../../app/session.ts';
import { unsentVisits } from './unsent.ts';

/**
 * As soon as it is known who sits here, opens the visits of which this browser may hold more than the server, so that
 * they are sent without anybody looking for them: their journals try until they are through.
 */
export function sendUnsentVisits(): void {
  let sentFor: string | undefined;
  watchSession(() => {
    const me = currentMe();
    const key = me === undefined ? undefined : `${me.userId}/${me.clinic.id}`;
    if (key === sentFor) return;
    sentFor = key;
    if (me === undefined) return;
    unsentVisits(me)
      .then(async (visits) => {
        if (visits.length === 0) return;
        const { openVisit } = await import('../open-visit.ts');
        for (const visitId of visits) await openVisit(visitId, me);
      })
      // A browser that keeps nothing has nothing to send.
      .catch(() => undefined);
  });
}
