import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, buttonClass } from '../../../kit/Button.tsx';
import { Icon } from '../../../kit/Icon.tsx';
import { showToast } from '../../../kit/Toast.tsx';
import { type MyClock, pauseClock, useMyClocks } from '../../../visit/running-clocks.ts';
import { stopwatch } from '../../../visit/stopwatch.ts';
import { useVisitInSight } from '../../../visit/use-visit-in-sight.ts';
import { useClockText } from './text.ts';
import { useSecond } from './use-second.ts';
import './clock-bar.css';

/**
 * The clocks of the signed-in person that run, on every screen but the Live of their own visit: whose, what, how long, and
 * the way to pause or to go there. Clocks that another device started are among them.
 */
export function ClockBar({ path }: { readonly path: string }) {
  const t = useClockText();
  const clocks = useMyClocks().filter(({ visitId }) => path !== `/visit/${visitId}/live`);
  useSecond(clocks.length > 0);
  if (clocks.length === 0) return null;
  return (
    <ul className="clock-bar" aria-label={t('running')}>
      {clocks.map((clock) => (
        <Row key={`${clock.visitId} ${clock.activityId}`} clock={clock} />
      ))}
    </ul>
  );
}

function Row({ clock }: { readonly clock: MyClock }) {
  const t = useClockText();
  const [busy, setBusy] = useState(false);
  const { visitId, patient, activity, since, here } = clock;
  const elapsed = ((here?.now() ?? Date.now()) - since) / 1000;
  const pause = async (): Promise<void> => {
    setBusy(true);
    const paused = await pauseClock(clock);
    setBusy(false);
    if (!paused) showToast({ text: t('unreached', { name: patient }) });
  };
  // A clock that another device started: the visit is watched, so that STOP is in sight here too.
  useVisitInSight(here === null ? visitId : undefined);
  return (
    <li className="clock-row">
      <Icon name="clock" size={20} />
      <span className="clock-what">
        <strong className="clock-name">{patient}</strong>
        <span className="clock-activity">{activity}</span>
      </span>
      <span className="clock-time">{stopwatch(elapsed)}</span>
      <span className="clock-acts">
        <Button
          icon={<Icon name="pause" size={18} />}
          busy={busy}
          aria-label={t('pauseOf', { name: patient, activity })}
          onClick={() => void pause()}
        >
          {t('pause')}
        </Button>
        <Link
          to="/visit/$visitId/live"
          params={{ visitId }}
          className={buttonClass()}
          aria-label={t('goToVisitOf', { name: patient })}
        >
          {t('goToVisit')}
        </Link>
      </span>
    </li>
  );
}
