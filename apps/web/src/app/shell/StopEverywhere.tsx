import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { buttonClass } from '../../kit/Button.tsx';
import { StopPress } from '../../kit/StopPress.tsx';
import { useStopKey } from '../../kit/stop-key.ts';
import { useText } from '../../text/en.ts';
import { type RunningVisit, useRunningVisits } from '../../visit/running-visit.ts';
import { stoppedByKey } from '../../visit/stop-by-key.ts';
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
  const all = useRunningVisits();
  const onItsLive = ({ visitId }: RunningVisit): boolean => path === `/visit/${visitId}/live`;
  const visits = all.filter((visit) => !onItsLive(visit));
  const running = visits.filter(({ state }) => state === 'running');
  const stopped = visits.filter(({ state }) => state === 'stopped');
  // A visit's own Live takes the key for that visit, and must not lose it to this one.
  const keyed = stoppedByKey(
    all.filter(({ state }) => state === 'running'),
    path,
  ).filter((visit) => !onItsLive(visit));
  const byKey = (): void => {
    for (const visit of keyed) visit.stop();
  };
  useStopKey(keyed.length > 0, useLatest(byKey));
  if (visits.length === 0) return null;
  // In another visit's Live a STOP stands already: it is that visit's.
  const several = visits.length > 1 || path.endsWith('/live');
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
          keyed={keyed.includes(visit)}
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
