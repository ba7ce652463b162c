import { Link } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { buttonClass } from '../../kit/Button.tsx';
import { StopPress } from '../../kit/StopPress.tsx';
import { useStopKey } from '../../kit/stop-key.ts';
import { useText } from '../../text/en.ts';
import { markRunning, useRunningVisit } from '../../visit/running-visit.ts';
import './stop-everywhere.css';

/** STOP on every screen but Live, which has its own, while a clock of this tab's visit runs; then the way to clear it. */
export function StopEverywhere({ path }: { readonly path: string }) {
  const t = useText();
  const running = useRunningVisit();
  const [stopped, setStopped] = useState<string | null>(null);
  const visitId = running?.visitId ?? stopped;
  const onLive = visitId !== null && path === `/visit/${visitId}/live`;
  useEffect(() => {
    if (onLive) setStopped(null);
  }, [onLive]);
  const press = useCallback((): void => {
    if (running === null) return;
    running.stop();
    setStopped(running.visitId);
    markRunning(running.visitId, null);
  }, [running]);
  useStopKey(running !== null && !onLive, press);
  if (visitId === null || onLive) return null;
  return (
    <div className="stop-everywhere">
      {running === null ? (
        <div className="stop-everywhere-done" role="alert">
          <p>{t('stoppedEverywhere')}</p>
          <Link to="/visit/$visitId/live" params={{ visitId }} className={buttonClass({ kind: 'ask', size: 'live' })}>
            {t('stoppedWhy')}
          </Link>
        </div>
      ) : null}
      {/* It stays where the finger is: the click that follows the press must meet nothing else. */}
      <StopPress label={t('stop')} how={t('stopHow')} onPress={press} disabled={running === null} />
    </div>
  );
}
