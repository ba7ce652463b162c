import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { buttonClass } from '../../kit/Button.tsx';
import { StopPress } from '../../kit/StopPress.tsx';
import { useStopKey } from '../../kit/stop-key.ts';
import { useText } from '../../text/en.ts';
import { type RunningVisit, useRunningVisits } from '../../visit/running-visit.ts';
import { may } from '../may.ts';
import { useMe } from '../session.ts';
import './stop-everywhere.css';

const DevicesWithoutStop = lazy(() =>
  import('../../visit/DevicesWithoutStop.tsx').then((module) => ({ default: module.DevicesWithoutStop })),
);

/**
 * STOP on every screen but the visit's own Live, which has one: for each visit of this browser in which a clock runs,
 * whoever started it. After a STOP, whoever pressed it, the way to what is to be done, and which devices have not confirmed.
 */
export function StopEverywhere({ path }: { readonly path: string }) {
  const t = useText();
  const visits = useRunningVisits().filter(({ visitId }) => path !== `/visit/${visitId}/live`);
  const running = visits.filter(({ state }) => state === 'running');
  const stopped = visits.filter(({ state }) => state === 'stopped');
  // The key stops the visit that the screen is about; where it is about none of them, all that run.
  const byKey = (): void => {
    const about = running.filter(({ visitId }) => path.startsWith(`/visit/${visitId}/`));
    for (const visit of about.length > 0 ? about : running) visit.stop();
  };
  useStopKey(running.length > 0, useLatest(byKey));
  if (visits.length === 0) return null;
  const several = visits.length > 1;
  return (
    <div className="stop-everywhere">
      {stopped.map((visit) => (
        <Stopped key={visit.visitId} visit={visit} named={several} />
      ))}
      {running.map((visit) => (
        <StopPress
          key={visit.visitId}
          label={several ? t('stopOf', { name: visit.patient }) : t('stop')}
          how={t('stopHow')}
          onPress={visit.stop}
          disabled={false}
        />
      ))}
      {/* It stays where the finger is: the click that follows the press must meet nothing else. */}
      {running.length === 0 ? <StopPress label={t('stop')} how={t('stopHow')} onPress={() => undefined} disabled /> : null}
    </div>
  );
}

function Stopped({ visit, named }: { readonly visit: RunningVisit; readonly named: boolean }) {
  const t = useText();
  const { role } = useMe();
  return (
    <div className="stop-everywhere-done" role="alert">
      <p>{named ? t('stoppedOf', { name: visit.patient }) : t('stoppedEverywhere')}</p>
      <Suspense fallback={null}>
        <DevicesWithoutStop visitId={visit.visitId} />
      </Suspense>
      {may(role, 'treat') ? (
        <Link
          to="/visit/$visitId/live"
          params={{ visitId: visit.visitId }}
          className={buttonClass({ kind: 'ask', size: 'live' })}
        >
          {t('stoppedWhy')}
        </Link>
      ) : null}
    </div>
  );
}

/** The same function for as long as the screen stands, doing what the newest one does. */
function useLatest(work: () => void): () => void {
  const [latest] = useState(() => ({ work }));
  useEffect(() => {
    latest.work = work;
  });
  return useCallback(() => latest.work(), [latest]);
}
